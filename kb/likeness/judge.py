"""Whether two questions are in substance the same: a grade with the probability that it rests on.

A logistic regression over `features.py`; `benchmarks/asked/train.py` fits its weights on the work half of
`benchmarks/asked/` and sets the bounds of the grades. Pure but for reading the weights once.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from kb.likeness.asking import core_of
from kb.likeness.features import FEATURES, MEANING, features_of
from kb.likeness.profile import profile_of
from kb.likeness.word import FOLDER
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.likeness.profile import Profile

Grade = Literal["same", "near", "none"]
"""same: in substance the same question; near: for a person to look at; none: another question."""
WEIGHTS_FILE: Final = FOLDER / "weights.json"
_MOST_PARTS: Final = 12
_LEAST_WORDS: Final = 4
_AND_ASKS: Final = re.compile(
    r",? en (?=(?:kunt u|hoe|welke|waarom|bent u|wat|om hoeveel|waaruit|wanneer|deelt u|zo ja)\b)",
    re.IGNORECASE,
)
_SHORTEST_PART: Final = 15


@dataclass(frozen=True, slots=True)
class Weights:
    """`means` and `spreads` bring a feature to one scale; a pair is `same` from `same_from` on. There are two
    sets: with the likeness of the vectors of both questions as the last feature, and without.
    """

    bias: float
    weights: tuple[float, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    same_from: float
    near_from: float

    def probability(self, features: Sequence[float]) -> float:
        """That two questions with these features are the same."""
        rows = zip(self.weights, features, self.means, self.spreads, strict=True)
        total = self.bias + sum(weight * (value - mean) / spread for weight, value, mean, spread in rows)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def grade(self, probability: float) -> Grade:
        """The grade that goes with a probability."""
        if probability >= self.same_from:
            return "same"
        return "near" if probability >= self.near_from else "none"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two questions are; `probability` that they ask the same, between 0 and 1."""

    grade: Grade
    probability: float


NOT_ALIKE: Final = Likeness("none", 0.0)


def likeness_of(
    one: str, other: str, subjects: tuple[str, str] = ("", ""), meaning: float | None = None
) -> Likeness:
    """How alike two questions are, in letters with these subjects. Of several asked together those two
    count whose words mean most nearly the same. `meaning` is the cosine of the vectors of `meaning_text` of
    both, as passages, where they are known: without it less is told apart.
    """
    mine = [profile_of(part, subjects[0]) for part in parts_of(one)]
    theirs = [profile_of(part, subjects[1]) for part in parts_of(other)]
    nearest = nearest_of(mine, theirs)
    if nearest is None:
        return NOT_ALIKE
    probability = likely_same(*nearest, meaning)
    return Likeness(weights(with_meaning=meaning is not None).grade(probability), probability)


def nearest_of(mine: Sequence[Profile], theirs: Sequence[Profile]) -> tuple[Profile, Profile] | None:
    """The two that are most nearly about the same; None where none says anything of a subject."""
    return max(
        ((one, other) for one in mine for other in theirs if one.telling and other.telling),
        key=lambda pair: float(pair[0].centre @ pair[1].centre),
        default=None,
    )


@lru_cache(maxsize=20_000)
def parts_of(question: str) -> tuple[str, ...]:
    """The questions that a record holds together: each whole, and of one that asks more than one thing each
    of them that says enough by itself. At most twelve.
    """
    whole = [part for part in question.split("\n\n") if len(part.strip()) >= _SHORTEST_PART] or [question]
    parts = [*whole, *(one for part in whole for one in _asks(part))]
    return tuple(dict.fromkeys(part for part in parts if part.strip()))[:_MOST_PARTS]


def _asks(part: str) -> Iterator[str]:
    """What a question asks one after the other; nothing where it asks one thing."""
    core = core_of(part)
    asks = [
        one.strip().rstrip(" ?,")
        for start, end in sentence_spans(core)
        if core[start:end].rstrip(") ").endswith("?")
        for one in _AND_ASKS.split(core[start:end])
    ]
    if len(asks) > 1:
        yield from (f"{one}?" for one in asks if len(profile_of(f"{one}?").stems) >= _LEAST_WORDS)


@lru_cache(maxsize=200_000)
def likely_same(one: Profile, other: Profile, meaning: float | None = None) -> float:
    """The probability that both ask the same; certain where they do so in the same words, and say enough."""
    if one.every == other.every and len(one.stems) >= _LEAST_WORDS:
        return 1.0
    found = features_of(one, other)
    if meaning is None:
        return weights(with_meaning=False).probability(found)
    return weights(with_meaning=True).probability((*found, meaning))


@cache
def weights(*, with_meaning: bool) -> Weights:
    """The weights that come with the package."""
    value = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))["with" if with_meaning else "without"]
    rows = [value["features"][name] for name in (*FEATURES, MEANING)[: None if with_meaning else -1]]
    return Weights(
        bias=value["bias"],
        weights=tuple(row["weight"] for row in rows),
        means=tuple(row["mean"] for row in rows),
        spreads=tuple(row["spread"] for row in rows),
        same_from=value["same_from"],
        near_from=value["near_from"],
    )
