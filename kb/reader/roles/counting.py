"""Numbers that open lines, as they count on through a text: of questions, of notes, of pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.grammar.heading import Heading, parse_bare_numbers, parse_inline_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = re.compile(r"[(\[]?(\d{1,3})[)\]]?\.?$")
_OPENING = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s*(?=[A-ZÀ-Ý«‘'\"“(a-z\[])")
_PAGE = re.compile(
    r"(?i)(?:pagina|page|blad|blz\.?)\s*:?\s*(\d{1,3})(?:\s*(?:van|of|/)\s*\d+)?|"
    r"(\d{1,3})\s*(?:/|van)\s*\d{1,3}|[-–]\s*(\d{1,3})\s*[-–]"
)
_MARK = re.compile(
    r"[a-zà-ÿ»”’?!.,;:)%](\d{1,2})(?=[\s.,;:?!)»”’]|$)|[?!.»”’'\"]\s(\d{1,2})(?=\s*$|\s+[A-ZÀ-Ý])|"
    r"\b(?:19|20)\d\d(\d{1,2})(?=[\s.,;:?!)]|$)"
)
_NEAR = 70  # lines between a mark and its note, at most
_MISSED = 2  # marks in a row that may be lost
_AHEAD = 2  # questions that may be lost between two headings
_UNTIL_ANSWER = 60  # lines below a question's number in which its answer's heading stands


@dataclass(slots=True)
class Counting:
    """The count while a text's lines go by; `headings` and `lines` are those of the whole text."""

    lines: Sequence[str]
    headings: Sequence[Heading | None]
    marks: dict[int, int]
    in_words: bool
    answers: Sequence[int]
    asked: int = 0
    noted: int = 0
    page: int = 0
    alone: dict[int, int] = field(default_factory=dict)
    """By line the number that is all of it."""

    @classmethod
    def of(cls, lines: Sequence[str], headings: Sequence[Heading | None], first: int) -> Counting:
        """Before the first line; `first` is where the questions start: no mark stands above."""
        alone = {at: int(match.group(1)) for at, line in enumerate(lines) if (match := _ALONE.match(line))}
        return cls(
            lines, headings, _marks(lines, first),
            in_words=any(one is not None and one.kind == "question" and one.numbers for one in headings),
            answers=[at for at, one in enumerate(headings) if one is not None and one.kind == "answer"],
            alone=alone,
        )  # fmt: skip

    def clues(self, at: int) -> Iterator[str]:
        """The clues in the numbers of a line; lines are asked for in their order, each once."""
        heading = self.headings[at]
        if heading is not None and heading.numbers:
            yield from self._headed(heading)
        opening = _OPENING.match(self.lines[at]) if at not in self.alone else None
        number = self.alone.get(at) if opening is None else int(opening.group(1))
        if number is not None:
            asks = self._asks(at, number, whole=opening is None)
            note = self._note(at, number)
            if opening is None:
                yield from self._standing_alone(at, number, asks, note)
            else:
                yield from self._opening(at, asks, note)
            if asks in ("on", "on, answered"):
                self.asked = number
            if note == "on, marked":
                self.noted = number
        if at - 1 in self.alone:
            above = self.alone[at - 1]
            yield f"below number, note {'on' if above == self.noted else self._marked(at - 1, above)}"
        if at + 1 in self.alone:
            yield "above number"
        yield from self._paged(at)
        yield "asked" if self.asked else "unasked"

    def _headed(self, heading: Heading) -> Iterator[str]:
        first, last = min(heading.numbers), max(heading.numbers)
        rest = "+" if heading.rest else "-"
        if heading.kind == "question":
            yield f"question {'on' if self.asked < first <= self.asked + _AHEAD else 'off'}{rest}"
            if self.asked < first <= self.asked + 1 + _AHEAD:
                self.asked = last
        elif heading.kind == "answer":
            yield f"answer {'on' if last <= self.asked else 'off'}{rest}"

    def _asks(self, at: int, number: int, *, whole: bool) -> str:
        """Whether a number may be the next question's: 'on', 'on, answered', 'next' or ''."""
        if number != self.asked + 1:
            return ""
        if self.in_words or self.headings[at] is not None:
            return "next"
        if whole:
            answer = bisect_right(self.answers, at)
            near = answer < len(self.answers) and self.answers[answer] - at < _UNTIL_ANSWER
            return "on, answered" if near else "next"
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        return "on" if "?" in self.lines[at] or "?" in below else "next"

    def _note(self, at: int, number: int) -> str:
        """Whether a number may be the next note's, and whether its mark stands above."""
        step = number - self.noted
        how = "on" if step == 1 else "near" if 0 < step <= 1 + _MISSED else "off"
        marked = self._marked(at, number)
        return f"{how}, {marked}" if marked else how

    def _marked(self, at: int, number: int) -> str:
        mark = self.marks.get(number)
        return "marked" if mark is not None and mark < at < mark + _NEAR else ""

    def _standing_alone(self, at: int, number: int, asks: str, note: str) -> Iterator[str]:
        page = "on" if number == self.page + 1 else "second" if (self.page, number) == (0, 2) else "off"
        words = "words" if self.in_words else "no words"
        yield from (
            "number", f"number: question {asks}, {words}", f"number: note {note}", f"number: page {page}",
            f"number: {asks}, {note}, {page}",
        )  # fmt: skip
        if at + 1 in self.alone:
            yield "number above number"
        if at - 1 in self.alone:
            yield "number below number"

    def _opening(self, at: int, asks: str, note: str) -> Iterator[str]:
        words = "words" if self.in_words else "no words"
        yield from ("opening", f"opening: question {asks}, {words}", f"opening: note {note}")
        yield f"opening: {asks}, {note}, {words}"
        if parse_inline_number(self.lines[at]) is not None:
            stop = re.match(r"[(\[]?\d+[a-h]?\s?[.):\]]", self.lines[at]) is not None
            yield "opening with stop" if stop else "opening with space"

    def _paged(self, at: int) -> Iterator[str]:
        match = _PAGE.fullmatch(self.lines[at])
        if match is not None:
            number = int(match.group(match.lastindex or 1))
            yield "page on" if number == self.page + 1 else "page off"
            self.page = number
            return
        alone = self.alone.get(at, 0)
        is_question = not self.in_words and alone == self.asked and parse_bare_numbers(self.lines[at])
        if alone == self.page + 1 and not self._marked(at, alone) and not is_question:
            self.page = alone


def _marks(lines: Sequence[str], first: int) -> dict[int, int]:
    """The lines of the marks 1, 2, 3 … by number, each after the one before."""
    places: dict[int, list[int]] = {}
    for at in range(first, len(lines)):
        for match in _MARK.finditer(lines[at]):
            places.setdefault(int(match.group(match.lastindex or 1)), []).append(at)
    found: dict[int, int] = {}
    mark, missed, last = 1, 0, first
    while missed <= _MISSED:
        place = next((at for at in places.get(mark, ()) if at >= last), None)
        if place is None:
            missed += 1
        else:
            found[mark], last, missed = place, place, 0
        mark += 1
    return found
