"""A file read and understood: source, letter and records together."""

from __future__ import annotations

from dataclasses import dataclass

from kb.doubt import Doubt
from kb.letter.letter import Letter
from kb.question.record import Footnote, Record
from kb.source import Source


@dataclass(frozen=True, slots=True)
class Document:
    """The whole result of reading one file.

    `coverage` is the share (0 to 1) of the document's text, furniture aside, that letter fields and
    records hold. `doubts` are those about the file as a whole and what of it could not be placed;
    `footnotes` are the notes whose mark stands in no record.
    """

    source: Source
    letter: Letter
    records: tuple[Record, ...]
    coverage: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
