"""How likely each line of a sequence has each label, all lines weighed together: a linear-chain CRF.

Weights say how much each clue speaks for a label and how well one label follows another. The sums over all
ways to label the sequence are made forwards and backwards, so that time grows with the number of lines.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chain:
    """`weights`: by clue the labels, by their place in `labels`, with the weight; `follows[i][j]`: e to the
    weight of label j after label i.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[tuple[int, float]]]
    follows: tuple[tuple[float, ...], ...]

    @classmethod
    def from_json(cls, text: str) -> Chain:
        """The chain from {"labels": […], "clues": {clue: [[label, weight]]}, "follows": [[weight, …], …]}."""
        held = json.loads(text)
        return cls(
            tuple(held["labels"]),
            {
                clue: tuple((label, weight) for label, weight in pairs)
                for clue, pairs in held["clues"].items()
            },
            tuple(tuple(math.exp(weight) for weight in row) for row in held["follows"]),
        )

    def chances(self, clues: Sequence[Sequence[str]]) -> list[list[float]]:
        """For each element of a sequence the chance of each label, in the order of `labels`."""
        own = [self._own(one) for one in clues]
        before = self._forwards(own)
        after = self._backwards(own)
        return [
            _shares([x * y for x, y in zip(*pair, strict=True)]) for pair in zip(before, after, strict=True)
        ]

    def _own(self, clues: Sequence[str]) -> list[float]:
        sums = [0.0] * len(self.labels)
        for clue in clues:
            for label, weight in self.weights.get(clue, ()):
                sums[label] += weight
        most = max(sums)
        return [math.exp(value - most) for value in sums]

    def _forwards(self, own: Sequence[Sequence[float]]) -> list[list[float]]:
        leading = tuple(zip(*self.follows, strict=True))
        found: list[list[float]] = []
        for chances in own:
            if not found:
                found.append(_shares(chances))
                continue
            last = found[-1]
            found.append(
                _shares([_dot(last, row) * chance for row, chance in zip(leading, chances, strict=True)])
            )
        return found

    def _backwards(self, own: Sequence[Sequence[float]]) -> list[list[float]]:
        found = [[1.0] * len(self.labels)] if own else []
        for chances in reversed(own[1:]):
            later = [x * y for x, y in zip(chances, found[-1], strict=True)]
            found.append(_shares([_dot(row, later) for row in self.follows]))
        return found[::-1]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(map(float.__mul__, one, other))


def _shares(values: Sequence[float]) -> list[float]:
    """The values in the same proportion, with the sum 1."""
    whole = sum(values)
    return [value / whole for value in values]
