"""Word's list numbers, counted as Word counts them; the file holds only the rules (numbering.xml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kb.reader.word.docx_styles import W, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SYMBOLS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf0a8": "□"}
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    plain_digits: bool = False


@dataclass(slots=True)
class _List:
    """The levels of one list, and the counters that it shares with other uses of the same definition."""

    levels: dict[int, _Level]
    counters: dict[int, int]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document; `marker` must be asked in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        levels = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.iterfind(f"{W}abstractNum")}
        counters: dict[str, dict[int, int]] = {name: {} for name in levels}
        for number in root.iterfind(f"{W}num"):
            definition = value_of(number, "abstractNumId")
            own, overrides = dict(levels.get(definition, {})), {}
            for override in number.iterfind(f"{W}lvlOverride"):
                position = _integer(override.get(f"{W}ilvl"), 0)
                if (replaced := override.find(f"{W}lvl")) is not None:
                    own[position] = _level(replaced)
                if start := value_of(override, "startOverride"):
                    overrides[position] = _integer(start, 1)
            identifier = number.get(f"{W}numId", "")
            self._lists[identifier] = _List(own, counters.setdefault(definition, {}), overrides)

    def marker(self, list_id: str, level: int) -> str | None:
        """The next marker of that list at that level ('a.', '•', ''); None where there is no such list."""
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return None
        _count(found, level)
        rule = found.levels[level]
        if rule.style == "bullet":
            return _SYMBOLS.get(rule.text, "•" if "\ue000" <= rule.text[:1] <= "\uf8ff" else rule.text)
        if rule.style == "none" and not rule.text:
            return ""

        def shown(place: re.Match[str]) -> str:
            position = int(place[1]) - 1
            at = found.levels.get(position, _Level())
            style = "decimal" if rule.plain_digits else at.style
            return numeral(found.counters.get(position, at.start), style)

        return _PLACE.sub(shown, rule.text)


def _count(found: _List, level: int) -> None:
    """Advance the counter of `level`, and begin anew at the levels below it."""
    counters = found.counters
    if level in found.overrides:
        counters[level] = found.overrides.pop(level)
    elif level in counters:
        counters[level] += 1
    else:
        counters[level] = found.levels[level].start
    for deeper in range(level + 1, _LEVELS):
        rule = found.levels.get(deeper)
        if rule is None or rule.restart is None or (rule.restart > 0 and level < rule.restart):
            counters.pop(deeper, None)


def numeral(number: int, style: str) -> str:
    """A number as Word's number format shows it."""
    return _STYLES.get(style, str)(number)


def _letters(number: int) -> str:
    """Letters as Word counts: a … z, aa, bb …."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number > 0 else ""


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN if 0 < number < 10_000 else ():
        digits += letters * (number // value)
        number %= value
    return digits


_STYLES: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}e",
    "none": lambda _: "",
}


def _levels(definition: etree._Element) -> dict[int, _Level]:
    found = definition.iterfind(f"{W}lvl")
    return {_integer(level.get(f"{W}ilvl"), 0): _level(level) for level in found}


def _level(element: etree._Element) -> _Level:
    restart = value_of(element, "lvlRestart")
    return _Level(
        start=_integer(value_of(element, "start"), 1),
        style=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText"),
        restart=int(restart) if restart.isdecimal() else None,
        plain_digits=element.find(f"{W}isLgl") is not None,
    )


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else otherwise
