"""What speaks against the fields of a letter: one that is missing, or contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.doubt import Doubt
from kb.letter.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.letter.letter import Letter
    from kb.letter.surroundings import HeadText

_SENT = ("answers", "postponement", "letter", "woo-decision", "decision-note")
_ASKED = ("answers", "postponement", "questions")


def doubts_of(letter: Letter, text: HeadText) -> tuple[Doubt, ...]:
    """The doubts about a letter's fields, each by the name of the field."""
    return (*_missing(letter), *_contradicting(letter), *_several_dates(letter, text))


def _missing(letter: Letter) -> Iterator[Doubt]:
    if letter.date is None and letter.kind != "other":
        yield Doubt("date-unknown", "date")
    if letter.kind in _SENT and not letter.sender.ministry:
        yield Doubt("sender-unknown", "sender")
    elif letter.sender.ministry and not letter.sender.role:
        yield Doubt("sender-from-head", "sender", letter.sender.ministry)
    if letter.kind in _ASKED and not letter.asked_by:
        yield Doubt("asker-unknown", "asked_by")
    if letter.kind in _ASKED and letter.id.startswith("doc-"):
        yield Doubt("reference-unknown", "references")
    if not letter.subject:
        yield Doubt("subject-unknown", "subject", weight="note")


def _contradicting(letter: Letter) -> Iterator[Doubt]:
    answered = letter.received_on or letter.date
    if letter.asked_on and answered and answered < letter.asked_on and letter.kind != "questions":
        yield Doubt("date-before-asked", "date", answered.isoformat())
    if letter.date and letter.received_on and letter.date > letter.received_on:
        yield Doubt("date-after-received", "date", letter.date.isoformat())


def _several_dates(letter: Letter, text: HeadText) -> Iterator[Doubt]:
    """Another day behind 'Datum', as in a running head that was kept from an older letter."""
    days = {parse_date(field.value) for field in text.fields if field.name == "date"} - {None}
    others = sorted(day.isoformat() for day in days if day is not None and day != letter.date)
    if letter.date is not None and others:
        yield Doubt("date-differs", "date", ", ".join(others))
