"""Plain text as lines and blocks: letters saved as text, and what tools took from PDF or Word.

A text file has no paragraphs of its own. Blank lines part them where the file uses those; else a line
that ends a sentence, or is clearly shorter than the others, ends the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.block import Block, Line, Reading, Span
from kb.errors import NoTextError, TooLargeError
from kb.grammar.heading import is_heading_line, opens_with_heading
from kb.grammar.letterhead import is_running
from kb.grammar.opening import opens_part, stands_alone
from kb.message import message
from kb.reader.plain.decode import decode
from kb.reader.plain.repetition import set_apart
from kb.reader.plain.unbroken import in_lines, stretches
from kb.reader.shaping.flow import FlowLine, flow
from kb.reader.shaping.hyphen import Vocabulary, vocabulary
from kb.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.limits import Limits

_MAX_LINES = 200_000
_ENDS = re.compile(r"[.?!:;][»”’\"')\]]*(?:\s*\[?\d{1,2}[\])])?$")
_COLUMNS = re.compile(r"\S {3,}\S")
_NUMBER = re.compile(r"\d{1,3}[.)]?$")
_ITEM = re.compile(r"(?:[•·▪●○◦‣-]|[–—]|\(?[a-z][.)]|\(?\d{1,3}[.)])\s+\S")
_GLUED_NOTE = re.compile(r"(\d{1,2})\s?(?=[A-ZÀ-Ý«‘'\"“(]|https?:|www\.|\d{4}[ZD]\d)")
_UNIT = (
    r"(?:jan|feb|maart|apr|mei|juni|juli|aug|sept|okt|nov|dec|procent|miljoen|miljard|euro|jaar|keer|uur|%|°)"
)
_AT_START = re.compile(rf"^\s*(\d{{1,2}})(?=[,;]?\s+(?!{_UNIT}|\d)\S)")
_STUCK = re.compile(
    rf"(?<=[a-zà-ÿ»”’?!.,)])(?<!\d[.,])(?<!nr\.)(?<!nrs\.)(?<!blz\.)(\d{{1,2}})(?=[\s.,;:?!)]|$)(?![.,]\d)(?!\s?{_UNIT})"
)
_NEXT_MARK = re.compile(r"(?:,| en)?\s(\d{1,2})(?=[\s.,;:?!)]|$)")
_MIN_CUT = 30  # letters: a shorter line is a field, not a sentence that goes on with a number
_LOOSE_MARKS = re.compile(r"\d{1,2}(?:(?:,| en)? \d{1,2})*$")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file breaks its lines: whether blank lines part paragraphs, and how wide lines are."""

    blank_parts: bool
    width: int


def read(content: bytes, limits: Limits) -> Reading:
    """The text of a plain file. Errors: TooLargeError, NoTextError, DamagedError where it is no text."""
    if len(content) > limits.file_bytes:
        raise TooLargeError(
            "text",
            message(
                "{bytes} bytes, {most} is the most that is read", bytes=len(content), most=limits.file_bytes
            ),
        )
    lines = clean(decode(content).replace("\t", "    ")).split("\n")
    if len(lines) > _MAX_LINES:
        raise TooLargeError(
            "text",
            message("{lines} lines, {most} is the most that is read", lines=len(lines), most=_MAX_LINES),
        )
    if not any(line.strip() for line in lines):
        raise NoTextError("text", message("holds no text"))
    parts = stretches(lines)
    return Reading(
        format="text",
        pages=None,
        lines=tuple(Line(number=number, text=line) for number, line in enumerate(lines, start=1)),
        blocks=tuple(in_lines(block, parts) for block in _blocks([part.text for part in parts])),
    )


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    known = vocabulary(lines)
    notes = _glued_notes(lines)
    blocks = [*_body(lines, known, notes), *_notes(lines, known, notes)]
    blocks.sort(key=lambda block: block.spans[0].line if block.spans else 0)
    return set_apart(blocks, lines)


def _layout(lines: Sequence[str]) -> _Layout:
    filled = [len(line.rstrip()) for line in lines if line.strip()]
    blanks = sum(not line.strip() for line in lines)
    width = sorted(filled)[int(len(filled) * 0.9)] if filled else 80
    return _Layout(blank_parts=blanks * 6 >= len(filled), width=width)


def _glued_notes(lines: Sequence[str]) -> dict[int, str]:
    """Line number to mark, for notes at a page's foot as PDF tools give them: '1Kamerstuk 36 410, nr. 51'.

    They count upwards through the document and stand just above a running foot.
    """
    notes: dict[int, str] = {}
    expected = 1
    feet = [number for number, line in enumerate(lines, start=1) if _is_foot(line)]
    for number, line in enumerate(lines, start=1):
        match = _GLUED_NOTE.match(line.strip())
        if match is None or int(match.group(1)) != expected:
            continue
        foot = next((foot for foot in feet if foot > number), None)
        if foot is not None and foot - number <= 40 and not _heading_between(lines, number, foot):
            notes[number] = match.group(1)
            expected += 1
    return notes


def _is_foot(line: str) -> bool:
    return re.match(r"\s*(?:ah-tk-|kv-tk-|kst-|ISSN|Tweede Kamer, vergaderjaar)", line) is not None


def _heading_between(lines: Sequence[str], start: int, end: int) -> bool:
    return any(is_heading_line(line) for line in lines[start : end - 1])


def _note_lines(lines: Sequence[str], notes: dict[int, str]) -> dict[int, str]:
    """Every line that belongs to a glued note, with its mark."""
    belongs: dict[int, str] = {}
    for number, mark in notes.items():
        at = number
        while at <= len(lines) and lines[at - 1].strip() and not _is_foot(lines[at - 1]):
            if at != number and at in notes:
                break
            belongs[at] = mark
            at += 1
    return belongs


def _body(lines: Sequence[str], known: Vocabulary, notes: dict[int, str]) -> Iterator[Block]:
    layout = _layout(lines)
    taken = _note_lines(lines, notes)
    marks = _Marks(list(notes.values()), _pages(lines, notes))
    group: list[FlowLine] = []
    for number, line in enumerate(lines, start=1):
        if number in taken:
            continue
        text = line.strip()
        if is_running(text) or _is_running_glued(text):
            yield Block(kind="furniture", text=text, spans=(Span(number, 0, len(line)),))
            continue
        if not text:
            if group and not _goes_on_after_blank(group, lines, number):
                yield _paragraph(group, known)
                group = []
            continue
        goes_on = bool(group) and not is_heading_line(group[-1].text)
        found = (marks.find_alone(line, number) if goes_on else ()) or marks.find(
            line, number, goes_on=goes_on
        )
        current = FlowLine(number, line, marks=found)
        if group and _breaks(group, current, layout):
            yield _paragraph(group, known)
            group = []
        group.append(current)
    if group:
        yield _paragraph(group, known)


def _pages(lines: Sequence[str], notes: dict[int, str]) -> dict[str, tuple[int, int]]:
    """For each mark the lines of its page: after the foot of the page before, up to the note itself."""
    feet = [number for number, line in enumerate(lines, start=1) if _is_foot(line)]
    return {
        mark: (max((foot for foot in feet if foot < number), default=0), number)
        for number, mark in notes.items()
    }


def _is_running_glued(text: str) -> bool:
    return (
        re.fullmatch(r"ISSN 0921 - 73\d\d.*|.{0,30}Tweede Kamer, vergaderjaar \d{4}–\d{4}, \w+ ?\d*", text)
        is not None
    )


def _goes_on_after_blank(group: Sequence[FlowLine], lines: Sequence[str], number: int) -> bool:
    """A blank line inside a sentence, left by a page break."""
    following = next((line.strip() for line in lines[number:] if line.strip()), "")
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
    if current.marks and current.marks[0][0] == len(current.text) - len(current.text.lstrip()):
        return False
    if (
        is_heading_line(above)
        or is_heading_line(below)
        or _NUMBER.fullmatch(above)
        or _NUMBER.fullmatch(below)
    ):
        return True
    if _ITEM.match(below) is not None or opens_with_heading(below):
        return True
    if opens_part(below) or stands_alone(above):
        return True
    if above.endswith("-") and below[:1].islower():
        return False
    if above.endswith(":") and above.count("«") > above.count("»"):
        return False
    if _COLUMNS.search(above) is not None and _COLUMNS.search(below) is not None:
        return True
    if _ENDS.search(above) is None:
        inside = below[:1].islower() or (below[:1].isdigit() and len(above) >= _MIN_CUT)
        return not (inside or len(above) >= min(0.7 * layout.width, 55))
    if layout.blank_parts and layout.width <= 110:
        return len(above) < 0.72 * layout.width
    return True


def _more(rest: str) -> list[re.Match[str]]:
    """Marks that follow a mark at once: the 2 of 'Shell?1 2'."""
    found: list[re.Match[str]] = []
    at = 0
    while (match := _NEXT_MARK.match(rest, at)) is not None:
        found.append(match)
        at = match.end()
    return found


@dataclass(slots=True)
class _Marks:
    """The marks of glued notes that still have to be found, in the order of the notes.

    A mark stands on its note's page: `pages` are the lines between which, by mark.
    """

    left: list[str]
    pages: dict[str, tuple[int, int]]

    def find(self, line: str, number: int, *, goes_on: bool) -> tuple[tuple[int, int], ...]:
        """Where a line holds the next marks: at its start, stuck to a word's end, or as the whole line."""
        found = [match.span(1) for match in _AT_START.finditer(line)] if goes_on else []
        for match in _STUCK.finditer(line):
            found.append(match.span(1))
            found += [
                (match.end() + one.start(1), match.end() + one.end(1)) for one in _more(line[match.end() :])
            ]
        taken = [span for span in sorted(set(found)) if self._take(line[slice(*span)], number)]
        return tuple(taken)

    def find_alone(self, line: str, at: int) -> tuple[tuple[int, int], ...]:
        """A line of nothing but marks."""
        numbers = re.findall(r"\d+", line)
        if _LOOSE_MARKS.fullmatch(line.strip()) is None or not set(numbers) <= set(self.left):
            return ()
        first, last = self.pages[numbers[0]]
        if not first < at < last:
            return ()
        for number in numbers:
            self.left.remove(number)
        lead = len(line) - len(line.lstrip())
        return ((lead, lead + len(line.strip())),)

    def _take(self, mark: str, number: int) -> bool:
        first, last = self.pages.get(mark, (0, 0))
        if mark not in self.left or not first < number < last:
            return False
        del self.left[: self.left.index(mark) + 1]
        return True


def _paragraph(group: Sequence[FlowLine], known: Vocabulary) -> Block:
    text = group[0].text.strip()
    if len(group) == 1 and is_heading_line(text):
        return flow(group, known, kind="heading", level=2)
    return flow(group, known, kind="list-item" if _ITEM.match(text) else "paragraph")


def _notes(lines: Sequence[str], known: Vocabulary, notes: dict[int, str]) -> Iterator[Block]:
    taken = _note_lines(lines, notes)
    for number, mark in notes.items():
        own = [at for at, belongs in taken.items() if belongs == mark and at >= number]
        flows = [FlowLine(at, lines[at - 1]) for at in own]
        first = flows[0]
        lead = len(first.text) - len(first.text.lstrip())
        flows[0] = FlowLine(first.number, first.text, marks=((lead, lead + len(mark)),))
        block = flow(flows, known, kind="footnote", mark=mark)
        yield Block(kind="footnote", text=block.text, spans=block.spans, mark=mark)
