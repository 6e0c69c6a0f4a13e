"""Plain text as lines and blocks: letters saved as text, and what tools took from PDF or Word.

A text file has no paragraphs of its own. Blank lines part them where the file uses those; else a line
that ends a sentence, or is clearly shorter than the others, ends the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.block import Block, Line, Reading, Span
from kb.doubt import Doubt
from kb.errors import NoTextError, TooLargeError
from kb.grammar.heading import goes_on, is_heading_line, opens_with_heading, parse_bare_numbers
from kb.grammar.letterhead import is_running
from kb.grammar.opening import opens_part, opens_recital, stands_alone
from kb.grammar.unit import is_of_unit
from kb.message import message
from kb.reader.plain.decode import decode
from kb.reader.plain.grid import row_of, tables
from kb.reader.plain.marks import (
    Marks,
    PlacedMarks,
    glued_notes,
    marks_without_notes,
    note_lines,
    pages_by_mark,
)
from kb.reader.plain.paged import Pages, numbering, page_breaks, page_ends, pages_of
from kb.reader.plain.repetition import set_apart
from kb.reader.plain.unbroken import in_lines, stretches
from kb.reader.roles.role import roles_of
from kb.reader.shaping.flow import FlowLine, flow, unmarked
from kb.reader.shaping.hyphen import BROKEN_BY, Vocabulary, vocabulary
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kb.limits import Limits

_MAX_LINES = 200_000
_LEAST_ASKING = 2
_ENDS = re.compile(r"[.?!:;][»”’\"')\]]*(?:\s*\[?\d{1,2}[\])])?$")
_COLUMNS = re.compile(r"\S {3,}\S")
_NUMBER = re.compile(r"\d{1,3}[.)]?$")
_ITEM = re.compile(r"(?:[•·▪●○◦‣-]|[–—]|\(?[a-z][.)]|\(?\d{1,3}[.)])\s+\S")
_BULLET = re.compile(r"[•·▪●○◦‣–-]|\(?[a-z][.)]|\d{1,2}\)")
_BRACKETED = re.compile(r"\s*\[\s?(\d{1,2})\s?\]\s*\S")
_NOTE_LINES = 6  # lines that a note takes at most, where it is known by the next one's number
_MIN_CUT = 30  # letters: a shorter line is a field, not a sentence that goes on with a number
_GOES_WITH = tuple(",.;:?!)")  # signs that no paragraph starts with
_WRAPPED = 110  # letters: where lines are longer a line is a paragraph
_UNSURE = (0.895, 1.01)  # of the width: where a paragraph may as well end as not
_STRETCH = 10  # letters by which a line may be longer than most
_FITS = (
    0.93  # of the width: a line that ends a sentence and could have taken the next word ends the paragraph
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file breaks its lines: whether blank lines part paragraphs, how wide lines are, and which begin
    the notes of a list: '[1] …' and soon below it '[2] …'.
    """

    blank_parts: bool
    width: int
    listed: frozenset[int] = frozenset()


def read(content: bytes, limits: Limits) -> Reading:
    """The text of a plain file. Errors: TooLargeError, NoTextError, DamagedError where it is no text."""
    if len(content) > limits.file_bytes:
        raise TooLargeError(
            "text",
            message(
                "{bytes} bytes, {most} is the most that is read", bytes=len(content), most=limits.file_bytes
            ),
        )
    decoded = decode(content).replace("\t", "    ")
    lines = clean(decoded).split("\n")
    if len(lines) > _MAX_LINES:
        raise TooLargeError(
            "text",
            message("{lines} lines, {most} is the most that is read", lines=len(lines), most=_MAX_LINES),
        )
    if not any(line.strip() for line in lines):
        raise NoTextError("text", message("holds no text"))
    parts = stretches(lines)
    breaks = page_breaks(decoded)
    texts = [part.text for part in parts]
    ends = breaks or page_ends(texts)
    roles = roles_of(texts, breaks) if len(parts) == len(lines) else None
    told = bool(ends) or "\f" in decoded or bool(glued_notes(texts))
    guessed = roles.page_starts if roles is not None and not told else frozenset()
    ends = ends or guessed
    pages = (
        pages_of(
            texts,
            [part for part, one in enumerate(parts, start=1) if one.line in ends],
            roles,
            guessed=bool(guessed),
        )
        if "\f" in decoded or ends
        else None
    )
    page_of = numbering(len(lines), breaks)
    return Reading(
        format="text",
        pages=len(breaks) + 1 if breaks else None,
        lines=tuple(Line(number, line, page_of(number)) for number, line in enumerate(lines, start=1)),
        blocks=tuple(
            _doubted(in_lines(block, parts, page_of), lost=len(parts) > len(lines))
            for block in _blocks(texts, pages)
        ),
    )


def _doubted(block: Block, *, lost: bool) -> Block:
    """The block with the doubt that its paragraphs are not known, where the file has lost its line ends."""
    if not lost or block.kind in ("furniture", "heading"):
        return block
    return replace(block, doubts=(*block.doubts, Doubt("line-ends-lost")))


def _blocks(lines: Sequence[str], pages: Pages | None) -> Iterator[Block]:
    known = vocabulary(lines)
    running = pages.running if pages is not None else set()
    marks: Marks | PlacedMarks
    if pages is not None and pages.notes.lines:
        notes = pages.notes.lines
        marks = PlacedMarks(pages.notes.marks)
    else:
        starts = glued_notes(lines)
        notes = note_lines(lines, starts)
        if _ask(notes, lines):
            notes = {}
        marks = Marks(list(dict.fromkeys(notes.values())), pages_by_mark(lines, starts), alone=not running)
        if not notes and (orphans := marks_without_notes(lines)):
            marks = PlacedMarks(orphans)
    blocks = [*_body(lines, known, notes, marks, running), *_notes(lines, known, notes)]
    blocks.sort(key=lambda block: block.spans[0].line if block.spans else 0)
    return set_apart(blocks if notes else map(_without_note, blocks), lines)


def _ask(notes: Mapping[int, str], lines: Sequence[str]) -> bool:
    """Whether what looks like notes are numbered questions: half of them or more, and two at least, ask."""
    texts: dict[str, list[str]] = {}
    for number, mark in sorted(notes.items()):
        texts.setdefault(mark, []).append(lines[number - 1].strip())
    asking = sum(" ".join(parts).rstrip().endswith("?") for parts in texts.values())
    return asking >= _LEAST_ASKING and asking * 2 >= len(texts)


def _without_note(block: Block) -> Block:
    """The block with a remark on each mark whose note the file does not hold."""
    lost = (Doubt("mark-without-note", "", mark.mark, "note") for mark in block.marks)
    return replace(block, doubts=(*block.doubts, *lost)) if block.marks else block


def _layout(lines: Sequence[str]) -> _Layout:
    filled = [len(line.rstrip()) for line in lines if line.strip()]
    blanks = sum(not line.strip() for line in lines)
    width = sorted(filled)[int(len(filled) * 0.9)] if filled else 80
    return _Layout(blank_parts=blanks * 6 >= len(filled), width=width)


def _listed(lines: Sequence[str]) -> frozenset[int]:
    """The lines that begin with [1], [2], [3], each within a few lines of the one before."""
    starts = [
        (number, int(match.group(1)))
        for number, line in enumerate(lines, start=1)
        if (match := _BRACKETED.match(line)) is not None
    ]
    runs = [
        {one[0], other[0]}
        for one, other in pairwise(starts)
        if other[1] == one[1] + 1 and other[0] - one[0] <= _NOTE_LINES
    ]
    return frozenset().union(*runs)


def _body(
    lines: Sequence[str],
    known: Vocabulary,
    taken: Mapping[int, str],
    marks: Marks | PlacedMarks,
    running: Collection[int],
) -> Iterator[Block]:
    unsure: set[int] = set()
    layout = replace(
        _layout([line for number, line in enumerate(lines, start=1) if number not in taken]),
        listed=_listed(lines),
    )
    group: list[FlowLine] = []
    grid = tables(lines)
    for number, line in enumerate(lines, start=1):
        if number in taken:
            continue
        if number in grid:
            if group:
                yield _paragraph(group, known, unsure)
            group = []
            yield row_of(number, line, grid[number])
            continue
        text = line.strip()
        if number in running or is_running(text) or _is_running_glued(text):
            yield Block(kind="furniture", text=text, spans=(Span(number, 0, len(line)),))
            continue
        if not text:
            if group and not _goes_on_after_blank(group, lines, number):
                yield _paragraph(group, known, unsure)
                group = []
            continue
        inside = bool(group) and not is_heading_line(group[-1].text)
        unended = inside and _ENDS.search(group[-1].text.rstrip()) is None
        alone = marks.find_alone(line, number) if inside else ()
        apart = inside and not is_of_unit(group[-1].text.rstrip(), text[:1])
        found = alone or marks.find(line, number, goes_on=apart, unended=unended)
        current = FlowLine(number, line, marks=found)
        if group:
            if _is_unsure(group, current, layout):
                unsure |= {group[-1].number, number}
            if _breaks(group, current, layout):
                yield _paragraph(group, known, unsure)
                group = []
        group.append(current)
    if group:
        yield _paragraph(group, known, unsure)


def _is_running_glued(text: str) -> bool:
    return (
        re.fullmatch(r"ISSN 0921 - 73\d\d.*|.{0,30}Tweede Kamer, vergaderjaar \d{4}–\d{4}, \w+ ?\d*", text)
        is not None
    )


def _goes_on_after_blank(group: Sequence[FlowLine], lines: Sequence[str], number: int) -> bool:
    """A blank line inside a sentence, left by a page break, or between a bullet and its words."""
    later = (lines[at].strip() for at in range(number, len(lines)))
    following = next((line for line in later if line), "")
    if _BULLET.fullmatch(group[-1].text.strip()):
        return not is_heading_line(following)
    last = group[-1].text.rstrip()
    return (
        _ENDS.search(last) is None
        and len(last) > 40
        and following[:1].islower()
        and not is_heading_line(last)
        and _ITEM.match(following) is None
    )


def _breaks(group: Sequence[FlowLine], current: FlowLine, layout: _Layout) -> bool:
    above, below = group[-1].text.strip(), current.text.strip()
    if current.number in layout.listed:
        return True
    if current.marks and current.marks[0][0] == len(current.text) - len(current.text.lstrip()):
        return False
    if _BULLET.fullmatch(above) and not is_heading_line(below):
        return False
    if is_heading_line(below) and goes_on(above, below):
        return False
    if (
        is_heading_line(above)
        or is_heading_line(below)
        or _NUMBER.fullmatch(above)
        or _NUMBER.fullmatch(below)
    ):
        return True
    if below[:1] in _GOES_WITH or (above.endswith(("-", *BROKEN_BY)) and below[:1].islower()):
        return False
    if _ITEM.match(below) is not None or opens_with_heading(below) or parse_bare_numbers(below) is not None:
        return True
    if opens_part(below) or stands_alone(above) or opens_recital(above, below):
        return True
    if above.endswith(":") and above.count("«") > above.count("»"):
        return False
    if _COLUMNS.search(above) is not None and _COLUMNS.search(below) is not None:
        return True
    return _ends_paragraph(group, below, layout)


def _ends_paragraph(group: Sequence[FlowLine], below: str, layout: _Layout) -> bool:
    """Whether a line ends its paragraph, by its length and by how its sentence goes on."""
    length = _length(group, layout)
    if not layout.blank_parts and layout.width <= _WRAPPED and _cut_at_mark(group, below, layout):
        return False
    if _ENDS.search(unmarked(group[-1]).strip()) is None:
        inside = below[:1].islower() or (below[:1].isdigit() and length >= _MIN_CUT)
        return not (inside or length >= min(0.7 * layout.width, 55))
    if layout.width > _WRAPPED:
        return True
    if layout.blank_parts:
        return length < 0.72 * layout.width
    return length + len(below.split(" ", 1)[0]) + 1 <= _FITS * layout.width


def _length(group: Sequence[FlowLine], layout: _Layout) -> int:
    """The length of the last line, with the one before where both are one line that a mark has cut."""
    length = len(group[-1].text.strip())
    if len(group) > 1 and _cut_at_mark(group[:-1], group[-1].text.strip(), layout):
        return length + len(group[-2].text.strip())
    return length


def _cut_at_mark(group: Sequence[FlowLine], below: str, layout: _Layout) -> bool:
    """Whether a line was broken at a note's mark, as tools do that read raised numbers by themselves."""
    above = group[-1]
    at_mark = bool(above.marks) and above.marks[-1][1] == len(above.text.rstrip())
    return at_mark and len(above.text.strip()) + len(below) <= layout.width + _STRETCH


def _is_unsure(group: Sequence[FlowLine], current: FlowLine, layout: _Layout) -> bool:
    """Whether a line that ends a sentence is about as long as one that could have taken the next word."""
    below = current.text.strip()
    if layout.width > _WRAPPED or layout.blank_parts or _ENDS.search(group[-1].text.strip()) is None:
        return False
    if is_heading_line(below) or opens_with_heading(below) or _ITEM.match(below) is not None:
        return False
    reach = _length(group, layout) + len(below.split(" ", 1)[0]) + 1
    return _UNSURE[0] * layout.width <= reach <= _UNSURE[1] * layout.width


def _paragraph(group: Sequence[FlowLine], known: Vocabulary, unsure: Collection[int]) -> Block:
    text = group[0].text.strip()
    if len(group) == 1 and is_heading_line(text):
        return flow(group, known, kind="heading", level=2)
    block = flow(group, known, kind="list-item" if _ITEM.match(text) else "paragraph")
    if any(line.number in unsure for line in group):
        return replace(block, doubts=(Doubt("paragraph-unsure"),))
    return block


def _notes(lines: Sequence[str], known: Vocabulary, taken: Mapping[int, str]) -> Iterator[Block]:
    for mark in dict.fromkeys(taken.values()):
        own = [at for at, belongs in taken.items() if belongs == mark]
        own.sort(key=lambda at: (lines[at - 1].strip() != mark, at))
        flows = [FlowLine(at, lines[at - 1]) for at in own]
        first = flows[0]
        lead = len(first.text) - len(first.text.lstrip())
        flows[0] = FlowLine(first.number, first.text, marks=((lead, lead + len(mark)),))
        block = flow(flows, known, kind="footnote", mark=mark)
        yield Block(kind="footnote", text=block.text, spans=block.spans, mark=mark)
