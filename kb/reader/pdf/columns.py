"""Text set in two columns put in reading order: the left column to its end, then the right one.

Columns are told from a table and from a margin by like width and letters, and by headings in the right one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from statistics import median
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
_TRIED = 4  # places at which the right column may begin
_APART = 120  # points by which it begins right of the left one
_PROSE, _SOME = 0.55, 0.2  # shares of full lines in each column: prose; short answers below headings
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
    """The gutter of a page, None where its text stands in one column.

    The right column begins where most lines do that stand beside others; its lines need not stand at the
    height of those of the left one.
    """
    starts: Counter[int] = Counter()
    for row in rows:
        for cell in row.cells:
            starts[round(cell.left)] += 1
    leftmost = min(starts, default=0)
    for right, count in starts.most_common(_TRIED):
        if count < _LEAST or right < leftmost + _APART:
            continue
        gutter = _between(rows, right)
        if gutter is not None:
            return gutter
    return None


def _between(rows: Sequence[Row], right: int) -> _Gutter | None:
    """The gutter before lines that start at `right`, None where there are no two columns."""
    edge = right - _NEAR
    rights = [at for at, row in enumerate(rows) if any(abs(cell.left - right) <= _NEAR for cell in row.cells)]
    lefts = [at for at, row in enumerate(rows) if any(cell.right <= edge + 1 for cell in row.cells)]
    if len(lefts) < _LEAST or len(rights) < _LEAST:
        return None
    first, last = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
    within = rows[first : last + 1]
    left_cells = [cell for row in within for cell in row.cells if cell.right <= edge + 1]
    right_cells = [cell for row in within for cell in row.cells if abs(cell.left - right) <= _NEAR]
    if len(left_cells) < _LEAST or len(right_cells) < _LEAST:
        return None
    gutter = _Gutter(min(cell.left for cell in left_cells), edge, first, last)
    return gutter if _are_columns(left_cells, right_cells) and not _crossed(rows, gutter) else None


def _are_columns(lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
    widths = [max(c.right for c in cells) - min(c.left for c in cells) for cells in (lefts, rights)]
    if not _LIKE[0] * widths[0] <= widths[1] <= _LIKE[1] * widths[0]:
        return False
    if abs(_size(lefts) - _size(rights)) > 0.4:
        return False
    headed = any(is_heading(cell.text) or opens_with_heading(cell.text) for cell in rights)
    full = [
        sum(cell.right - cell.left >= _FULL * width for cell in cells) / len(cells)
        for cells, width in zip((lefts, rights), widths, strict=True)
    ]
    prose = min(len(lefts), len(rights)) >= _CERTAIN and min(full) >= _PROSE
    return prose or (headed and min(full) >= _SOME)


def _size(cells: Sequence[Cell]) -> float:
    return median(cell.size for cell in cells)


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
