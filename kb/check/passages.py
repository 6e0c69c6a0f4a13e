"""The texts of all records in one typography, to find words in them exactly, or those that come nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.check.typography import is_whole, normal
from kb.citation.citation import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.store.texts import RecordTexts

Gram = tuple[str, ...]
_GRAM = 3
_MOST_PLACES = 500
_BORDER = "\n"  # stands in no normal text


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a record: its text as stored and in one typography."""

    record_id: str
    letter_id: str
    part: Part
    note: int
    raw: str
    text: str


class Passages:
    """All parts of all records, searched as one text."""

    def __init__(self, texts: Iterable[RecordTexts]) -> None:
        self.all = tuple(_passages(texts))
        self._whole = _BORDER.join(one.text for one in self.all)
        self._starts: list[int] = []
        at = 0
        for one in self.all:
            self._starts.append(at)
            at += len(one.text) + 1

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Number of the passage and place in it, for each time that these normal words stand there whole."""
        at = self._whole.find(words) if words else -1
        seen = 0
        while at >= 0 and seen < _MOST_PLACES:
            number = bisect_right(self._starts, at) - 1
            start = at - self._starts[number]
            if is_whole(self.all[number].text, start, start + len(words)):
                seen += 1
                yield number, start
            at = self._whole.find(words, at + 1)

    def places_in(self, words: str, number: int) -> Iterator[tuple[int, int]]:
        """As `places`, in one passage."""
        text = self.all[number].text
        at = text.find(words) if words else -1
        while at >= 0:
            if is_whole(text, at, at + len(words)):
                yield number, at
            at = text.find(words, at + 1)

    def nearest(self, quotes: Sequence[str], best: int = 3) -> list[tuple[int, ...]]:
        """For each quotation the passages that share most runs of three words with it."""
        wanted: dict[Gram, list[int]] = {}
        for number, quote in enumerate(quotes):
            for gram in set(_grams(quote)):
                wanted.setdefault(gram, []).append(number)
        votes: list[Counter[int]] = [Counter() for _ in quotes]
        for place, passage in enumerate(self.all if wanted else ()):
            for gram in wanted.keys() & set(_grams(passage.text)):
                for number in wanted[gram]:
                    votes[number][place] += 1
        return [tuple(place for place, _ in one.most_common(best)) for one in votes]


def _grams(text: str) -> Iterator[Gram]:
    words = [word.strip(".,;:!?()'") for word in text.lower().split()]
    return zip(*(words[at:] for at in range(_GRAM)), strict=False)


def _passages(texts: Iterable[RecordTexts]) -> Iterator[Passage]:
    for one in texts:
        parts: list[tuple[Part, int, str]] = [("question", -1, one.question), ("answer", -1, one.answer)]
        parts += [("footnote", number, note) for number, note in enumerate(one.notes)]
        for part, note, raw in parts:
            if text := normal(raw):
                yield Passage(one.record_id, one.letter_id, part, note, raw, text)
