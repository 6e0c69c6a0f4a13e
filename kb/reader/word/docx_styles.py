"""What Word's styles say of a paragraph or run: bold, hidden, heading level, list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_BASES = 20
_OFF: Final = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style, what it is based on taken into account."""

    bold: bool = False
    hidden: bool = False
    heading: int = 0
    list_id: str = ""
    list_level: int = 0


NO_STYLE: Final = Style()


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.iterfind(f"{W}style") if root is not None else ()
        self._elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self._resolved: dict[str, Style] = {}
        defaults = [e for e in self._elements.values() if e.get(f"{W}default") in {"1", "true"}]
        self._default = {e.get(f"{W}type", ""): e.get(f"{W}styleId", "") for e in defaults}

    def paragraph(self, properties: etree._Element | None) -> Style:
        """The style that a paragraph's properties name, or the default one."""
        named = value_of(properties, "pStyle")
        return self._style(named or self._default.get("paragraph", ""))

    def character(self, properties: etree._Element | None) -> Style:
        """The style that a run's properties name."""
        named = value_of(properties, "rStyle")
        return self._style(named) if named else NO_STYLE

    def _style(self, identifier: str) -> Style:
        if identifier not in self._resolved:
            self._resolved[identifier] = self._resolve(identifier)
        return self._resolved[identifier]

    def _resolve(self, identifier: str) -> Style:
        chain: list[etree._Element] = []
        current = self._elements.get(identifier)
        while current is not None and len(chain) < _MAX_BASES:
            chain.append(current)
            current = self._elements.get(value_of(current, "basedOn"))
        bold = hidden = None
        heading, list_id, list_level = None, "", 0
        for element in chain:
            run, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
            bold = switch(run, "b") if bold is None else bold
            hidden = switch(run, "vanish") if hidden is None else hidden
            if heading is None:
                heading = outline_level(paragraph)
            if not list_id and paragraph is not None:
                list_id, list_level = list_of(paragraph)
        return Style(bool(bold), bool(hidden), heading or 0, list_id, list_level)


def value_of(parent: etree._Element | None, name: str) -> str:
    """The w:val of a child element, '' where it has none."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return (child.get(f"{W}val") or "") if child is not None else ""


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Whether an on/off property is on; None where nothing is said."""
    child = properties.find(f"{W}{name}") if properties is not None else None
    if child is None:
        return None
    return child.get(f"{W}val", "1").lower() not in _OFF


def outline_level(properties: etree._Element | None) -> int | None:
    """A heading's level from 1, 0 for body text, None where nothing is said."""
    value = value_of(properties, "outlineLvl")
    if not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < _BODY_LEVEL else 0


def list_of(properties: etree._Element) -> tuple[str, int]:
    """The list (w:numId) and level that paragraph properties name; ('', 0) where none."""
    numbering = properties.find(f"{W}numPr")
    level = value_of(numbering, "ilvl")
    return value_of(numbering, "numId"), int(level) if level.isdecimal() else 0
