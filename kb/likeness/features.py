"""What two questions have in common and in what they differ, as numbers. Pure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from kb.likeness.word import spelt_alike, stem

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from kb.likeness.profile import Profile

FEATURES: Final = (
    "shared", "contained", "count_shared", "runs", "meaning", "covered_less", "covered_more", "uncovered",
    "missing_less", "missing_more", "missing_share", "asked_same", "asked_other", "counted_other",
    "manner_other", "numbers_other", "numbers_same", "names_other", "names_one", "names_same", "length",
    "short",
)  # fmt: skip
"""The names of the numbers, in order."""
_SPELT_ALIKE: Final = 0.7
_IN_SUBJECT: Final = 0.8
_LIKE: Final = 0.5


def features_of(one: Profile, other: Profile) -> tuple[float, ...]:
    """The numbers of FEATURES, the same whichever comes first."""
    likeness = _between(one, other)
    weights, others = one.weights, other.weights
    covered, covered_other, uncovered = 0.0, 0.0, 1.0
    missing, missing_other, share = 1.0, 1.0, 1.0
    if likeness.size:
        best = _with_subject(likeness.max(axis=1), one, other)
        best_other = _with_subject(likeness.max(axis=0), other, one)
        covered, covered_other = _mean(best, weights), _mean(best_other, others)
        uncovered = min(_most(best, weights), _most(best_other, others))
        missing, missing_other = _missing(best, weights), _missing(best_other, others)
        share = min(missing / (weights**2).sum(), missing_other / (others**2).sum())
    common = [weight for word, weight in zip(one.stems, weights.tolist(), strict=True) if word in other.stems]
    mass, mine, theirs = _square(common), _square(weights.tolist()), _square(others.tolist())
    lacks, lacks_other = _lacking(one, other), _lacking(other, one)
    asked_both, asked_any = one.asked & other.asked, one.asked | other.asked
    return (
        mass / math.sqrt(mine * theirs + 1e-9),
        mass / (min(mine, theirs) + 0.01),
        math.log1p(len(common)),
        _share(one.pairs, other.pairs),
        float(one.centre @ other.centre),
        min(covered, covered_other),
        max(covered, covered_other),
        uncovered,
        min(missing, missing_other),
        max(missing, missing_other),
        float(share),
        len(asked_both) / len(asked_any) if asked_any else 0.7,
        float(bool(one.asked and other.asked and not asked_both)),
        1 - spelt_alike(one.counted, other.counted) if one.counted and other.counted else 0.0,
        float(bool(one.manners and other.manners and not one.manners & other.manners)),
        float(bool(one.numbers - other.numbers and other.numbers - one.numbers)),
        float(bool(one.numbers & other.numbers)),
        float(bool(lacks and lacks_other)),
        float(bool(lacks or lacks_other)),
        _share(one.names, other.names),
        abs(math.log((one.length + 1) / (other.length + 1))),
        min(one.length, other.length, 400) / 200,
    )


def _lacking(one: Profile, other: Profile) -> frozenset[str]:
    """Names of one that neither the other question nor its letter's subject has."""
    return frozenset(name for name in one.names - other.names if stem(name) not in other.around)


def _between(one: Profile, other: Profile) -> NDArray[np.float32]:
    """How alike each word of one is to each of the other: 1 where they are forms of one word."""
    likeness: NDArray[np.float32] = one.vectors @ other.vectors.T
    for row, (own, word) in enumerate(zip(one.stems, one.words, strict=True)):
        if own in other.stems:
            likeness[row, other.stems.index(own)] = 1.0
        elif not one.vectors[row].any():
            for column, theirs in enumerate(other.words):
                likeness[row, column] = max(likeness[row, column], _spelling(word, theirs))
    for column, (own, word) in enumerate(zip(other.stems, other.words, strict=True)):
        if own not in one.stems and not other.vectors[column].any():
            for row, mine in enumerate(one.words):
                likeness[row, column] = max(likeness[row, column], _spelling(mine, word))
    return likeness


def _with_subject(best: NDArray[np.float32], one: Profile, other: Profile) -> NDArray[np.float32]:
    """A word that stands in the subject of the other's letter need not stand in its question."""
    for row, own in enumerate(one.stems):
        if own in other.around:
            best[row] = max(best[row], _IN_SUBJECT)
    return best


def _spelling(one: str, other: str) -> float:
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    found = spelt_alike(one, other)
    return found if found >= _SPELT_ALIKE else 0.0


def _mean(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """The mean over words, the rare ones first of all."""
    cubes = weights**3
    return float((values * cubes).sum() / cubes.sum())


def _most(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """How much the word says that the other question has nothing like."""
    return float(((1 - values) * weights * weights).max())


def _missing(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """How much the words say together that the other question has nothing like."""
    return float((weights * weights)[values < _LIKE].sum())


def _square(weights: Collection[float]) -> float:
    return sum(weight * weight for weight in weights)


def _share(mine: Collection[object], theirs: Collection[object]) -> float:
    every = set(mine) | set(theirs)
    return len(set(mine) & set(theirs)) / len(every) if every else 0.0
