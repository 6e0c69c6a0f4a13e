"""Notes at the foot of the pages of a plain text, each with its number in the text above.

A tool that takes text from a PDF puts a note's number on a line of its own before the note, before its
words, or, where it read the raised numbers last, behind it; several numbers may come before several notes.
A number that starts a line is a note's where its mark stands in the text above, marks counting on.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading_line, parse_bare_numbers, parse_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEHIND = r"(?<!\d[.,])(?<!nr\.)(?<!nrs\.)(?<!blz\.)(?<!art\.)"
_STRONG = (
    rf"(?<=[a-zà-ÿA-Z»”’?!.,;:)%]){_BEHIND}{{mark}}(?=[\s.,;:?!)»”’]|$)(?![.,]\d)"
    r"|(?<=[?!.»”’'\")]) {mark}(?=\s*$|\s+[A-ZÀ-Ý])"
    r"|(?<=\b(?:19|20)\d\d){mark}(?=[\s.,;:?!)]|$)"
    r"|(?<=\b(?:19|20)\d\d\.){mark}(?=\s+[A-ZÀ-Ý]|\s*$)"
    r"|(?<=[A-Z]\d){mark}(?=[\s.,;:?!)]|$)"
    r"|(?<=\d)(?:, ?| ){mark}(?=[.;?!]|$)"
)
"""A mark stuck to a word or a year, or a blank behind the end of a sentence, or behind another mark."""
_NO_UNIT = (
    r"(?!\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"miljoen|miljard|procent|euro|jaar|uur|km|en|t/m|tot)\b)"
)
_WEAK = (
    rf"(?<=[?!.,;:»”’'\")]){_BEHIND} {{mark}}(?=\s[a-zà-ÿ(]){_NO_UNIT}"
    r"|(?<!vraag)(?<!vragen)(?<!artikel)(?<!lid)(?<!nr\.)(?<!nummer)(?<!punt)(?<!bijlage)(?<!paragraaf)"
    r"(?<!antwoord)(?<!en)(?<!of)(?<!t/m)(?<!fase)(?<!tabel)(?<!deel)(?<![\d,–-])"
    r" {mark}(?=[?!.;,)](?:\s|$))"
    r"|(?<=\b(?:19|20)\d\d) {mark}(?=\s[a-z]|\s*$)"
)
"""A mark a blank behind a stop amid a sentence, or a blank before a stop; where a note is surely there."""
_STARTS = r"{mark}(?:\s+|(?=[A-ZÀ-Ý«‘'\"“(]|https?:|www\.))(?=[A-ZÀ-Ý«‘'\"“(\d]|https?:|www\.|\w)"
_ALONE = r"^\s*{mark}\s*$"
_ONLY = (
    r"(?<=[a-zà-ÿ»”’)] )(?<!vraag )(?<!vragen )(?<!artikel )(?<!lid )(?<!nummer )(?<!punt )(?<!bijlage )"
    rf"(?<!en )(?<!paragraaf )(?<!antwoord )(?<!van )(?<!de )(?<!op )(?<!per )(?<!of )(?<!fase )"
    rf"(?<!tabel )(?<!deel ){{mark}}(?=\s[a-zà-ÿ]){_NO_UNIT}"
)
_OPENS = re.compile(r"\s*(?:[Gg]eachte|Vra(?:ag|gen)\s+\d|1\.?\s*$)")
_LONGER = 1.06  # times a full line of the body: notes are set smaller
_MOST_LINES = 4  # of a note that stands by itself
_MOST_IN_FOOT = 200  # lines below a page's last heading in which notes are looked for
_MOST_STARTS = 8  # lines with one number that are tried
_MOST_MISSED = 2  # numbers in a row whose other half is lost


@dataclass(slots=True)
class Notes:
    """`lines`: those of notes, with the mark; `marks`: where marks stand, by line; lines count from 1."""

    lines: dict[int, str] = field(default_factory=dict)
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def count(self) -> int:
        """How many marks have their note."""
        return sum(map(len, self.marks.values()))


@dataclass(slots=True)
class _Page:
    """A page's lines of text and those of the page before, by number; `lines` are the file's."""

    lines: list[str]
    own: list[int]
    before: list[int]
    width: int
    among: Collection[int] | None = None

    def text(self, number: int) -> str:
        return self.lines[number - 1].strip()

    def below(self, number: int) -> list[int]:
        return self.own[self.own.index(number) + 1 :]


_Place = tuple[int, int, int]
"""Line, start and end of a mark in the text."""


def notes_of(
    lines: Sequence[str],
    bounds: Sequence[tuple[int, int]],
    running: Collection[int],
    among: Collection[int] | None = None,
) -> Notes:
    """The notes of a text whose pages are the lines from `bounds`; `running` are no text.

    `among` are the lines that may be notes; None where any below a page's last heading may.
    """
    notes, given = Notes(), list(lines)
    width = _width(lines, running)
    cursor, mark = (_opening(lines), 0), 1
    before: list[int] = []
    for first, last in bounds:
        own = [at for at in range(first, last + 1) if at not in running and lines[at - 1].strip()]
        page = _Page(given, own, before, width, among)
        for number, (start, place) in _found(page, mark, cursor).items():
            notes.lines[start] = str(number)
            notes.marks.setdefault(place[0], []).append(place[1:])
            cursor, mark = (place[0], place[2]), number + 1
        _add_texts(notes, page)
        before = [at for at in own if at not in notes.lines]
    return notes


def _opening(lines: Sequence[str]) -> int:
    """The line of the salutation or the first heading: no mark stands in a letterhead."""
    return next((at for at, line in enumerate(lines, start=1) if _OPENS.match(line)), 0)


def _width(lines: Sequence[str], running: Collection[int]) -> int:
    """The usual length of a full line."""
    lengths = sorted(
        len(line.strip()) for at, line in enumerate(lines, start=1) if line.strip() and at not in running
    )
    return lengths[int(len(lengths) * 0.85)] if lengths else 80


def _found(page: _Page, mark: int, cursor: tuple[int, int]) -> dict[int, tuple[int, _Place]]:
    """By number the line of a page where a note starts, and the place of its mark in the text above."""
    found: dict[int, tuple[int, _Place]] = {}
    missed = 0
    foot = _foot(page)
    while foot and missed <= _MOST_MISSED:
        taken = [start for start, _ in found.values()]
        for start in itertools.islice(_starts(mark, page, foot, taken), _MOST_STARTS):
            place = _place(mark, page, (start, min([start, *taken])), cursor)
            if place is not None:
                found[mark] = (start, place)
                missed, cursor = -1, (place[0], place[2])
                break
        missed += 1
        mark += 1
    return found


def _foot(page: _Page) -> list[int]:
    """The lines of a page below its last heading: notes stand there."""
    if page.among is not None:
        return [at for at in page.own if at in page.among]
    heads = [at for at in page.own if is_heading_line(page.text(at)) or _opens_question(page.text(at))]
    below = page.own[page.own.index(heads[-1]) + 1 :] if heads else page.own
    return below[-_MOST_IN_FOOT:]


def _starts(mark: int, page: _Page, foot: Sequence[int], taken: Sequence[int]) -> Iterator[int]:
    """The lines that start with a mark's number as a note does; a number alone may stand out of its order."""
    begins = re.compile(_STARTS.replace("{mark}", str(mark)))
    for at, number in enumerate(foot):
        text = page.text(number)
        if number in taken or not text.startswith(str(mark)):
            continue
        if text != str(mark):
            if number > max(taken, default=0) and begins.match(text) and parse_bare_numbers(text) is None:
                yield number
            continue
        following = page.text(foot[at + 1]) if at + 1 < len(foot) else str(mark + 1)
        if not following.isdecimal() or following == str(mark + 1):
            yield number


def _place(mark: int, page: _Page, ends: tuple[int, int], cursor: tuple[int, int]) -> _Place | None:
    """Where a mark stands, behind the one before: the surest form first; the others for a number alone.

    `ends` are the line where its note starts, and the first line of notes.
    """
    start, top = ends
    above = [at for at in (*page.before, *page.own) if cursor[0] <= at < top]
    forms = (_STRONG, _WEAK, _ALONE) if page.text(start).isdecimal() else (_STRONG,)
    for form in forms:
        pattern = re.compile(form.replace("{mark}", str(mark)))
        for at in above:
            match = pattern.search(page.lines[at - 1], cursor[1] if at == cursor[0] else 0)
            if match is not None:
                place = page.lines[at - 1].index(str(mark), match.start())
                return at, place, match.end()
    return _only_place(mark, page, above) if page.text(start).isdecimal() else None


def _only_place(mark: int, page: _Page, above: Sequence[int]) -> _Place | None:
    """Where the text above a note holds its number by itself once and no more, amid a sentence."""
    pattern = re.compile(_ONLY.replace("{mark}", str(mark)))
    found = [(at, match) for at in above for match in pattern.finditer(page.lines[at - 1])]
    if len(found) != 1:
        return None
    at, match = found[0]
    return at, match.start(), match.end()


def _opens_question(line: str) -> bool:
    heading = parse_heading(line)
    return heading is not None and bool(heading.numbers)


def _add_texts(notes: Notes, page: _Page) -> None:
    """Give each line below a page's first note to a note: to the number above, or one by one in order."""
    if page.among is not None:
        page = replace(page, own=[at for at in page.own if at in page.among or at in notes.lines])
    numbers = [at for at in page.own if at in notes.lines]
    marks = sorted((notes.lines[at] for at in numbers), key=int)
    apart = numbers and all(page.text(at).isdecimal() for at in numbers)
    blocks = _one_by_one(page, numbers) if apart and not _each_followed(page, numbers) else []
    if len(blocks) == len(marks) and all(blocks):
        for mark, block in zip(marks, blocks, strict=True):
            notes.lines.update(dict.fromkeys(block, mark))
        return
    current = ""
    for at in page.own:
        current = notes.lines.get(at, current)
        if current:
            notes.lines[at] = current


def _one_by_one(page: _Page, numbers: Sequence[int]) -> list[list[int]]:
    """The texts of notes whose numbers stand apart from them, in order; the first may stand above."""
    blocks = _blocks(page, numbers)
    below = [at for block in blocks for at in block]
    if len(blocks) == len(numbers):
        return blocks
    counted = [int(page.text(at)) for at in numbers]
    if len(below) == len(numbers) and (page.own[-1] not in numbers or counted != sorted(counted)):
        return [[at] for at in below]
    return [_above(page, numbers[0]), *blocks]


def _each_followed(page: _Page, numbers: Sequence[int]) -> bool:
    """Whether the numbers count on and words follow each at once, so that they are its own."""
    counted = [int(page.text(at)) for at in numbers]
    followed = all(below and below[0] not in numbers for below in map(page.below, numbers))
    return followed and counted == sorted(counted)


def _blocks(page: _Page, numbers: Sequence[int]) -> list[list[int]]:
    """The lines below the first number, parted by numbers and by what stands between lines."""
    blocks: list[list[int]] = []
    last = 0
    for at in page.below(numbers[0]):
        if at in numbers:
            last = 0
        elif last and at == last + 1:
            blocks[-1].append(at)
            last = at
        else:
            blocks.append([at])
            last = at
    return blocks


def _above(page: _Page, number: int) -> list[int]:
    """The lines of the note whose number stands below it: few by themselves, or longer than the body's."""
    block: list[int] = []
    for at in reversed([at for at in _foot(page) if at < number]):
        if page.text(at).isdecimal() or (block and at + 1 != block[0]):
            break
        block.insert(0, at)
    if not block:
        return []
    before = [at for at in _foot(page) if at < block[0]]
    if len(block) <= _MOST_LINES and before and block[0] - before[-1] > 1:
        return block
    last = next(
        (at for at in reversed(block[:-1]) if len(page.text(at)) <= _LONGER * page.width), block[0] - 1
    )
    return [at for at in block if at > last]
