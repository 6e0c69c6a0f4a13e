"""All promises of a collection with their state, for what was asked: read, matched, and put in order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from kb.promise.made import made_in
from kb.promise.state import answered, settled, with_evidence
from kb.promise.statement import WORDS, statements
from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.document import Document
    from kb.letter.letter import Letter
    from kb.promise.promise import Commitment, Promise, PromiseState
    from kb.question.record import Record


class Shelf(Protocol):
    """What the collection is asked."""

    def committed(self) -> Sequence[tuple[str, tuple[Commitment, ...]]]:
        """The id of every record that commits to something, with what."""
        ...

    def records(self, record_ids: Sequence[str]) -> tuple[Record, ...]:
        """The records of these ids."""
        ...

    def letters_of(self, record_ids: Sequence[str]) -> tuple[tuple[Letter, str], ...]:
        """The letter of each, and its file."""
        ...

    def letters_naming(self, words: Sequence[str]) -> tuple[Document, ...]:
        """The letters in one of whose answers one of these words stands."""
        ...

    def letter_of_number(self, number: str) -> Document | None:
        """The letter that goes by this number."""
        ...


def read_promises(shelf: Shelf, on: date) -> tuple[Promise, ...]:
    """Every promise made up to a day, with its state on that day."""
    found = [(record_id, own) for record_id, own in shelf.committed() if own]
    ids = [record_id for record_id, _ in found]
    promises = [
        promise
        for (_, own), record, (letter, _) in zip(
            found, shelf.records(ids), shelf.letters_of(ids), strict=True
        )
        for promise in made_in(record, letter, own)
        if letter.date is None or letter.date <= on
    ]
    said = [one for document in shelf.letters_naming(WORDS) for one in statements(document)]
    said.sort(key=lambda one: one.letter.date or date.min)
    known = (answered(one, shelf.letter_of_number) for one in with_evidence(promises, said))
    return tuple(settled(one, on) for one in known)


def chosen(
    promises: Iterable[Promise], states: Sequence[PromiseState] = (), query: str = ""
) -> tuple[Promise, ...]:
    """Those in one of these states (any, for none) in which every word of the query stands, by due day."""
    asked = fold(query).split()
    kept = (
        one for one in promises if (not states or one.state in states) and (not asked or _holds(one, asked))
    )
    return tuple(sorted(kept, key=_order))


def _holds(promise: Promise, asked: Sequence[str]) -> bool:
    text = fold(f"{promise.words} {promise.record.question} {promise.letter.subject}")
    return all(word in text for word in asked)


def _order(promise: Promise) -> tuple[bool, date, bool, date, str, int]:
    due, written = promise.due, promise.letter.date
    return (
        due is None,
        due or date.max,
        written is None,
        written or date.max,
        promise.record.id,
        promise.start,
    )
