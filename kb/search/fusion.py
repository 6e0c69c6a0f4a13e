"""Joins ranked lists into one by what each place in a list is worth, between 0 and 1. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

K = 60
"""How little the very first places count more than those after them (Cormack and others, 2009)."""


def by_score(found: Sequence[tuple[int, float]], least: float = 0.0, most: float = 0.0) -> dict[int, float]:
    """What each row is worth: 1 for the highest score, 0 for `least`, in proportion between them.

    Where no score comes up to `most`, that takes the place of the highest.
    """
    best = max((score for _, score in found), default=least)
    best = max(best, most) if found else best
    span = best - least
    return {row: max((score - least) / span, 0.0) if span > 0 else 1.0 for row, score in found}


def by_place(found: Sequence[tuple[int, float]]) -> dict[int, float]:
    """What each row is worth by reciprocal rank: 1 for the first place, then (K + 1) / (K + place)."""
    return {row: (K + 1) / (K + place) for place, (row, _) in enumerate(found, 1)}


def fuse(lists: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> dict[str, float]:
    """The score of each id: the sum over lists of its worth there times the list's weight.

    A list without a weight weighs 1.
    """
    scores: dict[str, float] = {}
    for name, worths in lists.items():
        weight = weights.get(name, 1.0)
        for identifier, worth in worths.items():
            scores[identifier] = scores.get(identifier, 0.0) + weight * worth
    return scores


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids by score, highest first; ties by id."""
    return sorted(scores, key=lambda identifier: (-scores[identifier], identifier))
