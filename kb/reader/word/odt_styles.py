"""What an ODT's styles say: which text is bold, and how lists are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.reader.word.docx_numbering import numeral

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_FORMATS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_MAX_BASES = 20


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are marked."""

    bullet: str = ""
    style: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1


class Styles:
    """The styles of one document: those of content.xml before those of styles.xml."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles.setdefault(style.get(f"{STYLE}name", ""), style)
            for rules in root.iter(f"{TEXT}list-style"):
                name = rules.get(f"{STYLE}name", "")
                self._lists.setdefault(name, {_integer(e, "level", 1): _level(e) for e in rules})

    def is_bold(self, name: str | None, *, otherwise: bool) -> bool:
        """Whether text in the style of that name is bold; `otherwise` where the style says nothing."""
        for style in self._chain(name):
            properties = style.find(f"{STYLE}text-properties")
            weight = properties.get(f"{_FO}font-weight") if properties is not None else None
            if weight:
                return weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
        return otherwise

    def list_style(self, paragraph_style: str | None) -> str:
        """The list style that a paragraph style brings along, '' where none."""
        names = (style.get(f"{STYLE}list-style-name") for style in self._chain(paragraph_style))
        return next((name for name in names if name), "")

    def list_level(self, name: str, level: int) -> ListLevel:
        """The rules for that level (from 1) of the list style of that name."""
        return self._lists.get(name, {}).get(level, ListLevel())

    def _chain(self, name: str | None) -> Iterable[etree._Element]:
        style = self._styles.get(name or "")
        for _ in range(_MAX_BASES):
            if style is None:
                return
            yield style
            style = self._styles.get(style.get(f"{STYLE}parent-style-name", ""))


def marker(levels: list[tuple[ListLevel, int]]) -> str:
    """What stands before an item: `levels` are the rules and counters from the outermost list inwards."""
    rules, _ = levels[-1]
    if rules.bullet:
        return "•" if "\ue000" <= rules.bullet[:1] <= "\uf8ff" else rules.bullet
    if not rules.style:
        return ""
    shown = levels[-max(rules.shown_levels, 1) :]
    numbers = ".".join(numeral(count, rule.style) for rule, count in shown if rule.style)
    return f"{rules.prefix}{numbers}{rules.suffix}"


def _level(element: etree._Element) -> ListLevel:
    return ListLevel(
        bullet=element.get(f"{TEXT}bullet-char", ""),
        style=_FORMATS.get(element.get(f"{STYLE}num-format", ""), ""),
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        start=_integer(element, "start-value", 1),
        shown_levels=_integer(element, "display-levels", 1),
    )


def _integer(element: etree._Element, name: str, otherwise: int) -> int:
    value = element.get(f"{TEXT}{name}", "")
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise
