"""What a reader makes of a file: its lines as they stand in the source, and blocks of text over them.

Knows nothing of letters or questions. A block's text is meant for people (hyphenation repaired,
markup gone); its spans say which characters of which source lines it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.doubt import Doubt

Format = Literal["pdf", "xml", "html", "docx", "odt", "markdown", "text", "mail"]
BlockKind = Literal["heading", "paragraph", "list-item", "table-row", "footnote", "furniture"]
CELL_BORDER = " | "
"""What stands between the cells of a table's row in its text."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), origin at the lower left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source in reading order.

    For text formats: the physical line of the file, markup included. For PDF: a line of the page.
    For DOCX, ODT, HTML and XML: the text of one paragraph-like element.
    `number` counts from 1 over the whole document; `page` from 1, None where a format has no pages.
    """

    number: int
    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the source line with this number, on this page where there are pages."""

    line: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark, taken out of a block's text; it stood just before `text[offset]`."""

    offset: int
    mark: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row, footnote or piece of page furniture.

    `text` holds no line break and no footnote mark. For a footnote `mark` is its mark and `text`
    the note. `furniture` is what the page repeats (margin column, running head, page number):
    kept apart, never part of a record; `reason` says why it was set apart ('running head', 'page number',
    'margin column', 'letterhead', 'navigation', 'contents'). `level` is a heading's level, or a list's
    depth. `doubts` say what speaks against the block having been read right.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...]
    page: int | None = None
    last_page: int | None = None
    bold: bool = False
    level: int = 0
    mark: str = ""
    marks: tuple[Mark, ...] = ()
    reason: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole of one file as its reader understood it.

    `metadata` holds (name, value) pairs that the format states itself (XML meta elements, document
    properties), by the names of the source. `blocks` are in reading order; `furniture` blocks stay
    where they stood. `doubts` are about the file as a whole.
    """

    format: Format
    pages: int | None
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
