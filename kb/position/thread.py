"""Threads: answers to what is in substance one question, over the years. Pure but for the table of words.

Questions are set beside those that are about the same words; pairs that `kb.likeness` calls the same are
joined, the surest first, as long as the whole thread agrees. What belongs nowhere stands by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kb.likeness.judge import likely_same, nearest_of, parts_of, weights
from kb.likeness.profile import profile_of
from kb.position.change import Change, change_between
from kb.position.position import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.likeness.profile import Profile

_NEIGHBOURS: Final = 6
_LEAST_MEANING: Final = 0.45
"""Centres of questions with a smaller cosine are not compared further."""
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Thread:
    """Positions on one question, oldest first; `changes` are from each to the next, one fewer.

    `question` is that of the first position, as asked.
    """

    question: str
    positions: tuple[Position, ...]
    changes: tuple[Change, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether it holds one position."""
        return len(self.positions) == 1

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes in which something is not the same."""
        return tuple(change for change in self.changes if change.kind != "same")


def threads_of(positions: Sequence[Position]) -> tuple[Thread, ...]:
    """The threads of these positions, which are in order of date: several positions first, then those alone,
    each in order of its first position.
    """
    groups = grouped([(position.record.question, position.letter.subject) for position in positions])
    threads = [_thread([positions[place] for place in group]) for group in groups]
    return tuple(sorted(threads, key=lambda thread: thread.alone))


def _thread(positions: Sequence[Position]) -> Thread:
    changes = tuple(change_between(before, after) for before, after in pairwise(positions))
    return Thread(positions[0].record.question, tuple(positions), changes)


def grouped(questions: Sequence[tuple[str, str]]) -> tuple[tuple[int, ...], ...]:
    """Places of questions, each with its letter's subject, that are in substance the same; each place in
    one group.
    """
    profiles = [
        [one for one in (profile_of(part, subject) for part in parts_of(question)) if one.telling]
        for question, subject in questions
    ]
    places = [place for place, own in enumerate(profiles) for _ in own]
    pairs = {
        (min(places[row], places[column]), max(places[row], places[column]))
        for row, column in _near([profile for own in profiles for profile in own])
        if places[row] != places[column]
    }
    least = weights().same_from
    likely: dict[tuple[int, int], float] = {}
    for one, other in sorted(pairs):
        nearest = nearest_of(profiles[one], profiles[other])
        if nearest:
            likely[one, other] = likely_same(*nearest)
    joined = _join(len(questions), {pair: value for pair, value in likely.items() if value >= least}, likely)
    return tuple(sorted(joined))


def _near(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of profiles of which one is among the nearest of the other."""
    import numpy as np

    if len(profiles) < 2:
        return
    centres = np.stack([profile.centre for profile in profiles])
    seen: set[tuple[int, int]] = set()
    for begin in range(0, len(profiles), _BLOCK):
        alike = centres[begin : begin + _BLOCK] @ centres.T
        alike[np.arange(len(alike)), np.arange(begin, begin + len(alike))] = -1.0
        count = min(_NEIGHBOURS, len(profiles) - 1)
        nearest = np.argpartition(-alike, count - 1, axis=1)[:, :count]
        for row, columns in enumerate(nearest.tolist()):
            for column in columns:
                if alike[row, column] >= _LEAST_MEANING:
                    seen.add((min(begin + row, column), max(begin + row, column)))
    yield from sorted(seen)


def _join(
    count: int, same: dict[tuple[int, int], float], likely: dict[tuple[int, int], float]
) -> Iterable[tuple[int, ...]]:
    """Groups that grow along the surest pairs, while half of the pairs between two groups are the same."""
    group_of: dict[int, tuple[int, ...]] = {place: (place,) for place in range(count)}
    for (one, other), _ in sorted(same.items(), key=lambda item: (-item[1], item[0])):
        mine, theirs = group_of[one], group_of[other]
        if mine is theirs:
            continue
        between = [(min(a, b), max(a, b)) for a in mine for b in theirs]
        if 2 * sum(pair in same for pair in between) < sum(pair in likely for pair in between):
            continue
        whole = tuple(sorted((*mine, *theirs)))
        for place in whole:
            group_of[place] = whole
    return {id(group): group for group in group_of.values()}.values()
