"""XML of officielebekendmakingen.nl: kamervragen, aanhangsel, kamerstukken, Handelingen, Staatsblad.

Where the XML states what a question or an answer is, that stands as a heading ("Vraag 1") before it,
as in print. An element that is not known is read as what its content looks like: nothing is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kb.doubt import Doubt
from kb.errors import DamagedError, UnsupportedError
from kb.message import message
from kb.reader.markup import BOMS, local_name, parse_xml, strip_bom
from kb.reader.shaping.draft import Draft, Inline

if TYPE_CHECKING:
    from lxml import etree

    from kb.block import Reading
    from kb.limits import Limits

_INLINE: Final = frozenset(
    """
    achternaam datum extref extref-groep functie inf initialen intref intref-groep
    kamervraagonderwerp nadruk naam noot nootref ondlijn plaats politiek sup sub unl voornaam
    voorvoegsels aanhaling deze dag maand jaar label nr li.nr lidnr nummer
    """.split()  # noqa: SIM905 - one word a line would fill the screen
)
_HEADINGS: Final = {
    "item-titel": 1,
    "kamervraagnummer": 1,
    "kop": 2,
    "stuktitel": 2,
    "subtitel": 2,
    "titel": 1,
    "intitule": 1,
    "tussenkop": 3,
    "spreker": 3,
    "vergadering-nummer": 1,
    "dossiernummer": 1,
    "dossiertitel": 1,
    "stuknr": 1,
}
_SKIPPED: Final = frozenset({"metadata", "illustratie", "colspec", "spanspec"})
_MARKERS: Final = frozenset({"li.nr", "lidnr"})
_STACKED: Final = frozenset({"ondertekening"})
"""Elements whose parts stand below each other in print."""
_NUMBERS: Final = ("nr", "nummer", "titel", "kop")
_QUESTIONS: Final = {"vraag": "Vraag", "antwoord": "Antwoord"}
_CONTENT: Final = ("al", "p", "vraag", "antwoord", "kamervraagomschrijving", "omschr", "tekst")
_ROWS: Final = frozenset({"row", "tr"})
_CELLS: Final = frozenset({"entry", "td", "th"})
_MARK = re.compile(r"^[\s\[(]*(\S{1,6}?)[\])\s.]*$")


def read(content: bytes, limits: Limits) -> Reading:
    """The publication's text. Errors: UnsupportedError, DamagedError, TooLargeError."""
    del limits  # the parser's own depth limit is lower
    mended = _encoded_once(content)
    try:
        root = parse_xml(strip_bom(mended if mended is not None else content))
    except DamagedError:
        if mended is None:
            raise
        root, mended = parse_xml(strip_bom(content)), None
    metadata = _metadata(root)
    if not any(True for name in _CONTENT for _ in root.iter(f"{{*}}{name}")):
        if metadata:
            raise UnsupportedError("", message("is a record about a publication, not the publication"))
        raise UnsupportedError("", message("is XML of an unknown kind"))
    walker = _Walker(Draft(reflowed=_is_reflowed(root)))
    walker.container(root, level=0)
    doubts = (Doubt("encoded-twice", weight="note"),) if mended is not None else ()
    return walker.draft.reading("xml", metadata, doubts)


class _Walker:
    """Goes through the tree once, in reading order."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._notes: list[etree._Element] = []
        self._seen_notes = 0

    def block(self, element: etree._Element, level: int) -> None:
        """One element that stands on its own."""
        name = local_name(element)
        if not name or name in _SKIPPED:
            return
        if name in _QUESTIONS:
            self._question(element, _QUESTIONS[name], level)
        elif name in _HEADINGS:
            self._heading(element, _HEADINGS[name])
        elif name == "li" or any(local_name(child) in _MARKERS for child in element):
            self._item(element, level + 1)
        elif name in _ROWS:
            self._row(element)
        elif name == "noot":
            self._note(element)
        elif _is_paragraph(element) and name not in _STACKED:
            self._paragraph(element, level)
        else:
            self.container(element, level)

    def container(self, element: etree._Element, level: int) -> None:
        """An element that only holds others; a bare number goes with the title after it."""
        prefix = ""
        for child in element:
            name = local_name(child)
            if name == "nr" and (after := child.getnext()) is not None and local_name(after) == "item-titel":
                prefix = _plain(child)
            elif name == "item-titel":
                self._heading(child, _HEADINGS[name], prefix)
            elif name == "nr" and local_name(element) == "kamervraagopmerking":
                self._heading(child, 3)
            else:
                self.block(child, level)

    def _question(self, element: etree._Element, word: str, level: int) -> None:
        """A question or an answer: its number as a heading, with the word where only the number is given."""
        first = next((child for child in element if local_name(child)), None)
        is_number = first is not None and local_name(first) in _NUMBERS
        title = _plain(first) if first is not None and is_number else ""
        heading = Inline()
        heading.text(title if re.match(r"[^\W\d]{3}", title) else f"{word} {title}", bold=None)
        self.draft.add("heading", heading, level=3)
        if element.text and element.text.strip():
            opening = Inline()
            opening.text(element.text)
            self.draft.add("paragraph", opening)
        for child in element:
            if not (is_number and child is first):
                self.block(child, level)

    def _heading(self, element: etree._Element, level: int, prefix: str = "") -> None:
        inline = Inline()
        if prefix:
            inline.text(prefix + " ")
        self._run(element, inline, bold=False, spaced=local_name(element) == "kop")
        self.draft.add("heading", inline, level=level, whole=True)
        self._flush_notes()

    def _item(self, element: etree._Element, level: int) -> None:
        """A list item or numbered paragraph: the marker goes before its first text."""
        marker = ""
        for child in element:
            name = local_name(child)
            if name in _MARKERS or (name == "nr" and not marker):
                marker = _plain(child)
            elif _is_paragraph(child) and name not in _HEADINGS:
                inline = Inline()
                self._run(child, inline, bold=False)
                self.draft.add("list-item" if marker else "paragraph", inline, level=level, marker=marker)
                self._flush_notes()
                marker = "" if inline else marker
            else:
                self.block(child, level)
        if marker:
            alone = Inline()
            alone.text(marker, bold=None)
            self.draft.add("list-item", alone, level=level)
        if element.text and element.text.strip():
            self._paragraph(element, level, only_text=True)

    def _row(self, element: etree._Element) -> None:
        cells = []
        for child in element:
            if local_name(child) in _CELLS:
                cell = Inline()
                self._run(child, cell, bold=False, spaced=True)
                cells.append(cell)
        self.draft.add_row(cells)
        self._flush_notes()

    def _paragraph(self, element: etree._Element, level: int, *, only_text: bool = False) -> None:
        """Running text; a list or table inside it is read where it stands."""
        inline = Inline()
        inline.text(element.text or "")
        for child in () if only_text else element:
            if _is_running(child):
                self._run_child(child, inline, bold=False)
            else:
                self._close(inline)
                inline = Inline()
                self.block(child, level)
            inline.text(child.tail or "")
        self._close(inline)

    def _close(self, inline: Inline) -> None:
        self.draft.add("paragraph", inline)
        self._flush_notes()

    def _run(self, element: etree._Element, inline: Inline, *, bold: bool, spaced: bool = False) -> None:
        """All text of `element` as running text, its children's too."""
        drop_gaps = _has_idle_gaps(element)
        inline.text("" if drop_gaps else element.text or "", bold)
        for child in element:
            if spaced:
                inline.text(" ", None)
            self._run_child(child, inline, bold=bold)
            inline.text("" if drop_gaps else child.tail or "", bold)

    def _run_child(self, child: etree._Element, inline: Inline, *, bold: bool) -> None:
        name = local_name(child)
        if name == "noot":
            self._notes.append(child)
            if mark := self._mark_of(child):
                inline.mark(mark)
        elif name == "nootref":
            inline.mark(_trimmed(_plain(child) or child.get("nr") or child.get("refid", "").lstrip("n")))
        elif name == "br":
            inline.line_break()
        elif name and name not in _SKIPPED:
            style = bold or (name == "nadruk" and child.get("type", "").startswith("vet"))
            self._run(child, inline, bold=style, spaced=not _is_running(child))

    def _mark_of(self, note: etree._Element) -> str:
        """The note's mark, counted where the source gives none."""
        self._seen_notes += 1
        number = next((child for child in note if local_name(child) in {"noot.nr", "nr", "nootnr"}), None)
        mark = _trimmed(_plain(number)) if number is not None else ""
        return mark or note.get("nr") or note.get("id", "").lstrip("n") or str(self._seen_notes)

    def _note(self, note: etree._Element) -> None:
        """A note that stands apart from the text that refers to it (the older form)."""
        self._add_note(note, self._mark_of(note))

    def _flush_notes(self) -> None:
        """The notes of what was just added, as blocks after it."""
        notes, self._notes = self._notes, []
        self._seen_notes -= len(notes)
        for note in notes:
            self._add_note(note, self._mark_of(note))

    def _add_note(self, note: etree._Element, mark: str) -> None:
        inline = Inline()
        inline.text(note.text or "")
        for child in note:
            if local_name(child) not in {"noot.nr", "nr", "nootnr"}:
                inline.text(" ", None)
                self._run(child, inline, bold=False, spaced=not _is_paragraph(child))
            inline.text(child.tail or "")
        self.draft.add("footnote", inline, mark=mark)


def _is_running(element: etree._Element) -> bool:
    """Whether an element is part of a sentence; one that isn't known is where it holds only such."""
    name = local_name(element)
    return not name or name in _INLINE or (name not in _HEADINGS and name != "al" and not len(element))


def _is_paragraph(element: etree._Element) -> bool:
    """Whether an element's text runs on: text of its own, or nothing inside but parts of a sentence."""
    texts = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in texts):
        return True
    return all(not local_name(child) or local_name(child) in _INLINE for child in element)


def _has_idle_gaps(element: etree._Element) -> bool:
    """Whether the white space between an element's children only indents the source.

    So it is round a single child (`<naam> <achternaam>`), and where the children bring their own spaces.
    """
    if not len(element) or any(t and t.strip() for t in (element.text, *(c.tail for c in element))):
        return False
    texts = [child.text or "" for child in element]
    return len(texts) == 1 or any(text != text.strip(" ") for text in texts)


def _is_reflowed(root: etree._Element) -> bool:
    """Whether a tool has set inline elements on lines of their own."""
    inner = [e.text for name in ("extref", "achternaam") for e in root.iter(f"{{*}}{name}") if e.text]
    return bool(inner) and all(text.startswith("\n") for text in inner)


def _metadata(root: etree._Element) -> list[tuple[str, str]]:
    """(name, content) of meta elements, by the source's own names; text elements of OWMS records."""
    found = []
    for element in root.iter("{*}meta", "{*}metadata"):
        name, value = element.get("name"), element.get("content")
        if name and value:
            found.append((name, value))
    for group in root.iter("{*}owmskern", "{*}owmsmantel", "{*}tpmeta", "{*}oep"):
        found.extend((local_name(e), e.text) for e in group if e.text and e.text.strip())
    return found


def _encoded_once(content: bytes) -> bytes | None:
    """The content of a file that was encoded twice as UTF-8, None for any other."""
    if not content.lstrip(BOMS[0]).startswith(BOMS[1]):
        return None
    try:
        once = bytearray()
        for char in content.lstrip(BOMS[0]).decode("utf-8"):
            once += bytes([ord(char)]) if ord(char) < 256 else char.encode("cp1252")
        once.decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return bytes(once)


def _plain(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext("*")).split())


def _trimmed(mark: str) -> str:
    found = _MARK.match(mark)
    return found[1] if found else mark.strip()
