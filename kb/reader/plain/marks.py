"""Notes and marks in text that a tool took from a PDF: a mark is stuck to a word, a note to its number.

A mark is believed only where its note is found, on the same page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_GLUED_NOTE = re.compile(r"(\d{1,2})\s?(?=[A-ZÀ-Ý«‘'\"“(]|https?:|www\.|\d{4}[ZD]\d|(?:de|het|een) [A-ZÀ-Ý])")
_UNIT = (
    r"(?:jan|feb|maart|apr|mei|juni|juli|aug|sept|okt|nov|dec|procent|miljoen|miljard|euro|jaar|keer|uur|%|°)"
)
_AT_START = re.compile(rf"^\s*(\d{{1,2}})(?=[,;»”]?\s+(?!{_UNIT}|\d)\S)")
_AT_START_CLOSED = re.compile(r"^\s*(\d{1,2})(?=[.?!»”’)]{1,2}(?:\s+[A-ZÀ-Ý«‘“]|\s*$))")
"""A mark that ends the sentence of the line above: '… van Improven' and below it '4. Zoals in het'."""
_STUCK = re.compile(
    rf"(?:(?<=[a-zà-ÿ»”’?!.,)])|(?<=[A-Z]{{4}}))(?<!\d[.,])(?<!nr\.)(?<!nrs\.)(?<!blz\.)(\d{{1,2}})(?=[\s.,;:?!)]|$)(?![.,]\d)(?!\s?{_UNIT})"
)
_APART = re.compile(
    r"(?<=[?!.»”’'\"]\s)(\d{1,2})(?=\s*$|\s+[A-ZÀ-Ý])|(?<=\)\s)(\d{1,2})(?=\.\s*$)|(?<=\b(?:19|20)\d\d)(\d{1,2})(?=[\s.,;:?!)]|$)"
    r"|(?<=[A-Z]\d)(\d{1,2})(?=[\s.,;:?!)]|$)"
)
_NEXT_MARK = re.compile(r"(?:,| en)?\s(\d{1,2})(?=[\s.,;:?!)]|$)")
_FIRST = re.compile(r"\s*\(?1[)\]]?(?:\s|$)")
_CLOSE = 12  # lines below a question's number in which its answer's heading stands
_LOOSE_MARKS = re.compile(r"\d{1,2}(?:(?:,| en)? \d{1,2})*$")


def glued_notes(lines: Sequence[str]) -> dict[int, str]:
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


def note_lines(lines: Sequence[str], notes: dict[int, str]) -> dict[int, str]:
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


def pages_by_mark(lines: Sequence[str], notes: dict[int, str]) -> dict[str, tuple[int, int]]:
    """For each mark the lines of its page: after the foot of the page before, up to the note itself."""
    feet = [number for number, line in enumerate(lines, start=1) if _is_foot(line)]
    return {
        mark: (max((foot for foot in feet if foot < number), default=0), number)
        for number, mark in notes.items()
    }


def _more(rest: str) -> list[re.Match[str]]:
    """Marks that follow a mark at once: the 2 of 'Shell?1 2'."""
    found: list[re.Match[str]] = []
    at = 0
    while (match := _NEXT_MARK.match(rest, at)) is not None:
        found.append(match)
        at = match.end()
    return found


_ORPHAN = (
    r"(?:(?<=[A-Za-zà-ÿ][a-zà-ÿ]{2})|(?<=[A-Za-zà-ÿ)][.?!,;:])(?<!nr\.)(?<!nrs\.)(?<!blz\.)(?<!art\.)(?<!\bp\.)"
    r"|(?<=[»”’'])|(?<=[»”’')][.?!,])|(?<=\b(?:19|20)\d\d[?.])|(?<=\b(?:19|20)\d\d))%s(?=[\s.,;:?!]|$)(?![.,]\d)"
)
_LEAST = 2  # marks without notes that count on: one figure stuck to a word may be anything


def marks_without_notes(lines: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """By line the marks of notes that a program left out: figures stuck to words, counting 1, 2, 3 …

    Nothing where a line starts with the first number, unless as a question's: the notes may be there.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    line, at, mark = 0, 0, 1
    while line < len(lines):
        match = re.compile(_ORPHAN % mark).search(lines[line], at)
        if match is None:
            line, at = line + 1, 0
            continue
        found.setdefault(line + 1, []).append(match.span())
        at, mark = match.end(), mark + 1
    if mark <= _LEAST or any(_starts_note(lines, at) for at in range(len(lines))):
        return {}
    return found


def _starts_note(lines: Sequence[str], at: int) -> bool:
    """Whether a line starts with a 1 that is no question's number: no heading follows close below."""
    return _FIRST.match(lines[at]) is not None and not any(
        is_heading_line(line) for line in lines[at + 1 : at + 1 + _CLOSE] if line.strip()
    )


@dataclass(frozen=True, slots=True)
class PlacedMarks:
    """Marks whose places are known, by line."""

    places: dict[int, list[tuple[int, int]]]

    def find(
        self,
        line: str,  # noqa: ARG002
        number: int,
        *,
        goes_on: bool,  # noqa: ARG002
        unended: bool = False,  # noqa: ARG002
    ) -> tuple[tuple[int, int], ...]:
        """Where a line holds marks."""
        return tuple(self.places.get(number, ()))

    def find_alone(self, line: str, at: int) -> tuple[tuple[int, int], ...]:
        """A line of nothing but marks."""
        return self.find(line, at, goes_on=True) if _LOOSE_MARKS.fullmatch(line.strip()) else ()


@dataclass(slots=True)
class Marks:
    """The marks of glued notes that still have to be found, in the order of the notes.

    A mark stands on its note's page: `pages` are the lines between which, by mark. `alone` tells whether one
    may stand on a line of its own.
    """

    left: list[str]
    pages: dict[str, tuple[int, int]]
    alone: bool = True

    def find(
        self, line: str, number: int, *, goes_on: bool, unended: bool = False
    ) -> tuple[tuple[int, int], ...]:
        """Where a line holds the next marks: at its start, stuck to a word's end, or as the whole line.

        `goes_on` where it stands in a paragraph, `unended` where the sentence of the line above goes on.
        """
        found = [match.span(1) for match in _AT_START.finditer(line)] if goes_on else []
        found += [match.span(1) for match in _AT_START_CLOSED.finditer(line)] if unended else []
        found += [match.span(match.lastindex or 0) for match in _APART.finditer(line)]
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
        if (
            not self.alone
            or _LOOSE_MARKS.fullmatch(line.strip()) is None
            or not set(numbers) <= set(self.left)
        ):
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
