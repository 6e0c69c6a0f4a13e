"""The read side of a store: records, letters, passages and what refers to what.

Its layers are opened as immutable: no lock, no journal, so that it works on a read-only mount and
while a newer generation is written elsewhere. Each query is put to every layer; what has an order
gets it here.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, Self

from kb.errors import UnknownIdError
from kb.search.hit import Filters, TopicTag
from kb.store.codec import decode_document, decode_letter, decode_message, decode_record
from kb.store.facets import read_facets
from kb.store.filtering import Condition, condition_of, is_empty
from kb.store.kin import candidates
from kb.store.layers import Layers, Rows
from kb.store.lookup import Lookup, newest_first
from kb.store.said import Said, read_said
from kb.store.summary import Counts, Facets, LetterSummary, PassageRow, RefusedFile, Version
from kb.store.texts import RecordTexts, count_letters, keys_citing, read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    from kb.document import Document
    from kb.letter.letter import Letter
    from kb.promise.promise import Commitment
    from kb.question.record import Record
    from kb.source import Source

EVERYTHING = Filters()


class Matched(Protocol):
    """Which records are on which topic, found without what the last rebuild stored."""

    def keys(self, topic: str) -> Sequence[int]:
        """Keys of the preferred records on this topic."""
        ...

    def tags(self, record: Record) -> tuple[TopicTag, ...]:
        """Why this record belongs to which topics."""
        ...

    def letters(self) -> tuple[tuple[str, int], ...]:
        """How many letters are on each topic, the most first."""
        ...


_RECORD = "r.record_id, r.kind, r.question, r.answer, r.body"
_REMEMBERED_FILTERS = 64
_VALUES_AT_ONCE = 500


class Store:
    """All that one generation knows, apart from vectors and terms. Thread-safe."""

    def __init__(self, layers: Rows) -> None:
        self._rows = layers
        self._lookup = Lookup(layers)
        self._filtered: dict[Filters, array[int]] = {}
        self._matched: Matched | None = None
        self._keys_of_rows: dict[int, int] | None = None

    @classmethod
    def open(cls, *layers: Path) -> Store:
        """Open the layers of a store, oldest first, that nobody writes any more.

        Errors: DamagedIndexError, IndexVersionError.
        """
        return cls(Layers.open(layers))

    def close(self) -> None:
        """No more queries."""
        self._rows.close()

    def match_topics(self, matched: Matched) -> None:
        """From now on go by what `matched` says of topics, in place of what the last rebuild stored."""
        self._matched = matched
        self._filtered.clear()

    def texts(self) -> list[RecordTexts]:
        """The texts of every preferred record, in no certain order."""
        return read_texts(self._rows)

    def keys_citing(self, targets: Sequence[str]) -> frozenset[int]:
        """Keys of the preferred records that cite one of these targets, or an article of one."""
        return keys_citing(self._rows, targets)

    def count_letters(self, keys: Sequence[int]) -> int:
        """In how many letters the records with these keys stand."""
        return count_letters(self._rows, keys)

    def _condition(self, filters: Filters) -> Condition:
        return condition_of(filters, self._matched.keys if self._matched else None)

    def counts(self) -> Counts:
        """How much it holds."""
        tables = ("documents", "sources", "records", "passages")
        found = {table: self._number(f"SELECT count(*) FROM {table}") for table in tables}
        return Counts(
            documents=found["documents"],
            sources=found["sources"],
            letters=self._number("SELECT count(*) FROM documents WHERE preferred = 1"),
            records=found["records"],
            preferred=self._number("SELECT count(*) FROM records WHERE preferred = 1"),
            passages=found["passages"],
            refused=len(self.refused()),
        )

    def record(self, record_id: str) -> Record:
        """The record of this id: `2026Z03786/4`, also where it is part of `2026Z03786/3-5`;
        `2026Z03786/4@1a2b3c4d` for that version.

        Errors: UnknownIdError.
        """
        return self.records((record_id,))[0]

    def records(self, record_ids: Sequence[str]) -> tuple[Record, ...]:
        """The records of these ids in this order, read in few queries. Errors: UnknownIdError."""
        keys = [self._lookup.record_key(record_id) for record_id in record_ids]
        return self._records(keys)

    def passages(self, rows: Sequence[int]) -> tuple[PassageRow, ...]:
        """The passages with these rows, in this order; rows that do not exist are left out."""
        found = self._rows.all(
            'SELECT p.row, r.record_id, p.part, p.start, p."end", r.question, r.answer, r.body, p.note'
            " FROM passages p JOIN records r ON r.id = p.record"
            " WHERE p.row IN (SELECT value FROM json_each(?))",
            (_json(rows),),
        )
        by_row = {row[0]: row for row in found}
        return tuple(_passage(by_row[row]) for row in rows if row in by_row)

    def records_of_rows(self, rows: Sequence[int]) -> dict[int, str]:
        """The id of the record that each of these passages is of; rows that do not exist are left out."""
        found = self._rows.all(
            "SELECT p.row, r.record_id FROM passages p JOIN records r ON r.id = p.record"
            " WHERE p.row IN (SELECT value FROM json_each(?))",
            (_json(rows),),
        )
        return dict(found)

    def rows(self, filters: Filters) -> array[int] | None:
        """Rows of all passages whose record meets the filters, ascending; None where nothing is asked."""
        if is_empty(filters):
            return None
        known = self._filtered.get(filters)
        if known is None:
            condition = self._condition(filters)
            found = self._rows.all(
                "SELECT p.row FROM passages p JOIN records r ON r.id = p.record"
                f" JOIN documents d ON d.id = r.document WHERE {condition.sql}",
                condition.values,
            )
            known = array("q", sorted(row for (row,) in found))
            if len(self._filtered) >= _REMEMBERED_FILTERS:
                self._filtered.clear()
            self._filtered[filters] = known
        return known

    def keys_of_rows(self) -> dict[int, int]:
        """For the row of every passage that search shows the key of its record; read once."""
        if self._keys_of_rows is None:
            found = self._rows.all(
                "SELECT p.row, p.record FROM passages p JOIN records r ON r.id = p.record"
                " WHERE r.preferred = 1"
            )
            self._keys_of_rows = dict(found)
        return self._keys_of_rows

    def people(self) -> list[tuple[str, str, str, str]]:
        """(place, name, party, ministry) of everyone whom a letter that search shows names, each once."""
        found = self._rows.all(
            "SELECT DISTINCT p.place, p.name, p.party, p.ministry FROM people p"
            " JOIN documents d ON d.id = p.document WHERE d.preferred = 1"
        )
        return list(dict.fromkeys(found))

    def newest_of(self, record_ids: Iterable[str]) -> tuple[str, ...]:
        """These preferred records, newest letter first, then by place."""
        found = self._rows.all(
            "SELECT d.date, d.letter_id, d.sha256, r.position, r.record_id"
            " FROM records r JOIN documents d ON d.id = r.document"
            " WHERE r.preferred = 1 AND r.record_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(record_ids)),),
        )
        return tuple(record_id for *_, record_id in newest_first(found))

    def record_ids_of_numbers(self, pattern: str) -> tuple[str, ...]:
        """Ids of the preferred records of letters with a number like this (SQL's GLOB), newest first."""
        found = self._rows.all(
            "SELECT DISTINCT d.date, d.letter_id, d.sha256, r.position, r.record_id FROM numbers n"
            " JOIN documents d ON d.id = n.document JOIN records r ON r.document = d.id"
            " WHERE r.preferred = 1 AND n.number GLOB ?",
            (pattern,),
        )
        return tuple(record_id for *_, record_id in newest_first(found))

    def passage_rows(self) -> array[int]:
        """Rows of all passages, ascending."""
        return array("q", sorted(row for (row,) in self._rows.all("SELECT row FROM passages")))

    def record_ids(self, filters: Filters = EVERYTHING) -> tuple[str, ...]:
        """Ids of all preferred records that meet the filters, newest letter first, then by place."""
        condition = self._condition(filters)
        found = self._rows.all(
            "SELECT d.date, d.letter_id, d.sha256, r.position, r.record_id"
            " FROM records r JOIN documents d ON d.id = r.document"
            f" WHERE {condition.sql}",
            condition.values,
        )
        return tuple(record_id for *_, record_id in newest_first(found))

    def count_questions(self, filters: Filters = EVERYTHING) -> int:
        """How many preferred records with a question meet the filters."""
        condition = self._condition(filters)
        found = self._rows.all(
            "SELECT count(*) FROM records r JOIN documents d ON d.id = r.document"
            f" WHERE r.kind <> 'section' AND r.question <> '' AND {condition.sql}",
            condition.values,
        )
        return sum(number for (number,) in found)

    def questions(self) -> dict[int, str]:
        """Every question as it was asked, by the row of the passage that begins it."""
        found = self._rows.all(
            "SELECT p.row, r.question FROM passages p JOIN records r ON r.id = p.record"
            " WHERE p.part = 'question' AND p.start = 0 AND r.kind <> 'section'"
        )
        return dict(found)

    def question_rows(self, record_ids: Sequence[str]) -> dict[str, int]:
        """For each of these records that has a question the row of the passage that begins it."""
        keys = {self._lookup.record_key(record_id): record_id for record_id in record_ids}
        found = self._rows.all(
            "SELECT record, row FROM passages WHERE part = 'question' AND start = 0"
            " AND record IN (SELECT value FROM json_each(?))",
            (_json(list(keys)),),
        )
        return {keys[key]: row for key, row in found}

    def meeting(self, record_ids: Sequence[str], filters: Filters) -> frozenset[str]:
        """Those of these preferred records that meet the filters."""
        condition = self._condition(filters)
        found = self._rows.all(
            "SELECT r.record_id FROM records r JOIN documents d ON d.id = r.document"
            f" WHERE r.record_id IN (SELECT value FROM json_each(?)) AND {condition.sql}",
            (json.dumps(list(record_ids)), *condition.values),
        )
        return frozenset(record_id for (record_id,) in found)

    def letter(self, letter_id: str) -> Letter:
        """The preferred letter with this id, publication or reference. Errors: UnknownIdError."""
        return decode_letter(self._body(self._lookup.document_key(letter_id)))

    def letter_of(self, record_id: str) -> Letter:
        """The letter that this record stands in. Errors: UnknownIdError."""
        return self.letters_of((record_id,))[0][0]

    def letters_of(self, record_ids: Sequence[str]) -> tuple[tuple[Letter, str], ...]:
        """For each record its letter and the name of its source file, in few queries."""
        keys = [self._lookup.record_key(record_id) for record_id in record_ids]
        found = self._rows.all(
            "SELECT r.id, d.body, d.name FROM records r JOIN documents d ON d.id = r.document"
            " WHERE r.id IN (SELECT value FROM json_each(?))",
            (_json(keys),),
        )
        by_key = {key: (decode_letter(body), name) for key, body, name in found}
        return tuple(by_key[key] for key in keys)

    def document(self, letter_id: str) -> Document:
        """The preferred document with all its records, or the version named. Errors: UnknownIdError."""
        return self._document(self._lookup.document_key(letter_id))

    def rows_with(self, hashes: Sequence[bytes]) -> dict[bytes, int]:
        """For each of these text hashes that a passage has, its row."""
        found: dict[bytes, int] = {}
        for start in range(0, len(hashes), _VALUES_AT_ONCE):
            some = hashes[start : start + _VALUES_AT_ONCE]
            marks = ", ".join("?" * len(some))
            found.update(
                self._rows.all(f"SELECT text_hash, row FROM passages WHERE text_hash IN ({marks})", some)
            )
        return found

    def documents(self) -> tuple[str, ...]:
        """SHA-256 of every document, ascending."""
        return tuple(sorted(sha256 for (sha256,) in self._rows.all("SELECT sha256 FROM documents")))

    def document_by_hash(self, sha256: str) -> Document:
        """The document read from these bytes. Errors: UnknownIdError."""
        row = self._rows.one("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if row is None:
            raise UnknownIdError(sha256, "document with the SHA-256")
        return self._document(row[0])

    def sources(self) -> tuple[tuple[str, str, int, int], ...]:
        """Every source as (name, SHA-256, size, mtime_ns), by name."""
        found = self._rows.all(
            "SELECT s.name, d.sha256, s.size, s.mtime_ns FROM sources s JOIN documents d ON d.id = s.document"
        )
        return tuple(sorted(found))

    def stamps(self, under: Sequence[str] | None = None) -> dict[str, tuple[int, int]]:
        """(size, mtime_ns) of each source by name: all, or these names and what is below them."""
        stamps = "SELECT name, size, mtime_ns FROM sources"
        if under is None:
            found = self._rows.all(stamps)
        else:
            # '0' is the character after '/': every name that begins with the name and a '/'
            some = f"{stamps} WHERE name = ? OR (name > ? || '/' AND name < ? || '0')"
            found = [row for name in under for row in self._rows.all(some, (name, name, name))]
        return {name: (size, mtime_ns) for name, size, mtime_ns in found}

    def source_hash(self, name: str) -> str:
        """SHA-256 of what the file of this name held; '' where none is known."""
        row = self._rows.one(
            "SELECT d.sha256 FROM sources s JOIN documents d ON d.id = s.document WHERE s.name = ?", (name,)
        )
        return str(row[0]) if row else ""

    def has_document(self, sha256: str) -> bool:
        """Whether a document was read from these bytes."""
        return self._rows.one("SELECT 1 FROM documents WHERE sha256 = ?", (sha256,)) is not None

    def source_of(self, letter_id: str) -> Source:
        """The file that the preferred version was read from. Errors: UnknownIdError."""
        return self._source(self._lookup.document_key(letter_id))

    def versions(self, letter_id: str) -> tuple[Version, ...]:
        """Every document under this letter id, the preferred one first. Errors: UnknownIdError."""
        key = self._lookup.document_key(letter_id)
        found = self._rows.all(
            "SELECT d.letter_id, d.body, d.sha256, d.preferred,"
            " (SELECT json_group_array(name) FROM (SELECT name FROM sources s WHERE s.document = d.id"
            " ORDER BY name)) FROM documents d"
            " WHERE d.letter_id = (SELECT letter_id FROM documents WHERE id = ?)"
            " ORDER BY d.preferred DESC, d.date DESC, d.sha256",
            (key,),
        )
        return tuple(
            Version(
                f"{own_id}@{sha256[:8]}",
                decode_letter(body),
                sha256,
                tuple(json.loads(names)),
                bool(preferred),
            )
            for own_id, body, sha256, preferred, names in found
        )

    def maybe_versions(self, letter_id: str) -> tuple[str, ...]:
        """SHA-256 of documents under other ids that may hold the same questions. Errors: UnknownIdError."""
        return candidates(self._rows, self._lookup.document_key(letter_id))

    def letters(self, filters: Filters = EVERYTHING) -> tuple[LetterSummary, ...]:
        """Preferred letters with a record that meets the filters (or any letter), newest first."""
        condition = self._condition(filters)
        some = "" if is_empty(filters) else f" AND EXISTS (SELECT 1 {_OF_DOCUMENT} AND {condition.sql})"
        found = self._rows.all(
            f"SELECT d.date, d.letter_id, d.sha256, 0, d.body, d.name, (SELECT count(*) {_OF_DOCUMENT})"
            f" FROM documents d WHERE d.preferred = 1{some}",
            condition.values if some else (),
        )
        return tuple(
            LetterSummary(decode_letter(body), name, records)
            for *_, body, name, records in newest_first(found)
        )

    def referring_to(self, identifier: str) -> tuple[Record, ...]:
        """Preferred records that point to or cite this record, letter or publication."""
        return self._records(self._lookup.referring(identifier))

    def resolve(self, target: str, of: str = "") -> tuple[str, ...]:
        """Ids of the preferred records that a citation target or `refers_to` id leads to; () if none.

        'brief:2022-06-29' leads to the one letter of that day that a ministry of the letter of record `of`
        signed. A record id gives that record (or the joint one that holds it); a letter id, reference or
        publication gives the records of that letter.
        """
        return self._lookup.resolve(target, of)

    def topic_tags(self, record_id: str) -> tuple[TopicTag, ...]:
        """Why this record belongs to which topics. Errors: UnknownIdError."""
        if self._matched:
            return self._matched.tags(self.record(record_id))
        found = self._rows.all(
            'SELECT topic, term, part, start, "end", note FROM topics WHERE record = ? ORDER BY position',
            (self._lookup.record_key(record_id),),
        )
        return tuple(TopicTag(*row) for row in found)

    def said(self, filters: Filters, wanted: Callable[[Letter], bool]) -> list[Said]:
        """Every preferred record that meets the filters in a letter that is wanted, with the letter, what is
        stored of what it holds, and its places on the topics of the filters. In no certain order.
        """
        topics = () if self._matched else filters.topics
        return read_said(self._rows, self._condition(filters), topics, wanted)

    def committed(self) -> tuple[tuple[str, tuple[Commitment, ...]], ...]:
        """The id of every preferred record that commits to something, with what, newest letter first."""
        from kb.store.promised import read_committed

        return tuple(read_committed(self._rows))

    def letters_naming(self, words: Sequence[str]) -> tuple[Document, ...]:
        """The documents in one of whose shown answers one of these words (in lower case) stands."""
        from kb.store.promised import documents_naming

        return tuple(self.document_by_hash(sha256) for sha256 in documents_naming(self._rows, words))

    def letter_of_number(self, number: str) -> Document | None:
        """The preferred document that goes by this number, None where there is none."""
        try:
            return self.document(number)
        except UnknownIdError:
            return None

    def facets(self) -> Facets:
        """The values that filters can take, with counts."""
        found = read_facets(self._rows)
        return replace(found, topics=self._matched.letters()) if self._matched else found

    def refused(self) -> tuple[RefusedFile, ...]:
        """Files that could not be read, by name."""
        found = self._rows.last(
            "SELECT name, sha256, size, mtime_ns, reason, detail FROM refused ORDER BY name"
        )
        return tuple(
            RefusedFile(name, sha256, size, mtime_ns, why, decode_message(detail))
            for name, sha256, size, mtime_ns, why, detail in found
        )

    def complaints(self) -> tuple[str, ...]:
        """What SQLite's own check finds wrong; () for a sound file."""
        return tuple(str(line) for (line,) in self._rows.all("PRAGMA integrity_check") if line != "ok")

    def _records(self, keys: Sequence[int]) -> tuple[Record, ...]:
        found = self._rows.all(
            f"SELECT r.id, {_RECORD} FROM records r WHERE r.id IN (SELECT value FROM json_each(?))",
            (_json(keys),),
        )
        by_key = {key: decode_record(*columns) for key, *columns in found}
        return tuple(by_key[key] for key in keys)

    def _body(self, key: int) -> str:
        row = self._rows.one("SELECT body FROM documents WHERE id = ?", (key,))
        assert row is not None
        return str(row[0])

    def _source(self, key: int) -> Source:
        from kb.source import Source

        row = self._rows.one("SELECT name, sha256, format, pages, size FROM documents WHERE id = ?", (key,))
        assert row is not None
        return Source(*row)

    def _document(self, key: int) -> Document:
        found = self._rows.all(
            f"SELECT {_RECORD} FROM records r WHERE r.document = ? ORDER BY r.position",
            (key,),
        )
        records = tuple(decode_record(*row) for row in found)
        return decode_document(self._source(key), self._body(key), records)

    def _number(self, sql: str) -> int:
        return sum(number for (number,) in self._rows.all(sql))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_OF_DOCUMENT = "FROM records r WHERE r.document = d.id"


def _passage(row: tuple[Any, ...]) -> PassageRow:
    number, record_id, part, start, end, question, answer, body, note = row
    if part == "footnote":
        text = json.loads(body)["footnotes"][note][1]
    else:
        text = question if part == "question" else answer
    return PassageRow(number, record_id, part, start, end, text[start:end], note)


def _json(values: Sequence[int]) -> str:
    return json.dumps([int(value) for value in values])
