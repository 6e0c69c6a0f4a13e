"""Plain text that keeps the page breaks of a PDF: what pages repeat, and the notes at their foot.

Tools that take text from a PDF put a form feed between pages. A note's number stands alone on a line
before its text, or at the start of the text, or, where the tool read the raised number last, behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading_line, parse_heading
from kb.grammar.letterhead import is_running
from kb.reader.shaping.running import repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_EDGE = 3  # lines at the top and at the foot of a page among which a running line is looked for
_STUCK = (
    r"(?<=[a-zà-ÿA-Z»”’?!.,;:)%])(?<!\d[.,])(?<!nr\.)(?<!nrs\.)(?<!blz\.){mark}(?=[\s.,;:?!)»”’]|$)(?![.,]\d)"
)
_APART = (
    r"(?<=[?!.»”’'\")]) {mark}(?=\s*$|\s+[A-ZÀ-Ý])"
    r"|(?<=\b(?:19|20)\d\d){mark}(?=[\s.,;:?!)]|$)"
    r"|(?<=[A-Z]\d){mark}(?=[\s.,;:?!)]|$)"
)
"""A mark a blank behind the sentence, or stuck to a year."""
_NEXT = r"(?<=\d)(?:, ?| ){mark}(?=[\s.,;:?!)]|$)"
_STARTS = r"{mark}(?:\s+|(?=[A-ZÀ-Ý«‘'\"“(]|https?:|www\.))(?=[A-ZÀ-Ý«‘'\"“(\d]|https?:|www\.|\w)"
_LONGER = 20  # letters: a running foot under a number is a note where it is longer
_MOST_MISSED = 2  # numbers in a row whose other half is lost


def page_breaks(text: str) -> frozenset[int]:
    """The numbers of the lines, counted from 1, that begin a new page: a form feed stands before them."""
    found = set()
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if "\f" in line and (line.rsplit("\f", 1)[1].strip() or number > 1):
            found.add(number)
    last = max(found, default=0)
    lines = text.count("\n") + 1
    return frozenset(found - {last}) if last and last >= lines else frozenset(found)


def numbering(lines: int, breaks: Collection[int]) -> Callable[[int], int | None]:
    """A function that gives the page of a line, None where the file has no pages."""
    if not breaks:
        return lambda _: None
    pages = [1] * (lines + 2)
    for number in range(1, lines + 2):
        pages[number] = pages[number - 1] + (number in breaks)
    return lambda number: pages[min(number, lines)]


@dataclass(slots=True)
class Pages:
    """What a file's lines are: `starts` of pages and `running` lines by number, counted from 1."""

    starts: list[int]
    running: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    """The lines that belong to a note, with its mark; the line of the mark alone among them."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each mark the lines between which it stands: before the first of its page, up to its note."""


def pages_of(lines: Sequence[str], breaks: Sequence[int]) -> Pages:
    """The pages of a file; `breaks` are the numbers of the lines that begin a new one."""
    pages = Pages([1, *breaks])
    _find_running(pages, lines)
    if breaks:
        _find_notes(pages, lines)
    return pages


def _bounds(pages: Pages, lines: Sequence[str]) -> list[tuple[int, int]]:
    """First and last line of each page."""
    return list(zip(pages.starts, [*(start - 1 for start in pages.starts[1:]), len(lines)], strict=True))


def _find_running(pages: Pages, lines: Sequence[str]) -> None:
    bounds = _bounds(pages, lines)
    edges: list[tuple[int, int]] = []
    for page, (first, last) in enumerate(bounds, start=1):
        filled = [number for number in range(first, last + 1) if lines[number - 1].strip()]
        edges += [
            (page, number)
            for number in dict.fromkeys([*filled[:_EDGE], *filled[-_EDGE:]])
            if number in (filled[0], filled[-1]) or not lines[number - 1].strip().isdigit()
        ]
        if len(bounds) > 1 and filled and lines[filled[-1] - 1].strip(" -–") == str(page):
            pages.running.add(filled[-1])
    running = repeated(((page, lines[number - 1]) for page, number in edges), len(bounds))
    pages.running |= {number for page, number in edges if running.holds(page, lines[number - 1])}
    pages.running |= {number for number, line in enumerate(lines, start=1) if is_running(line.strip())}
    for page_first, page_last in bounds if len(bounds) > 1 else ():
        pages.running -= _note_texts(pages, lines, page_first, page_last)


def _note_texts(pages: Pages, lines: Sequence[str], first: int, last: int) -> set[int]:
    """Lines that look like a running foot but stand below a bare number: the text of that note."""
    found: set[int] = set()
    above = ""
    for number in range(first, last + 1):
        text = lines[number - 1].strip()
        if text and number in pages.running and re.fullmatch(r"\d{1,2}", above) and len(text) > _LONGER:
            found.add(number)
        above = text or above
    return found


def _find_notes(pages: Pages, lines: Sequence[str]) -> None:
    mark = 1
    width = _width(pages, lines)
    before: list[int] = []
    for first, last in _bounds(pages, lines):
        own = [
            number
            for number in range(first, last + 1)
            if number not in pages.running and lines[number - 1].strip()
        ]
        found: list[tuple[int, str]] = []
        missed, at = 0, mark
        while own and missed <= _MOST_MISSED:
            start = _note_on(before, own, lines, at, found[-1][0] if found else 0, width)
            if start is None:
                missed += 1
            else:
                found.append((start, str(at)))
                missed, mark = 0, at + 1
            at += 1
        _take(pages, found, own, before)
        before = [number for number in own if number not in pages.notes]


def _width(pages: Pages, lines: Sequence[str]) -> int:
    """The usual length of a full line."""
    lengths = sorted(
        len(line.strip())
        for number, line in enumerate(lines, start=1)
        if line.strip() and number not in pages.running
    )
    return lengths[int(len(lengths) * 0.85)] if lengths else 80


def _note_on(
    before: Sequence[int], own: Sequence[int], lines: Sequence[str], mark: int, after: int, width: int
) -> int | None:
    """The line where the note of a mark begins that this page's text or the last one's holds, else None."""
    stuck = re.compile(f"{_STUCK}|{_NEXT}|{_APART}".replace("{mark}", str(mark)))
    starts = re.compile(_STARTS.replace("{mark}", str(mark)))
    marked = next((number for number in (*before, *own) if stuck.search(lines[number - 1].strip())), None)
    if marked is None:
        return None
    for at, number in enumerate(own):
        text = lines[number - 1].strip()
        if number <= max(marked, after) or not (text == str(mark) or starts.match(text)):
            continue
        below = [lines[other - 1].strip() for other in own[at + 1 :]]
        if any(is_heading_line(line) or _opens_question(line) for line in below):
            continue
        if text == str(mark) and (not below or below[0] == str(mark + 1)):
            return _above(own[:at], lines, max(marked, after), width)
        return number
    return None


def _above(own: Sequence[int], lines: Sequence[str], after: int, width: int) -> int | None:
    """Where a note begins whose number stands behind its text: its lines are longer than the body's."""
    start = None
    for number in reversed(own):
        text = lines[number - 1].strip()
        if number <= after or re.fullmatch(r"\d{1,2}", text) or (start is not None and len(text) <= width):
            break
        start = number
    return start


def _opens_question(line: str) -> bool:
    heading = parse_heading(line)
    return heading is not None and bool(heading.numbers)


def _take(pages: Pages, found: Sequence[tuple[int, str]], own: Sequence[int], before: Sequence[int]) -> None:
    for at, (start, mark) in enumerate(found):
        end = found[at + 1][0] if at + 1 < len(found) else own[-1] + 1
        for number in own:
            if start <= number < end:
                pages.notes[number] = mark
        pages.spans[mark] = ((before or own)[0] - 1, start)
