"""Footnotes of an HTML page: which elements are marks in the text, and which hold the notes.

HTML has no footnotes. Pages link a raised mark to the note; the note starts with its mark, which links back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb.grammar.unit import is_of_unit
from kb.reader.web.html_tree import classes, walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MARK = re.compile(r"[\s\[(]*(\d{1,3}|[*†‡]{1,3}|[a-z]|[ivx]{1,5})[\])\s.:]*$", re.IGNORECASE)
_BACK = re.compile(r"[\s\[(]*(?:[↩↑^⇑]\ufe0e?|terug|back)?[\])\s]*$", re.IGNORECASE)
_REFERENCE_CLASSES: Final = frozenset({"nootref", "noteref", "footnote-ref", "footnote", "voetnoot", "noot"})
_NOTE_CLASSES: Final = frozenset({"noot", "footnote", "voetnoot"})
_BLOCKS: Final = frozenset({"p", "li", "div", "dd", "td", "aside", "section"})


@dataclass(slots=True)
class Notes:
    """The notes of one page, by the identity of their nodes."""

    references: dict[int, str] = field(default_factory=dict)
    """Marks in the text."""
    notes: dict[int, str] = field(default_factory=dict)
    """Elements that hold a note."""
    own_marks: set[int] = field(default_factory=set)
    """The mark, or the link back, inside a note."""

    def is_mark(self, node: LexborNode) -> bool:
        """Whether the element is a mark, in the text or in its note."""
        return node.mem_id in self.references or node.mem_id in self.own_marks

    def mark_of_reference(self, node: LexborNode) -> str | None:
        """The mark in the text, None for any other element."""
        return self.references.get(node.mem_id)

    def is_note(self, node: LexborNode) -> bool:
        """Whether the element holds a note."""
        return node.mem_id in self.notes

    def mark_of_note(self, node: LexborNode) -> str:
        """The mark of the note that the element holds."""
        return self.notes[node.mem_id]


def find_notes(root: LexborNode) -> Notes:
    """The marks and notes of a page, in one pass in document order."""
    notes = Notes()
    targets = {
        name: node
        for node, _, leaving in walk(root)
        if not leaving and (name := node.id or (node.tag == "a" and node.attributes.get("name")))
    }
    inside: list[LexborNode] = []
    raised: list[LexborNode] = []
    for node, _depth, leaving in walk(root):
        if leaving:
            if inside and inside[-1].mem_id == node.mem_id:
                inside.pop()
            continue
        if not inside and (_is_note(node) or node.mem_id in notes.notes):
            _take_own_mark(node, notes)
            inside.append(node)
        elif inside:
            continue
        elif node.tag in {"a", "sup"} and not _is_inside(node, notes.references):
            target = _target(node, targets)
            if target is not None:
                _take_reference(node, target, notes)
            elif node.tag == "sup":
                raised.append(node)
    _take_unlinked(raised, notes)
    return notes


def _is_note(node: LexborNode) -> bool:
    """Whether the page itself calls the element a note; one that starts with a raised number is one too."""
    if node.tag not in _BLOCKS:
        return False
    if _NOTE_CLASSES & classes(node) and node.tag != "section":
        return True
    first = node.child
    while first is not None and first.tag == "-text" and not (first.text_content or "").strip():
        first = first.next
    return (
        first is not None
        and first.tag == "sup"
        and bool(_MARK.match(first.text()))
        and node.tag in {"p", "li"}
    )


def _target(node: LexborNode, targets: dict[str, LexborNode]) -> LexborNode | None:
    """The element in this page that a raised link points to."""
    link = node if node.tag == "a" else node.css_first("a")
    if link is None or not _MARK.match(node.text()):
        return None
    is_raised = node.tag == "sup" or link.css_first("sup") is not None
    if not is_raised and not _REFERENCE_CLASSES & classes(link):
        return None
    href = link.attributes.get("href") or ""
    return targets.get(href.partition("#")[2]) if "#" in href else None


def _take_reference(node: LexborNode, target: LexborNode, notes: Notes) -> None:
    found = _MARK.match(node.text())
    if found is None:
        return
    notes.references[node.mem_id] = found[1]
    holder: LexborNode | None = target
    while holder is not None and holder.tag not in _BLOCKS:
        holder = holder.parent
    if holder is not None:
        notes.notes.setdefault(holder.mem_id, found[1])


def _take_own_mark(note: LexborNode, notes: Notes) -> None:
    """Set the note's mark apart from its text, and the link back with it."""
    has_mark = False
    for node, _depth, leaving in walk(note):
        if leaving or node.tag not in {"a", "sup", "span"}:
            continue
        text = node.text()
        is_link = (node.attributes.get("href") or "").startswith("#")
        found = _MARK.match(text)
        is_mark = found is not None and (is_link or node.tag == "sup" or "nootnum" in classes(node))
        if found is not None and is_mark and not has_mark:
            has_mark = True
            notes.notes[note.mem_id] = found[1]
            notes.own_marks.add(node.mem_id)
        elif is_link and _BACK.match(text):
            notes.own_marks.add(node.mem_id)
    notes.notes.setdefault(note.mem_id, "")


def _take_unlinked(raised: list[LexborNode], notes: Notes) -> None:
    """Raised numbers without a link are marks where a note has that mark (m² has none)."""
    known = set(notes.notes.values())
    for node in raised:
        found = _MARK.match(node.text())
        before = node.prev.text(deep=True) if node.prev is not None else ""
        if found is not None and found[1] in known and not is_of_unit(before or "", found[1]):
            notes.references[node.mem_id] = found[1]


def _is_inside(node: LexborNode, taken: dict[int, str]) -> bool:
    parent = node.parent
    return parent is not None and parent.mem_id in taken
