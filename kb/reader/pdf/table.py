"""Cells of a table that stand too near each other to be told apart by their own row.

A row's cells are parted where a gap is wide (`lines.py`). In a table's row the gap may be narrow: it parts
two cells where, in the rows around it, other cells begin or end at the same place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.reader.pdf.lines import Cell, Gap, Row

_NEAR = 2.5  # points by which cells under each other may differ
_REACH = 3  # rows above and below that are looked at
_APART = 3.0  # sizes of the letters: rows further apart are of no table


def with_cells(rows: Sequence[Row]) -> list[Row]:
    """The rows, cells parted where the rows around them show that two stand side by side."""
    return [_parted(rows, at) if any(cell.gaps for cell in row.cells) else row for at, row in enumerate(rows)]


def _parted(rows: Sequence[Row], at: int) -> Row:
    row = rows[at]
    if len(row.cells) == 1 and len(row.cells[0].gaps) > _MOST_GAPS:
        return row  # a justified line of prose
    around = list(_around(rows, at))
    if not around:
        return row
    cells: list[Cell] = []
    for cell in row.cells:
        cells += _split(
            cell, [gap for gap in cell.gaps if any(_stands_under(gap, cell, other) for other in around)]
        )
    return replace(row, cells=tuple(cells)) if len(cells) > len(row.cells) else row


_MOST_GAPS = 8


def _around(rows: Sequence[Row], at: int) -> Iterable[Row]:
    """The rows near this one that hold several cells."""
    for step in (-1, 1):
        last = rows[at]
        for place in range(at + step, at + step * (_REACH + 1), step):
            if not 0 <= place < len(rows) or rows[place].page != last.page:
                break
            size = max(cell.size for cell in rows[place].cells)
            if abs(rows[place].y - last.y) > _APART * size:
                break
            last = rows[place]
            if len(last.cells) > 1:
                yield last


def _stands_under(gap: Gap, cell: Cell, other: Row) -> bool:
    """Whether a cell of another row, not its first, begins where the gap ends, and none lies over the gap."""
    if any(one.left < gap.left - _NEAR and one.right > gap.right + _NEAR for one in other.cells):
        return False
    following = min((one.left for one in cell.gaps if one.left > gap.left), default=cell.right)
    return any(
        abs(one.left - gap.right) <= _NEAR
        or (abs(one.right - following) <= _NEAR and one.left > gap.left - _NEAR)
        for one in other.cells[1:]
    )


def _split(cell: Cell, gaps: Sequence[Gap]) -> Iterable[Cell]:
    """The cell parted at gaps, each part with its own text, place and marks."""
    start, left = 0, cell.left
    for gap in [*gaps, None]:
        end = gap.at if gap is not None else len(cell.text)
        text = cell.text[start:end]
        lead = len(text) - len(text.lstrip())
        yield replace(
            cell,
            text=text.strip(),
            left=left,
            right=gap.left if gap is not None else cell.right,
            marks=tuple(
                (one - start - lead, two - start - lead)
                for one, two in cell.marks
                if start <= one and two <= end
            ),
            gaps=tuple(
                replace(other, at=other.at - start - lead) for other in cell.gaps if start < other.at < end
            ),
        )
        if gap is not None:
            start, left = gap.at, gap.right
