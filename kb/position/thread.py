"""Threads: answers to what is in substance one question, over the years. Pure but for the table of words.

Questions are set beside those that are about the same words; pairs that `kb.likeness` calls the same are
joined, the surest first, as long as the whole thread agrees. What belongs nowhere stands by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from kb.likeness.judge import likely_same, nearest_of, parts_of, weights
from kb.likeness.profile import profile_of
from kb.position.change import Change, change_between
from kb.position.position import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from kb.likeness.profile import Profile

_NEIGHBOURS: Final = 6
_LEAST_MEANING: Final = 0.45
"""Centres of questions with a smaller cosine are not compared further."""
_LEAST_COSINE: Final = 0.9
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the subject and the id of its letter, '' where they are not known."""

    question: str
    subject: str = ""
    letter: str = ""


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


def threads_of(
    positions: Sequence[Position], vectors: Sequence[NDArray[np.float32] | None] | None = None
) -> tuple[Thread, ...]:
    """The threads of these positions, which are in order of date: several positions first, then those
    alone, each in order of its first position. `vectors` are of their questions alone, of length 1, None
    where one is not known: without them fewer questions are known to be the same.
    """
    questions = [Asked(_asked(one), one.letter.subject, one.letter.id) for one in positions]
    groups = grouped(questions, vectors or [None] * len(positions))
    threads = [_thread([positions[place] for place in group]) for group in groups]
    return tuple(sorted(threads, key=lambda thread: thread.alone))


def _asked(position: Position) -> str:
    """What was asked; a section of a letter has a heading, and answers nothing."""
    return position.record.question if position.record.kind == "answer" else ""


def _thread(positions: Sequence[Position]) -> Thread:
    changes = tuple(change_between(before, after) for before, after in pairwise(positions))
    return Thread(positions[0].record.question, tuple(positions), changes)


def grouped(
    questions: Sequence[Asked], vectors: Sequence[NDArray[np.float32] | None]
) -> tuple[tuple[int, ...], ...]:
    """Places of questions, each with its vector if that is known, that are in substance the same; each place
    in one group. Two questions of one letter are not taken for the same: who asked them meant two.
    """
    profiles = [
        [one for one in (profile_of(part, own.subject) for part in parts_of(own.question)) if one.telling]
        for own in questions
    ]
    likely: dict[tuple[int, int], float] = {}
    same: dict[tuple[int, int], float] = {}
    near = _near_vectors(vectors) if all(one is not None for one in vectors) else _near_words(profiles)
    for one, other in near:
        meaning = _cosine(vectors[one], vectors[other])
        of_one_letter = questions[one].letter and questions[one].letter == questions[other].letter
        if of_one_letter or (meaning is not None and meaning < _LEAST_COSINE):
            continue
        nearest = nearest_of(profiles[one], profiles[other])
        if nearest and not _ask_otherwise(*nearest):
            likely[one, other] = likely_same(*nearest, meaning)
            if likely[one, other] >= weights(with_meaning=meaning is not None).same_from:
                same[one, other] = likely[one, other]
    return tuple(sorted(_join(len(questions), same, likely)))


def _ask_otherwise(one: Profile, other: Profile) -> bool:
    """Whether they want answers of other kinds: how many, and why."""
    return bool(one.asked and other.asked and not one.asked & other.asked)


def _cosine(one: NDArray[np.float32] | None, other: NDArray[np.float32] | None) -> float | None:
    return None if one is None or other is None else float(one @ other)


def _near_words(profiles: Sequence[Sequence[Profile]]) -> Iterator[tuple[int, int]]:
    """Pairs of questions of which one is among the nearest of the other by its words."""
    places = [place for place, own in enumerate(profiles) for _ in own]
    centres = [profile.centre for own in profiles for profile in own]
    for row, column in _near(centres, _LEAST_MEANING):
        if places[row] != places[column]:
            yield min(places[row], places[column]), max(places[row], places[column])


def _near_vectors(vectors: Sequence[NDArray[np.float32] | None]) -> Iterator[tuple[int, int]]:
    """The same by their vectors."""
    known = [(place, vector) for place, vector in enumerate(vectors) if vector is not None]
    for row, column in _near([vector for _, vector in known], _LEAST_COSINE):
        yield known[row][0], known[column][0]


def _near(vectors: Sequence[NDArray[np.float32]], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of places, the smaller first, of which one is among the nearest of the other, and near enough."""
    if len(vectors) < 2:
        return
    matrix = np.stack(vectors)
    found = []
    for begin in range(0, len(matrix), _BLOCK):
        alike = matrix[begin : begin + _BLOCK] @ matrix.T
        own = np.arange(begin, begin + len(alike))
        alike[own - begin, own] = -1.0
        count = min(_NEIGHBOURS, len(matrix) - 1)
        columns = np.argpartition(-alike, count - 1, axis=1)[:, :count].ravel()
        rows = np.repeat(own, count)
        near = alike[rows - begin, columns] >= least
        rows, columns = rows[near], columns[near]
        found.append(np.stack([np.minimum(rows, columns), np.maximum(rows, columns)], axis=1))
    yield from map(tuple, np.unique(np.concatenate(found), axis=0).tolist())


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
