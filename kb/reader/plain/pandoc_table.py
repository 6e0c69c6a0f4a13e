"""Tables as pandoc writes them in Markdown: columns under dashes, rows of several lines, grids.

Manual: pandoc.org/MANUAL.html#tables (simple_tables, multiline_tables, grid_tables).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DASHES = re.compile(r"\s{0,3}-{2,}(?:\s+-{2,})+\s*")
_RULE = re.compile(r"\s{0,3}-{6,}\s*")
_GRID = re.compile(r"\s{0,3}\+(?:[-=:]+\+)+\s*")
_MOST_LINES = 400  # of a table

Cell = tuple[tuple[int, int, int], ...]
"""The parts of a cell: in which line, counted from 0, and its characters [start, end)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the lines [first, end), counted from 0, and its rows of cells."""

    first: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


def tables(lines: Sequence[str]) -> Iterator[Table]:
    """The tables of a file, in order."""
    at = 0
    while at < len(lines):
        found = _grid(lines, at) if _GRID.fullmatch(lines[at]) else _ruled(lines, at)
        if found is not None:
            yield found
            at = found.end
        else:
            at += 1


def _grid(lines: Sequence[str], first: int) -> Table | None:
    """'+---+---+' above, between and below rows of '| a | b |'."""
    edges = [match.start() for match in re.finditer(r"\+", lines[first])]
    rows: list[tuple[Cell, ...]] = []
    open_lines: list[int] = []
    end = first + 1
    while end < min(len(lines), first + _MOST_LINES):
        line = lines[end]
        if _GRID.fullmatch(line):
            if open_lines:
                rows.append(_cells(lines, open_lines, [edge + 1 for edge in edges[:-1]], edges[1:]))
            open_lines = []
        elif line.lstrip().startswith("|") and all(line[edge : edge + 1] in "|+" for edge in edges):
            open_lines.append(end)
        else:
            break
        end += 1
    return Table(first, end, tuple(rows)) if rows and not open_lines else None


def _ruled(lines: Sequence[str], at: int) -> Table | None:
    """A line of dashes for each column; above it a heading or nothing, below it rows to a blank or a rule."""
    opens_with_rule = _RULE.fullmatch(lines[at]) is not None
    if opens_with_rule:  # a multiline table with a heading: its columns are drawn below the heading
        drawn = next((n for n in range(at + 1, min(at + 6, len(lines))) if _DASHES.fullmatch(lines[n])), None)
        heading = list(range(at + 1, drawn)) if drawn is not None else []
        if drawn is None or not all(lines[n].strip() for n in heading):
            return None
    elif _DASHES.fullmatch(lines[at]) is not None:
        drawn = at
        heading = [at - 1] if at and lines[at - 1].strip() else []
    else:
        return None
    starts = [match.start() for match in re.finditer(r"-+", lines[drawn])]
    ends = [*starts[1:], 1 << 30]
    closing = _closing(lines, drawn, multiline=opens_with_rule or not heading)
    if closing is None:
        return None
    groups = _groups(
        lines, drawn + 1, closing, multiline=opens_with_rule or _has_blank(lines, drawn, closing)
    )
    rows = [_cells(lines, group, starts, ends) for group in ([heading] if heading else []) + groups]
    end = closing + (closing < len(lines) and bool(lines[closing].strip()))
    return Table(min(at, *heading) if heading else at, end, tuple(rows)) if groups else None


def _closing(lines: Sequence[str], drawn: int, *, multiline: bool) -> int | None:
    """The line that ends the rows: dashes, or for a table with its heading above also a blank one."""
    for number in range(drawn + 1, min(len(lines), drawn + _MOST_LINES)):
        if _RULE.fullmatch(lines[number]) or _DASHES.fullmatch(lines[number]):
            return number
        if not multiline and not lines[number].strip():
            return number
    return None if multiline else len(lines)


def _has_blank(lines: Sequence[str], drawn: int, closing: int) -> bool:
    return any(not lines[number].strip() for number in range(drawn + 1, closing))


def _groups(lines: Sequence[str], first: int, end: int, *, multiline: bool) -> list[list[int]]:
    """The lines of each row: one each, or those between blank lines."""
    groups: list[list[int]] = [[]]
    for number in range(first, end):
        if not lines[number].strip():
            groups.append([])
        elif multiline:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [group for group in groups if group]


def _cells(
    lines: Sequence[str], rows: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> tuple[Cell, ...]:
    return tuple(
        tuple(
            (number, start, min(end, len(lines[number])))
            for number in rows
            if lines[number][start:end].strip()
        )
        for start, end in zip(starts, ends, strict=True)
    )
