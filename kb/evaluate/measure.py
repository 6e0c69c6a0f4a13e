"""From ranked ids to figures with confidence intervals; the measures themselves are ir_measures'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kb.evaluate.judged import JudgedQuery

Measure = Literal["nDCG@10", "MRR@10", "Recall@10", "Recall@100"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
DEPTH = 100
"""Records of a ranking that the measures look at."""
SAMPLES = 2_000
"""Samples with replacement from the queries; 95% of their means lie within the interval."""
_LOW, _HIGH = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over queries, between 0 and 1, with its 95% confidence interval.

    `gain` is how much more that is than the variant compared with, over the same queries, with its
    interval: one that does not hold 0 is more than chance.
    """

    measure: Measure
    mean: float
    low: float
    high: float
    gain: float
    gain_low: float
    gain_high: float


Scores = Mapping[str, tuple[float, ...]]
"""For each query's id its value of each of MEASURES."""


def scores_of(queries: Sequence[JudgedQuery], ranked: Mapping[str, Sequence[str]]) -> Scores:
    """What each query gets for the ids that were `ranked` for it, the best first."""
    from ir_measures import RR, R, iter_calc, nDCG

    named = dict(zip((nDCG @ 10, RR @ 10, R @ 10, R @ 100), range(len(MEASURES)), strict=True))
    judged = {query.id: dict(query.relevant) for query in queries}
    run = {
        identifier: {one: float(-place) for place, one in enumerate(ids[:DEPTH])}
        for identifier, ids in ranked.items()
    }
    found = {query.id: [0.0] * len(MEASURES) for query in queries}
    for metric in iter_calc(list(named), judged, run):
        found[metric.query_id][named[metric.measure]] = float(metric.value)
    return {identifier: tuple(values) for identifier, values in found.items()}


def figures(scores: Scores, compared: Scores, seed: int = 0) -> tuple[Figure, ...]:
    """The mean of each measure over the queries of `scores`, and its gain over `compared`."""
    ids = sorted(scores)
    own = np.array([scores[identifier] for identifier in ids])
    other = np.array([compared[identifier] for identifier in ids])
    picks = np.random.default_rng(seed).integers(0, len(ids), (SAMPLES, len(ids)))
    means, low, high = _interval(own, picks)
    gains, gain_low, gain_high = _interval(own - other, picks)
    return tuple(
        Figure(measure, *map(float, numbers))
        for measure, *numbers in zip(MEASURES, means, low, high, gains, gain_low, gain_high, strict=True)
    )


def _interval(
    values: NDArray[np.float64], picks: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Mean of each column and the bounds between which 95% of the samples' means lie."""
    means = np.array([values[pick].mean(axis=0) for pick in picks])
    low, high = np.quantile(means, (_LOW, _HIGH), axis=0)
    return values.mean(axis=0), low, high
