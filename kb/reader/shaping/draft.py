"""Runs of text from a marked-up document made into lines and blocks with exact spans.

Shared by the readers whose source states its paragraphs (DOCX, ODT, HTML, XML): each such element is
one Line, and one Block, or several where it holds line breaks. Knows no format.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block, BlockKind, Format, Line, Mark, Reading, Span
from kb.text.sanitise import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.doubt import Doubt

_CHUNK = re.compile(r"\s+|\S+")
_CLOSING = tuple(".,;:?!)]»”’")
_OPENING = tuple("([«“‘")
_ENDS = re.compile(r"[.?!:;][»”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `bold` is None for what says nothing about the style (markers, cell borders)."""

    text: str
    bold: bool | None = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A footnote mark in the text."""

    mark: str


class LineBreak(Enum):
    """A line break that the author put inside a paragraph."""

    BREAK = "break"


@dataclass(slots=True)
class Inline:
    """The running content of one paragraph-like element, collected in reading order."""

    atoms: list[Run | Reference | LineBreak] = field(default_factory=list)

    def text(self, text: str, bold: bool | None = False) -> None:  # noqa: FBT001, FBT002 - as in Run
        """Add text; white space is made into single spaces later."""
        if text:
            self.atoms.append(Run(text, bold))

    def mark(self, mark: str) -> None:
        """Add a footnote mark."""
        self.atoms.append(Reference(one_line(mark)))

    def line_break(self) -> None:
        """Add a line break."""
        self.atoms.append(LineBreak.BREAK)

    def extend(self, other: Inline) -> None:
        """Add all of `other`."""
        self.atoms.extend(other.atoms)

    def plain(self) -> str:
        """The text alone on one line, without marks."""
        parts = (atom.text if isinstance(atom, Run) else " " for atom in self.atoms)
        return one_line("".join(parts))

    def __bool__(self) -> bool:
        return any(isinstance(a, Reference) or (isinstance(a, Run) and a.text.strip()) for a in self.atoms)


@dataclass(slots=True)
class _Piece:
    """What becomes one block: chunks of text and marks with single spaces between words."""

    chunks: list[Run | Reference] = field(default_factory=list)
    space: bool = False
    newline: bool = False

    def add(self, atom: Run | Reference, *, reflowed: bool) -> None:
        if isinstance(atom, Reference):
            self.chunks.append(atom)
            return
        for chunk in _CHUNK.findall(clean(atom.text)):
            if chunk.isspace():
                self.newline = "\n" in chunk if not self.space else self.newline or "\n" in chunk
                self.space = True
            else:
                self._add_word(Run(chunk, atom.bold), reflowed=reflowed)

    def _add_word(self, word: Run, *, reflowed: bool) -> None:
        last = self.chunks[-1] if self.chunks else None
        space = self.space and last is not None
        if (
            space
            and word.text.startswith(_CLOSING)
            and (isinstance(last, Reference) or (reflowed and self.newline))
        ):
            space = False
        if space and reflowed and self.newline and isinstance(last, Run) and last.text.endswith(_OPENING):
            space = False
        self.space = self.newline = False
        if space:
            self.chunks.append(Run(" ", None))
        elif isinstance(last, Run) and unicodedata.combining(word.text[0]):
            self.chunks[-1] = Run(clean(last.text + word.text), last.bold)
            return
        self.chunks.append(word)

    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks if isinstance(chunk, Run))

    @property
    def bold(self) -> bool:
        styles = {c.bold for c in self.chunks if isinstance(c, Run) and c.bold is not None}
        return styles == {True}


@dataclass(slots=True)
class Draft:
    """Lines and blocks as a reader finds them.

    `reflowed` says that a tool has broken the source's running text over indented lines, so that a
    line end beside a bracket or before a comma is no space.
    """

    reflowed: bool = False
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def add(
        self,
        kind: BlockKind,
        inline: Inline,
        *,
        level: int = 0,
        marker: str = "",
        mark: str = "",
        whole: bool = False,
    ) -> None:
        """Add one paragraph-like element; nothing where it holds no text.

        `marker` is what a list puts before the item. `mark` is a footnote's mark. With `whole` a line
        break is a space, else it parts blocks where it parts sentences.
        """
        if not inline:
            return
        if marker:
            inline = Inline([Run(marker + " ", None), *inline.atoms])
        pieces = [piece for piece in self._pieces(inline, whole=whole or kind == "footnote") if piece.chunks]
        number = len(self.lines) + 1
        text, start = [], 0
        for piece in pieces:
            if start:
                text.append(" ")
                start += 1
            block, length = _block(piece, kind, number, start, level, one_line(mark))
            text.extend(chunk.text if isinstance(chunk, Run) else chunk.mark for chunk in piece.chunks)
            start += length
            if block.text or block.marks:
                self.blocks.append(block)
        if start:
            self.lines.append(Line(number, "".join(text)))

    def add_row(self, cells: Sequence[Inline], *, kind: BlockKind = "table-row") -> None:
        """Add a table row; a row with text in one cell only is a paragraph."""
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and kind == "table-row":
            self.add("paragraph", filled[0])
            return
        row = Inline()
        for position, cell in enumerate(cells if filled else ()):
            if position:
                row.text(CELL_BORDER, bold=None)
            row.extend(cell)
        self.add(kind, row, whole=True)

    def reading(
        self, kind: Format, metadata: Iterable[tuple[str, str]] = (), doubts: Iterable[Doubt] = ()
    ) -> Reading:
        """The finished reading."""
        kept = tuple((one_line(name), one_line(value)) for name, value in metadata if one_line(value))
        return Reading(kind, None, tuple(self.lines), tuple(self.blocks), kept, tuple(doubts))

    def _pieces(self, inline: Inline, *, whole: bool) -> list[_Piece]:
        pieces = [_Piece()]
        broken = False
        for atom in inline.atoms:
            if isinstance(atom, LineBreak):
                broken = True
                continue
            if broken and isinstance(atom, Run) and not atom.text.strip():
                continue
            if broken and not whole and pieces[-1].chunks and _parts(pieces[-1], atom):
                pieces.append(_Piece())
            elif broken:
                pieces[-1].space = True
            broken = False
            pieces[-1].add(atom, reflowed=self.reflowed)
        return pieces


def _parts(before: _Piece, after: Run | Reference) -> bool:
    """Whether a line break parts two paragraphs, rather than breaking a sentence for looks."""
    if isinstance(after, Reference):
        return False
    if after.bold is not None and before.bold != after.bold:
        return True
    return bool(_ENDS.search(before.text())) or not after.text.lstrip()[:1].islower()


def _block(
    piece: _Piece, kind: BlockKind, number: int, start: int, level: int, mark: str
) -> tuple[Block, int]:
    """The block of one piece that begins at `start` of its line, and its length in that line."""
    spans: list[Span] = []
    marks: list[Mark] = []
    position, length = start, 0
    for chunk in piece.chunks:
        size = len(chunk.text if isinstance(chunk, Run) else chunk.mark)
        if isinstance(chunk, Reference):
            marks.append(Mark(length, chunk.mark))
        else:
            if spans and spans[-1].end == position:
                spans[-1] = Span(number, spans[-1].start, position + size)
            else:
                spans.append(Span(number, position, position + size))
            length += size
        position += size
    block = Block(
        kind,
        piece.text(),
        tuple(spans),
        bold=piece.bold and kind != "furniture",
        level=level,
        mark=mark,
        marks=tuple(marks),
    )
    return block, position - start
