"""Text with a style, in paragraphs: what presenters make and a terminal shows.

Holds no escape codes: those come in at the very end, after the text was cleaned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.text.sanitise import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Style = Literal["plain", "strong", "faint", "match", "id", "heading", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces that follow each other on one line, or on more where the terminal is narrower.

    `indent` is in columns; later lines stand at `hang`, which is `indent` unless given.
    """

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    hang: int | None = None


BLANK = Paragraph()


def paragraph(*pieces: Piece | str, indent: int = 0, hang: int | None = None) -> Paragraph:
    """A paragraph of pieces; a plain text is a piece in plain style."""
    return Paragraph(
        tuple(piece if isinstance(piece, Piece) else Piece(piece) for piece in pieces), indent, hang
    )


def labelled(label: str, text: str, style: Style = "plain", *, indent: int = 0) -> Paragraph:
    """A faint label, and the text after it."""
    return paragraph(Piece(f"{label}: ", "faint"), Piece(text, style), indent=indent, hang=indent + 2)


def marked(text: str, ranges: Sequence[tuple[int, int]], *, indent: int = 0) -> Iterator[Paragraph]:
    """The paragraphs of `text` (a blank line between two), with the characters of `ranges` as matches."""
    styles: list[Style] = ["plain"] * len(text)
    for start, end in ranges:
        for at in range(max(start, 0), min(end, len(text))):
            styles[at] = "match"
    begin = 0
    for gap in (*re.finditer(r"\n+", text), None):
        end = gap.start() if gap else len(text)
        if end > begin:
            yield Paragraph(tuple(_runs(text[begin:end], styles[begin:end])), indent)
        begin = gap.end() if gap else end


def shortened(text: str, longest: int = 160) -> str:
    """`text` on one line, cut at a space with an ellipsis where it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def laid_out(block: Paragraph, width: int | None) -> Iterator[tuple[Piece, ...]]:
    """The lines of a paragraph, cleaned; `width` None leaves it on one line."""
    pieces = [Piece(shown(piece.text).replace("\n", " "), piece.style) for piece in block.pieces]
    hang = block.indent if block.hang is None else block.hang
    indent, used, line = block.indent, block.indent, list[Piece]()
    for gap, word in _words(pieces):
        size = sum(len(piece.text) for piece in word)
        if width is not None and line and used + len(gap.text) + size > width:
            yield _with_indent(line, indent)
            indent, used, line = hang, hang, []
        elif gap.text:
            line.append(gap)
            used += len(gap.text)
        line.extend(word)
        used += size
    yield _with_indent(line, indent)


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Each word with the spaces before it; a word that changes style inside is more than one piece."""
    gap, word = Piece(""), list[Piece]()
    for piece in pieces:
        for part in re.findall(r" +|[^ ]+", piece.text):
            if not part.isspace():
                word.append(Piece(part, piece.style))
            elif word:
                yield gap, word
                gap, word = Piece(part, piece.style), []
            else:
                gap = Piece(gap.text + part, piece.style)
    if word:
        yield gap, word


def _with_indent(line: list[Piece], indent: int) -> tuple[Piece, ...]:
    return (Piece(" " * indent), *line) if indent and line else tuple(line)


def _runs(text: str, styles: Sequence[Style]) -> Iterator[Piece]:
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or styles[at] != styles[begin]:
            yield Piece(text[begin:at], styles[begin])
            begin = at
