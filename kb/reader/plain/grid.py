"""Tables in plain text: lines whose cells stand under each other, parted by blanks or tabs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block, Span
from kb.grammar.heading import is_heading_line, opens_with_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells = tuple[tuple[int, int], ...]
"""The cells of a line, each the characters [start, end) of it."""

_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"\s*[-=+|─━]{3,}[-=+|\s─━]*")
_LONGEST = 60  # letters of a cell
_NEAR = 2  # letters by which cells under each other may differ
_FIGURE = re.compile(r"[€$]?\s?[-+]?\d[\d.,]*\s?%?|-|–")
_LEAST_ROWS = 3
_OTHER = re.compile(r"(?i)(?:vraag|antwoord)\b|(?:[•·▪●○◦‣*–-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)])\s")
"""How a line begins that is a heading or an item of a list."""
_TAB = 4  # blanks that stand for a tab


def tables(lines: Sequence[str]) -> dict[int, Cells]:
    """The lines, counted from 1, that are rows of a table below the first question, with their cells.

    Two rows are a table where a cell below the first row is a figure, three always. Lines drawn between
    rows have no cells.
    """
    first = next(
        (at for at, line in enumerate(lines) if is_heading_line(line) or opens_with_heading(line.strip())),
        len(lines),
    )
    found: dict[int, Cells] = {}
    run: dict[int, Cells] = {}
    rules: dict[int, Cells] = {}
    for number in range(first + 1, len(lines) + 2):
        line = lines[number - 1] if number <= len(lines) else ""
        if _RULE.fullmatch(line) is not None:
            rules[number] = ()
            continue
        cells = _cells(line)
        if run and len(cells) > 1 and _under(list(run.values())[-1], cells):
            run[number] = cells
            continue
        found |= _table(run, rules, lines)
        run = {number: cells} if len(cells) > 1 else {}
        rules = rules if run and number - 1 in rules else {}
    return found


def row_of(number: int, line: str, cells: Cells) -> Block:
    """A row as a block, its cells parted by ' | '; a drawn line as furniture."""
    if not cells:
        return Block(kind="furniture", text=line.strip(), spans=(Span(number, 0, len(line)),))
    return Block(
        kind="table-row",
        text=CELL_BORDER.join(line[start:end] for start, end in cells),
        spans=tuple(Span(number, start, end) for start, end in cells),
    )


def _cells(line: str) -> Cells:
    if _OTHER.match(line.strip()) is not None:
        return ()
    cells = tuple(match.span() for match in _CELL.finditer(line))
    return cells if all(end - start <= _LONGEST for start, end in cells) else ()


def _under(above: Cells, below: Cells) -> bool:
    """Whether every cell stands under one of the row above: at its left, its right or its middle."""
    if len(above) != len(below):
        return False
    return (_tabbed(above) and _tabbed(below)) or all(
        abs(one[0] - other[0]) <= _NEAR
        or abs(one[1] - other[1]) <= _NEAR
        or one[0] <= sum(other) / 2 <= one[1]
        for one, other in zip(above, below, strict=True)
    )


def _tabbed(cells: Cells) -> bool:
    return all(other[0] - one[1] == _TAB for one, other in pairwise(cells))


def _table(run: dict[int, Cells], rules: dict[int, Cells], lines: Sequence[str]) -> dict[int, Cells]:
    rows = list(run.items())
    if len(rows) < 2:
        return {}
    figures = any(
        _FIGURE.fullmatch(lines[number - 1][start:end]) is not None
        for number, cells in rows[1:]
        for start, end in cells[1:]
    )
    if not figures and len(rows) < _LEAST_ROWS:
        return {}
    near = {rule for rule in rules if any(abs(rule - number) == 1 for number in run)}
    return run | dict.fromkeys(sorted(near), ())
