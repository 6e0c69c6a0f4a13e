"""Codes of a big segment: its vectors at a sixteenth of their size, to find the few that are worth comparing.

Two dimensions become four bits (product quantisation), and FAISS's FastScan goes through all of them. They
are in one inverted list, for lists can be searched with a filter. Nothing is trained but the sixteen
values of each pair, on vectors of the segment itself. Owns faiss, and imports it late.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kb.errors import DamagedIndexError, index_fault
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

CODES_SUFFIX = ".codes"
FEWEST_ROWS = 200_000
"""A smaller segment has no codes: comparing every vector takes some 9 ms for each 100,000."""
_PAIR, _BITS = 2, 4
_TRAINED_ON = 20_000
"""Vectors, evenly spread over the segment: 1,250 for each of the sixteen values."""
_AT_ONCE = 50_000


class Codes:
    """The codes of one segment: the code of vector i says roughly how near it is to a query."""

    def __init__(self, path: Path, rows: int, dimensions: int) -> None:
        import faiss

        try:
            index: Any = faiss.read_index(str(path))
        except RuntimeError as error:
            detail = message("FAISS says: {reason}", reason=str(error).splitlines()[0])
            raise index_fault(path, error, detail) from error
        if not isinstance(index, faiss.IndexIVFPQFastScan) or (index.ntotal, index.d) != (rows, dimensions):
            raise DamagedIndexError(path, message("holds no codes of the vectors beside it"))
        self._index = index
        self._rows = rows

    def nearest(
        self, query: NDArray[np.float32], count: int, bits: NDArray[np.uint8] | None
    ) -> NDArray[np.int64]:
        """Places of the `count` vectors that seem nearest, ascending; only of those whose bit is set."""
        import faiss
        import numpy as np

        chosen: dict[str, Any] = {}
        search_parameters: Any = faiss.SearchParametersIVF
        if bits is not None:
            selector = faiss.IDSelectorBitmap(self._rows, faiss.swig_ptr(bits))
            chosen = {"params": search_parameters(sel=selector)}
        _, found = self._index.search(query[None, :], min(count, self._rows), **chosen)
        places: NDArray[np.int64] = np.sort(found[0][found[0] >= 0])
        return places


def write_codes(path: Path, matrix: NDArray[np.float32]) -> None:
    """Write the codes of these vectors, if they are many and can be cut in pairs.

    Errors: OSError, RuntimeError (FAISS's).
    """
    import faiss
    import numpy as np

    rows, dimensions = matrix.shape
    if rows < FEWEST_ROWS or dimensions % _PAIR:
        return
    one_list = faiss.IndexFlatIP(dimensions)  # the index does not own it: it must live as long
    index: Any = faiss.IndexIVFPQFastScan(
        one_list, dimensions, 1, dimensions // _PAIR, _BITS, faiss.METRIC_INNER_PRODUCT
    )
    with _one_thread():
        index.train(np.ascontiguousarray(matrix[:: max(1, rows // _TRAINED_ON)]))
        for start in range(0, rows, _AT_ONCE):
            index.add(np.ascontiguousarray(matrix[start : start + _AT_ONCE]))
    faiss.write_index(index, str(path))


@contextmanager
def _one_thread() -> Iterator[None]:
    """A million vectors take 10 seconds on one. Several wait for each other, and where other programs are
    at work too that takes many times as long.
    """
    import faiss

    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)
