"""The small markup of the specs, turned into parts (paragraphs, list items, rows) made of styled runs.

Blank lines part paragraphs; '- ' opens a list item, '1. ' a numbered one, 'a) ' a lettered one,
'| a | b |' a table row, '## ' a heading. Within a text: `**bold**`, `//italic//`, `[^1]` a footnote mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PartKind = Literal["paragraph", "heading", "bullet", "numbered", "row"]
RunStyle = Literal["", "b", "i", "mark"]

_ITEM = re.compile(r"(-|\d+\.|[a-z]\)) +")
_INLINE = re.compile(r"\*\*(?P<b>.+?)\*\*|//(?P<i>.+?)//|\[\^(?P<mark>[^]]+)\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; for `mark` the text is the footnote's mark."""

    text: str
    style: RunStyle = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph-like thing. `label` is a list item's '•', '1.' or 'a)'; `cells` are a table row's."""

    kind: PartKind
    runs: tuple[Run, ...] = ()
    label: str = ""
    cells: tuple[tuple[Run, ...], ...] = ()


def parse_parts(text: str) -> tuple[Part, ...]:
    """The parts of a text, in order."""
    parts: list[Part] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        parts.extend(_paragraph_parts(paragraph))
    return tuple(parts)


def parse_runs(text: str) -> tuple[Run, ...]:
    """The styled runs of one paragraph; line breaks in it count as spaces."""
    flat = " ".join(text.split())
    runs: list[Run] = []
    end = 0
    for match in _INLINE.finditer(flat):
        runs.append(Run(flat[end : match.start()]))
        if match["b"]:
            runs.append(Run(match["b"], "b"))
        elif match["i"]:
            runs.append(Run(match["i"], "i"))
        else:
            runs.append(Run(match["mark"], "mark"))
        end = match.end()
    runs.append(Run(flat[end:]))
    return tuple(run for run in runs if run.text)


def plain(text: str) -> str:
    """The text as people read it: no emphasis, no marks, a blank line between parts."""
    return "\n\n".join(_plain_part(part) for part in parse_parts(text))


def _plain_part(part: Part) -> str:
    if part.kind == "row":
        return " | ".join(_joined(cell) for cell in part.cells)
    return f"{part.label} {_joined(part.runs)}".strip()


def _joined(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.style != "mark")


def _paragraph_parts(paragraph: str) -> list[Part]:
    """A paragraph is one part, or a list or table with a part for each line that opens an item."""
    units: list[str] = []
    for line in paragraph.splitlines():
        stripped = line.strip()
        if not units or _ITEM.match(stripped) or stripped.startswith("|"):
            units.append(stripped)
        else:
            units[-1] += " " + stripped
    return [_part(unit) for unit in units]


def _part(unit: str) -> Part:
    if unit.startswith("|"):
        cells = tuple(parse_runs(cell) for cell in unit.strip("|").split("|"))
        return Part("row", cells=cells)
    if unit.startswith("## "):
        return Part("heading", parse_runs(unit[3:]))
    item = _ITEM.match(unit)
    if item is None:
        return Part("paragraph", parse_runs(unit))
    runs = parse_runs(unit[item.end() :])
    return Part("bullet", runs, "•") if item[1] == "-" else Part("numbered", runs, item[1])
