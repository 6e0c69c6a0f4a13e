"""Joins ranked lists into one by reciprocal rank: pure, deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

K = 60
"""How little the very first places count more than those after them (Cormack and others, 2009)."""


def fuse(lists: Mapping[str, Sequence[str]], weights: Mapping[str, float], k: int = K) -> dict[str, float]:
    """The score of each id: the sum over lists of weight / (k + place), places from 1.

    An id that a list holds twice counts at its first place. A list without a weight weighs 1.
    """
    scores: dict[str, float] = {}
    for name, ids in lists.items():
        weight = weights.get(name, 1.0)
        for place, identifier in enumerate(dict.fromkeys(ids), 1):
            scores[identifier] = scores.get(identifier, 0.0) + weight / (k + place)
    return scores


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids by score, highest first; ties by id."""
    return sorted(scores, key=lambda identifier: (-scores[identifier], identifier))
