"""A draft as one text with the place of each paragraph: of any file that is read, or of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.message import message
from kb.reader import read_file
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from pathlib import Path

    from kb.block import Reading

PASTED = "-"
_MARKUP = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=[\w.,;:!?])_{1,2}(?!\w)|\[\^\w+\]|(?<!\w)#{1,6}(?=\s)")
_PAGED = frozenset({"pdf", "docx", "odt", "html", "xml", "mail"})


@dataclass(frozen=True, slots=True)
class Draft:
    """`starts` are the offsets in `text` where a line of the source begins, `places` its number and page."""

    name: str
    text: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int | None], ...]

    def place(self, at: int) -> tuple[int, int | None]:
        """Line, counted from 1, and page of a character of the text."""
        return self.places[max(bisect_right(self.starts, at) - 1, 0)]


def read_draft(path: Path, *, ocr: bool = False) -> Draft:
    """The text of a file. Errors: ReadError and those under it."""
    reading = read_file(path, ocr=ocr).reading
    if reading.format in _PAGED:
        return _of_blocks(str(path), reading)
    return draft_of(
        "\n".join(line.text for line in reading.lines), str(path), markup=reading.format == "markdown"
    )


def draft_of(text: str, name: str = PASTED, *, markup: bool = False) -> Draft:
    """A text as it is; with `markup` emphasis, marks of notes and of headings of Markdown are taken out.

    Errors: UsageError where it holds nothing.
    """
    text = clean(text)
    if markup:
        text = _MARKUP.sub("", text)
    if not text.strip():
        raise UsageError(message("{name} holds no text", name=name))
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    return Draft(name, text, tuple(starts), tuple((number, None) for number in range(1, len(starts) + 1)))


def _of_blocks(name: str, reading: Reading) -> Draft:
    parts: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int | None]] = []
    at = 0
    for block in reading.blocks:
        if block.kind != "furniture" and block.text:
            starts.append(at)
            places.append((block.spans[0].line if block.spans else 1, block.page))
            parts.append(block.text)
            at += len(block.text) + 2
    if not parts:
        raise UsageError(message("{name} holds no text", name=name))
    return Draft(name, "\n\n".join(parts), tuple(starts), tuple(places))
