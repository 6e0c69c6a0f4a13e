"""HTML pages, those of officielebekendmakingen.nl among them: the text as a browser shows it.

Lexbor builds the tree as HTML5 says, so that broken markup loses no text; libxml2's HTML parser drops
what stands below its depth limit. What a site puts round a document (menus, forms, search) is furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kb.errors import TooLargeError
from kb.grammar.letterhead import is_running
from kb.message import message
from kb.reader.markup import strip_bom
from kb.reader.shaping.draft import Draft, Inline
from kb.reader.web.html_notes import Notes, find_notes
from kb.reader.web.html_tree import classes, is_hidden, walk

if TYPE_CHECKING:
    from kb.block import Block, BlockKind, Reading
    from kb.limits import Limits

_DROPPED: Final = frozenset(
    """
    script style noscript template head iframe object embed svg math canvas audio video select
    option button input textarea datalist map img
    """.split()  # noqa: SIM905 - one word a line would fill the screen
)
_CHARSET: Final = re.compile(rb"(?i)charset\s*=\s*[\"']?([\w-]+)")
_CHROME: Final = frozenset({"nav", "aside", "form", "dialog", "menu"})
_PAGE_EDGES: Final = frozenset({"header", "footer"})
_CHROME_NAMES: Final = frozenset(
    """
    kopregel voetregel inhoudsopgave toc breadcrumb breadcrumbs menu navigation nav paginering
    skiplinks
    """.split()  # noqa: SIM905 - one word a line would fill the screen
)
_CONTENT: Final = frozenset({"article", "main"})
_INLINE: Final = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small
    span strike strong sub sup time tt u var wbr nobr ruby rt
    """.split()  # noqa: SIM905 - one word a line would fill the screen
)
_BOLD: Final = frozenset({"b", "strong", "th"})
_NOT_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_OWN_MARKER = re.compile(r"(?:[•·▪●○◦‣–—-]|\(?[a-z\d]{1,3}[.)]|[a-z]°)(?:\s|$)", re.IGNORECASE)
_NESTING = re.compile(
    rb"<(/?)(?:div|span|section|article|blockquote|ul|ol|table|font|em|strong|b|i)\b", re.IGNORECASE
)
_DEPTH_MARGIN = 4
"""Pages with unclosed elements look deeper than they are."""
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read(content: bytes, limits: Limits) -> Reading:
    """The page's text. Errors: TooLargeError where its elements are nested too deeply."""
    _refuse_depth(content, limits)
    tree = LexborHTMLParser(_as_utf8(strip_bom(content)))
    root = tree.root
    if root is None:
        return Draft().reading("html")
    for _node, depth, _leaving in walk(root):
        if depth > limits.xml_depth:
            raise _too_deep(limits)
    page = _Page(find_notes(root))
    for node, _depth, leaving in walk(root, page.enters):
        if leaving:
            page.leave(node)
        else:
            page.enter(node)
    page.flush()
    reading = page.draft.reading("html", _metadata(tree))
    return replace(reading, blocks=tuple(map(_without_links, reading.blocks)))


def _as_utf8(content: bytes) -> bytes:
    """The page in UTF-8, whatever it says that it is in: Word saves pages in windows-1252."""
    stated = _CHARSET.search(content[:4096])
    names = [stated.group(1).decode("ascii")] if stated else []
    for name in (*(name for name in names if name.lower() not in ("utf-8", "utf8")), "utf-8"):
        try:
            return content.decode(name).encode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace").encode("utf-8")


def _without_links(block: Block) -> Block:
    """Lines that only lead through the page ('Direct naar de inhoud') set apart."""
    leads = block.kind == "paragraph" and is_running(block.text)
    return replace(block, kind="furniture", reason="navigation") if leads else block


def _refuse_depth(content: bytes, limits: Limits) -> None:
    """Refuse great depth before parsing, which takes time with its square."""
    depth = 0
    for tag in _NESTING.finditer(content):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > _DEPTH_MARGIN * limits.xml_depth:
            raise _too_deep(limits)


def _too_deep(limits: Limits) -> TooLargeError:
    return TooLargeError("", message("its elements are nested more than {most} deep", most=limits.xml_depth))


@dataclass(slots=True)
class _Frame:
    """What an open element changes for what stands inside it."""

    node: LexborNode
    bold: bool = False
    chrome: bool = False
    content: bool = False


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item."""

    ordered: bool
    style: str
    next: int


@dataclass(slots=True)
class _Page:
    """The page while it is walked, one element after another."""

    notes: Notes
    draft: Draft = field(default_factory=Draft)
    inline: Inline = field(default_factory=Inline)
    frames: list[_Frame] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    rows: list[list[Inline] | None] = field(default_factory=list)
    cells: int = 0
    heading: int = 0
    marker: str = ""
    note: LexborNode | None = None

    def enters(self, node: LexborNode) -> bool:
        """Whether what stands inside `node` is read."""
        tag = node.tag or ""
        return not (
            tag in _DROPPED
            or tag.startswith(("-comment", "!"))
            or is_hidden(node)
            or self.notes.is_mark(node)
        )

    def enter(self, node: LexborNode) -> None:
        """Take the start of an element, or a text."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node)
            return
        if not self.enters(node):
            if (mark := self.notes.mark_of_reference(node)) is not None:
                self.inline.mark(mark)
            return
        if tag == "br":
            self.inline.line_break()
            return
        if tag not in _INLINE:
            self._open_block(node, tag)
        self.frames.append(self._frame(node, tag))

    def leave(self, node: LexborNode) -> None:
        """Take the end of an element."""
        tag = node.tag or ""
        if tag in {"-text", "br"} or not self.enters(node):
            return
        if tag not in _INLINE:
            self._close_block(node, tag)
        self.frames.pop()

    def flush(self) -> None:
        """End the paragraph that is open."""
        if self.cells:
            self.inline.text(" ", None)
            return
        inline, self.inline = self.inline, Inline()
        if not inline:
            return
        frame = self.frames[-1] if self.frames else None
        if self.note is not None:
            self.draft.add("footnote", inline, mark=self.notes.mark_of_note(self.note))
            return
        kind: BlockKind = "paragraph"
        if frame is not None and frame.chrome:
            kind = "furniture"
        elif self.heading:
            kind = "heading"
        elif self.marker or self.lists:
            kind = "list-item" if self.marker or _OWN_MARKER.match(inline.plain()) else "paragraph"
        marker, self.marker = self.marker, ""
        own = _OWN_MARKER.match(inline.plain())
        level = self.heading or (len(self.lists) if kind == "list-item" else 0)
        self.draft.add(kind, inline, level=level, marker=marker if kind == "list-item" and not own else "")

    def _text(self, node: LexborNode) -> None:
        text = node.text_content or ""
        bold = self.frames[-1].bold if self.frames else False
        self.inline.text(text, bold)

    def _frame(self, node: LexborNode, tag: str) -> _Frame:
        above = self.frames[-1] if self.frames else _Frame(node)
        style = node.attributes.get("style") or ""
        names = classes(node)
        bold = (above.bold or tag in _BOLD or "vet" in names or bool(_BOLD_STYLE.search(style))) and not (
            _NOT_BOLD_STYLE.search(style)
        )
        content = above.content or tag in _CONTENT
        edge = tag in _PAGE_EDGES or (node.attributes.get("title") or "") in _PAGE_EDGES
        chrome = above.chrome or tag in _CHROME or (edge and not content)
        chrome = chrome or bool(_CHROME_NAMES & (names | {node.id or ""})) or _is_menu(node, tag)
        return _Frame(node, bold, chrome, content)

    def _open_block(self, node: LexborNode, tag: str) -> None:
        if tag in {"td", "th"} and self.rows and self.rows[-1] is not None and not self.cells:
            self.inline = Inline()
            self.cells += 1
            return
        self.flush()
        if tag in {"ul", "ol"}:
            start = node.attributes.get("start") or "1"
            style = node.attributes.get("type") or "1"
            self.lists.append(_List(tag == "ol", style, int(start) if start.isdecimal() else 1))
        elif tag == "li" and self.lists:
            self.marker = _marker(self.lists[-1])
        elif tag == "tr":
            self.rows.append(None if self.cells or _is_layout(node) else [])
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = int(tag[1])
        if self.note is None and self.notes.is_note(node):
            self.note = node

    def _close_block(self, node: LexborNode, tag: str) -> None:
        if tag in {"td", "th"} and self.rows and self.rows[-1] is not None:
            row = self.rows[-1]
            if self.cells:
                self.cells -= 1
                row.append(self.inline)
                self.inline = Inline()
            return
        self.flush()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        elif tag == "tr" and self.rows:
            row_cells = self.rows.pop()
            if row_cells:
                chrome = self.frames[-1].chrome
                self.draft.add_row(row_cells, kind="furniture" if chrome else "table-row")
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = 0
        if self.note is not None and self.note.mem_id == node.mem_id:
            self.note = None


def _is_layout(row: LexborNode) -> bool:
    """Whether a table row only places things: it holds a table, or several paragraphs in one cell."""
    if row.css_first("table") is not None:
        return True
    return any(len(cell.css("p")) > 3 for cell in row.css("td"))


def _is_menu(node: LexborNode, tag: str) -> bool:
    """Whether a list holds nothing but links: the menu of a site."""
    if tag not in {"ul", "ol"}:
        return False
    links = node.css("a")
    if len(links) < 3:
        return False
    inside = sum(len("".join(link.text().split())) for link in links)
    return inside >= 0.9 * len("".join(node.text().split()))


def _marker(items: _List) -> str:
    number = items.next
    items.next += 1
    if not items.ordered:
        return "•"
    if items.style in {"a", "A"} and number <= 26:
        return f"{chr(ord(items.style) + number - 1)}."
    if items.style in {"i", "I"} and number < 40:
        roman = _roman(number)
        return f"{roman if items.style == 'i' else roman.upper()}."
    return f"{number}."


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        digits += letters * (number // value)
        number %= value
    return digits


def _metadata(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Title and (name, content) of meta elements, by the source's own names."""
    found = []
    if (title := tree.css_first("head > title")) is not None:
        found.append(("title", title.text()))
    metas = (meta.attributes for meta in tree.css("meta[name][content]"))
    found.extend((meta.get("name") or "", meta.get("content") or "") for meta in metas)
    return found
