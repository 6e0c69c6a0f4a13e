"""The lines of a converted letter, each with its label, told by the golden records of that letter."""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.grammar.heading import is_heading, number_of, parse_bare_numbers
from kb.grammar.letterhead import is_running
from kb.reader.roles.clue import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.roads.content import Content

_PIECE = re.compile(r"\s+|(?<=[-–/])")
_NUMBER = re.compile(r"\(?\[?(\d{1,3})[\])]?[.:]?$")
_BODY = ("question first", "question", "answer first", "answer")
_GAP = 250  # words between two lines that are known: what stands there is looked up word by word
_AHEAD = 30  # lines below a number in which its question starts
_NEAR = 9  # lines between a note's number and its text


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a record: its letters, its part, whether it opens a paragraph, and its record's place."""

    bare: str
    part: str
    first: bool
    record: int


def labelled(lines: Sequence[str], records: Sequence[Content]) -> list[str]:
    """A label for each line, '' for a blank one."""
    return _Labelling(lines, records).labels


class _Labelling:
    def __init__(self, lines: Sequence[str], records: Sequence[Content]) -> None:
        self.lines = [line.strip() for line in lines]
        self.records = records
        self.notes = [(note, record) for record in records for note in record.notes]
        self.filled = [at for at, line in enumerate(self.lines) if line]
        self.labels = [""] * len(lines)
        self.words = list(_words(records))
        self.spans: dict[int, tuple[int, int]] = {}
        self._match()
        self._fill_gaps()
        self._label_notes()
        self._label_rest()

    def _match(self) -> None:
        """Lines most of whose words stand in the records in their order."""
        pieces = [(bare, at) for at in self.filled for bare in _bare_words(self.lines[at])]
        matcher = difflib.SequenceMatcher(
            None, [bare for bare, _ in pieces], [word.bare for word in self.words], autojunk=False
        )
        matched: dict[int, list[int]] = {}
        for block in matcher.get_matching_blocks():
            if block.size > 1 or (block.size and len(pieces[block.a][0]) > 6):
                for step in range(block.size):
                    matched.setdefault(pieces[block.a + step][1], []).append(block.b + step)
        counts: dict[int, int] = {}
        for _, at in pieces:
            counts[at] = counts.get(at, 0) + 1
        for at, places in matched.items():
            opens = any(self.words[place].first for place in places)
            if len(places) * 2 >= counts[at] or (len(places) > 2 and opens):
                self._take(at, places)

    def _take(self, at: int, places: Sequence[int]) -> None:
        opening = [place for place in places[:4] if self.words[place].first]
        word = self.words[opening[0] if opening else places[0]]
        self.labels[at] = f"{word.part} first" if opening else word.part
        self.spans[at] = (places[0], places[-1])

    def _fill_gaps(self) -> None:
        """Short lines between two that are known, all of whose words stand between these in the records."""
        last, waiting = -1, list[int]()
        for at in self.filled:
            if at not in self.spans:
                waiting.append(at)
                continue
            between = [word.bare for word in self.words[last + 1 : self.spans[at][0]]]
            for place in waiting:
                bare = [
                    word for word in _bare_words(self.lines[place]) if not word.isdigit() or len(word) > 2
                ]
                if bare and len(between) < _GAP and all(word in between for word in bare):
                    start = last + 1 + between.index(bare[0])
                    self._take(place, range(start, start + len(bare)))
            waiting, last = [], self.spans[at][1]

    def _label_notes(self) -> None:
        texts = [_bare(note.text) for note, _ in self.notes]
        together = "\0".join(texts)
        for at in self.filled:
            bare = _bare(self.lines[at])
            cut = re.sub(r"^\d{1,2}", "", bare)
            if self.labels[at] or len(cut) < 4 or is_heading(self.lines[at]):
                continue
            if bare in together or cut in together:
                opens = any(text.startswith((bare, cut)) or cut.startswith(text) for text in texts if text)
                self.labels[at] = "note first" if opens else "note"

    def _label_rest(self) -> None:
        """Headings, the numbers of questions and notes, halves of words, and what pages repeat."""
        known = sorted(self.spans)
        for place, at in enumerate(self.filled):
            if not self.labels[at]:
                self.labels[at] = self._heading(place) or self._half(place) or self._noted(place)
        for at in self.filled:
            if not self.labels[at]:
                below = bisect_left(known, at)
                self.labels[at] = (
                    "letterhead" if below == 0 else "closing" if below == len(known) else "furniture"
                )
        returning = {shape_of(self.lines[at]) for at in self.filled if self.labels[at] == "furniture"}
        for at in self.filled:
            if self.labels[at] == "closing" and (
                is_running(self.lines[at]) or shape_of(self.lines[at]) in returning
            ):
                self.labels[at] = "furniture"

    def _heading(self, place: int) -> str:
        text = self.lines[self.filled[place]]
        if is_heading(text):
            return "heading"
        numbers = parse_bare_numbers(text)
        below = next((at for at in self.filled[place + 1 : place + _AHEAD] if at in self.spans), None)
        if not numbers or below is None or self.labels[below] != "question first":
            return ""
        record = self.records[self.words[self.spans[below][0]].record]
        return "heading" if number_of(numbers[0]) in record.numbers else ""

    def _half(self, place: int) -> str:
        """The end of a word that a line end cut, a bullet by itself, or a stop behind a mark."""
        text, before = self.lines[self.filled[place]], self._body_before(place)
        after = next((at for at in self.filled[place + 1 :] if self.labels[at]), None)
        if re.fullmatch(r"[•·▪●○◦‣–—-]|o", text) and after is not None and self.labels[after] in _BODY:
            return f"{self.labels[after].split()[0]} first"
        if before is None:
            return ""
        cut = self.lines[before].endswith("-") and text[:1].islower() and len(text.split()) < 4
        return self.labels[before].split()[0] if cut or re.fullmatch(r"[.,;:?!»”)]+", text) else ""

    def _body_before(self, place: int) -> int | None:
        return next(
            (at for at in reversed(self.filled[max(0, place - 25) : place]) if self.labels[at] in _BODY), None
        )

    def _noted(self, place: int) -> str:
        """The number of a note near its text, or a mark that a program put on a line of its own."""
        at = self.filled[place]
        match = _NUMBER.match(self.lines[at])
        if match is None or not 1 <= int(match.group(1)) <= len(self.notes):
            return ""
        note, record = self.notes[int(match.group(1)) - 1]
        text = _bare(note.text)
        near = self.filled[max(0, place - _NEAR + 1) : place + _NEAR]
        close = any(
            self.labels[one].startswith("note") and len(bare := _bare(self.lines[one])) > 3 and bare in text
            for one in near
        )
        again = any(
            self.lines[one] == self.lines[at] and self.labels[one] == "note first" for one in near if one < at
        )
        if close and not again:
            return "note first"
        before = self._body_before(place)
        part = record.question if note.part == "question" else record.answer
        behind = _bare(part[: note.offset])[-10:]
        if before is None or not behind or not _bare(self.lines[before]).endswith(behind):
            return ""
        return self.labels[before].split()[0]


def _words(records: Sequence[Content]) -> Iterator[_Word]:
    for place, record in enumerate(records):
        for part, text in (("question", record.question), ("answer", record.answer)):
            for paragraph in re.split(r"\n+", text):
                for at, bare in enumerate(_bare_words(paragraph)):
                    yield _Word(bare, part, first=at == 0, record=place)


def _bare_words(text: str) -> list[str]:
    return [bare for piece in _PIECE.split(text) if (bare := _bare(piece))]


def _bare(text: str) -> str:
    """Its letters and figures, without a note's mark behind the last word."""
    return re.sub(
        r"(?<=[a-zà-ÿ])\d{1,2}$", "", re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text)).lower()
    )
