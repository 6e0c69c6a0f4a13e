"""Which questions of a new letter were asked before: question against question, graded.

Candidates come from the search of the index; `kb.likeness` says which of them ask the same. What a new
question names itself ('uw antwoorden op eerdere vragen, 2023Z00001') counts whatever the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kb.likeness.judge import Grade, likeness_of
from kb.position.change import Change, change_between
from kb.position.on_topic import position_of
from kb.position.position import Position
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kb.asked.questions import NewQuestion, NewQuestions
    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.store.store import Store

Why = Literal["alike", "named"]
"""alike: by what both questions say; named: the new question names it."""
Meanings: TypeAlias = "Callable[[str, Sequence[str]], Mapping[str, float]]"
DEPTH: Final = 100
"""Records of the index that each question is set beside."""
_MOST_NEAR: Final = 5
_MOST_NAMED: Final = 10
_NO_TOPIC: Final = Topic("", "", "", ())
_ORDER: Final[dict[Grade, int]] = {"same": 0, "near": 1, "none": 2}


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """An earlier question with its answer, and how alike it is. `position.words` is verbatim from the
    answer, '' where there is none. `later` are ids of records that point to it, newest first: what became
    of it.
    """

    position: Position
    grade: Grade
    probability: float
    why: Why
    later: tuple[str, ...] = ()

    @property
    def record(self) -> Record:
        """The earlier question and its answer."""
        return self.position.record

    @property
    def letter(self) -> Letter:
        """The letter that it stands in."""
        return self.position.letter


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One new question with the earlier ones: the same first, oldest first, then those near, nearest first.

    `changes` are from each answer to the same question to the next. `hidden` more are near, and not here.
    """

    label: str
    question: str
    earlier: tuple[AskedBefore, ...] = ()
    changes: tuple[Change, ...] = ()
    hidden: int = 0

    @property
    def grade(self) -> Grade:
        """The best grade of an earlier question: 'none' says that none was found among all that were
        compared.
        """
        return min((one.grade for one in self.earlier), key=_ORDER.__getitem__, default="none")


@dataclass(frozen=True, slots=True)
class AskedReport:
    """All questions of a new letter. `compared` is how many questions of the index were there to find."""

    name: str
    asked_on: date | None
    questions: tuple[AskedQuestion, ...]
    compared: int


def asked_before(
    new: NewQuestions,
    store: Store,
    seek: Callable[[str], Sequence[str]],
    *,
    compared: int,
    leave_out: Iterable[str] = (),
    meanings: Meanings | None = None,
) -> AskedReport:
    """Set each new question beside the earlier ones. `seek` gives ids of records for a text, best first;
    `meanings` for a text and records how near their vectors are.

    Left out are the letters `leave_out`, other versions of the new one, and what was asked later than it.
    """
    own = {name.lower() for name in (*leave_out, *_numbers(new.letter))}
    questions = tuple(_asked(question, new, store, seek, own, meanings) for question in new.questions)
    return AskedReport(new.name, new.asked_on, questions, compared)


def _asked(
    question: NewQuestion,
    new: NewQuestions,
    store: Store,
    seek: Callable[[str], Sequence[str]],
    own: set[str],
    meanings: Meanings | None,
) -> AskedQuestion:
    named = _named(question, store)
    subject = new.letter.subject if new.letter else ""
    ids = list(dict.fromkeys([*named, *seek(question.text)]))
    near = meanings(question.text, ids) if meanings else {}
    found: list[AskedBefore] = []
    for record, (letter, _) in zip(store.records(ids), store.letters_of(ids), strict=True):
        if record.kind == "section" or not record.question or not _earlier(letter, new.asked_on, own):
            continue
        likeness = likeness_of(question.text, record.question, (subject, letter.subject), near.get(record.id))
        if record.id in named and likeness.grade != "same":
            found.append(_before(record, letter, "near", likeness.probability, "named"))
        elif likeness.grade != "none":
            found.append(_before(record, letter, likeness.grade, likeness.probability, "alike"))
    return _report(question, _newest_version(found), store)


def _report(question: NewQuestion, found: Sequence[AskedBefore], store: Store) -> AskedQuestion:
    same = sorted((one for one in found if one.grade == "same"), key=_by_date)
    near = sorted((one for one in found if one.grade == "near"), key=lambda one: (one.why, -one.probability))
    near.sort(key=lambda one: one.why != "named")
    kept = [_with_later(one, store) for one in (*same, *near[:_MOST_NEAR])]
    answered = [one.position for one in kept if one.grade == "same" and one.record.answer]
    changes = tuple(change_between(first, second) for first, second in pairwise(answered))
    return AskedQuestion(question.label, question.text, tuple(kept), changes, max(0, len(near) - _MOST_NEAR))


def _before(record: Record, letter: Letter, grade: Grade, probability: float, why: Why) -> AskedBefore:
    return AskedBefore(position_of(_NO_TOPIC, record, letter), grade, probability, why)


def _with_later(one: AskedBefore, store: Store) -> AskedBefore:
    later = tuple(record.id for record in store.referring_to(one.record.id))
    return AskedBefore(one.position, one.grade, one.probability, one.why, later)


def _newest_version(found: Sequence[AskedBefore]) -> list[AskedBefore]:
    """One of each question: of the letter with answers rather than of that in which it was only asked."""
    best: dict[str, AskedBefore] = {}
    for one in found:
        known = best.get(one.record.id)
        if known is None or (one.record.answer and not known.record.answer):
            best[one.record.id] = one
    return list(best.values())


def _named(question: NewQuestion, store: Store) -> list[str]:
    """Records that the question names, of a letter that it names no more than a few."""
    ids = [one for target in question.refers for one in _few(store.resolve(target))]
    return list(dict.fromkeys(ids))


def _few(ids: Sequence[str]) -> Sequence[str]:
    return ids[:_MOST_NAMED]


def _earlier(letter: Letter, asked_on: date | None, own: set[str]) -> bool:
    """Whether this letter is another one, and its questions were asked before."""
    if own & {name.lower() for name in _numbers(letter)}:
        return False
    day = letter.asked_on or letter.date
    return asked_on is None or day is None or day < asked_on


def _numbers(letter: Letter | None) -> Iterator[str]:
    """The numbers under which a letter's own questions go, not those of others that it mentions."""
    if letter is not None:
        yield letter.id.removesuffix("-uitstel")
        if letter.publication:
            yield letter.publication


def _by_date(one: AskedBefore) -> tuple[bool, date, str]:
    day = one.letter.date
    return (day is None, day or date.max, one.record.id)
