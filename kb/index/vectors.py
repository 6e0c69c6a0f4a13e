"""The vectors of one generation: inner product over unit vectors, in FAISS files.

Every vector of a small segment is compared; of a big one those that its codes say are near, so many
that hardly one of the best is missed. Scores are exact in both.

Segments are written once: a new generation links the old ones and adds its own, so that adding one
letter costs in proportion to the letter. Owns faiss, and imports it late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.errors import index_fault
from kb.index.vectors_codes import CODES_SUFFIX, Codes
from kb.index.vectors_rows import gatherer
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

SUFFIX = ".faiss"
DEAD_FILE = "dead.npy"
_GATHER_SHARE = 0.2
"""Up to this share of a segment, allowed vectors are gathered; above it FAISS skips the others."""
_GATHER_ROWS = 4_000
"""Of a segment with codes no more than these are gathered: to read a vector takes as long as 250 codes."""
_NEAR, _NEAR_EACH = 2_000, 5
"""With codes so many vectors are compared at least, and so many for each that is asked for."""


class Segment:
    """One FAISS file: `rows` ascending, the vector of `rows[i]` in `matrix[i]`; beside it codes of a big one.

    Without codes a big segment is searched too, only slower: they are written when it is next linked.
    """

    def __init__(self, path: Path) -> None:
        import faiss
        import numpy as np

        try:
            whole: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
            flat: Any = faiss.downcast_index(whole.index)
            self.rows: NDArray[np.int64] = faiss.vector_to_array(whole.id_map)
            numbers = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d)
        except (RuntimeError, AttributeError) as error:
            detail = message("FAISS says: {reason}", reason=str(error).splitlines()[0])
            raise index_fault(path, error, detail) from error
        self._index = flat
        self._whole = whole  # owns the memory of the matrix
        self.matrix: NDArray[np.float32] = numbers.reshape(flat.ntotal, flat.d)
        self._numpy = np
        self.path = path
        self._codes: Codes | None = None
        self._gather: Callable[[NDArray[np.int64]], NDArray[np.float32]] = self.matrix.__getitem__

    def read_codes(self, path: Path) -> None:
        """Search by these codes from now on, if they are there. Errors: DamagedIndexError."""
        if path.exists():
            self._codes = Codes(path, *self.matrix.shape)
            self._gather = gatherer(self.path, self.matrix)

    def search(
        self, query: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The best `k` (score, row), best first."""
        if allowed is None:
            return self._of_whole(query, k, None)
        places = self.places(allowed)
        if len(places) == 0:
            return query[:0], places
        if len(places) <= (_GATHER_ROWS if self._codes else _GATHER_SHARE * len(self.rows)):
            return self._of_places(query, k, places)
        bits = self._numpy.zeros(len(self.rows), dtype=bool)
        bits[places] = True
        return self._of_whole(query, k, self._numpy.packbits(bits, bitorder="little"))

    def places(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where those of these ascending rows that are here stand."""
        first, last = self.rows[0], self.rows[-1]
        if last - first == len(self.rows) - 1:
            begin, end = self._numpy.searchsorted(rows, (first, last + 1))
            known: NDArray[np.int64] = rows[begin:end] - first
            return known
        places = self._numpy.searchsorted(self.rows, rows)
        inside = places < len(self.rows)
        places, rows = places[inside], rows[inside]
        found: NDArray[np.int64] = places[self.rows[places] == rows]
        return found

    def _of_whole(
        self, query: NDArray[np.float32], k: int, bits: NDArray[np.uint8] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        near = max(_NEAR, _NEAR_EACH * k)
        if self._codes is None or near >= _GATHER_SHARE * len(self.rows):
            return self._of_index(query, k, bits)
        return self._of_places(query, k, self._codes.nearest(query, near, bits))

    def _of_index(
        self, query: NDArray[np.float32], k: int, bits: NDArray[np.uint8] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        import faiss

        chosen: dict[str, Any] = {}
        search_parameters: Any = faiss.SearchParameters
        if bits is not None:
            selector = faiss.IDSelectorBitmap(len(self.rows), faiss.swig_ptr(bits))
            chosen = {"params": search_parameters(sel=selector)}
        scores, places = self._index.search(query[None, :], min(k, len(self.rows)), **chosen)
        inside = places[0] >= 0
        return scores[0][inside], self.rows[places[0][inside]]

    def _of_places(
        self, query: NDArray[np.float32], k: int, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        scores = self._gather(places) @ query
        best = self._numpy.argsort(-scores, kind="stable")[:k]
        return scores[best], self.rows[places[best]]


class Vectors:
    """Unit vectors under row numbers; nobody writes them any more. Thread-safe."""

    def __init__(self, segments: tuple[Segment, ...], dead: NDArray[np.int64]) -> None:
        import numpy as np

        self._segments = segments
        self._dead = dead
        self._numpy: Any = np
        self.dimensions: int = segments[0].matrix.shape[1] if segments else 0

    @classmethod
    def open(cls, folder: Path) -> Vectors:
        """Load every segment of a generation. Errors: DamagedIndexError."""
        import numpy as np

        try:
            dead: NDArray[np.int64] = np.load(folder / DEAD_FILE, allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise index_fault(folder / DEAD_FILE, error, message("no list of row numbers")) from error
        segments = tuple(Segment(path) for path in sorted(folder.glob(f"*{SUFFIX}")))
        for segment in segments:
            segment.read_codes(segment.path.with_suffix(CODES_SUFFIX))
        return cls(segments, dead)

    def search(
        self, query: NDArray[np.float32], k: int, allowed: Sequence[int] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The best `k` rows for one query (d,), or fewer: (scores, rows), best first; ties by row.

        `allowed` limits the rows (ascending), as `Store.rows` gives them.
        """
        numpy = self._numpy
        only = None if allowed is None else numpy.asarray(allowed, dtype=numpy.int64)
        query = numpy.ascontiguousarray(query, dtype=numpy.float32)
        if k <= 0 or not self._segments:
            return query[:0], numpy.empty(0, dtype=numpy.int64)
        found = [self._live(segment, query, k, only) for segment in self._segments]
        scores = numpy.concatenate([score for score, _ in found])
        rows = numpy.concatenate([row for _, row in found])
        best = numpy.lexsort((rows, -scores))[:k]
        return scores[best], rows[best]

    def reconstruct(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """The stored vectors of these rows, (n, d). Errors: KeyError for a row that is not there."""
        import numpy as np

        wanted = np.asarray(rows, dtype=np.int64)
        order = np.argsort(wanted, kind="stable")
        vectors: NDArray[np.float32] = np.empty((len(wanted), self.dimensions), dtype=np.float32)
        seen = np.zeros(len(wanted), dtype=bool)
        for segment in self._segments:
            places = np.searchsorted(segment.rows, wanted[order])
            here = places < len(segment.rows)
            here[here] = segment.rows[places[here]] == wanted[order][here]
            vectors[order[here]] = segment.matrix[places[here]]
            seen[order[here]] = True
        if not seen.all():
            raise KeyError(int(wanted[~seen][0]))
        return vectors

    def rows(self) -> NDArray[np.int64]:
        """Every row that search sees, ascending."""
        numpy = self._numpy
        every = numpy.concatenate(
            [numpy.empty(0, numpy.int64), *(segment.rows for segment in self._segments)]
        )
        live: NDArray[np.int64] = numpy.sort(every[~numpy.isin(every, self._dead)])
        return live

    def unusable(self) -> NDArray[np.int64]:
        """Rows whose vector is not finite or not of length 1."""
        numpy = self._numpy
        empty: NDArray[np.int64] = numpy.empty(0, dtype=numpy.int64)
        bad = [
            segment.rows[~(abs(numpy.linalg.norm(segment.matrix, axis=1) - 1.0) < 1e-3)]
            for segment in self._segments
        ]
        wrong: NDArray[np.int64] = numpy.concatenate([empty, *bad])
        return wrong

    def __len__(self) -> int:
        """Number of vectors that search sees."""
        return sum(len(segment.rows) for segment in self._segments) - len(self._dead)

    def close(self) -> None:
        """Let go of the memory."""
        self._segments = ()

    def _live(
        self, segment: Segment, query: NDArray[np.float32], k: int, only: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The best `k` of a segment that are not dead: dead ones are few, so a few more are asked for."""
        wanted = k
        while True:
            scores, rows = segment.search(query, wanted, only)
            live = ~self._are_dead(rows)
            if live.sum() >= k or len(rows) < wanted or wanted >= len(segment.rows):
                return scores[live][:k], rows[live][:k]
            wanted = min(2 * wanted + len(rows) - int(live.sum()), len(segment.rows))

    def _are_dead(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        if not len(self._dead):
            none: NDArray[np.bool_] = self._numpy.zeros(len(rows), dtype=bool)
            return none
        places = self._numpy.searchsorted(self._dead, rows).clip(max=len(self._dead) - 1)
        same: NDArray[np.bool_] = self._dead[places] == rows
        return same
