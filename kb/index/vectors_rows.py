"""A few vectors from all over a big file, read one by one instead of through its mapping.

Each page of a mapping that is touched counts as memory of the process from then on, with the fifteen around
it: after some fifty searches that is the whole file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from weakref import finalize

from kb.errors import DamagedIndexError, index_fault
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_HEAD_BYTES = 4_096
"""In which the first vector of a file begins."""


def gatherer(path: Path, matrix: NDArray[np.float32]) -> Callable[[NDArray[np.int64]], NDArray[np.float32]]:
    """What gives rows of `matrix`, which is mapped from this file: read from it, or from the mapping where a
    system cannot read at a place. Errors: DamagedIndexError, also later, for a file cut short.
    """
    stride = matrix.strides[0]
    try:
        with path.open("rb") as file:
            begin = file.read(_HEAD_BYTES + stride).find(matrix[:1].tobytes())
        if begin < 0 or not hasattr(os, "preadv"):
            return matrix.__getitem__
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise index_fault(path, error) from error

    def gather(places: NDArray[np.int64]) -> NDArray[np.float32]:
        rows = matrix[:1].repeat(len(places), axis=0)
        for row, place in zip(rows, places.tolist(), strict=True):
            if os.preadv(handle, [row], begin + place * stride) != stride:
                raise DamagedIndexError(path, message("was cut short"))
        return rows

    finalize(gather, os.close, handle)
    return gather
