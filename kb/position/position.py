"""What one answer holds: the stance, the words that show it, and of each part of the question the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.letter.letter import Letter
from kb.question.record import Record

Stance = Literal["yes", "no", "partly", "informs", "refers", "declines", "unknown", ""]
"""yes, no, partly: affirms, denies, or both or on a condition what was asked, also where it is not said in
so many words. informs: answers an open question. refers: only points to another answer. declines: cannot or
will not say. unknown: does not know, or keeps no figures. '' where it is not sure, and for a section, which
answers nothing."""


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """One part of a question, at [start, end) of it, with the stance of the answer and its words.

    `spans` are (start, end) in the answer, () where no sentence answers this part for certain.
    """

    start: int
    end: int
    stance: Stance
    spans: tuple[tuple[int, int], ...] = ()
    label: str = ""
    """The letter of the part where the question has letters ('a')."""


@dataclass(frozen=True, slots=True)
class Held:
    """What an answer holds on its question.

    `spans` are the (start, end) in the answer of the sentence or two that say it, in order; () for an answer
    without text. `parts` are those of a question of several parts, else ().
    """

    stance: Stance
    spans: tuple[tuple[int, int], ...]
    parts: tuple[AnsweredPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """The answer that an answer only points to, and what that one holds. `words` is verbatim from its
    answer.
    """

    record: Record
    letter: Letter
    stance: Stance
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """What one answer said on a topic. `words` is verbatim from the answer, at [start, end), and shows the
    stance.

    `spans` are all the words that answer: one or two places, of which `words` is the first. `parts` tell
    the same of each part of the question. Where the answer only points to another, `follows` is what that
    one holds. `passing` is true where the record names the topic beside the way and is about something
    else.
    """

    topic: str
    letter: Letter
    record: Record
    stance: Stance
    words: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    parts: tuple[AnsweredPart, ...] = ()
    follows: Followed | None = None
    passing: bool = False

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words at each of the places, verbatim."""
        return tuple(self.record.answer[start:end] for start, end in self.spans or ((self.start, self.end),))
