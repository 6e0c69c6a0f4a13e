"""The vectors of one generation: exact inner product over unit vectors, in FAISS files.

Kept in segments that are written once: a new generation links the old ones and adds its own, so
that adding one letter costs in proportion to the letter. Owns faiss, and imports it late.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Vectors:
    """Unit vectors under row numbers, nobody writes them any more. Thread-safe."""

    dimensions: int

    @classmethod
    def open(cls, folder: Path) -> Vectors:
        """Load every segment of a generation. Errors: DamagedIndexError."""
        raise NotImplementedError

    def search(
        self, query: NDArray[np.float32], k: int, allowed: Sequence[int] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The best `k` rows for one query (d,), or fewer: (scores, rows), best first; ties by row.

        `allowed` limits the rows (ascending), as `Store.rows` gives them."""
        raise NotImplementedError

    def reconstruct(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """The stored vectors of these rows, (n, d). Errors: KeyError for a row that is not there."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Number of vectors that search sees."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the memory."""
        raise NotImplementedError
