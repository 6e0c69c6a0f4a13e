"""Where words of a record stand: their own pages and lines, not those of the whole record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.block import Span
    from kb.citation.citation import Part
    from kb.question.record import Record

_BETWEEN = " \n|"  # what stands between the pieces of a text and in none of them


@dataclass(frozen=True, slots=True)
class Place:
    """First and last page, None where the format has none, and first and last line; (0, 0) if unknown."""

    pages: tuple[int, int] | None
    lines: tuple[int, int]


def place_of(record: Record, part: Part, start: int, end: int, note: int = -1) -> Place:
    """The place of `[start, end)` of a part's text; of a footnote, of the note as a whole.

    Where the source does not tell it is that of the record.
    """
    if part == "footnote":
        page = record.footnotes[note].page if 0 <= note < len(record.footnotes) else None
        return Place((page, page) if page else record.pages, record.lines)
    text = record.question if part == "question" else record.answer
    spans = record.question_spans if part == "question" else record.answer_spans
    found = [span for span, first, last in _pieces(text, spans) if first < end and last > start]
    if not found:
        return Place(record.pages, record.lines)
    pages = [span.page for span in found if span.page is not None]
    lines = [span.line for span in found]
    return Place((min(pages), max(pages)) if pages else record.pages, (min(lines), max(lines)))


def _pieces(text: str, spans: Iterable[Span]) -> Iterable[tuple[Span, int, int]]:
    """Each span with the part of the text that came from it: pieces follow each other, joined by blanks."""
    at = 0
    for span in spans:
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        yield span, at, min(at + span.end - span.start, len(text))
        at += span.end - span.start
