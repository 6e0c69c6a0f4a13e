"""Text set in two columns put in reading order: the left column to its end, then the right one.

Columns are told from a table and from a margin by like width and letters, and by headings in the right one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading, opens_with_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.reader.pdf.lines import Cell, Row

_NEAR = 3.0  # points by which lines of a column may start apart
_LEAST, _CERTAIN = (
    4,
    8,
)  # lines side by side: of columns that headings show, that prose alone shows
_LIKE = (0.65, 1.55)  # of the left column's width
_FULL = 0.6  # of a column's width: a line of prose fills that much


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where the columns start, in points, and the first and last row in which they stand side by side."""

    left: float
    right: float
    first: int
    last: int


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """The rows of all pages in order, those of two columns parted and put one column after the other."""
    ordered: list[Row] = []
    for _, page in groupby(rows, key=attrgetter("page")):
        own = list(page)
        gutter = _gutter(own)
        ordered += own if gutter is None else _parted(own, gutter)
    return ordered


def _gutter(rows: Sequence[Row]) -> _Gutter | None:
    """The gutter of a page, None where its text stands in one column."""
    starts: Counter[int] = Counter()
    for row in rows:
        if len(row.cells) == 2:
            starts[round(row.cells[1].left)] += 1
    if not starts:
        return None
    right = starts.most_common(1)[0][0]
    pairs = [
        at for at, row in enumerate(rows) if len(row.cells) == 2 and abs(row.cells[1].left - right) <= _NEAR
    ]
    if len(pairs) < _LEAST:
        return None
    lefts = [rows[at].cells[0] for at in pairs]
    rights = [rows[at].cells[1] for at in pairs]
    gutter = _Gutter(min(cell.left for cell in lefts), right - _NEAR, pairs[0], pairs[-1])
    return gutter if _are_columns(lefts, rights) and not _crossed(rows, gutter) else None


def _are_columns(lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
    widths = [max(c.right for c in cells) - min(c.left for c in cells) for cells in (lefts, rights)]
    if not _LIKE[0] * widths[0] <= widths[1] <= _LIKE[1] * widths[0]:
        return False
    if any(abs(one.size - other.size) > 0.4 for one, other in zip(lefts, rights, strict=True)):
        return False
    headed = any(is_heading(cell.text) or opens_with_heading(cell.text) for cell in rights)
    full = sum(
        one.right - one.left >= _FULL * widths[0] and other.right - other.left >= _FULL * widths[1]
        for one, other in zip(lefts, rights, strict=True)
    )
    return headed or (len(lefts) >= _CERTAIN and full >= 0.7 * len(lefts))


def _crossed(rows: Sequence[Row], gutter: _Gutter) -> bool:
    """Whether lines between the columns' first and last go over the gutter, as a table's or a page's do."""
    within = rows[gutter.first : gutter.last + 1]
    crossing = sum(any(cell.left < gutter.right < cell.right - 1 for cell in row.cells) for row in within)
    return crossing > 0.1 * len(within)


def _parted(rows: Sequence[Row], gutter: _Gutter) -> list[Row]:
    """The rows above, the left column, the right one moved to the left one's place, the rows below."""
    first, last = gutter.first, gutter.last
    while first > 0 and _fits(rows[first - 1], gutter):
        first -= 1
    while last + 1 < len(rows) and _fits(rows[last + 1], gutter):
        last += 1
    within = rows[first : last + 1]
    shift = min(
        (cell.left for row in within for cell in row.cells if cell.left >= gutter.right), default=gutter.right
    )
    left = [_of(row, [cell for cell in row.cells if cell.left < gutter.right]) for row in within]
    right = [
        _of(row, [_moved(cell, gutter.left - shift) for cell in row.cells if cell.left >= gutter.right])
        for row in within
    ]
    return [*rows[:first], *_some(left), *_some(right), *rows[last + 1 :]]


def _fits(row: Row, gutter: _Gutter) -> bool:
    """Whether a line above or below those side by side stands in the right column alone."""
    return all(cell.left >= gutter.right for cell in row.cells)


def _of(row: Row, cells: Iterable[Cell]) -> Row:
    return replace(row, cells=tuple(replace(cell, column=True) for cell in cells))


def _some(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.cells]


def _moved(cell: Cell, by: float) -> Cell:
    return replace(cell, left=cell.left + by, right=cell.right + by, moved=by)
