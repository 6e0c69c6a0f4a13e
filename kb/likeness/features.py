"""What two questions have in common and in what they differ, as numbers. Pure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from kb.likeness.word import spelt_alike, stem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from kb.likeness.profile import Profile

FEATURES: Final = (
    "shared", "contained", "count_shared", "runs", "meaning", "covered_less", "covered_more", "uncovered",
    "missing_less", "missing_more", "missing_share", "asked_same", "asked_other", "counted_other",
    "manner_other", "numbers_other", "numbers_same", "names_other", "names_one", "names_same", "length",
    "short",
)  # fmt: skip
"""The names of the numbers, in order."""
MEANING: Final = "vectors"
"""The name of one more: the cosine of the vectors of both questions."""
_SPELT_ALIKE: Final = 0.7
_IN_SUBJECT: Final = 0.8
_LIKE: Final = 0.5


def features_of(one: Profile, other: Profile) -> tuple[float, ...]:
    """The numbers of FEATURES, the same whichever comes first."""
    best, best_other = _best_of(one, other)
    mine, theirs = _Coverage.of(best, one), _Coverage.of(best_other, other)
    common = one.known & other.known
    mass = sum(weight * weight for word, weight in zip(one.stems, one.weights, strict=True) if word in common)
    lacks, lacks_other = _lacking(one, other), _lacking(other, one)
    asked_both, asked_any = one.asked & other.asked, one.asked | other.asked
    return (
        mass / math.sqrt(one.mass * other.mass + 1e-9),
        mass / (min(one.mass, other.mass) + 0.01),
        math.log1p(len(common)),
        _share(one.pairs, other.pairs),
        float(one.centre @ other.centre),
        min(mine.covered, theirs.covered),
        max(mine.covered, theirs.covered),
        min(mine.uncovered, theirs.uncovered),
        min(mine.missing, theirs.missing),
        max(mine.missing, theirs.missing),
        min(mine.missing / one.mass, theirs.missing / other.mass) if one.mass and other.mass else 1.0,
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


class _Coverage(NamedTuple):
    """How far the words of one question have something like them in another.

    `covered` is the mean over its words, the rare ones first of all; `uncovered` the most that one word
    says that has nothing like it; `missing` what such words say together.
    """

    covered: float
    uncovered: float
    missing: float

    @classmethod
    def of(cls, best: Sequence[float], one: Profile) -> _Coverage:
        """Of the likeness that each word finds at best."""
        total = cubes = uncovered = missing = 0.0
        for value, weight in zip(best, one.weights, strict=True):
            square = weight * weight
            total += value * square * weight
            cubes += square * weight
            uncovered = max(uncovered, (1 - value) * square)
            if value < _LIKE:
                missing += square
        return cls(total / cubes, uncovered, missing) if cubes else cls(0.0, 1.0, 1.0)


def _best_of(one: Profile, other: Profile) -> tuple[list[float], list[float]]:
    """For each word of both how like the likest word of the other is: 1 for a form of the same word."""
    if not one.stems or not other.stems:
        return [], []
    likeness = one.vectors @ other.vectors.T
    best: list[float] = likeness.max(axis=1).tolist()
    best_other: list[float] = likeness.max(axis=0).tolist()
    _spell(best, one, other)
    _spell(best_other, other, one)
    return best, best_other


def _spell(best: list[float], one: Profile, other: Profile) -> None:
    """Where letters tell more than vectors: forms of one word, words in no table, words of the subject."""
    for row, (own, word) in enumerate(zip(one.stems, one.words, strict=True)):
        if own in other.known:
            best[row] = 1.0
            continue
        if own in other.around:
            best[row] = max(best[row], _IN_SUBJECT)
        others = other.words if row in one.unknown else [other.words[place] for place in other.unknown]
        for theirs in others:
            best[row] = max(best[row], _spelling(word, theirs))


def _lacking(one: Profile, other: Profile) -> frozenset[str]:
    """Names of one that neither the other question nor its letter's subject has."""
    return frozenset(name for name in one.names - other.names if stem(name) not in other.around)


def _spelling(one: str, other: str) -> float:
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    found = spelt_alike(one, other)
    return found if found >= _SPELT_ALIKE else 0.0


def _share(mine: AbstractSet[object], theirs: AbstractSet[object]) -> float:
    every = len(mine | theirs)
    return len(mine & theirs) / every if every else 0.0
