"""Placed rows of a PDF made into blocks: where a paragraph ends, a heading stands, a list begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER, Block, BlockKind, Span
from kb.doubt import Doubt
from kb.grammar.heading import is_set_heading_line
from kb.reader.pdf.layout import Geometry, Placed, note_mark
from kb.reader.pdf.lines import MARKER
from kb.reader.shaping.flow import FlowLine, flow
from kb.reader.shaping.hyphen import BROKEN_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.reader.shaping.hyphen import Vocabulary

_WORD_SLACK = 1.08  # a first word has a capital, and is wider than the line's letters are on average
_BLANK = 0.25  # of the font size: the width of a blank
_BARE_NUMBER = re.compile(r"\d{1,3}[.)]?")  # of a question, where it does not end a full line
_GAP = 1.32  # of the leading: a wider gap parts two paragraphs
_ENDS = re.compile(r"[.?!:;][»”’\"')\]]*$")
_ITEM = re.compile(rf"(?:{MARKER.pattern})\s+\S")
_DANGLING = re.compile(
    r"(?i)(?:\b(?:de|het|een|van|en|of|in|op|aan|voor|met|te|dat|die|door|bij|om|is|zijn)|[,–(-])$"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A placed row with the number of its line in the source."""

    placed: Placed
    number: int

    @property
    def flow_line(self) -> FlowLine:
        """The row as running text."""
        line = self.placed.line
        return FlowLine(self.number, line.text, self.placed.page, line.marks)


def body_blocks(rows: Sequence[Numbered], geometry: Geometry, known: Vocabulary) -> Iterable[Block]:
    """Blocks of the body in reading order."""
    by_object = _one_object_a_paragraph(rows)
    group: list[Numbered] = []
    for row in rows:
        if group and _breaks(group, row, geometry, by_object=by_object):
            yield _block(group, geometry, known)
            group = []
        group.append(row)
    if group:
        yield _block(group, geometry, known)


def _block(group: Sequence[Numbered], geometry: Geometry, known: Vocabulary) -> Block:
    first = group[0].placed
    if first.zone == "table":
        return _table_row(group[0])
    bold = all(row.placed.line.bold for row in group)
    kind: BlockKind = "paragraph"
    level = 0
    if is_set_heading_line(first.line.text) and len(group) == 1:
        kind, level = "heading", 2
    elif _ITEM.match(first.line.text) is not None and not bold:
        kind = "list-item"
    elif bold and len(group) <= 3 and first.line.size >= geometry.size - 0.3:
        last = group[-1].placed.line.text
        if not last.endswith(("?", ".", ";", ",")):
            kind, level = "heading", 3
    block = flow([row.flow_line for row in group], known, kind=kind, bold=bold, level=level)
    return replace(block, doubts=(Doubt("columns", weight="note"),)) if first.line.column else block


def _table_row(row: Numbered) -> Block:
    """The cells of a row, parted by ' | ', each with its own span."""
    spans, at = [], 0
    for cell in row.placed.cells:
        spans.append(Span(row.number, at, at + len(cell.text), row.placed.page))
        at += len(cell.text) + 1
    return Block(
        kind="table-row",
        text=CELL_BORDER.join(cell.text for cell in row.placed.cells),
        spans=tuple(spans),
        page=row.placed.page,
        last_page=row.placed.page,
        bold=row.placed.line.bold,
    )


def _breaks(group: Sequence[Numbered], row: Numbered, geometry: Geometry, *, by_object: bool) -> bool:
    above, below = group[-1].placed, row.placed
    if "table" in (above.zone, below.zone):
        return True
    if _goes_on_as_sentence(above.line.text, below.line.text):
        return False
    if is_set_heading_line(below.line.text) or (len(group) == 1 and is_set_heading_line(above.line.text)):
        return True
    if abs(above.line.size - below.line.size) > 0.12 * geometry.size:
        return True
    if above.line.bold != below.line.bold and _changes_weight(group, below):
        return True
    if _ITEM.match(below.line.text) is not None and _starts_item(group, below):
        return True
    if _BARE_NUMBER.fullmatch(below.line.text) is not None and _is_short(above, below, geometry):
        return True
    if above.page != below.page or (below.line.column and below.line.y > above.line.y):
        return _breaks_over_page(above, below, geometry)
    if above.line.y - below.line.y > _GAP * geometry.leading:
        return not _flows_over_gap(above, below, geometry)
    if _leaves_item(group, below):
        return True
    if by_object and above.line.last_object != below.line.first_object:
        return not _certainly_goes_on(above.line.text, below.line.text)
    return _is_short(above, below, geometry) and not _certainly_goes_on(above.line.text, below.line.text)


def _goes_on_as_sentence(above: str, below: str) -> bool:
    """'Zie ook het' and 'antwoord op vraag 5.': what looks like a heading is the end of a sentence."""
    return (
        below[:1].islower() and is_set_heading_line(below) and _ENDS.search(above) is None and len(above) > 12
    )


def _flows_over_gap(above: Placed, below: Placed, geometry: Geometry) -> bool:
    """A sentence cut by a gap that holds no text: a picture or the foot of a column."""
    return (
        above.line.y - below.line.y < 2.4 * geometry.leading
        and _certainly_goes_on(above.line.text, below.line.text)
        and not _is_short(above, below, geometry)
    )


def _changes_weight(group: Sequence[Numbered], below: Placed) -> bool:
    above = group[-1].placed
    if all(row.placed.line.bold for row in group) and not below.line.bold:
        return (
            not _certainly_goes_on(above.line.text, below.line.text)
            or _ENDS.search(above.line.text) is not None
        )
    return below.line.bold and _ENDS.search(above.line.text) is not None


def _starts_item(group: Sequence[Numbered], below: Placed) -> bool:
    """A marker at the start of a line is a list's where the text before has ended, or is a list too."""
    above, text = group[-1].placed.line.text, below.line.text
    if re.match(r"\d{1,2}[.)]?\s", text) and not re.match(r"\d{1,2}[.)]\s", text):
        return False
    if above.rfind("(") > above.rfind(")") and text[:1].isdigit():
        return False  # '(nu:' and '18)': the bracket closes
    in_list = _ITEM.match(group[0].placed.line.text) is not None
    if text.startswith(("-", "–", "—")) and _ENDS.search(above) is None:
        return in_list or above.endswith((",", "en", "of"))
    if text[0].isalnum() or text[0] == "(":
        return in_list or _ENDS.search(above) is not None
    return True


def _leaves_item(group: Sequence[Numbered], below: Placed) -> bool:
    """A line that returns to the left of a list item's text starts something new."""
    first = group[0].placed.line
    if _ITEM.match(first.text) is None or len(group) < 2:
        return False
    hanging = group[1].placed.line.left
    return hanging > first.left + 2.5 and below.line.left < hanging - 2.5


def _breaks_over_page(above: Placed, below: Placed, geometry: Geometry) -> bool:
    if _certainly_goes_on(above.line.text, below.line.text):
        return False
    if _ENDS.search(above.line.text) is None:
        return _is_short(above, below, geometry)
    return _is_short(above, below, geometry) or above.line.text.endswith(("?", "?»", "?’", "?'"))


def _certainly_goes_on(above: str, below: str) -> bool:
    if above.endswith(("-", *BROKEN_BY)) and below[:1].islower():
        return True
    if _ENDS.search(above) is None and (_starts_inside(below) or _DANGLING.search(above) is not None):
        return True
    if above.rfind("(") > above.rfind(")") and len(above) - above.rfind("(") < 60:
        return True
    return (
        re.search(r"(?:https?://|www\.)\S*$", above) is not None
        and re.match(r"[\w%/._~?#=&-]*[%/._=&-]", below) is not None
    )


def _starts_inside(below: str) -> bool:
    """A line that starts as the middle of a sentence does: a small letter, a number that numbers nothing."""
    return below[:1].islower() or (
        below[:1].isdigit() and re.match(r"\d{1,2}[.)]?\s+[A-ZÀ-Ý«‘“]", below) is None
    )


def _is_short(above: Placed, below: Placed, geometry: Geometry) -> bool:
    """Whether the first word of the line below would have fitted on the line above."""
    line = below.line
    word = line.text.split(" ", 1)[0]
    if line.word > 0:
        width = line.word + _BLANK * line.size
        return above.line.right + width < geometry.right - 0.5
    width = _WORD_SLACK * (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
    return above.line.right + width < geometry.right - 1.0


def _one_object_a_paragraph(rows: Sequence[Numbered]) -> bool:
    """Whether the producer of the PDF opened one text object for each paragraph.

    True when lines that surely go on share their object, and objects of several lines are common.
    """
    certain: Counter[bool] = Counter()
    for above, below in pairwise(rows):
        if (
            above.placed.page != below.placed.page
            or above.placed.zone != "body"
            or below.placed.zone != "body"
        ):
            continue
        one, two = above.placed.line, below.placed.line
        if _certainly_goes_on(one.text, two.text):
            certain[one.last_object == two.first_object] += 1
    total = certain.total()
    return total >= 4 and certain[True] >= 0.95 * total and _objects(rows) > 2


def _objects(rows: Sequence[Numbered]) -> int:
    return len({(row.placed.page, row.placed.line.first_object) for row in rows})


def note_blocks(rows: Sequence[Numbered], known: Vocabulary) -> Iterable[Block]:
    """Footnotes in order; rows before a page's first mark go on with the note before."""
    group: list[Numbered] = []
    mark = ""
    for row in rows:
        starts = _starts_note(row, mark)
        if starts is not None:
            if group:
                yield _note(group, mark, known)
            group, mark = [row], starts
        else:
            group.append(row)
    if group:
        yield _note(group, mark, known)


def _starts_note(row: Numbered, current: str) -> str | None:
    line = row.placed.line
    mark = note_mark(line)
    if mark is None:
        return None
    raised = bool(line.marks) and line.marks[0][0] == 0
    if raised or not mark.isdigit() or not current.isdigit():
        return mark
    return mark if int(mark) == int(current) + 1 else None


def _note(group: Sequence[Numbered], mark: str, known: Vocabulary) -> Block:
    lines = [row.flow_line for row in group]
    if mark:
        first = lines[0]
        start = re.match(r"\(?\s*" + re.escape(mark) + r"[.)]?\s*", first.text)
        end = start.end() if start else 0
        inner = tuple(item for item in first.marks if item[0] >= end)
        lines[0] = FlowLine(first.number, first.text, first.page, ((0, end), *inner) if end else inner)
    block = flow(lines, known, kind="footnote", mark=mark)
    return Block(
        kind="footnote", text=block.text, spans=block.spans, page=block.page, last_page=block.last_page,
        mark=mark, marks=tuple(item for item in block.marks if item.offset > 0),
    )  # fmt: skip
