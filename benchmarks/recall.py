"""How many of the truly nearest vectors a search finds: every vector is compared, in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kb.index.vectors import Vectors

_AT_ONCE = 50_000


def recall(
    index: Vectors,
    points: NDArray[np.float32],
    allowed: Sequence[Sequence[int] | None],
    found: Sequence[NDArray[np.int64]],
    depths: Sequence[int],
) -> dict[int, float]:
    """For each depth the share of the nearest so many that is among the first so many found."""
    nearest = _nearest(index, points, allowed, max(depths))
    return {
        depth: float(np.mean([_share(true, own, depth) for true, own in zip(nearest, found, strict=True)]))
        for depth in depths
    }


def _share(true: NDArray[np.int64], found: NDArray[np.int64], depth: int) -> float:
    return float(np.isin(true[:depth], found[:depth]).mean()) if len(true) else 1.0


def _nearest(
    index: Vectors, points: NDArray[np.float32], allowed: Sequence[Sequence[int] | None], depth: int
) -> list[NDArray[np.int64]]:
    """The nearest rows to each point among those allowed to it, the nearest first."""
    best = [(np.empty(0, np.float32), np.empty(0, np.int64)) for _ in points]
    every = index.rows()
    for start in range(0, len(every), _AT_ONCE):
        rows = every[start : start + _AT_ONCE]
        scores = index.reconstruct(rows.tolist()) @ points.T
        for number, some in enumerate(allowed):
            open_to = slice(None) if some is None else np.isin(rows, np.asarray(some))
            joined = np.concatenate([best[number][0], scores[open_to, number]])
            places = np.concatenate([best[number][1], rows[open_to]])
            kept = np.argsort(-joined, kind="stable")[:depth]
            best[number] = joined[kept], places[kept]
    return [rows for _, rows in best]
