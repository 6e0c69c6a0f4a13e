"""The read side of one store.sqlite: records, letters, passages and what refers to what.

The file is opened as immutable: no lock, no journal, so that it works on a read-only mount and
while a newer generation is written elsewhere. Every thread gets a connection of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from kb.document import Document
from kb.letter.letter import Letter
from kb.question.record import Record
from kb.search.hit import Filters, TopicTag
from kb.source import Source
from kb.store.summary import Counts, Facets, LetterSummary, PassageRow, RefusedFile, Version


class Store:
    """All that one generation knows, apart from vectors and terms. Thread-safe."""

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a store that nobody writes any more. Errors: DamagedIndexError, IndexVersionError."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connections of every thread."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """How much it holds."""
        raise NotImplementedError

    def record(self, record_id: str) -> Record:
        """The record of this id: `2026Z03786/4`, also where it is part of `2026Z03786/3-5`;
        `2026Z03786/4@1a2b3c4d` for that version. Errors: UnknownIdError."""
        raise NotImplementedError

    def records(self, record_ids: Sequence[str]) -> tuple[Record, ...]:
        """The records of these ids in this order, read in few queries. Errors: UnknownIdError."""
        raise NotImplementedError

    def passages(self, rows: Sequence[int]) -> tuple[PassageRow, ...]:
        """The passages with these rows, in this order; rows that do not exist are left out."""
        raise NotImplementedError

    def rows(self, filters: Filters) -> array[int] | None:
        """Rows of all passages whose record meets the filters, ascending; None where nothing is asked."""
        raise NotImplementedError

    def record_ids(self, filters: Filters = Filters()) -> tuple[str, ...]:
        """Ids of all preferred records that meet the filters, newest letter first, then by place."""
        raise NotImplementedError

    def letter(self, letter_id: str) -> Letter:
        """The preferred letter with this id, publication or reference. Errors: UnknownIdError."""
        raise NotImplementedError

    def letter_of(self, record_id: str) -> Letter:
        """The letter that this record stands in. Errors: UnknownIdError."""
        raise NotImplementedError

    def letters_of(self, record_ids: Sequence[str]) -> tuple[tuple[Letter, str], ...]:
        """For each record its letter and the name of its source file, in few queries."""
        raise NotImplementedError

    def document(self, letter_id: str) -> Document:
        """The preferred document with all its records. Errors: UnknownIdError."""
        raise NotImplementedError

    def source_of(self, letter_id: str) -> Source:
        """The file that the preferred version was read from. Errors: UnknownIdError."""
        raise NotImplementedError

    def versions(self, letter_id: str) -> tuple[Version, ...]:
        """Every document under this letter id, the preferred one first. Errors: UnknownIdError."""
        raise NotImplementedError

    def letters(self, filters: Filters = Filters()) -> tuple[LetterSummary, ...]:
        """Preferred letters with a record that meets the filters (or any letter), newest first."""
        raise NotImplementedError

    def referring_to(self, identifier: str) -> tuple[Record, ...]:
        """Preferred records that point to or cite this record, letter or publication."""
        raise NotImplementedError

    def resolve(self, target: str) -> tuple[str, ...]:
        """Ids of the preferred records that a citation target or `refers_to` id leads to; () if none.

        A record id gives that record (or the joint one that holds it); a letter id, reference or
        publication gives the records of that letter."""
        raise NotImplementedError

    def topic_tags(self, record_id: str) -> tuple[TopicTag, ...]:
        """Why this record belongs to which topics."""
        raise NotImplementedError

    def facets(self) -> Facets:
        """The values that filters can take, with counts."""
        raise NotImplementedError

    def refused(self) -> tuple[RefusedFile, ...]:
        """Files that could not be read, by name."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
