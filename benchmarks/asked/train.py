"""Fit the weights of kb/likeness/ on the work half of the labels, and set the bounds of its grades.

    python -m benchmarks.asked.train

A logistic regression with a ridge, by Newton's method. Bounds come from predictions for questions that
were left out in turn, in eight parts, whole topics and pairs together. Questions within a topic that are
not the same count a third, for there are many.
"""

from __future__ import annotations

import json
import re

import numpy as np
from numpy.typing import NDArray

from benchmarks.asked.labels import groups, pairs, vector_of, within_topics
from kb.likeness.features import FEATURES, MEANING, features_of
from kb.likeness.judge import WEIGHTS_FILE, nearest_of, parts_of
from kb.likeness.profile import profile_of

Numbers = NDArray[np.float64]
_RIDGE = 8.0
_FEW = 0.35
_PARTS, _TIMES = 8, 6
_PRECISION, _RECALL, _WITHIN = 0.95, 0.9, 0.8
_PAIR = re.compile(r"p\d+")


def examples(*, with_meaning: bool) -> tuple[Numbers, Numbers, Numbers, list[str]]:
    """Features, whether they are the same, weights, and what each belongs to."""
    found: list[tuple[tuple[float, ...], bool, float, str]] = []
    for pair in pairs("work")[0]:
        features = _features(pair.one, pair.other, pair.subjects, with_meaning=with_meaning)
        if features is not None:
            found.append((features, pair.same, 1.0, pair.id))
    for one, other in within_topics(groups("work", "groups.jsonl", "training.jsonl")):
        same = bool(one.group) and one.group == other.group
        subjects = (one.subject, other.subject)
        features = _features(one.question, other.question, subjects, with_meaning=with_meaning)
        if features is not None:
            found.append((features, same, 1.0 if same else _FEW, one.topic))
    return (
        np.array([row[0] for row in found]),
        np.array([row[1] for row in found], dtype=float),
        np.array([row[2] for row in found]),
        [row[3] for row in found],
    )


def _features(
    one: str, other: str, subjects: tuple[str, str], *, with_meaning: bool
) -> tuple[float, ...] | None:
    nearest = nearest_of(
        [profile_of(part, subjects[0]) for part in parts_of(one)],
        [profile_of(part, subjects[1]) for part in parts_of(other)],
    )
    if nearest is None:
        return None
    features = features_of(*nearest)
    return (*features, float(vector_of(one) @ vector_of(other))) if with_meaning else features


def fit(features: Numbers, same: Numbers, counts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Bias and weights, means, spreads."""
    means, spreads = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(features)), (features - means) / spreads]
    ridge = np.eye(scaled.shape[1]) * _RIDGE
    ridge[0, 0] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (counts * (same - likely)) - ridge @ found
        curve = (scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + ridge
        found = found + np.linalg.solve(curve, slope)
    return found, means, spreads


def left_out(features: Numbers, same: Numbers, counts: Numbers, owners: list[str]) -> Numbers:
    """For each example the mean of predictions by weights that were fitted without what it belongs to."""
    chance = np.random.default_rng(0)
    total = np.zeros(len(same))
    for _ in range(_TIMES):
        part_of = {owner: int(chance.integers(_PARTS)) for owner in sorted(set(owners))}
        parts = np.array([part_of[owner] for owner in owners])
        for part in range(_PARTS):
            others, own = parts != part, parts == part
            found, means, spreads = fit(features[others], same[others], counts[others])
            total[own] += 1 / (1 + np.exp(-(found[0] + (features[own] - means) / spreads @ found[1:])))
    return total / _TIMES


def bounds(likely: Numbers, same: Numbers, single: NDArray[np.bool_]) -> tuple[float, float]:
    """From where on a pair is the same, and near.

    The same: where 95 of 100 pairs are right, which are long as real questions are, and 80 of 100 within a
    topic, written to be taken for each other. Near: where 90 of 100 pairs that are the same are above.
    """
    steps = np.linspace(0.05, 0.98, 94)

    def surest(among: NDArray[np.bool_], least: float) -> float:
        def right(bound: float) -> float:
            above = among & (likely >= bound)
            return float(same[above].mean()) if above.any() else 0.0

        return float(min((bound for bound in steps if right(bound) >= least), default=0.95))

    every = same[single].sum()
    near = [bound for bound in steps if same[single & (likely >= bound)].sum() >= _RECALL * every]
    surely = max(surest(single, _PRECISION), surest(~single, _WITHIN))
    return round(surely, 2), round(float(max(near, default=0.1)), 2)


def fitted(*, with_meaning: bool) -> dict[str, object]:
    """One set of weights with its bounds, as it is kept."""
    features, same, counts, owners = examples(with_meaning=with_meaning)
    found, means, spreads = fit(features, same, counts)
    likely = left_out(features, same, counts, owners)
    single = np.array([_PAIR.fullmatch(owner) is not None for owner in owners])
    same_from, near_from = bounds(likely, same, single)
    for name, among in (("pairs", single), ("within topics", ~single)):
        kept = among & (likely >= same_from)
        print(
            f"{name}, left out in turn, from {same_from}: precision {same[kept].mean():.3f}, "
            f"recall {same[kept].sum() / same[among].sum():.3f}"
        )
    names = (*FEATURES, MEANING)[: None if with_meaning else -1]
    return {
        "examples": len(same),
        "same": int(same.sum()),
        "bias": round(float(found[0]), 4),
        "same_from": same_from,
        "near_from": near_from,
        "features": {
            name: {"weight": round(float(a), 4), "mean": round(float(b), 4), "spread": round(float(c), 4)}
            for name, a, b, c in zip(names, found[1:], means, spreads, strict=True)
        },
    }


def main() -> None:
    """Fit and keep."""
    value = {"with": fitted(with_meaning=True), "without": fitted(with_meaning=False)}
    WEIGHTS_FILE.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
