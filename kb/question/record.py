"""The record: one question, or several that are answered together, with the answer, verbatim and in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.block import Block, Span
from kb.citation.citation import Citation, Part
from kb.doubt import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RecordKind = Literal["answer", "question", "section"]
"""answer: question and answer; question: asked, no answer here; section: a heading and the text under it."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the letter, whose mark stands at `offset` in the question's or answer's text.

    `spans` say which characters of which source lines it came from; () in an index of an older version.
    """

    mark: str
    text: str
    part: Part = "answer"
    offset: int = 0
    page: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A question with its answer. Paragraphs are separated by a blank line, no line breaks within.

    `id` is the number of the questions, else the letter's id, and the question: `2026Z03786/4`; for
    questions answered together `2026Z03786/3-5` or `2026Z03786/3,5`; for a section
    `<letter id>/s2`; a number used twice gets `4.2`.
    `pages` is (first, last) or None; `lines` is (first, last) of the source lines, counted from 1.
    `refers_to` holds ids of records that the answer points to. Spans tell which source characters
    each text came from. `doubts` say what is unusual in the record and what speaks against its having
    been read right.
    """

    id: str
    kind: RecordKind
    numbers: tuple[int, ...]
    question: str
    answer: str
    label: str = ""
    pages: tuple[int, int] | None = None
    lines: tuple[int, int] = (0, 0)
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    refers_to: tuple[str, ...] = ()
    question_spans: tuple[Span, ...] = ()
    answer_spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def unplaced(records: Sequence[Record], notes: Mapping[str, Sequence[Block]]) -> Iterator[tuple[str, Block]]:
    """The notes, by mark, that stand in none of the records: their mark is in a title, or lost."""
    placed = {(note.mark, note.text) for record in records for note in record.footnotes}
    for mark, blocks in notes.items():
        for block in blocks:
            if (mark.rstrip(")"), block.text) not in placed:
                yield mark, block
