"""The text of a Markdown file's inline markup, with the place of each character in the file's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.block import Block, BlockKind, Mark, Span
from kb.grammar.heading import goes_on, is_heading_line, opens_with_marked_heading
from kb.grammar.unit import is_of_unit

if TYPE_CHECKING:
    from markdown_it.token import Token

_SUP_OPEN = re.compile(r"(?i)<sup\b[^>]*>")
_SUP_CLOSE = re.compile(r"(?i)</sup\s*>")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_MARK = re.compile(r"\[?\^?(\d{1,3}|[*†‡]{1,3}|[a-z])\]?\)?")
_FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_RAISED = re.compile(r"\$\^\{?(\w{1,3})\}?\$|\^(\w{1,3})\^|~(\w{1,3})~")
_LIST_MARKER = re.compile(r"[\s>]*([-*+]|\d{1,9}[.)])\s")
_COUNTED = re.compile(r"(\d{1,2})\s+(?=\S)")
_STOP = re.compile(r" ?[.,;:?!)]+(?:\s|$)")


@dataclass(slots=True)
class InlineText:
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
    def of(cls, token: Token, lines: Sequence[str]) -> list[InlineText]:
        """The text of a token; a line that opens with a question's or an answer's heading starts anew."""
        assert token.map is not None
        texts = [cls()]
        finder = Finder(lines, token.map[0], token.map[1])
        for child in token.children or []:
            if child.type in ("softbreak", "hardbreak") and (
                finder.opens() or finder.heads() or texts[-1].counts_on(finder.following())
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

    def take(self, child: Token, finder: Finder) -> None:
        """Add what one inline token holds."""
        kind = child.type
        if kind in ("softbreak", "hardbreak"):
            self.space()
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
            self.space()

    def space(self) -> None:
        """Add a blank, where there is text and none behind it."""
        if self.parts and not self.parts[-1].endswith(" "):
            self.parts.append(" ")

    def _text(self, child: Token, finder: Finder) -> None:
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
        self._referring(content, span, 0)

    def _referring(self, text: str, span: Span | None, offset: int) -> None:
        """Text that stands `offset` letters into its span, the marks '[^1]' taken out."""
        at = 0
        for reference in _FOOTNOTE_REFERENCE.finditer(text):
            self._plain(text[at : reference.start()], span, offset + at)
            self._mark(reference.group(1))
            at = reference.end()
        self._plain(text[at:], span, offset + at)

    def _raised(self, content: str, span: Span | None) -> None:
        """Text with raised and lowered figures: 'm^2^', 'm$^2$', 'CO~2~', and a mark as 'bericht^1^'."""
        at = 0
        for match in _RAISED.finditer(content):
            self._referring(content[at : match.start()], span, at)
            up = match.group(1) or match.group(2)
            figure = up or match.group(3)
            if up and figure.isdigit() and not is_of_unit(content[: match.start()], figure):
                self._mark(figure)
            else:
                self._plain(figure, span, match.start(match.lastindex or 0))
            at = match.end()
        self._referring(content[at:], span, at)

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
class Finder:
    """Finds text, in order, in the lines of one block."""

    lines: Sequence[str]
    line: int
    end: int
    column: int = 0

    def find(self, text: str) -> Span | None:
        """The place of a text on this line or one below, None where it is not found."""
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
        """Go on behind a text."""
        self.find(text)

    def following(self) -> str:
        """The line after the one at hand."""
        return self.lines[self.line + 1] if self.line + 1 < min(self.end, len(self.lines)) else ""

    def opens(self) -> bool:
        """Whether the next line is a heading, and no end of this one's sentence."""
        return _opens(self.following()) and not goes_on(self.lines[self.line], self.following())

    def heads(self) -> bool:
        """Whether this line is the heading of a question or answer and no more, with text below it."""
        line = self.lines[self.line].strip(" *_>#")
        return line[:1].isupper() and is_heading_line(line) and bool(self.following().strip())

    def next_line(self) -> None:
        """Go on at the start of the next line."""
        self.line, self.column = self.line + 1, 0


def _opens(line: str) -> bool:
    return opens_with_marked_heading(line.strip(" *_>#"))
