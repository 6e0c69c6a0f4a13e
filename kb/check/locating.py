"""Where found words stand in their record, cited, and whether that is where a draft says that they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.check.checked import Cause, Found
from kb.check.typography import places
from kb.question.place import place_of
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.check.claims import Claims
    from kb.check.passages import Passage
    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.store.store import Store


class Locating:
    """Of one store; what it read once it knows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[str, tuple[Record, Letter, str]] = {}
        self._targets: dict[str, tuple[str, ...]] = {}
        self._places: dict[Passage, list[int]] = {}

    def found(self, passage: Passage, start: int, end: int) -> Found:
        """[start, end) of the passage's normal text as words of its record."""
        if passage not in self._places:
            self._places[passage] = places(passage.raw)
        at = self._places[passage]
        first, last = at[start], at[end - 1] + 1
        record, letter, name = self._record(passage.record_id)
        place = place_of(record, passage.part, first, last, passage.note)
        said = cite(record, letter, name, passage.part, passage.note, (first, last))
        words = passage.raw[first:last]
        return Found(record.id, letter.id, passage.part, passage.note, first, last, words, said, place.pages)

    def against(self, found: Found, claims: Claims) -> tuple[tuple[Cause, ...], tuple[Cause, ...]]:
        """What the draft says wrongly of the place of these words, and what their source cannot tell."""
        record, letter, _ = self._record(found.record_id)
        wrong: list[Cause] = []
        unknown: list[Cause] = []
        if claims.letters and not self._is_one(found, letter, claims.letters):
            wrong.append("letter")
        if claims.questions and not set(claims.questions) & set(record.numbers):
            wrong.append("question")
        if (
            claims.days
            and letter.date
            and letter.date not in claims.days
            and letter.asked_on not in claims.days
        ):
            wrong.append("date")
        elif claims.days and not letter.date:
            unknown.append("date")
        if claims.pages and not found.pages:
            unknown.append("page")
        elif claims.pages and found.pages and not _overlap(claims.pages, found.pages):
            wrong.append("page")
        return tuple(wrong), tuple(unknown)

    def leads_to(self, target: str) -> tuple[str, ...]:
        """Ids of the records that a target names."""
        if target not in self._targets:
            self._targets[target] = self._store.resolve(target)
        return self._targets[target]

    def _is_one(self, found: Found, letter: Letter, named: Iterable[str]) -> bool:
        own = {letter.id, letter.own_reference, letter.publication, *letter.references}
        return any(name in own or found.record_id in self.leads_to(name) for name in named)

    def _record(self, record_id: str) -> tuple[Record, Letter, str]:
        if record_id not in self._records:
            record = self._store.record(record_id)
            (letter, name), *_ = self._store.letters_of([record_id])
            self._records[record_id] = (record, letter, name)
        return self._records[record_id]


def _overlap(claimed: Iterable[int], pages: tuple[int, int]) -> bool:
    return any(pages[0] <= page <= pages[1] for page in claimed)
