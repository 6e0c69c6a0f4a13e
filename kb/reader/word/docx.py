"""Word documents as they would be printed: lists numbered, notes numbered, tracked changes accepted.

lxml over the document's own XML. python-docx knows no footnotes, list numbers or tracked changes, so
all of this would be read past it; docx2python flattens tables and loses which text is bold; mammoth
makes HTML and drops headers, text boxes and list numbers.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb.errors import DamagedError
from kb.message import message
from kb.reader.markup import local_name
from kb.reader.shaping.draft import Draft, Inline
from kb.reader.word.docx_notes import Notes
from kb.reader.word.docx_numbering import Numbering
from kb.reader.word.docx_styles import Styles, W, list_of, outline_level, switch
from kb.reader.word.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from kb.block import BlockKind, Reading
    from kb.limits import Limits
    from kb.reader.word.docx_styles import Style

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRAPPERS: Final = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo"}
)
_DELETED: Final = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText"})
_PLAIN: Final = {"tab": " ", "noBreakHyphen": "-", "ptab": " "}
_SYMBOL_BASE = 0xF000
_BULLET_SYMBOL = 0xB7


def read(content: bytes, limits: Limits) -> Reading:
    """The document's text. Errors: PasswordError, TooLargeError, DamagedError, UnsupportedError."""
    package = Package(content, limits)
    main = _main_part(package)
    root = package.xml(main)
    body = root.find(f"{W}body")
    if body is None:
        raise DamagedError("", message("its part {part} has no body", part=main))
    parts = _Parts(package, main)
    reader = _Reader(
        styles=Styles(parts.xml("styles")),
        numbering=Numbering(parts.xml("numbering")),
        notes=Notes(parts.xml("footnotes"), parts.xml("endnotes"), parts.xml("settings")),
    )
    for head in parts.page_edges(body, "headerReference"):
        reader.furniture(head)
    reader.blocks(body)
    reader.close()
    for foot in parts.page_edges(body, "footerReference"):
        reader.furniture(foot)
    return reader.draft.reading("docx", _metadata(package))


@dataclass(slots=True)
class _Reader:
    """Goes through the parts of one document in reading order."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    draft: Draft = field(default_factory=Draft)
    fields: list[bool] = field(default_factory=list)
    """Open fields (page numbers, properties): whether their result has begun; before it stand codes."""
    pending: Inline = field(default_factory=Inline)
    """A paragraph whose end was deleted: it runs on in the next."""

    def blocks(self, parent: etree._Element, kind: BlockKind | None = None) -> None:
        """All paragraphs and tables in `parent`."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._paragraph(element, kind)
            elif name == "tbl":
                self._table(element, kind)
            elif name in _WRAPPERS:
                self.blocks(element, "furniture" if _is_contents(element) else kind)

    def furniture(self, part: etree._Element) -> None:
        """A page's head or foot."""
        self.fields.clear()
        self.blocks(part, "furniture")
        self.close()

    def close(self) -> None:
        """End a paragraph that waits for the next where none follows."""
        waiting, self.pending = self.pending, Inline()
        self.draft.add("paragraph", waiting)
        self.fields.clear()

    def _paragraph(self, element: etree._Element, kind: BlockKind | None) -> None:
        properties = element.find(f"{W}pPr")
        style = self.styles.paragraph(properties)
        inline, self.pending = self.pending, Inline()
        boxes: list[etree._Element] = []
        self._inline(element, inline, style, boxes)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            self.pending = inline
        else:
            self._add(inline, properties, style, kind)
        for box in boxes:
            self.blocks(box, "furniture")
        if kind != "footnote":
            self._add_notes()

    def _add(
        self, inline: Inline, properties: etree._Element | None, style: Style, kind: BlockKind | None
    ) -> None:
        level = outline_level(properties)
        heading = style.heading if level is None else level
        list_id, list_level = list_of(properties) if properties is not None else ("", 0)
        if not list_id:
            list_id, list_level = style.list_id, list_level or style.list_level
        marker = self.numbering.marker(list_id, list_level) if inline and list_id not in {"", "0"} else None
        if kind is not None:
            self.draft.add(kind, inline, marker=marker or "")
        elif heading:
            self.draft.add("heading", inline, level=heading, marker=marker or "", whole=True)
        elif marker is not None:
            self.draft.add("list-item", inline, level=list_level + 1, marker=marker)
        else:
            self.draft.add("paragraph", inline)

    def _add_notes(self) -> None:
        """The notes that the last paragraph or table refers to, as blocks after it."""
        for note in self.notes.take_referred():
            inline = Inline()
            for paragraph in note.element.iter(f"{W}p"):
                inline.text(" ", None)
                style = self.styles.paragraph(paragraph.find(f"{W}pPr"))
                self._inline(paragraph, inline, style, [])
            self.draft.add("footnote", inline, mark=note.mark)

    def _inline(
        self, parent: etree._Element, inline: Inline, style: Style, boxes: list[etree._Element]
    ) -> None:
        """The runs in `parent`; text boxes anchored there go into `boxes`."""
        for element in parent:
            name = local_name(element)
            if name == "r":
                self._run(element, inline, style, boxes)
            elif name in _WRAPPERS:
                self._inline(element, inline, style, boxes)
            elif name in {"oMath", "oMathPara"}:
                inline.text("".join(str(t) for t in element.itertext("*")))

    def _run(self, run: etree._Element, inline: Inline, style: Style, boxes: list[etree._Element]) -> None:
        properties = run.find(f"{W}rPr")
        character = self.styles.character(properties)
        hidden = switch(properties, "vanish")
        shown = not (character.hidden or style.hidden if hidden is None else hidden)
        direct = switch(properties, "b")
        bold = character.bold != style.bold if direct is None else direct
        if properties is not None and properties.find(f"{W}del") is not None:
            return
        for element in run:
            self._run_part(element, inline, bold=bold, shown=shown, boxes=boxes)

    def _run_part(
        self, element: etree._Element, inline: Inline, *, bold: bool, shown: bool, boxes: list[etree._Element]
    ) -> None:
        name = local_name(element)
        if name == "fldChar":
            self._field(element.get(f"{W}fldCharType", ""))
        elif name in {"drawing", "pict", "AlternateContent"}:
            boxes.extend(_text_boxes(element))
        elif not shown or not all(self.fields) or name in _DELETED:
            return
        elif name == "t":
            inline.text(element.text or "", bold)
        elif name in _PLAIN:
            inline.text(_PLAIN[name], bold)
        elif name in {"br", "cr"}:
            inline.line_break()
        elif name == "sym":
            inline.text(_symbol(element), bold)
        elif name in {"footnoteReference", "endnoteReference"} and (mark := self.notes.refer(element)):
            inline.mark(mark)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _table(self, table: etree._Element, kind: BlockKind | None) -> None:
        """A table: rows of data, or paragraphs where it only places text; letterhead has a fixed place."""
        if _is_floating(table):
            kind = "furniture"
        for row in _children(table, "tr"):
            deleted = row.find(f"{W}trPr/{W}del") is not None
            cells = [] if deleted else list(_children(row, "tc"))
            if kind is not None or _is_layout(cells):
                for cell in cells:
                    self.blocks(cell, kind)
            else:
                self.draft.add_row([self._cell(cell) for cell in cells])
                self._add_notes()

    def _cell(self, cell: etree._Element) -> Inline:
        inline = Inline()
        for paragraph in cell.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            style = self.styles.paragraph(properties)
            text = Inline()
            self._inline(paragraph, text, style, [])
            list_id, level = list_of(properties) if properties is not None else ("", 0)
            marker = self.numbering.marker(list_id, level) if text and list_id not in {"", "0"} else None
            inline.text(f" {marker or ''} ", None)
            inline.extend(text)
        return inline


class _Parts:
    """The parts that the main part refers to."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        folder, name = posixpath.split(main)
        relations = package.xml_or_none(f"{folder}/_rels/{name}.rels")
        self._by_id: dict[str, str] = {}
        self._by_kind: dict[str, str] = {}
        for relation in relations.iterfind(_RELATIONSHIP) if relations is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
            self._by_id[relation.get("Id", "")] = target
            self._by_kind.setdefault(relation.get("Type", "").rpartition("/")[2], target)

    def xml(self, kind: str) -> etree._Element | None:
        """The part of that kind, None where the document has none."""
        target = self._by_kind.get(kind, "")
        return self._package.xml_or_none(target)

    def page_edges(self, body: etree._Element, reference: str) -> Iterator[etree._Element]:
        """The heads or feet of the pages, each once, in the order of the sections."""
        seen = set()
        for element in body.iter(f"{W}{reference}"):
            target = self._by_id.get(element.get(f"{_R}id", ""), "")
            part = self._package.xml_or_none(target) if target not in seen else None
            seen.add(target)
            if part is not None:
                yield part


def _main_part(package: Package) -> str:
    """The name of the part that holds the text: word/document.xml, or what the package names."""
    relations = package.xml_or_none("_rels/.rels")
    for relation in relations.iterfind(_RELATIONSHIP) if relations is not None else ():
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target in package:
            return target
    return "word/document.xml"


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those inside content controls."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) in _WRAPPERS:
            yield from _children(element, name)


def _is_contents(element: etree._Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _is_floating(table: etree._Element) -> bool:
    """Whether the table stands at a fixed place of the page, as letterheads do."""
    place = table.find(f"{W}tblPr/{W}tblpPr")
    return (
        place is not None and place.get(f"{W}vertAnchor") == "page" and place.get(f"{W}horzAnchor") == "page"
    )


def _is_layout(cells: list[etree._Element]) -> bool:
    """Whether a row only places text: one cell holds it all, or a cell holds a table."""
    filled = [cell for cell in cells if any(t.text and t.text.strip() for t in cell.iter(f"{W}t"))]
    return len(filled) <= 1 or any(cell.find(f".//{W}tbl") is not None for cell in filled)


def _text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes in a drawing; Word writes each twice, for itself and for older programs."""
    choice = next((e for e in drawing if local_name(e) == "Choice"), drawing)
    return [e for e in choice.iter() if local_name(e) == "txbxContent"]


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font: bullets are kept, pictures are not text."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if code & ~0xFF == _SYMBOL_BASE:
        return "•" if code & 0xFF == _BULLET_SYMBOL else ""
    return chr(code) if code < _SYMBOL_BASE else ""


def _metadata(package: Package) -> list[tuple[str, str]]:
    """(name, value) of the document's core and custom properties."""
    core = package.xml_or_none("docProps/core.xml")
    custom = package.xml_or_none("docProps/custom.xml")
    found = [(local_name(e), e.text or "") for e in (core if core is not None else ())]
    for element in custom if custom is not None else ():
        value = "".join(str(text) for text in element.itertext("*"))
        found.append((element.get("name", ""), value.replace("_x000d_", " ")))
    return found
