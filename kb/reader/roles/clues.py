"""The clues to what each line of a text is: its own, the lines around it, its place and its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.grammar.heading import Heading, number_of, parse_bare_numbers, parse_heading
from kb.grammar.letterhead import is_running, label_of
from kb.reader.roles.clue import end_of, shape_of, size_of, start_of, words_of
from kb.reader.roles.counting import Counting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_FIELD = 25  # letters: a shorter line says nothing of the width
_MOST_COUNTED = 4
_EDGE = 5  # lines from a page's end
_SHORT = 40


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line that is not blank: its place in the file from 0, its text, the indent, the blank lines above."""

    place: int
    text: str
    indent: int
    blank: int
    opens_page: bool


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the clues of a line need to know of the text."""

    lines: Sequence[FilledLine]
    headings: Sequence[Heading | None]
    width: int
    indent: int
    parted: bool
    shapes: Counter[str]
    same: Counter[str]
    first: int
    last: int
    pages: bool


def filled_lines(lines: Sequence[str], breaks: Collection[int]) -> list[FilledLine]:
    """The lines that are not blank; `breaks` are the places, from 0, of those that begin a page."""
    found: list[FilledLine] = []
    last = -1
    for place, line in enumerate(lines):
        text = line.strip("\f \xa0\t")
        if text:
            opens = any(at in breaks for at in range(last + 1, place + 1))
            bare = line.replace("\f", "")
            blank = place - last - 1 if found else 0
            found.append(FilledLine(place, text, len(bare) - len(bare.lstrip()), blank, opens))
            last = place
    return found


def width_of(lines: Sequence[FilledLine]) -> int:
    """The length of a full line, in letters; 0 for a text of short lines only."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > _FIELD)
    return lengths[int(len(lengths) * 0.75)] if lengths else 0


def clues_of(lines: Sequence[FilledLine], blank: int) -> list[list[str]]:
    """The clues of each line, by name; `blank` is how many blank lines the file has."""
    if not lines:
        return []
    whole = _whole(lines, blank)
    counting = Counting.of([line.text for line in lines], whole.headings, whole.first)
    return [
        [
            "any",
            *_own(whole, at),
            *_beside(whole, at),
            *_placed(whole, at),
            *_returning(whole, at),
            *counting.clues(at),
        ]
        for at in range(len(lines))
    ]


def _whole(lines: Sequence[FilledLine], blank: int) -> _Whole:
    headings = [parse_heading(line.text) for line in lines]
    answers = [at for at, one in enumerate(headings) if one is not None and one.kind == "answer"]
    return _Whole(
        lines=lines,
        headings=headings,
        width=width_of(lines) or 80,
        indent=Counter(line.indent for line in lines).most_common(1)[0][0],
        parted=blank * 6 >= len(lines),
        shapes=Counter(shape_of(line.text) for line in lines),
        same=Counter(line.text.lower() for line in lines),
        first=_first(lines, headings),
        last=answers[-1] if answers else len(lines),
        pages=any(line.opens_page for line in lines),
    )


def _first(lines: Sequence[FilledLine], headings: Sequence[Heading | None]) -> int:
    """Where the first question is headed, in words or by its number alone."""
    for at, heading in enumerate(headings):
        if heading is not None and heading.kind == "question" and 1 in heading.numbers:
            return at
    for at, line in enumerate(lines):
        labels = parse_bare_numbers(line.text) if at > 3 and len(line.text) < _SHORT else None
        if labels and number_of(labels[0]) == 1:
            return at
    return 0


def _own(whole: _Whole, at: int) -> Iterator[str]:
    line, heading = whole.lines[at], whole.headings[at]
    size, start, end = size_of(line.text, whole.width), start_of(line.text), end_of(line.text)
    yield from (f"size={size}", f"start={start}", f"end={end}", f"start,size={start}{size}")
    words = list(words_of(line.text, heading))
    yield from words
    yield from (f"{word},size={size}" for word in words if word in ("url", "paper"))
    if heading is not None:
        rest = "+" if heading.rest else "-"
        yield from (f"heading={heading.kind}", f"heading={heading.kind}{rest}")


def _beside(whole: _Whole, at: int) -> Iterator[str]:
    """The clues in the lines above and below."""
    line = whole.lines[at]
    size, start, end = size_of(line.text, whole.width), start_of(line.text), end_of(line.text)
    above, below = _text(whole, at - 1), _text(whole, at + 1)
    ended, length = (end_of(above), size_of(above, whole.width)) if above else ("^", "^")
    begins, next_length = (start_of(below), size_of(below, whole.width)) if below else ("$", "$")
    yield from (
        f"above end={ended}", f"below start={begins}", f"above end,start={ended}{start}",
        f"end,below start={end}{begins}", f"above size={length}", f"below size={next_length}",
        f"above size,end,start={length}{ended}{start}", f"size,end,below start={size}{end}{begins}",
    )  # fmt: skip
    if _text(whole, at - 2):
        yield f"second above={end_of(_text(whole, at - 2))}{size_of(_text(whole, at - 2), whole.width)}"
    if _text(whole, at + 2):
        yield f"second below={start_of(_text(whole, at + 2))}{size_of(_text(whole, at + 2), whole.width)}"
    if above:
        fits = _fits(above, line.text, whole.width)
        yield from (f"{fits}{ended}{start}", f"{fits}{ended}{start}{line.blank > 0}")
    for name, text, heading in (
        ("above", above, whole.headings[at - 1] if at else None),
        ("below", below, whole.headings[at + 1] if at + 1 < len(whole.lines) else None),
    ):
        if is_running(text):
            yield f"{name} running"
        if label_of(text):
            yield f"{name} label"
        if heading is not None:
            yield f"{name} heading={heading.kind}{'+' if heading.rest else '-'}"


def _text(whole: _Whole, at: int) -> str:
    return whole.lines[at].text if 0 <= at < len(whole.lines) else ""


def _fits(above: str, text: str, width: int) -> str:
    """How full the line above would have been with this line's first word."""
    share = (len(above) + 1 + len(text.split(" ", 1)[0])) / width
    return f"fits{sum(share >= bound for bound in (0.75, 0.9, 0.97, 1.03))}"


def _placed(whole: _Whole, at: int) -> Iterator[str]:
    """The clues in a line's place: blank lines, pages, indent, above the first question, below the last."""
    line, lines = whole.lines[at], whole.lines
    blank = min(line.blank + 1, 2) if at else 0
    below = min(lines[at + 1].blank + 1, 2) if at + 1 < len(lines) else 2
    above = _text(whole, at - 1)
    yield from (f"gap={blank}{whole.parted}", f"gap below={below}{whole.parted}")
    yield f"gap,above end,start={blank}{whole.parted}{end_of(above) if above else '^'}{start_of(line.text)}"
    if line.opens_page:
        yield "opens page"
    if at + 1 < len(lines) and lines[at + 1].opens_page:
        yield from ("ends page", f"ends page,size={size_of(line.text, whole.width)}")
    if whole.pages and any(one.opens_page for one in lines[max(0, at - _EDGE) : at + 1]):
        yield "page's top"
    if whole.pages and (
        at + _EDGE >= len(lines) or any(one.opens_page for one in lines[at + 1 : at + _EDGE])
    ):
        yield "page's foot"
    shift = line.indent - whole.indent
    if shift:
        yield f"indent={'+' if shift > 0 else '-'}{min(3, abs(shift) // 3)}"
    yield "head" if at < whole.first else "tail" if at > whole.last else "middle"
    if 0 < whole.first - at < 4:
        yield "near first"
    if at >= len(lines) - 8:
        yield "end"


def _returning(whole: _Whole, at: int) -> Iterator[str]:
    """How often a line and those beside it return, word for word or with other numbers."""
    text = whole.lines[at].text
    if whole.headings[at] is None:
        same, shapes = whole.same[text.lower()], whole.shapes[shape_of(text)]
        if same > 1:
            yield f"same={min(same, _MOST_COUNTED)}"
            yield f"same,size={size_of(text, whole.width)}"
        if shapes > 1:
            yield f"shape={min(shapes, _MOST_COUNTED)}"
    for name, other in (("above", at - 1), ("below", at + 1)):
        beside = _text(whole, other)
        if beside and whole.headings[other] is None and whole.shapes[shape_of(beside)] > 1:
            yield f"{name} shape={min(whole.shapes[shape_of(beside)], _MOST_COUNTED)}"
