"""What one record of a letter promises, where the letter is one in which ministers promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.promise.find import commitments
from kb.promise.promise import Commitment, Promise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.letter.letter import Letter
    from kb.question.record import Record

OF_MINISTERS = ("answers", "postponement", "letter", "question-list", "consultation-report", "debate-answers")
"""Kinds of letters in which ministers promise; the others are of members or are no letters."""
_BY_MEMBERS = ("vragen en opmerkingen van de leden", "inbreng", "vragen van de leden")


def commitments_of(record: Record, letter: Letter) -> tuple[Commitment, ...]:
    """What the answer, or the text of a section, commits to; () for texts of others or in English."""
    if letter.kind not in OF_MINISTERS or record.kind == "question" or letter.language not in ("nl", ""):
        return ()
    if record.kind == "section" and letter.kind == "consultation-report":
        heading = f"{record.label} {record.question}".lower()
        if any(words in heading for words in _BY_MEMBERS):
            return ()
    return commitments(record.answer, letter.date)


def made_in(record: Record, letter: Letter, own: Iterable[Commitment] | None = None) -> tuple[Promise, ...]:
    """The promises of one record, each open: what later letters say is not known here.

    `own` are its commitments where they are known already.
    """
    return tuple(
        Promise(
            letter=letter,
            record=record,
            words=record.answer[one.start : one.end],
            start=one.start,
            end=one.end,
            firm=one.firm,
            to=one.to,
            act=one.act,
            deadline=record.answer[slice(*one.deadline)] if one.deadline else "",
            last_day=one.last_day,
            due=one.last_day,
            state="open",
        )
        for one in (commitments_of(record, letter) if own is None else own)
    )
