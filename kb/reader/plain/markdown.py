"""Markdown, as people write it or converters from PDF make it, as lines and blocks.

Parsed by markdown-it-py (CommonMark with tables). Every character of a block is found again in the
lines of the file, so that spans hold no markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block, BlockKind, Line, Mark, Reading, Span
from kb.errors import TooLargeError
from kb.message import message
from kb.reader.plain.decode import decode
from kb.reader.plain.markdown_inline import Finder, InlineText
from kb.reader.plain.page_end import apart_at_page_ends
from kb.reader.plain.pandoc_table import Cell, Table, tables
from kb.reader.plain.repetition import set_apart
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from kb.limits import Limits

_FOOTNOTE_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_MAX_LINES = 200_000
_BREAK = re.compile(r"(?<!\\)\\$")


def read(content: bytes, limits: Limits) -> Reading:
    """The text of a Markdown file. Errors: TooLargeError; DamagedError where it is no text."""
    if len(content) > limits.file_bytes:
        raise TooLargeError(
            "Markdown",
            message(
                "{bytes} bytes, {most} is the most that is read", bytes=len(content), most=limits.file_bytes
            ),
        )
    text = clean(decode(content))
    lines = text.split("\n")
    if len(lines) > _MAX_LINES:
        raise TooLargeError(
            "Markdown",
            message("{lines} lines, {most} is the most that is read", lines=len(lines), most=_MAX_LINES),
        )
    front, body = _front_matter(lines)
    blocks = list(_blocks(body, lines))
    return Reading(
        format="markdown",
        pages=None,
        lines=tuple(Line(number=number, text=line) for number, line in enumerate(lines, start=1)),
        blocks=tuple(set_apart(apart_at_page_ends(list(_notes(blocks))), lines)),
        metadata=front,
    )


_FRONT_LINES = 400
_FRONT_LINE = re.compile(r"[\w.-]+\s*:|\s|-(?:\s|$)|#")
"""A key, what belongs to the one above, an entry of a list, a comment."""


def _front_matter(lines: list[str]) -> tuple[tuple[tuple[str, str], ...], str]:
    """Simple 'key: value' lines between '---' at the very top, and the text with them blanked."""
    if not lines or lines[0].strip() != "---":
        return (), "\n".join(lines)
    end = next((at for at, line in enumerate(lines[:_FRONT_LINES]) if at and line.strip() == "---"), 0)
    inner = [line for line in lines[1:end] if line.strip()]
    if not inner or not all(_FRONT_LINE.match(line) for line in inner):
        return (), "\n".join(lines)
    pairs = tuple(
        (key.strip(), value.strip().strip("'\""))
        for key, _, value in (line.partition(":") for line in inner if line[0] not in "# -")
        if value.strip()
    )
    return pairs, "\n".join([""] * (end + 1) + lines[end + 1 :])


def _blocks(text: str, lines: Sequence[str]) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    drawn = list(tables(text.split("\n")))
    text = _without(text, drawn) if drawn else text
    tokens = parser.parse(_FOOTNOTE_DEFINITION.sub(lambda match: match.group().replace(":", "\\:", 1), text))
    walker = _Walker(lines)
    found = [block for token in tokens for block in walker.take(token)]
    if drawn:
        found += [row for table in drawn for row in _rows(table, lines, parser)]
        found.sort(key=lambda block: block.spans[0].line if block.spans else 0)
    for block in found:
        if block.text.strip(" *_") or block.marks:
            yield block


def _without(text: str, drawn: Sequence[Table]) -> str:
    """The text with the lines of tables blanked."""
    lines = text.split("\n")
    for table in drawn:
        lines[table.first : table.end] = [""] * (table.end - table.first)
    return "\n".join(lines)


def _rows(table: Table, lines: Sequence[str], parser: MarkdownIt) -> Iterator[Block]:
    """The rows of a table that pandoc drew."""
    for row in table.rows:
        cells = [_cell(cell, lines, parser) for cell in row]
        if (joined := _joined_row(cells)) is not None:
            yield joined


def _cell(cell: Cell, lines: Sequence[str], parser: MarkdownIt) -> Block:
    """A cell's text, its lines joined by a blank; so is a line that ends in the backslash of a break."""
    text = InlineText()
    for number, start, end in cell:
        finder = Finder(lines, number, number + 1, column=start)
        text.space()
        for token in parser.parseInline(_BREAK.sub("", lines[number][start:end].strip())):
            for child in token.children or []:
                text.take(child, finder)
    return text.block("table-row", lines, level=0, marker="")


@dataclass(slots=True)
class _Walker:
    """Turns block tokens into blocks, remembering lists, headings and table rows around them."""

    lines: Sequence[str]
    depth: int = 0
    counters: list[int | None] = field(default_factory=list)
    marker: str = ""
    heading: int = 0
    row: list[Block] | None = None

    def take(self, token: Token) -> Sequence[Block]:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.counters.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.counters.pop()
        elif kind == "list_item_open":
            self._item(token)
        elif kind == "heading_open":
            self.heading = int(token.tag[1:])
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "tr_open":
            self.row = []
        elif kind == "tr_close":
            row, self.row = self.row, None
            joined = _joined_row(row or [])
            return [joined] if joined else []
        elif kind == "inline" and token.map is not None:
            return self._inline(token)
        elif kind in ("code_block", "fence", "html_block") and token.map is not None:
            verbatim = _verbatim(token, self.lines)
            return [verbatim] if verbatim else []
        return []

    def _item(self, token: Token) -> None:
        number = self.counters[-1] if self.counters else None
        if number is None:
            self.marker = "-"
        else:
            self.marker = f"{token.info or number}{token.markup or '.'}"
            self.counters[-1] = number + 1

    def _inline(self, token: Token) -> Sequence[Block]:
        kind: BlockKind = "paragraph"
        if self.heading:
            kind = "heading"
        elif self.marker:
            kind = "list-item"
        texts = InlineText.of(token, self.lines)
        marker, self.marker = self.marker, ""
        level = self.heading or len(self.counters)
        blocks = [
            text.block(kind, self.lines, level=level, marker="" if index else marker)
            for index, text in enumerate(texts)
        ]
        if self.row is not None:
            self.row.extend(blocks)
            return []
        return blocks


def _joined_row(cells: Sequence[Block]) -> Block | None:
    cells = [cell for cell in cells if cell.text]
    if not cells:
        return None
    marks: list[Mark] = []
    at = 0
    for cell in cells:
        marks += [Mark(at + mark.offset, mark.mark) for mark in cell.marks]
        at += len(cell.text) + len(CELL_BORDER)
    return Block(
        kind="table-row",
        text=CELL_BORDER.join(cell.text for cell in cells),
        spans=tuple(span for cell in cells for span in cell.spans),
        marks=tuple(marks),
        bold=all(cell.bold for cell in cells),
    )


def _verbatim(token: Token, lines: Sequence[str]) -> Block | None:
    """Code and HTML blocks: the lines as they stand, comments and tags gone."""
    assert token.map is not None
    first, last = token.map
    spans = tuple(
        Span(number, 0, len(line))
        for number, line in enumerate(lines[first:last], start=first + 1)
        if line.strip() and not line.strip().startswith(("```", "~~~"))
    )
    content = token.content
    if token.type == "html_block":
        content = re.sub(r"(?s)<!--.*?-->", " ", content)
        content = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", content)
        content = re.sub(r"<[^>]*>", " ", content)
    text = " ".join(content.split())
    return Block(kind="paragraph", text=text, spans=spans) if text else None


def _notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs that are footnotes: '[^1]: text', or a raised mark before anything else."""
    for block in blocks:
        definition = re.match(r"\[\^([^\]\s]+)\]:\s*", block.text) if not block.marks else None
        if block.marks and block.marks[0].offset == 0 and block.kind == "paragraph":
            text = block.text.lstrip(": ")
            cut = len(block.text) - len(text)
            yield Block(
                kind="footnote", text=text, spans=block.spans, mark=block.marks[0].mark,
                marks=tuple(Mark(max(mark.offset - cut, 0), mark.mark) for mark in block.marks[1:]),
            )  # fmt: skip
        elif definition is not None:
            yield Block(
                kind="footnote",
                text=block.text[definition.end() :],
                spans=block.spans,
                mark=definition.group(1),
            )
        else:
            yield block
