"""Pieces of a PDF page put together as lines: words in order, cells apart, footnote marks known.

Works on one page; which lines are body, margin or note is decided over the whole document.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from kb.grammar.unit import is_of_unit
from kb.reader.pdf.text import Piece
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_SAME_BASELINE = 0.22  # of the font size: pieces this close in height stand on one line
_RAISED = (0.12, 0.95)  # of the line's size: how far above the baseline a raised mark stands
_SMALL = 0.82  # of the line's size: a mark is at most this large
_CELL_GAP = 1.6  # of the font size: a gap this wide parts two cells
_WIDE_GAP = 0.5  # of the font size: a gap this wide may part two cells of a table
_SIZE_CHANGE, _SIZE_GAP = 0.12, 0.5  # shares: letters of another size after this gap are another column's
_WORD_GAP, _WORD_GAP_SPACED = 0.5, 0.9  # of a space: a gap this wide between pieces parts two words
_SPACED = 0.08  # share of blanks in a page's text from which on its producer writes spaces itself
_MARKER_GAP = 45.0  # points between a list marker and its text, at most
_MARK = re.compile(r"\d{1,3}(?:[ ,]+\d{1,3})*|[*†‡]{1,3}|\d{1,3}\)")
_LOWERED = re.compile(r"\d{1,2}(?:[.,]\d)?|[xy]")
MARKER = re.compile(
    r"[•·▪●○◦‣⁃∙\uf0b7\uf0a7§-]|[–—-]|o|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
)
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303",
    "ˇ": "\u030c", "¸": "\u0327",
}  # fmt: skip
_LOOSE_ACCENT = re.compile(r"(?<=[A-Za-z])[´¨ˆ˜ˇ¸]")


@dataclass(frozen=True, slots=True)
class Gap:
    """White space wider than between words: before `text[at]`, from left to right, in points."""

    at: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line without a wide gap. `marks` are ranges of `text` that are raised.

    `word` is the width of the first word, in points. `column` tells that it stands in one of two columns,
    `moved` by how many points it was moved to stand under the other column's lines.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    italic: bool
    marks: tuple[tuple[int, int], ...]
    first_object: int
    last_object: int
    word: float = 0.0
    column: bool = False
    moved: float = 0.0
    gaps: tuple[Gap, ...] = ()

    @property
    def bare(self) -> str:
        """The text without its marks."""
        parts, at = [], 0
        for start, end in self.marks:
            parts.append(self.text[at:start])
            at = end
        return "".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Row:
    """All cells on one baseline, from left to right."""

    page: int
    y: float
    cells: tuple[Cell, ...]


def page_rows(pieces: Iterable[Piece], page: int) -> list[Row]:
    """The rows of a page from top to bottom."""
    shown = [piece for piece in pieces if piece.text]
    blanks = sum(piece.text.count(" ") for piece in shown)
    spaced = blanks > _SPACED * sum(len(piece.text) for piece in shown)
    word_gap = _WORD_GAP_SPACED if spaced else _WORD_GAP
    rows = []
    for baseline in _baselines(shown):
        cells = tuple(_cells(baseline, word_gap))
        if cells:
            rows.append(Row(page=page, y=max(cell.y for cell in cells), cells=cells))
    return sorted(rows, key=lambda row: -row.y)


@dataclass(slots=True)
class _Baseline:
    y: float
    size: float
    pieces: list[tuple[Piece, bool]]  # the piece and whether it is raised


def _baselines(pieces: Sequence[Piece]) -> list[_Baseline]:
    """Pieces by baseline, each raised mark with the line that it belongs to."""
    solid = [piece for piece in pieces if piece.text.strip()]
    blank = [piece for piece in pieces if not piece.text.strip()]
    lines: list[_Baseline] = []
    for piece in sorted(solid, key=lambda piece: (-piece.y, piece.left)):
        line = next(
            (
                line
                for line in reversed(lines[-6:])
                if abs(line.y - piece.y) <= _SAME_BASELINE * max(line.size, 4.0)
            ),
            None,
        )
        if line is None:
            lines.append(_Baseline(piece.y, piece.size, [(piece, False)]))
        else:
            line.pieces.append((piece, False))
            if piece.size > line.size:
                line.size, line.y = piece.size, piece.y
    lines = _attach_lowered(_attach_raised(lines))
    for piece in blank:
        for line in lines:
            if abs(line.y - piece.y) <= _SAME_BASELINE * max(line.size, 4.0):
                line.pieces.append((piece, False))
                break
    return lines


def _attach_raised(lines: list[_Baseline]) -> list[_Baseline]:
    kept: list[_Baseline] = []
    for index, line in enumerate(lines):
        hosts = lines[index + 1 : index + 8]
        stays = []
        alone = len(line.pieces) == 1
        for piece, raised in line.pieces:
            host = None
            if not raised:
                host = next((host for host in hosts if _is_raised_over(piece, host, alone=alone)), None)
            if host is None:
                stays.append((piece, raised))
            else:
                host.pieces.append((piece, True))
        if stays:
            line.pieces = stays
            kept.append(line)
    return kept


def _attach_lowered(lines: list[_Baseline]) -> list[_Baseline]:
    """Small figures below a line put into it, between the words where they stand: the 2 of CO₂."""
    kept: list[_Baseline] = []
    for line in lines:
        stays = []
        for piece, raised in line.pieces:
            host = next((host for host in reversed(kept[-4:]) if _is_lowered_in(piece, host)), None)
            if host is None:
                stays.append((piece, raised))
            else:
                host.pieces.append((piece, False))
        if stays:
            line.pieces = stays
            kept.append(line)
    return kept


def _is_lowered_in(piece: Piece, host: _Baseline) -> bool:
    size = max((other.size for other, raised in host.pieces if not raised), default=0.0)
    if piece.size > _SMALL * size or _LOWERED.fullmatch(piece.text.strip()) is None:
        return False
    if not 0.05 * size <= host.y - piece.y <= 0.6 * size:
        return False
    return any(abs(piece.left - other.right) <= 0.3 * size for other, raised in host.pieces if not raised)


def _is_raised_over(piece: Piece, host: _Baseline, *, alone: bool) -> bool:
    """Whether a piece is raised over a line: by its size, or as the mark before a note of letters as small.

    `alone` tells that nothing else stands at the piece's height.
    """
    size = max((other.size for other, raised in host.pieces if not raised), default=0.0)
    if piece.size > _SMALL * size and not (alone and _opens(piece, host)):
        return False
    rise = piece.y - host.y
    if not _RAISED[0] * size <= rise <= _RAISED[1] * size:
        return False
    return any(
        -1.5 * size <= piece.left - other.right <= 1.5 * size
        or -0.3 * size <= other.left - piece.right <= 2.5 * size
        for other, raised in host.pieces
        if not raised
    )


def _opens(piece: Piece, host: _Baseline) -> bool:
    """Whether a figure stands left of all that a line holds."""
    left = min((other.left for other, raised in host.pieces if not raised), default=0.0)
    return _MARK.fullmatch(piece.text.strip()) is not None and piece.right <= left + 0.1 * piece.size


def _cells(line: _Baseline, word_gap: float) -> Iterable[Cell]:
    ordered = sorted(_opened(line.pieces), key=lambda item: (item[0].left, item[0].right))
    group: list[tuple[Piece, bool]] = []
    right = 0.0
    groups: list[list[tuple[Piece, bool]]] = []
    for piece, raised in ordered:
        if not piece.text.strip():
            if group and piece.left <= right + _CELL_GAP * line.size:
                group.append((piece, raised))
            continue
        if group and _parts(group, piece, right, line.size):
            groups.append(group)
            group = []
            right = 0.0
        group.append((piece, raised))
        right = max(right, _ink_right(piece)) if group[:-1] else _ink_right(piece)
    if group:
        groups.append(group)
    for group in groups:
        cell = _cell(group, word_gap)
        if cell is not None:
            yield cell


def _opened(pieces: Sequence[tuple[Piece, bool]]) -> list[tuple[Piece, bool]]:
    """The pieces, those cut in two that another font's sign was drawn into: the ₂ of CO₂."""
    if not any(piece.holes for piece, _ in pieces):
        return list(pieces)
    result: list[tuple[Piece, bool]] = []
    for piece, raised in pieces:
        inside = [
            (other.left + other.right) / 2
            for other, _ in pieces
            if other is not piece
            and piece.left < other.left
            and other.right < piece.right
            and other.text.strip()
        ]
        cuts = [
            hole for hole in piece.holes if any(hole[1] - 1 <= middle <= hole[2] + 1 for middle in inside)
        ]
        at, left = 0, piece.left
        for index, start, end in cuts:
            result.append(
                (replace(piece, text=piece.text[at:index], left=left, right=start, holes=()), raised)
            )
            at, left = index + 1, end
        result.append((replace(piece, text=piece.text[at:], left=left, holes=()) if cuts else piece, raised))
    return result


def _parts(group: Sequence[tuple[Piece, bool]], piece: Piece, right: float, size: float) -> bool:
    """Whether a gap before `piece` parts two cells: a wide one, or one at which the letters change size."""
    gap = piece.left - right
    if gap > _CELL_GAP * size:
        return not _is_marker(group, piece, right)
    previous = next(
        (item.size for item, raised in reversed(group) if item.text.strip() and not raised), piece.size
    )
    changes = abs(piece.size - previous) > _SIZE_CHANGE * max(piece.size, previous)
    return changes and gap > _SIZE_GAP * size


def _ink_right(piece: Piece) -> float:
    trailing = len(piece.text) - len(piece.text.rstrip())
    return piece.right - trailing * piece.space


def _is_marker(group: Sequence[tuple[Piece, bool]], piece: Piece, right: float) -> bool:
    text = "".join(item.text for item, _ in group).strip()
    return piece.left - right <= _MARKER_GAP and MARKER.fullmatch(text) is not None


def _cell(group: Sequence[tuple[Piece, bool]], word_gap: float) -> Cell | None:
    texts: list[str] = []
    marks: list[tuple[int, int]] = []
    gaps: list[Gap] = []
    length = 0
    previous: Piece | None = None
    for piece, raised in group:
        text = clean(piece.text).replace("\n", " ")
        if not text:
            continue
        if previous is not None and piece.left - _ink_right(previous) > _WIDE_GAP * piece.size:
            blank = texts[-1].endswith(" ") or text.startswith(" ")
            gaps.append(Gap(length + (not blank), _ink_right(previous), piece.left))
        if previous is not None and texts and not texts[-1].endswith(" ") and not text.startswith(" "):
            gap = piece.left - previous.right
            if gap > word_gap * max(min(piece.space, previous.space), 0.18 * piece.size):
                texts.append(" ")
                length += 1
        if texts and texts[-1].endswith(" ") and text.startswith(" "):
            text = text.lstrip(" ") or ""
            if not text:
                continue
        if raised and _MARK.fullmatch(text.strip()) and not is_of_unit("".join(texts[-3:]), text):
            start = length + len(text) - len(text.lstrip())
            marks.append((start, length + len(text.rstrip())))
        texts.append(text)
        length += len(text)
        previous = piece
    raw = "".join(texts)
    text, marks = _mend(raw, marks)
    if not text.strip():
        return None
    ink = [piece for piece, raised in group if piece.text.strip() and not raised] or [
        piece for piece, _ in group if piece.text.strip()
    ]
    letters = sum(len(piece.text.strip()) for piece in ink)
    return Cell(
        text=text,
        left=min(piece.left for piece, _ in group if piece.text.strip()),
        right=max(_ink_right(piece) for piece, _ in group if piece.text.strip()),
        y=median(piece.y for piece in ink),
        size=_size(ink),
        bold=sum(len(piece.text.strip()) for piece in ink if piece.bold) > 0.8 * letters,
        italic=sum(len(piece.text.strip()) for piece in ink if piece.italic) > 0.8 * letters,
        marks=tuple(marks),
        first_object=group[0][0].text_object,
        last_object=next(piece.text_object for piece, _ in reversed(group) if piece.text.strip()),
        word=_first_word(ink),
        gaps=tuple(gaps) if text == raw else (),
    )


def _size(pieces: Sequence[Piece]) -> float:
    """The size of most letters: a list's marker may have one of its own."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[piece.size] += len(piece.text.strip())
    return max(letters, key=lambda size: (letters[size], size))


def _first_word(pieces: Sequence[Piece]) -> float:
    """The width of the first word of a line, which several pieces may share."""
    right = pieces[0].left
    for at, piece in enumerate(pieces):
        if at and piece.left - right > 0.5 * max(piece.space, 0.18 * piece.size):
            break
        if at and piece.text[:1] == " ":
            break
        right = min(piece.right, piece.word)
        if " " in piece.text.strip():
            break
    return max(right - pieces[0].left, 0.0)


def _mend(raw: str, marks: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Accents that were drawn after their letter put on it; white space at the ends gone."""
    text = raw
    if _LOOSE_ACCENT.search(text):
        pieces, at, shift = [], 0, []
        for match in _LOOSE_ACCENT.finditer(text):
            pieces.append(text[at : match.start()] + _ACCENTS[match.group()])
            at = match.end()
            shift.append(match.start())
        joined = clean("".join([*pieces, text[at:]]))
        marks = [
            (start - sum(place < start for place in shift), end - sum(place < end for place in shift))
            for start, end in marks
        ]
        text = joined if len(joined) == len(raw) - len(shift) else raw
        if text is raw:
            marks = []
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return text, [
        (start - lead, min(end - lead, len(text))) for start, end in marks if end - lead <= len(text)
    ]


def merge_cells(row: Row) -> Cell:
    """A row's cells as one, joined by a space; used where the row is no table."""
    first = row.cells[0]
    text, marks = first.text, list(first.marks)
    for cell in row.cells[1:]:
        marks += [(start + len(text) + 1, end + len(text) + 1) for start, end in cell.marks]
        text = f"{text} {cell.text}"
    most = max(row.cells, key=lambda cell: len(cell.text))  # a list's marker may have a size of its own
    return replace(
        first,
        text=text,
        size=most.size,
        right=row.cells[-1].right,
        marks=tuple(marks),
        bold=all(cell.bold for cell in row.cells),
        italic=all(cell.italic for cell in row.cells),
        last_object=row.cells[-1].last_object,
    )


def gaps(rows: Sequence[Row]) -> list[float]:
    """Distances between baselines that follow each other on a page, in points."""
    return [above.y - below.y for above, below in pairwise(rows) if above.page == below.page]
