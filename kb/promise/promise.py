"""A promise: what a minister said would be done, by when, and what later letters show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kb.letter.letter import Letter
from kb.question.record import Record

Recipient = Literal["kamer", "other", "unspecified"]
"""To whom: parliament, somebody else ('gemeenten', 'de sector'), or not said."""
Act = Literal["inform", "investigate", "legislate", "talk", "publish", "decide", "other"]
"""What is promised, by its main verb."""
PromiseState = Literal["open", "kept", "delayed", "overdue"]
"""open: not known to be done, its last day not past; kept: a letter says it is done; delayed: a letter says
that it comes later, and that day is not past; overdue: the last day is past and no letter says it is done."""
EvidenceKind = Literal["kept", "part", "delayed", "repeated"]
"""What a later letter's words show: done, done in part, put off, or promised once more."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one sentence commits to: [start, end) is the sentence in the text.

    `firm` is False for an intention ('ik streef ernaar'). `deadline` is the range of its words within the
    text, None where there is none; `last_day` the last day that they can mean, None where they mean none
    ('zo spoedig mogelijk') or where the letter's day would tell and is not known.
    """

    start: int
    end: int
    firm: bool
    to: Recipient
    act: Act
    deadline: tuple[int, int] | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a later letter about a promise: verbatim from `record.answer` at [start, end).

    `record` is None where they stand in the letter's introduction, which is then cited as a whole.
    `last_day` is, of a delay or a promise made again, by when it is promised now; None where no day is named.
    """

    kind: EvidenceKind
    letter: Letter
    record: Record | None
    words: str
    start: int
    end: int
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of `record`, with its state on the day that was asked about.

    `words` is the sentence, verbatim from `record.answer` at [start, end); `deadline` the words in it that
    say by when, '' for none; `last_day` the last day that they mean; `due` that day as put off by later
    letters.
    `evidence` holds what later letters say of it, oldest first, () where none provably does.
    """

    letter: Letter
    record: Record
    words: str
    start: int
    end: int
    firm: bool
    to: Recipient
    act: Act
    deadline: str
    last_day: date | None
    due: date | None
    state: PromiseState
    evidence: tuple[Evidence, ...] = ()
