"""Which rows of a PDF are body, which are notes, and which are what the pages repeat.

Measured over the whole document: the column that most text stands in, the size of its letters, what
returns at the top and the foot of pages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from kb.grammar.letterhead import is_running
from kb.reader.pdf.lines import MARKER, Cell, Row, merge_cells
from kb.reader.shaping.running import Running, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Zone = Literal["body", "note", "furniture", "table"]

_EDGE = 2.5  # points by which lines of one column may differ
_TOP, _FOOT = 0.13, 0.13  # shares of the page where running heads and feet stand
_GRID = 3  # rows from which on small rows with cells are a table
_NOTE_SIZE = 0.93  # of the body's size: a note is smaller
_CONTINUED = 4  # lines of a note's end, where nothing else tells that it is one
_SENTENCE = re.compile(r"[.?!»”’)\]]\s*$|(?:https?://|www\.)\S+$")
_NOTE_MARK = re.compile(r"\(?(\d{1,3}|[*†‡]{1,3}|[a-z](?=\)))[.)]?(?=\s|$|[A-ZÀ-Ý«‘'\"“(h])")


@dataclass(frozen=True, slots=True)
class Geometry:
    """The body's column in points, the size of its letters, the usual distance between its lines."""

    left: float
    right: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, or part of a row, with where it belongs. `cells` are kept apart only in a table."""

    page: int
    zone: Zone
    line: Cell
    cells: tuple[Cell, ...]


def measure(rows: Sequence[Row]) -> Geometry:
    """The geometry of the text that the document holds most of."""
    cells = [cell for row in rows for cell in row.cells]
    sizes: Counter[float] = Counter()
    for cell in cells:
        sizes[round(cell.size * 2) / 2] += len(cell.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [cell for cell in cells if abs(cell.size - size) <= 0.3 * 2 and len(cell.text) > 12] or cells
    lefts: Counter[int] = Counter()
    for cell in body:
        lefts[round(cell.left / 2)] += len(cell.text)
    best = lefts.most_common(1)[0][0] if lefts else 0
    at_left = [cell for cell in body if abs(cell.left - best * 2) <= _EDGE]
    left = min((cell.left for cell in at_left), default=0.0)
    rights = sorted(cell.right for cell in at_left)
    right = rights[min(len(rights) - 1, int(len(rights) * 0.98))] if rights else 1000.0
    return Geometry(left=left, right=right, size=size, leading=_leading(rows, size, left))


def _leading(rows: Sequence[Row], size: float, left: float) -> float:
    distances: Counter[float] = Counter()
    column = [
        row
        for row in rows
        if any(cell.left >= left - _EDGE and abs(cell.size - size) <= 0.6 for cell in row.cells)
    ]
    for above, below in pairwise(column):
        if above.page == below.page and 0.8 * size <= above.y - below.y <= 2.2 * size:
            distances[round((above.y - below.y) * 2) / 2] += 1
    return distances.most_common(1)[0][0] if distances else 1.2 * size


def place(rows: Sequence[Row], geometry: Geometry, heights: Sequence[float]) -> list[Placed]:
    """Every row in reading order with its zone. `heights` are the pages' heights in points."""
    returning = _repeated(rows, heights)
    placed: list[Placed] = []
    for page, own in groupby(sorted(rows, key=attrgetter("page")), key=attrgetter("page")):
        unended = _ends_in_note(placed)
        placed.extend(_place_page(list(own), geometry, heights[page - 1], returning, unended=unended))
    return placed


def _ends_in_note(placed: Sequence[Placed]) -> bool:
    """Whether the last page that was placed ends in a note whose sentence goes on."""
    last = next((item for item in reversed(placed) if item.zone != "furniture"), None)
    return last is not None and last.zone == "note" and _SENTENCE.search(last.line.text) is None


def _place_page(
    rows: Sequence[Row], geometry: Geometry, height: float, returning: Running, *, unended: bool
) -> Iterable[Placed]:
    margin: list[Placed] = []
    main: list[Row] = []
    for row in rows:
        inside: list[Cell] = []
        for cell in row.cells:
            if _in_margin(cell, geometry) or _is_head(cell, geometry) or _runs(cell, row, height, returning):
                margin.append(Placed(row.page, "furniture", cell, (cell,)))
            else:
                inside.append(cell)
        if inside:
            main.append(Row(page=row.page, y=row.y, cells=tuple(inside)))
    yield from margin
    for column in _columns(main):
        yield from _place_column(column, geometry, unended=unended)


def _columns(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    """The rows of a page, those of columns that follow one another each by themselves."""
    first = 0
    for at in range(1, len(rows)):
        if rows[at].y > rows[at - 1].y + _EDGE and rows[at].cells[0].column:
            yield rows[first:at]
            first = at
    yield rows[first:]


def _place_column(rows: Sequence[Row], geometry: Geometry, *, unended: bool) -> Iterable[Placed]:
    notes_from = _notes_start(rows, geometry, unended=unended)
    tables = _tables(rows[:notes_from])
    for index, row in enumerate(rows):
        if index >= notes_from:
            yield Placed(row.page, "note", merge_cells(row), row.cells)
        elif index in tables:
            yield Placed(row.page, "table", merge_cells(row), row.cells)
        else:
            yield Placed(row.page, "body", merge_cells(row), row.cells)


def _in_margin(cell: Cell, geometry: Geometry) -> bool:
    return cell.left >= geometry.right + 1.0 or cell.right <= geometry.left - 1.0


def _is_head(cell: Cell, geometry: Geometry) -> bool:
    return cell.size >= 3.0 * geometry.size


def _runs(cell: Cell, row: Row, height: float, returning: Running) -> bool:
    at_edge = row.y >= height * (1 - _TOP) or row.y <= height * _FOOT
    if row.y <= height * _FOOT and cell.text.strip(" -–") == str(row.page):
        return True
    return is_running(cell.text) or (at_edge and returning.holds(row.page, cell.text))


def _repeated(rows: Sequence[Row], heights: Sequence[float]) -> Running:
    """Text that the pages repeat at their top or foot."""
    edges = (
        (row.page, cell.text)
        for row in rows
        if row.y >= heights[row.page - 1] * (1 - _TOP) or row.y <= heights[row.page - 1] * _FOOT
        for cell in row.cells
    )
    return repeated(edges, len(heights))


def _notes_start(rows: Sequence[Row], geometry: Geometry, *, unended: bool) -> int:
    """Index of the first row of the notes at the page's foot, len(rows) where there are none.

    Notes are the last rows that are smaller than the body; they start where a mark stands first.
    Small rows before the first mark are a note continued from the page before, unless they are a
    table's (several cells); `unended` tells that a note of the page before breaks off.
    """
    start = len(rows)
    while start > 0 and _is_small(rows[start - 1], geometry):
        start -= 1
    grid = _tables(rows[start:])
    if len(grid) >= _GRID:  # small rows of several cells that stand under each other: a list, not notes
        start += max(grid) + 1
    marked = [index for index in range(start, len(rows)) if note_mark(merge_cells(rows[index])) is not None]
    if not marked:
        return start if start < len(rows) and _continues_note(rows[start:], unended=unended) else len(rows)
    first = marked[0]
    return start if first > start and _continues_note(rows[start:first], unended=unended) else first


def _is_small(row: Row, geometry: Geometry) -> bool:
    return all(cell.size <= _NOTE_SIZE * geometry.size for cell in row.cells)


def _continues_note(rows: Sequence[Row], *, unended: bool) -> bool:
    text = merge_cells(rows[0]).text
    if not all(len(row.cells) == 1 for row in rows):
        return False
    return unended or (len(rows) <= _CONTINUED and text[:1].islower())


def note_mark(line: Cell) -> str | None:
    """The mark that a line of notes starts with, None if it starts with none."""
    if line.marks and line.marks[0][0] == 0:
        return line.text[: line.marks[0][1]].strip().rstrip(".)")
    match = _NOTE_MARK.match(line.text)
    return match.group(1) if match else None


def _tables(rows: Sequence[Row]) -> frozenset[int]:
    """Indexes of rows that form a table: two or more in a row with cells that stand under each other."""
    found: set[int] = set()
    for index, (above, below) in enumerate(pairwise(rows)):
        if _is_grid(above) and _is_grid(below) and above.y - below.y < 40 and _aligned(above, below):
            found |= {index, index + 1}
    return frozenset(found)


def _is_grid(row: Row) -> bool:
    return len(row.cells) >= 2 and MARKER.fullmatch(row.cells[0].text) is None


def _aligned(above: Row, below: Row) -> bool:
    pairs = sum(
        any(abs(one.left - other.left) <= 3 or abs(one.right - other.right) <= 3 for other in below.cells[1:])
        for one in above.cells[1:]
    )
    return pairs >= 1
