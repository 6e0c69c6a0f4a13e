"""What the vectors of all queries have in common, taken away, so that what sets one apart decides.

An embedding model puts questions near passages that sound like any answer. The mean vectors of kinds of
queries (questions, words; Dutch, English) say where that is; `benchmarks/query_centres.py` makes them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb.settings import PLAIN_MODEL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CENTRES_FILE = Path(__file__).with_name("query_centres.npy")


def off_centre(
    vector: NDArray[np.float32], centres: NDArray[np.float32] | None, share: float
) -> NDArray[np.float32]:
    """`vector` (d,) less `share` of the centre nearest to it, of length 1 again; as it is without centres."""
    import numpy as np

    if centres is None or not share:
        return vector
    likeness = centres @ vector / np.linalg.norm(centres, axis=1)
    moved = vector - share * centres[int(np.argmax(likeness))]
    length = float(np.linalg.norm(moved))
    return moved / np.float32(length) if length > 0 else vector


def centres_of(model: str) -> NDArray[np.float32] | None:
    """The centres (n, d) that were measured for this model; None for others: the taught one needs none."""
    return _own_centres() if model == PLAIN_MODEL else None


@cache
def _own_centres() -> NDArray[np.float32]:
    import numpy as np

    centres: NDArray[np.float32] = np.load(CENTRES_FILE, allow_pickle=False)
    return centres
