"""Plain text that keeps the page breaks of a PDF: what pages repeat, and the notes at their foot.

Tools that take text from a PDF put a form feed between pages. A note's number stands alone on a line
before its text, or at the start of the text, or, where the tool read the raised number last, behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading_line
from kb.grammar.letterhead import is_running
from kb.reader.plain.foot import Notes, notes_of
from kb.reader.shaping.running import repeated, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kb.reader.roles.role import Roles

_HEAD = 8  # lines at the top of a page among which a margin column is looked for
_EDGE = 3  # lines at the top and at the foot of a page among which a running line is looked for
_PAGE = re.compile(
    r"(?i)pagina\s+(\d{1,3})(?:\s*(?:van|/)\s*\d{1,3})?|(\d{1,3})\s?/\s?\d{1,3}"
    r"|(?:.{0,25}\s)?tweede\ kamer,\ vergaderjaar\s+\d{4}\s*[–-]\s*\d{2,4},\ aanhangsel\s+(\d{1,3})"
)
_PAPER = re.compile(r"\d, nrs?\. ?\d")
_NEAR = 3  # lines above in which a note's number stands
_LONGER = 20  # letters: a running foot under a number is a note where it is longer


def page_breaks(text: str) -> frozenset[int]:
    """The numbers of the lines, counted from 1, that begin a new page: a form feed stands before them."""
    found = set()
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if "\f" in line and (line.rsplit("\f", 1)[1].strip() or number > 1):
            found.add(number)
    last = max(found, default=0)
    lines = text.count("\n") + 1
    return frozenset(found - {last}) if last and last >= lines else frozenset(found)


def page_ends(lines: Sequence[str]) -> frozenset[int]:
    """As `page_breaks`, for a text without form feeds: the lines below 'Pagina 1 van 3', counted on."""
    found: set[int] = set()
    for number, line in enumerate(lines, start=1):
        match = _PAGE.fullmatch(line.strip())
        if match is not None and int(match.group(match.lastindex or 1)) == len(found) + 1:
            found.add(number + 1)
    return frozenset(number for number in found if number <= len(lines))


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
    notes: Notes = field(default_factory=Notes)


def pages_of(
    lines: Sequence[str], breaks: Sequence[int], roles: Roles | None = None, *, guessed: bool = False
) -> Pages:
    """The pages of a file; `breaks` are the numbers of the lines that begin a new one.

    `roles` say what lines seem to be, and `guessed` that they are all that is known of where pages end.
    """
    pages = Pages([1, *breaks])
    _find_running(pages, lines)
    pages.notes = notes_of(lines, _bounds(pages, lines), pages.running)
    if roles is not None:
        _weigh(pages, lines, roles, guessed=guessed)
    return pages


def _weigh(pages: Pages, lines: Sequence[str], roles: Roles, *, guessed: bool) -> None:
    """Take out the furniture that roles name, and find the notes anew, not at the cost of known ones.

    Where pages are guessed notes are looked for only where roles see them; else they are surer than roles.
    """
    counts = Counter(shape_of(line) for line in lines)
    found = (
        set()
        if guessed
        else {
            at for at in pages.notes.lines if _numbered(lines[at - 1]) or counts[shape_of(lines[at - 1])] == 1
        }
    )
    furniture = roles.furniture - found
    notes = notes_of(
        lines, _bounds(pages, lines), pages.running | furniture, roles.notes if guessed else None
    )
    lost = {at for at in pages.notes.lines.keys() - notes.lines.keys() if _numbered(lines[at - 1])}
    if notes.count() < pages.notes.count() and not lost & roles.headings:
        pages.running |= furniture - pages.notes.lines.keys()
        return
    pages.running |= furniture
    pages.notes = notes


def _numbered(line: str) -> bool:
    return line.strip()[:1].isdigit()


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
        if filled and lines[filled[-1] - 1].strip(" -–") == str(page):
            pages.running.add(filled[-1])
    running = repeated(((page, lines[number - 1]) for page, number in edges), len(bounds))
    pages.running |= {number for number, line in enumerate(lines, start=1) if is_running(line.strip())}
    for page_first, page_last in bounds:
        pages.running -= _note_texts(pages, lines, page_first, page_last)
    pages.running |= {number for page, number in edges if running.holds(page, lines[number - 1])}
    pages.running |= _rest_of_heads(pages, lines, bounds)


def _rest_of_heads(pages: Pages, lines: Sequence[str], bounds: Sequence[tuple[int, int]]) -> set[int]:
    """The lines below a running head that return below it on other pages, word for word: a margin column."""
    heads = [
        [number for number in range(first, last + 1) if lines[number - 1].strip()][:_HEAD]
        for first, last in bounds
    ]
    counts = Counter(text for head in heads for text in {lines[number - 1].strip() for number in head})
    found: set[int] = set()
    for head in heads:
        for at, number in enumerate(head):
            text = lines[number - 1].strip()
            if number not in pages.running and (at == 0 or counts[text] < 2 or is_heading_line(text)):
                break
            found.add(number)
    return found


def _note_texts(pages: Pages, lines: Sequence[str], first: int, last: int) -> set[int]:
    """Lines that look like a running foot but name a paper near a number alone: the text of that note."""
    filled = [number for number in range(first, last + 1) if lines[number - 1].strip()]
    bare = {at for at, number in enumerate(filled) if re.fullmatch(r"\d{1,2}", lines[number - 1].strip())}
    return {
        number
        for at, number in enumerate(filled)
        if number in pages.running
        and bare & set(range(at - _NEAR, at + 2))
        and (at - 1 in bare or _PAPER.search(lines[number - 1]))
        and len(lines[number - 1].strip()) > _LONGER
    }
