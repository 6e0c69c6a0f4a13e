"""What changed between two answers to one question. Pure.

Says what the words show and no more: another stance, another figure or day, other words. Why a minister says
something else, and whether the policy changed with it, is for a person to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

from kb.likeness.asking import asked_for, core_of
from kb.likeness.word import stem, words_in
from kb.position.figure import figures_in
from kb.position.position import Position
from kb.text.fold import fold
from kb.text.sentence import sentence_spans
from kb.version.comparison import Run, differences

ChangeKind = Literal["same", "stance", "figure", "wording", "new", "withdrawn"]
"""same: the same words; stance: yes became no, or the like; figure: another number, amount or day; wording:
other words; new: an answer where there was none before; withdrawn: no answer any more, or words that take
the earlier one back.
"""
CHANGES: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)
OPENING: Final = 600
"""Characters of an answer that are compared, to the end of a sentence."""
_TAKES_SIDES: Final = frozenset({"yes", "no", "partly"})
_NO_ANSWER: Final = frozenset({"declines", "unknown"})
_TAKEN_BACK = re.compile(
    r"\b(?:in (?:afwijking|tegenstelling) (?:van|tot) (?:wat )?(?:ik |mijn |het |"
    r"eerder )[^.]{0,60}\b(?:antwoord|gemeld|bericht)|"
    r"(?:eerder|eerdere)\b[^.]{0,80}\b(?:onjuist|niet juist|niet correct|niet te kloppen|foutief)|"
    r"als niet (?:gegeven|geschreven|verzonden) (?:worden )?beschouwd|"
    r"(?:trek ik|ik trek) [^.]{0,80}\b(?:in|terug)\b|rectificatie|kom ik terug op mijn)"
)
_KEPT_SHARE: Final = 0.5
_READABLE_SHARE: Final = 0.4
"""Of the shorter text; words that two texts share by chance only make both hard to read."""
_ONLY_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Change:
    """From one position to the next in a thread. `figures` are those that only one of the two has,
    verbatim.
    """

    kind: ChangeKind
    before: Position
    after: Position
    figures: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of both openings, those that only one has marked; where hardly any stayed, all are."""
        first, second = opening_of(self.before), opening_of(self.after)
        runs = differences(first, second)
        kept = sum(len(run.text) for run in runs if run.kind == "same")
        if kept >= _READABLE_SHARE * min(len(first), len(second)):
            return runs
        return tuple(run for run in (Run("removed", first), Run("added", second)) if run.text)


def change_between(before: Position, after: Position) -> Change:
    """What the second says otherwise than the first."""
    first, second = opening_of(before), opening_of(after)
    figures = _only(first, second)
    return Change(_kind(before, after, figures), before, after, figures)


def opening_of(position: Position) -> str:
    """How the answer begins, in whole sentences, and at least the words that show its stance."""
    answer = position.record.answer
    end = next((stop for _, stop in sentence_spans(answer[: OPENING * 2]) if stop > OPENING), len(answer))
    if len(answer) <= OPENING:
        end = len(answer)
    if position.end > end:
        return f"{answer[:end].rstrip()} […] {position.words}"
    return answer[: min(end, OPENING * 2)]


def _kind(before: Position, after: Position, figures: tuple[tuple[str, ...], tuple[str, ...]]) -> ChangeKind:
    first, second = before.record.answer, after.record.answer
    if _letters(first) == _letters(second):
        return "same"
    if _TAKEN_BACK.search(fold(opening_of(after))):
        return "withdrawn"
    silent, silent_after = before.stance in _NO_ANSWER, after.stance in _NO_ANSWER
    if silent != silent_after:
        return "new" if silent else "withdrawn"
    if before.stance != after.stance and {before.stance, after.stance} <= _TAKES_SIDES:
        return "stance"
    return "figure" if figures[0] and figures[1] and _is_of_figures(before, after) else "wording"


def _is_of_figures(before: Position, after: Position) -> bool:
    """Whether the question wants a figure, or the answers keep most of their other words."""
    if asked_for(core_of(before.record.question)) & {"number", "cost", "time"}:
        return True
    first, second = _others(opening_of(before)), _others(opening_of(after))
    return bool(first and second) and len(first & second) >= _KEPT_SHARE * min(len(first), len(second))


def _others(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_in(text) if not word[0].isdigit())


def _only(first: str, second: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    mine, theirs = figures_in(first), figures_in(second)
    return (
        tuple(text for value, text in mine.items() if value not in theirs),
        tuple(text for value, text in theirs.items() if value not in mine),
    )


def _letters(text: str) -> str:
    return _ONLY_LETTERS.sub("", fold(text))
