"""The write side of a store: one new layer, while a generation is made and nobody reads it.

The file belongs to its writer alone until the commit, so that it is written without journal or
syncs; the commit syncs it as a whole. What is to change in older layers is lifted into it first.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kb.promise.made import commitments_of
from kb.store.codec import encode_letter, encode_message, encode_record
from kb.store.lifting import Holding, Lifting
from kb.store.names import fold_name, spaced
from kb.store.preference import Version, preferred_records, ranked
from kb.store.schema import SCHEMA, STORE_FORMAT
from kb.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kb.document import Document
    from kb.letter.letter import Letter, Person, Sender
    from kb.passage import Passage
    from kb.question.record import Record
    from kb.search.hit import TopicTag
    from kb.store.summary import RefusedFile

_FREE_SHARE = 0.25
"""A file with more than this share of free pages is written anew."""


_REMEMBER_DROPPED = """
CREATE TEMP TABLE dropped (row INTEGER PRIMARY KEY);
CREATE TEMP TRIGGER remember_dropped AFTER DELETE ON main.passages
    BEGIN INSERT INTO dropped VALUES (old.row); END;
"""


class _Rows:
    """The writer's own connection, for reading what it has written so far."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def last(self, sql: str) -> list[tuple[Any, ...]]:
        return self.all(sql)

    def close(self) -> None:
        """The writer closes it."""


class StoreWriter:
    """Changes a store by one layer. Use `open_writer`, which closes it whole or not at all."""

    def __init__(self, connection: sqlite3.Connection, older: Lifting) -> None:
        self._rows = connection
        self._older = older
        self.kept: tuple[Path, ...] = ()
        self.gained = Holding()

    def add_document(
        self,
        document: Document,
        tags: Sequence[Sequence[TopicTag]],
        held: Mapping[str, tuple[int, str]] | None = None,
    ) -> None:
        """A document that is not there yet, with the topic tags of each of its records.

        `held` is by id what records hold: the number of the rules that read it, and a text of theirs.
        """
        source, letter = document.source, document.letter
        self._older.letter(letter.id)
        key = self._insert(
            "INSERT INTO documents (sha256, name, format, pages, size, letter_id, kind, date, language,"
            " publication, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            source.sha256,
            source.name,
            source.format,
            source.pages,
            source.size,
            letter.id,
            letter.kind,
            letter.date.isoformat() if letter.date else None,
            letter.language,
            letter.publication,
            encode_letter(document),
        )
        self._add_names(key, document)
        for position, (record, own) in enumerate(zip(document.records, tags, strict=True)):
            record_key = self._add_record(key, position, letter, record, own)
            if held and record.id in held:
                self._rows.execute("INSERT INTO held VALUES (?, ?, ?)", (record_key, *held[record.id]))

    def remove_document(self, sha256: str) -> None:
        """Drop a document with all that belongs to it."""
        self._rows.execute("DELETE FROM documents WHERE sha256 = ?", (sha256,))

    def set_source(self, name: str, sha256: str, size: int, mtime_ns: int) -> None:
        """The file of this name now holds the bytes of this document."""
        self._older.source(name)
        self._older.document(sha256)
        self._rows.execute("DELETE FROM refused WHERE name = ?", (name,))
        self._rows.execute(
            "INSERT OR REPLACE INTO sources (name, document, size, mtime_ns)"
            " SELECT ?, id, ?, ? FROM documents WHERE sha256 = ?",
            (name, size, mtime_ns, sha256),
        )

    def set_refused(self, refused: RefusedFile) -> None:
        """A file could not be read; what an earlier version of it held is gone."""
        self.remove_name(refused.name)
        self._rows.execute(
            "INSERT INTO refused (name, sha256, size, mtime_ns, reason, detail) VALUES (?, ?, ?, ?, ?, ?)",
            (
                refused.name,
                refused.sha256,
                refused.size,
                refused.mtime_ns,
                refused.reason,
                encode_message(refused.detail),
            ),
        )

    def remove_name(self, name: str) -> None:
        """A file is gone from the corpus."""
        self._older.source(name)
        self._rows.execute("DELETE FROM sources WHERE name = ?", (name,))
        self._rows.execute("DELETE FROM refused WHERE name = ?", (name,))

    def remove_orphans(self) -> tuple[str, ...]:
        """Drop documents that no file holds any more, after what was changed; the ids of their letters."""
        found = self._rows.execute(
            "SELECT sha256, letter_id FROM documents WHERE id NOT IN (SELECT document FROM sources)"
        ).fetchall()
        for sha256, _ in found:
            self.remove_document(sha256)
        return tuple(letter_id for _, letter_id in found)

    def settle_names(self) -> None:
        """Each document that changed goes by the first name, in order, of the files that hold it."""
        self._rows.execute(
            "UPDATE documents SET name = (SELECT min(name) FROM sources WHERE document = documents.id)"
            " WHERE name <> (SELECT min(name) FROM sources WHERE document = documents.id)"
        )

    def has(self, sha256: str) -> bool:
        """Whether a document was read from these bytes."""
        own = self._rows.execute("SELECT 1 FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return own is not None or self._older.holds(sha256)

    def has_source(self, name: str) -> bool:
        """Whether a document goes by the file of this name."""
        own = self._rows.execute("SELECT 1 FROM sources WHERE name = ?", (name,)).fetchone()
        return own is not None or self._older.has_source(name)

    def documents(self) -> tuple[str, ...]:
        """SHA-256 of every document, in the order in which they were added, to change them all."""
        self._older.all()
        found = self._rows.execute("SELECT sha256 FROM documents ORDER BY id").fetchall()
        return tuple(sha256 for (sha256,) in found)

    def in_order(self, sha256s: Iterable[str]) -> tuple[str, ...]:
        """These documents in the order in which they were added."""
        keys = {
            sha256: self._rows.execute("SELECT id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()[0]
            for sha256 in sha256s
        }
        return tuple(sorted(keys, key=keys.__getitem__))

    def prefer(self, letter_ids: Iterable[str]) -> frozenset[str]:
        """Choose again which records of these letters search shows.

        Gives the SHA-256s of documents in which a shown record has no passages: those are the
        caller's to add. Passages of records that are hidden now are removed here.
        """
        touched: set[str] = set()
        for letter_id in sorted({one.lower() for one in letter_ids}):
            self._older.letter(letter_id)
            versions = self._versions(letter_id)
            if not versions:
                continue
            shown = preferred_records(versions)
            best = ranked(versions)[0].key
            for version in versions:
                self._rows.execute(
                    "UPDATE documents SET preferred = ? WHERE id = ?", (version.key == best, version.key)
                )
                if self._show(version, shown):
                    touched.add(version.sha256)
        return frozenset(touched)

    def add_passages(self, passages: Sequence[tuple[Passage, bytes]], sha256: str) -> list[int | None]:
        """Add the passages (with their text hash) of a document's records that are shown and have none.

        Gives the new row of each, None where its record is hidden or had passages already.
        """
        found = self._rows.execute(
            "SELECT r.record_id, r.id FROM records r JOIN documents d ON d.id = r.document"
            " WHERE d.sha256 = ? AND r.preferred = 1"
            " AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.record = r.id)",
            (sha256,),
        )
        bare = dict(found.fetchall())
        return [
            self._insert(
                'INSERT INTO passages (record, part, note, start, "end", text_hash)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                bare[passage.record_id],
                passage.part,
                passage.note,
                passage.start,
                passage.end,
                text_hash,
            )
            if passage.record_id in bare
            else None
            for passage, text_hash in passages
        ]

    def set_tags(self, sha256: str, tags: Sequence[Sequence[TopicTag]]) -> None:
        """Replace the topic tags of a document's records."""
        keys = self._rows.execute(
            "SELECT r.id FROM records r JOIN documents d ON d.id = r.document WHERE d.sha256 = ?"
            " ORDER BY r.position",
            (sha256,),
        ).fetchall()
        for (key,), own in zip(keys, tags, strict=True):
            self._rows.execute("DELETE FROM topics WHERE record = ?", (key,))
            self._add_tags(key, own)

    def dropped_rows(self) -> tuple[int, ...]:
        """Rows of passages that this writer removed, ascending."""
        return tuple(row for (row,) in self._rows.execute("SELECT row FROM temp.dropped ORDER BY row"))

    def document(self, sha256: str) -> Document:
        """A document as this writer would leave it."""
        return Store(_Rows(self._rows)).document_by_hash(sha256)

    def _add_names(self, key: int, document: Document) -> None:
        letter = document.letter
        numbers = (letter.id, *letter.references, letter.publication, letter.own_reference)
        self._rows.executemany(
            "INSERT OR IGNORE INTO numbers (number, document) VALUES (?, ?)",
            [(number, key) for number in numbers if number],
        )
        people = [_sender_row(key, "sender", letter.sender)]
        people += [_sender_row(key, "co-sender", sender) for sender in letter.co_senders]
        people += [_person_row(key, "member", person) for person in letter.asked_by]
        self._rows.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", people)

    def _add_record(
        self, document: int, position: int, letter: Letter, record: Record, tags: Sequence[TopicTag]
    ) -> int:
        key = self._insert(
            "INSERT INTO records (document, position, record_id, kind, question, answer, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            document,
            position,
            record.id,
            record.kind,
            record.question,
            record.answer,
            encode_record(record, commitments_of(record, letter)),
        )
        self._rows.executemany(
            "INSERT OR IGNORE INTO record_numbers (letter_id, number, record) VALUES (?, ?, ?)",
            [(letter.id, number, key) for number in record.numbers],
        )
        targets = (*(citation.target for citation in record.citations), *record.refers_to)
        self._rows.executemany(
            "INSERT OR IGNORE INTO targets (target, record) VALUES (?, ?)",
            [(target, key) for target in targets if target],
        )
        self._add_tags(key, tags)
        return key

    def _add_tags(self, key: int, tags: Sequence[TopicTag]) -> None:
        self._rows.executemany(
            "INSERT INTO topics VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, position, tag.topic, tag.term, tag.part, tag.start, tag.end, tag.note)
                for position, tag in enumerate(tags)
            ],
        )

    def _versions(self, letter_id: str) -> tuple[Version, ...]:
        documents = self._rows.execute(
            "SELECT id, sha256, kind, publication, format, coalesce(date, '') FROM documents"
            " WHERE letter_id = ? ORDER BY sha256",
            (letter_id,),
        ).fetchall()
        return tuple(
            Version(key, sha256, kind, publication, form, day, self._ids(key))
            for key, sha256, kind, publication, form, day in documents
        )

    def _ids(self, document: int) -> tuple[tuple[int, str, tuple[int, ...]], ...]:
        numbers: dict[int, list[int]] = {}
        for record, number in self._rows.execute(
            "SELECT n.record, n.number FROM record_numbers n JOIN records r ON r.id = n.record"
            " WHERE r.document = ? ORDER BY n.number",
            (document,),
        ):
            numbers.setdefault(record, []).append(number)
        records = self._rows.execute(
            "SELECT id, record_id FROM records WHERE document = ? ORDER BY position", (document,)
        )
        return tuple((key, record_id, tuple(numbers.get(key, ()))) for key, record_id in records.fetchall())

    def _show(self, version: Version, shown: frozenset[int]) -> bool:
        """Set the flag of a version's records; whether one of them is shown and has no passages yet."""
        for key, _, _ in version.records:
            self._rows.execute("UPDATE records SET preferred = ? WHERE id = ?", (key in shown, key))
            if key not in shown:
                self._rows.execute("DELETE FROM passages WHERE record = ?", (key,))
        bare = self._rows.execute(
            "SELECT 1 FROM records r WHERE r.document = ? AND r.preferred = 1"
            " AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.record = r.id) LIMIT 1",
            (version.key,),
        )
        return bare.fetchone() is not None

    def _insert(self, sql: str, *values: object) -> int:
        key = self._rows.execute(sql, values).lastrowid
        assert key is not None
        return key


@contextmanager
def open_writer(path: Path, older: Sequence[Path] = ()) -> Iterator[StoreWriter]:
    """A writer of the new layer `path` over `older` layers, oldest first; all is kept, or an error raised.

    Afterwards its `kept` are those older layers that belong to the store still, its `gained` what the
    store holds more than they held.
    Errors: sqlite3.Error, which the commit turns into ours.
    """
    connection = sqlite3.connect(f"file:{quote(str(path))}", isolation_level=None, uri=True)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(f"PRAGMA user_version = {STORE_FORMAT};{SCHEMA}{_REMEMBER_DROPPED}")
        lifting = Lifting(connection, older)
        connection.execute("BEGIN")
        writer = StoreWriter(connection, lifting)
        yield writer
        writer.gained = lifting.gained()
        merged = lifting.merge()
        writer.kept = tuple(path for number, path in enumerate(older) if number not in merged)
        connection.execute("COMMIT")
        _compact(connection)
    finally:
        connection.close()


def _compact(connection: sqlite3.Connection) -> None:
    """Write the file anew where much of it is free: what was dropped is then gone from the bytes too."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    if free > _FREE_SHARE * pages:
        connection.execute("VACUUM")


def _person_row(key: int, place: str, person: Person) -> tuple[int | str, ...]:
    folded = (spaced(fold_name(person.name)), spaced(fold_name(person.party)), "", "")
    return key, place, person.name, person.party, "", *folded


def _sender_row(key: int, place: str, sender: Sender) -> tuple[int | str, ...]:
    role = fold_name(f"{sender.role} {sender.title}")
    folded = (spaced(fold_name(sender.name)), "", spaced(fold_name(sender.ministry)), spaced(role))
    return key, place, sender.name, "", sender.ministry, *folded
