"""Lines of running text made into blocks: paragraphs, headings, list items, notes.

Shared by readers whose source breaks paragraphs into lines. Each piece of a block keeps the span of
the line that it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.block import Block, BlockKind, Mark, Span
from kb.reader.shaping.hyphen import BROKEN_BY, Vocabulary, join

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = frozenset(".,;:?!)»”’")


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line to flow: its number in the source, its text, and the ranges that are footnote marks."""

    number: int
    text: str
    page: int | None = None
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Builder:
    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def drop_last(self) -> None:
        """Take the hyphen at the end away."""
        if not self.parts[-1].endswith(("-", *BROKEN_BY)):
            return
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        last = self.spans[-1]
        self.spans[-1] = replace(last, end=last.end - 1)
        if self.spans[-1].start == self.spans[-1].end:
            self.spans.pop()


def flow(
    lines: Sequence[FlowLine],
    known: Vocabulary,
    *,
    kind: BlockKind = "paragraph",
    bold: bool = False,
    level: int = 0,
    mark: str = "",
) -> Block:
    """One block out of consecutive lines."""
    builder = _Builder()
    previous = ""
    for line in lines:
        bare = unmarked(line)
        if previous.strip() and bare.strip():
            _connect(builder, previous, bare, known)
        _append(builder, line)
        if bare.strip():
            previous = bare
    text = "".join(builder.parts)
    trimmed = text.rstrip()
    return Block(
        kind=kind,
        text=trimmed,
        spans=tuple(builder.spans),
        page=lines[0].page,
        last_page=lines[-1].page,
        bold=bold,
        level=level,
        mark=mark,
        marks=tuple(Mark(min(item.offset, len(trimmed)), item.mark) for item in builder.marks),
    )


def unmarked(line: FlowLine) -> str:
    """A line's text without its marks."""
    parts, at = [], 0
    for start, end in line.marks:
        parts.append(line.text[at:start])
        at = end
    return "".join([*parts, line.text[at:]])


def _connect(builder: _Builder, previous: str, following: str, known: Vocabulary) -> None:
    how = join(previous, following, known)
    if how in ("space", "hyphen-space"):
        builder.add(" ")
    elif how == "nothing":
        builder.drop_last()


def _append(builder: _Builder, line: FlowLine) -> None:
    """Add a line's text; marks are taken out and noted where they stood."""
    start = len(line.text) - len(line.text.lstrip())
    end = len(line.text.rstrip())
    at = start
    for mark_start, mark_end in [*line.marks, (end, end)]:
        stop = min(max(mark_start, at), end)
        text = line.text[at:stop]
        if not builder.parts or builder.parts[-1].endswith(" "):
            stripped = text.lstrip()
            at += len(text) - len(stripped)
            text = stripped
        if text:
            if text[0] in _CLOSING and builder.parts and builder.marks and builder.parts[-1].endswith(" "):
                builder.parts[-1] = builder.parts[-1].rstrip()
                builder.length = sum(map(len, builder.parts))
            builder.add(text)
            builder.spans.append(Span(line.number, at, stop, line.page))
        if mark_end > mark_start:
            _note_mark(builder, line.text[mark_start:mark_end])
        at = max(at, mark_end)


def _note_mark(builder: _Builder, written: str) -> None:
    offset = builder.length
    if builder.parts and builder.parts[-1].endswith(" "):
        offset -= 1
    for mark in written.replace(",", " ").split():
        builder.marks.append(Mark(offset, mark.rstrip(")")))
