"""From an id as people and texts write it to the rows it means.

References are resolved when they are asked for, so that they also lead to what came later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store.layers import Rows


def newest_first(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows that begin with (date or None, letter id, SHA-256, position): newest first, then by place."""
    by_place = sorted(rows, key=lambda row: (row[1].lower(), *row[2:4]))
    return sorted(by_place, key=lambda row: row[0] or "", reverse=True)


DATED_LETTER = "brief:"
"""How the target of a letter begins that a text names by its day alone."""


class Lookup:
    """Finds records and documents by id."""

    def __init__(self, layers: Rows) -> None:
        self._rows = layers

    def record_key(self, record_id: str) -> int:
        """The key of this record, or of the joint record that holds it. Errors: UnknownIdError."""
        key = self._find_record(record_id)
        if key is None:
            raise UnknownIdError(record_id, "record")
        return key

    def document_key(self, letter_id: str) -> int:
        """The key of the preferred document, or of the version named. Errors: UnknownIdError."""
        key = self._find_document(letter_id)
        if key is None:
            raise UnknownIdError(letter_id, "letter")
        return key

    def resolve(self, target: str, of: str = "") -> tuple[str, ...]:
        """Ids of the preferred records that a target leads to; 'brief:' and a day as record `of` means it."""
        record = self._find_record(target)
        if record is not None:
            found = self._rows.all("SELECT record_id FROM records WHERE id = ?", (record,))
        else:
            dated = target.startswith(DATED_LETTER)
            document = (
                self._dated_letter(target, self._find_record(of)) if dated else self._find_document(target)
            )
            found = self._rows.all(
                "SELECT record_id FROM records WHERE document = ? AND preferred = 1 ORDER BY position",
                (document,),
            )
        return tuple(record_id for (record_id,) in found)

    def referring(self, identifier: str) -> tuple[int, ...]:
        """Keys of the preferred records that point to this record or letter, newest first."""
        record = self._find_record(identifier)
        targets = self._names_of_record(record) if record is not None else self._names_of_letter(identifier)
        found = self._rows.all(
            "SELECT DISTINCT d.date, d.letter_id, d.sha256, r.position, r.id"
            " FROM targets t JOIN records r ON r.id = t.record JOIN documents d ON d.id = r.document"
            f" WHERE t.target IN ({', '.join('?' * len(targets))}) AND r.preferred = 1 AND r.id IS NOT ?",
            (*targets, record),
        )
        letter = self._find_document(identifier) if record is None else None
        by_date = self._by_date(letter) if letter is not None else []
        return tuple(key for *_, key in newest_first(dict.fromkeys([*found, *by_date])))

    def _by_date(self, document: int) -> list[tuple[Any, ...]]:
        """Rows of the preferred records that mean this letter by its day alone."""
        row = self._rows.one("SELECT date FROM documents WHERE id = ?", (document,))
        target = f"{DATED_LETTER}{row[0]}" if row and row[0] else ""
        found = self._rows.all(
            "SELECT DISTINCT d.date, d.letter_id, d.sha256, r.position, r.id"
            " FROM targets t JOIN records r ON r.id = t.record JOIN documents d ON d.id = r.document"
            " WHERE t.target = ? AND r.preferred = 1",
            (target,),
        )
        return [one for one in found if self._dated_letter(target, one[-1]) == document]

    def _dated_letter(self, target: str, citing: int | None) -> int | None:
        """The one letter of that day by a ministry that signs the citing one, None where none or more fit."""
        if citing is None:
            return None
        own = self._document_of(citing)
        theirs = {name for key, name in self._ministries([own]) if key == own}
        days = self._rows.all(
            "SELECT id, letter_id FROM documents WHERE date = ? AND preferred = 1 AND kind <> 'questions'",
            (target.removeprefix(DATED_LETTER),),
        )
        signed = {key for key, name in self._ministries([key for key, _ in days]) if name in theirs}
        fitting = [key for key, _ in days if key in signed and key != own]
        return int(fitting[0]) if len(fitting) == 1 else None

    def _ministries(self, documents: list[int]) -> list[tuple[Any, ...]]:
        """The ministries that sign these documents: (document, folded name)."""
        return self._rows.all(
            "SELECT document, folded_ministry FROM people WHERE place IN ('sender', 'co-sender')"
            f" AND folded_ministry <> '' AND document IN ({', '.join('?' * len(documents))})",
            documents,
        )

    def _document_of(self, record: int) -> int:
        row = self._rows.one("SELECT document FROM records WHERE id = ?", (record,))
        assert row is not None
        return int(row[0])

    def _find_record(self, record_id: str) -> int | None:
        plain, _, version = record_id.partition("@")
        letter, _, number = plain.rpartition("/")
        if not letter:
            return None
        if version:
            return self._versioned(plain, version)
        return self._exact(plain) or self._by_number(letter, number) or self._other_name(letter, number)

    def _exact(self, record_id: str) -> int | None:
        return self._preferred(
            "SELECT r.preferred, r.id FROM records r WHERE r.record_id = ?"
            " ORDER BY r.preferred DESC, r.id LIMIT 1",
            record_id,
        )

    def _versioned(self, record_id: str, version: str) -> int | None:
        return self._key(
            "SELECT r.id FROM records r JOIN documents d ON d.id = r.document"
            " WHERE r.record_id = ? AND substr(d.sha256, 1, 8) = ? LIMIT 1",
            record_id,
            version.lower(),
        )

    def _by_number(self, letter: str, number: str) -> int | None:
        if not (number.isascii() and number.isdigit()) or len(number) > 9:
            return None
        return self._preferred(
            "SELECT r.preferred, r.id FROM record_numbers n JOIN records r ON r.id = n.record"
            " WHERE n.letter_id = ? AND n.number = ? ORDER BY r.preferred DESC, r.id LIMIT 1",
            letter,
            int(number),
        )

    def _other_name(self, letter: str, number: str) -> int | None:
        """Under the letter's own id, where it was asked for by its publication or another reference."""
        document = self._find_document(letter)
        row = self._rows.one("SELECT letter_id FROM documents WHERE id = ?", (document,))
        if row is None or row[0].lower() == letter.lower():
            return None
        return self._exact(f"{row[0]}/{number}") or self._by_number(row[0], number)

    def _find_document(self, letter_id: str) -> int | None:
        plain, _, version = letter_id.partition("@")
        if version:
            return self._key(
                "SELECT id FROM documents WHERE letter_id = ? AND substr(sha256, 1, 8) = ?",
                plain,
                version.lower(),
            )
        found = self._rows.all(
            "SELECT d.date, d.letter_id, d.sha256, 0, d.preferred, d.letter_id = ?, d.id"
            " FROM numbers n JOIN documents d ON d.id = n.document WHERE n.number = ?",
            (plain, plain),
        )
        best = sorted(newest_first(found), key=lambda row: row[4:6], reverse=True)
        return int(best[0][-1]) if best else None

    def _names_of_record(self, key: int) -> tuple[str, ...]:
        """The ids under which other texts may point to this record."""
        own = self._rows.all("SELECT record_id FROM records WHERE id = ?", (key,))
        numbered = self._rows.all(
            "SELECT n.letter_id || '/' || n.number FROM record_numbers n WHERE n.record = ?", (key,)
        )
        return tuple(dict.fromkeys(name for (name,) in own + numbered))

    def _names_of_letter(self, letter_id: str) -> tuple[str, ...]:
        key = self._find_document(letter_id)
        found = self._rows.all("SELECT number FROM numbers WHERE document = ?", (key,))
        return tuple(number for (number,) in found) or (letter_id,)

    def _preferred(self, sql: str, *values: str | int) -> int | None:
        """The key of the preferred record of each layer's answer (preferred, key), or of the first."""
        found = sorted(self._rows.all(sql, values), key=lambda row: (-row[0], row[1]))
        return int(found[0][1]) if found else None

    def _key(self, sql: str, *values: str | int) -> int | None:
        row = self._rows.one(sql, values)
        return int(row[0]) if row else None
