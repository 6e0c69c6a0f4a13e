"""OpenDocument texts as they would be printed: lists numbered, notes with their marks, changes accepted.

lxml over content.xml. odfpy (last release 2020) and odfdo give elements too, but neither counts list
numbers nor limits what it unpacks and parses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from kb.errors import DamagedError, PasswordError
from kb.message import message
from kb.reader.markup import local_name
from kb.reader.shaping.draft import Draft, Inline
from kb.reader.word.odt_styles import STYLE, TEXT, Styles, marker
from kb.reader.word.package import Package

if TYPE_CHECKING:
    from kb.block import BlockKind, Reading
    from kb.limits import Limits

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SKIPPED: Final = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "sequence-decls",
        "forms",
        "variable-decls",
        "desc",
        "title",
    }
)
_TABLE_GROUPS: Final = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_APART: Final = frozenset({"frame", "table-of-content", "alphabetical-index"})
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_PAGE_EDGES: Final = ("header", "header-first", "footer", "footer-first")
_MOST_REPEATED = 100


def read(content: bytes, limits: Limits) -> Reading:
    """The document's text. Errors: PasswordError, TooLargeError, DamagedError, UnsupportedError."""
    package = Package(content, limits)
    _refuse_encrypted(package)
    root = package.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DamagedError("", message("its part content.xml holds no text document"))
    styles = package.xml_or_none("styles.xml")
    reader = _Reader(Styles([root, styles] if styles is not None else [root]))
    edges = [e for name in _PAGE_EDGES for e in (styles.iter(f"{STYLE}{name}") if styles is not None else ())]
    for edge in edges:
        if "header" in local_name(edge):
            reader.blocks(edge, "furniture")
    reader.blocks(body)
    for edge in edges:
        if "footer" in local_name(edge):
            reader.blocks(edge, "furniture")
    return reader.draft.reading("odt", _metadata(package))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.xml_or_none("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise PasswordError("", message("is encrypted and needs a password"))


@dataclass(slots=True)
class _List:
    """An open list: its style and the number of its last item at this level."""

    style: str
    count: int | None = None


@dataclass(slots=True)
class _Reader:
    """Goes through one document in reading order."""

    styles: Styles
    draft: Draft = field(default_factory=Draft)
    lists: list[_List] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """Where lists ended, by identity or style, for those that count on."""
    marker: str = ""
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def blocks(self, parent: etree._Element, kind: BlockKind | None = None) -> None:
        """All paragraphs, lists and tables in `parent`."""
        for element in parent:
            name = local_name(element)
            if name in {"p", "h"}:
                self._paragraph(element, name, kind)
            elif name == "list":
                self._list(element, kind)
            elif name == "table":
                self._table(element, kind)
            elif name and name not in _SKIPPED:
                self.blocks(element, "furniture" if name in _APART else kind)

    def _paragraph(self, element: etree._Element, name: str, kind: BlockKind | None) -> None:
        inline = Inline()
        style = element.get(f"{TEXT}style-name")
        self._inline(element, inline, bold=self.styles.is_bold(style, otherwise=False))
        mark, self.marker = self.marker, "" if inline else self.marker
        if kind is not None:
            self.draft.add(kind, inline, marker=mark)
        elif name == "h":
            level = element.get(f"{TEXT}outline-level", "1")
            self.draft.add(
                "heading", inline, level=int(level) if level.isdecimal() else 1, marker=mark, whole=True
            )
        elif mark:
            self.draft.add("list-item", inline, level=len(self.lists), marker=mark)
        else:
            self.draft.add("paragraph", inline)
        self._after()

    def _after(self) -> None:
        """The text boxes and notes of what was just added."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box, "furniture")
        notes, self.notes = self.notes, []
        for mark, body in notes:
            inline = Inline()
            for paragraph in body.iter(f"{TEXT}p", f"{TEXT}h"):
                inline.text(" ", None)
                self._inline(paragraph, inline, bold=False)
            self.draft.add("footnote", inline, mark=mark)

    def _inline(self, element: etree._Element, inline: Inline, *, bold: bool) -> None:
        inline.text(element.text or "", bold)
        for child in element:
            self._inline_child(child, inline, bold=bold)
            inline.text(child.tail or "", bold)

    def _inline_child(self, child: etree._Element, inline: Inline, *, bold: bool) -> None:
        name = local_name(child)
        if name in {"s", "tab"}:
            inline.text(" ", None)
        elif name == "line-break":
            inline.line_break()
        elif name == "note":
            citation = child.find(f"{TEXT}note-citation")
            body = child.find(f"{TEXT}note-body")
            mark = "".join(str(t) for t in citation.itertext("*")) if citation is not None else ""
            if mark.strip() and body is not None:
                inline.mark(mark)
                self.notes.append((mark, body))
        elif name == "text-box":
            self.boxes.append(child)
        elif name and name not in _SKIPPED:
            style = child.get(f"{TEXT}style-name") if name == "span" else None
            self._inline(child, inline, bold=self.styles.is_bold(style, otherwise=bold))

    def _list(self, element: etree._Element, kind: BlockKind | None) -> None:
        above = self.lists[-1].style if self.lists else ""
        style = element.get(f"{TEXT}style-name") or above or self._style_of_items(element)
        goes_on = element.get(f"{TEXT}continue-list") or (
            style if element.get(f"{TEXT}continue-numbering") == "true" else ""
        )
        opened = _List(style, self.counts.get(goes_on) if goes_on else None)
        self.lists.append(opened)
        for item in element:
            name = local_name(item)
            if name == "list-item":
                self._count(item)
                self.blocks(item, kind)
                self.marker = ""
            elif name == "list-header":
                self.blocks(item, kind)
        self.lists.pop()
        if opened.count is not None:
            identity = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
            self.counts[identity] = self.counts[style] = opened.count

    def _style_of_items(self, element: etree._Element) -> str:
        """The list style that the items' paragraphs bring along."""
        paragraph = next(element.iter(f"{TEXT}p"), None)
        return self.styles.list_style(paragraph.get(f"{TEXT}style-name")) if paragraph is not None else ""

    def _count(self, item: etree._Element) -> None:
        """Number the next item of the innermost list."""
        here = self.lists[-1]
        rules = self.styles.list_level(here.style, len(self.lists))
        start = item.get(f"{TEXT}start-value", "")
        if start.isdecimal() and len(start) < 10:
            here.count = int(start)
        else:
            here.count = rules.start if here.count is None else here.count + 1
        open_lists = [
            (self.styles.list_level(opened.style, depth), opened.count or 1)
            for depth, opened in enumerate(self.lists, start=1)
        ]
        self.marker = marker(open_lists)

    def _table(self, table: etree._Element, kind: BlockKind | None) -> None:
        for row in table:
            name = local_name(row)
            if name in _TABLE_GROUPS:
                self._table(row, kind)
            elif name == "table-row":
                self._row(row, kind)

    def _row(self, row: etree._Element, kind: BlockKind | None) -> None:
        """A row of data, or paragraphs where the row only places text."""
        cells = [cell for cell in row if local_name(cell) in _CELLS]
        filled = [cell for cell in cells if any(str(text).strip() for text in cell.itertext("*"))]
        if (
            kind is not None
            or len(filled) <= 1
            or any(next(c.iter(f"{_TABLE}table"), None) is not None for c in filled)
        ):
            for cell in filled:
                self.blocks(cell, kind)
            return
        texts = []
        for cell in cells:
            inline = Inline()
            for paragraph in cell.iter(f"{TEXT}p", f"{TEXT}h"):
                if next(paragraph.iterancestors(f"{TEXT}note"), None) is not None:
                    continue  # a note in the cell is no text of it
                inline.text(" ", None)
                bold = self.styles.is_bold(paragraph.get(f"{TEXT}style-name"), otherwise=False)
                self._inline(paragraph, inline, bold=bold)
            repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
            times = int(repeated) if repeated.isdecimal() and len(repeated) < 4 else 1
            texts.extend([inline] * (min(times, _MOST_REPEATED) if inline else 1))
        self.draft.add_row(texts)
        self._after()


def _metadata(package: Package) -> list[tuple[str, str]]:
    """(name, value) of the document's own properties, by the names of the format."""
    root = package.xml_or_none("meta.xml")
    group = root.find(f"{_OFFICE}meta") if root is not None else None
    found = []
    for element in group if group is not None else ():
        name = next((v for k, v in element.attrib.items() if str(k).endswith("}name")), local_name(element))
        found.append((str(name), element.text or ""))
    return found
