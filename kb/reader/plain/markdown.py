"""Markdown, as people write it or converters from PDF make it, as lines and blocks.

Parsed by markdown-it-py (CommonMark with tables). Every character of a block is found again in the
lines of the file, so that spans hold no markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block, BlockKind, Line, Mark, Reading, Span
from kb.errors import TooLargeError
from kb.grammar.heading import goes_on, opens_with_marked_heading
from kb.grammar.unit import is_of_unit
from kb.message import message
from kb.reader.plain.decode import decode
from kb.reader.plain.page_end import apart_at_page_ends
from kb.reader.plain.repetition import set_apart
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from kb.limits import Limits

_SUP_OPEN = re.compile(r"(?i)<sup\b[^>]*>")
_SUP_CLOSE = re.compile(r"(?i)</sup\s*>")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_MARK = re.compile(r"\[?\^?(\d{1,3}|[*†‡]{1,3}|[a-z])\]?\)?")
_FOOTNOTE_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_RAISED = re.compile(r"\$\^\{?(\w{1,3})\}?\$|\^(\w{1,3})\^|~(\w{1,3})~")
_LIST_MARKER = re.compile(r"[\s>]*([-*+]|\d{1,9}[.)])\s")
_COUNTED = re.compile(r"(\d{1,2})\s+(?=\S)")
_STOP = re.compile(r" ?[.,;:?!)]+(?:\s|$)")
_MAX_LINES = 200_000


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
    tokens = parser.parse(_FOOTNOTE_DEFINITION.sub(lambda match: match.group().replace(":", "\\:", 1), text))
    walker = _Walker(lines)
    for token in tokens:
        for block in walker.take(token):
            if block.text.strip(" *_") or block.marks:
                yield block


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
        texts = _Text.of(token, self.lines)
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


@dataclass(slots=True)
class _Text:
    """The text of an inline token, with the place of each character in the file's lines."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    strong: int = 0
    letters: int = 0
    strong_letters: int = 0
    raised: bool = False
    closed: bool = False
    """A mark or emphasis has just ended: a stop after it belongs to the word before."""

    @classmethod
    def of(cls, token: Token, lines: Sequence[str]) -> list[_Text]:
        """The text of a token; a line that opens with a question's or an answer's heading starts anew."""
        assert token.map is not None
        texts = [cls()]
        finder = _Finder(lines, token.map[0], token.map[1])
        for child in token.children or []:
            if child.type in ("softbreak", "hardbreak") and (
                finder.opens() or texts[-1].counts_on(finder.following())
            ):
                finder.next_line()
                texts.append(cls(strong=texts[-1].strong))
            else:
                texts[-1].take(child, finder)
        return texts

    def counts_on(self, line: str) -> bool:
        """Whether a line starts with the number after the one that this text starts with, as notes do."""
        own, below = _COUNTED.match("".join(self.parts[:2]).lstrip()), _COUNTED.match(line.lstrip(" >"))
        return own is not None and below is not None and int(below.group(1)) == int(own.group(1)) + 1

    def take(self, child: Token, finder: _Finder) -> None:
        """Add what one inline token holds."""
        kind = child.type
        if kind in ("softbreak", "hardbreak"):
            self._space()
            finder.next_line()
        elif kind == "strong_open":
            self.strong += 1
        elif kind == "strong_close":
            self.strong -= 1
            self.closed = True
        elif kind == "em_close":
            self.closed = True
        elif kind == "html_inline":
            self._html(child.content)
            finder.skip(child.content)
        elif kind in ("text", "code_inline", "text_special"):
            self._text(child, finder)
        elif kind == "image" and child.content:
            finder.skip(child.content)

    def _html(self, content: str) -> None:
        if _SUP_OPEN.fullmatch(content):
            self.raised = True
        elif _SUP_CLOSE.fullmatch(content):
            self.raised = False
        elif _BREAK.fullmatch(content):
            self._space()

    def _space(self) -> None:
        if self.parts and not self.parts[-1].endswith(" "):
            self.parts.append(" ")

    def _text(self, child: Token, finder: _Finder) -> None:
        written = child.markup if child.type == "text_special" and child.markup else child.content
        span = finder.find(written)
        if written != child.content and span is not None:  # an escape or entity: the whole of it
            self._plain(child.content, None, 0)
            self.spans.append(span)
            return
        self._found(child.content, span)
        if span is None and (escaped := finder.find_escaped(written)) is not None:
            self.spans.append(escaped)  # with backslashes in it: the whole of it

    def _found(self, content: str, span: Span | None) -> None:
        """Text with its place, marks and raised figures taken out."""
        if _RAISED.search(content):
            self._raised(content, span)
            return
        if self.raised and is_of_unit("".join(self.parts[-3:]), content):
            self._plain(content, span, 0)
            return
        if self.raised and _MARK.fullmatch(content.strip()):
            self._mark(content.strip())
            return
        at = 0
        for reference in _FOOTNOTE_REFERENCE.finditer(content):
            self._plain(content[at : reference.start()], span, at)
            self._mark(reference.group(1))
            at = reference.end()
        self._plain(content[at:], span, at)

    def _raised(self, content: str, span: Span | None) -> None:
        """Text with raised and lowered figures: 'm^2^', 'm$^2$', 'CO~2~', and a mark as 'bericht^1^'."""
        at = 0
        for match in _RAISED.finditer(content):
            self._plain(content[at : match.start()], span, at)
            up = match.group(1) or match.group(2)
            figure = up or match.group(3)
            if up and figure.isdigit() and not is_of_unit(content[: match.start()], figure):
                self._mark(figure)
            else:
                self._plain(figure, span, match.start(match.lastindex or 0))
            at = match.end()
        self._plain(content[at:], span, at)

    def _mark(self, mark: str) -> None:
        self.marks.append(Mark(len("".join(self.parts).rstrip()), mark.strip("[]^)")))
        self.closed = True

    def _plain(self, text: str, span: Span | None, offset: int) -> None:
        if not text:
            return
        if self.closed and _STOP.match(text) is not None:
            offset += len(text) - len(text.lstrip())
            text = text.lstrip()
            self._drop_blank()
        self.closed = False
        self.parts.append(text)
        letters = sum(character.isalnum() for character in text)
        self.letters += letters
        self.strong_letters += letters if self.strong else 0
        if span is not None:
            self.spans.append(Span(span.line, span.start + offset, span.start + offset + len(text)))

    def _drop_blank(self) -> None:
        """Take the blank at the end away."""
        if self.parts and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            if self.spans and self.spans[-1].end - self.spans[-1].start > 1:
                self.spans[-1] = replace(self.spans[-1], end=self.spans[-1].end - 1)

    def _with_marker(self, lines: Sequence[str]) -> tuple[Span, ...]:
        """The spans, with that of the list's marker before the text."""
        if not self.spans:
            return ()
        first = self.spans[0]
        marker = _LIST_MARKER.match(lines[first.line - 1])
        if marker is None or marker.end() > first.start:
            return tuple(self.spans)
        return (Span(first.line, marker.start(1), marker.end(1) + 1), *self.spans)

    def block(self, kind: BlockKind, lines: Sequence[str], *, level: int, marker: str) -> Block:
        """The block that the text makes; `lines` are the file's."""
        text = "".join(self.parts)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        prefix = f"{marker} " if marker else ""
        spans = self._with_marker(lines) if marker else tuple(self.spans)
        marks = tuple(
            Mark(min(max(mark.offset - lead, 0), len(text)) + len(prefix), mark.mark) for mark in self.marks
        )
        return Block(
            kind=kind, text=prefix + text, spans=spans, level=level, marks=marks,
            bold=self.letters > 0 and self.strong_letters >= 0.95 * self.letters,
        )  # fmt: skip


@dataclass(slots=True)
class _Finder:
    """Finds text, in order, in the lines of one block."""

    lines: Sequence[str]
    line: int
    end: int
    column: int = 0

    def find(self, text: str) -> Span | None:
        for line in range(self.line, min(self.end, len(self.lines))):
            start = self.lines[line].find(text, self.column if line == self.line else 0)
            if start >= 0:
                self.line, self.column = line, start + len(text)
                return Span(line + 1, start, start + len(text))
        return None

    def find_escaped(self, text: str) -> Span | None:
        """The place on this line of a text whose signs the source may have written with a backslash."""
        if self.line >= min(self.end, len(self.lines)):
            return None
        pattern = "".join(
            re.escape(sign) if sign.isalnum() or sign.isspace() else rf"\\?{re.escape(sign)}" for sign in text
        )
        found = re.compile(pattern).search(self.lines[self.line], self.column)
        if found is None:
            return None
        self.column = found.end()
        return Span(self.line + 1, found.start(), found.end())

    def skip(self, text: str) -> None:
        self.find(text)

    def following(self) -> str:
        """The line after the one at hand."""
        return self.lines[self.line + 1] if self.line + 1 < min(self.end, len(self.lines)) else ""

    def opens(self) -> bool:
        """Whether the next line is a heading, and no end of this one's sentence."""
        return _opens(self.following()) and not goes_on(self.lines[self.line], self.following())

    def next_line(self) -> None:
        self.line, self.column = self.line + 1, 0


def _opens(line: str) -> bool:
    return opens_with_marked_heading(line.strip(" *_>#"))


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
