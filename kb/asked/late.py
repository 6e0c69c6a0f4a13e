"""Which questions were answered late, or wait for an answer, against the term of the Reglement van Orde.
Pure.

Article 12 gives three weeks. A postponement says that they will not do; the term that it names itself
counts from then on, and where it names none nothing is said to be late. Recess is not counted out: that is
for a person to weigh.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, get_args

from kb.letter.letter import Person
from kb.letter.term import TERM_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.letter.letter import Letter

LateStatus = Literal["late", "postponed", "open", "answered-late", "answered", "unknown"]
"""late: no answer here and the term is over; postponed: no answer here, a postponement without a day or
with one that is still to come; open: the term runs; answered-late, answered: by the day of the answers;
unknown: a day is missing.
"""
STATUSES: Final[tuple[LateStatus, ...]] = get_args(LateStatus)
_NUMBER = re.compile(r"\d{4}Z\d{5}")
_POSTPONED = "-uitstel"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one letter to a minister, and what came of them.

    `due` is the last day of the term: three weeks after the questions, or the day that a postponement
    names; None where it is not known. `days` is from the questions to the answers, or to the day of looking
    where there are none. `letters` are the ids of the letters that say so.
    """

    id: str
    subject: str
    asked_on: date | None
    asked_by: tuple[Person, ...]
    asked_of: tuple[str, ...]
    status: LateStatus
    due: date | None = None
    days: int | None = None
    postponed_on: date | None = None
    answered_on: date | None = None
    letters: tuple[str, ...] = ()


def question_sets(letters: Iterable[Letter], today: date) -> tuple[QuestionSet, ...]:
    """Every set of questions: what is late first, the longest first; then postponed, open and answered.

    `letters` may be in any order; those of other kinds than answers, postponements and questions are passed
    over.
    """
    sets = defaultdict(list)
    for letter in letters:
        if letter.kind in {"answers", "postponement", "questions"}:
            sets[_number(letter)].append(letter)
    found = [_set(number, group, today) for number, group in sets.items()]
    return tuple(sorted(found, key=lambda one: (STATUSES.index(one.status), -(one.days or 0), one.id)))


def _set(number: str, letters: Sequence[Letter], today: date) -> QuestionSet:
    answers = [letter for letter in letters if letter.kind == "answers"]
    postponements = [letter for letter in letters if letter.kind == "postponement"]
    asked = min((letter.asked_on for letter in letters if letter.asked_on), default=None)
    if asked is None:
        asked = min((one.date for one in letters if one.kind == "questions" and one.date), default=None)
    answered = min(filter(None, (letter.received_on or letter.date for letter in answers)), default=None)
    postponed = max(filter(None, (letter.date for letter in postponements)), default=None)
    promised = max(filter(None, (letter.promised_on for letter in postponements)), default=None)
    due = promised or (asked + timedelta(days=TERM_DAYS) if asked and not postponements else None)
    first = max(letters, key=lambda letter: (bool(letter.asked_by), letter.kind == "answers", letter.id))
    until = answered or (None if answers else today)
    return QuestionSet(
        id=number,
        subject=first.subject,
        asked_on=asked,
        asked_by=first.asked_by,
        asked_of=first.asked_of,
        status=_status(asked, answered, due, today, answers=bool(answers), postponed=bool(postponements)),
        due=due,
        days=(until - asked).days if until and asked else None,
        postponed_on=postponed,
        answered_on=answered,
        letters=tuple(sorted(letter.id for letter in letters)),
    )


def _status(
    asked: date | None,
    answered: date | None,
    due: date | None,
    today: date,
    *,
    answers: bool,
    postponed: bool,
) -> LateStatus:
    if answers:
        if asked is None or answered is None:
            return "unknown"
        return "answered-late" if (answered - asked).days > TERM_DAYS else "answered"
    if due is not None and today > due:
        return "late"
    if postponed:
        return "postponed"
    return "open" if due else "unknown"


def _number(letter: Letter) -> str:
    """The number of the questions: the letter's own, or the only one that it names."""
    own = letter.id.removesuffix(_POSTPONED)
    if _NUMBER.fullmatch(own):
        return own
    named = {name for name in letter.references if _NUMBER.fullmatch(name)}
    return next(iter(named)) if len(named) == 1 else own
