"""Vectors kept as they are computed, so that a rebuild that was stopped goes on where it was.

One file for some hundred texts, in a folder for each model, written beside its place and moved there whole.
A file that a crash or the disk damaged does not pass the checksums of its format and counts as not there.
All of it goes once an index was committed.
"""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
import zlib
from typing import TYPE_CHECKING

from kb.index.files import remove_any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kb.encoder.encoder import Encoder

FOLDER = "unfinished"
_DAMAGED = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error)


class KeptVectors:
    """What one model computed for an index that was not committed; each text is known by its `text_hash`."""

    def __init__(self, indexes: Path, encoder: Encoder) -> None:
        model = hashlib.sha256(f"{encoder.name}\0{encoder.weights_sha256}".encode()).hexdigest()
        self._folder = indexes / FOLDER / model[:16]
        self._vectors: dict[bytes, NDArray[np.float32]] = {}
        self._next = 1
        self._has_room = True
        for path in sorted(self._folder.glob("*.npz")):
            self._read(path, encoder.dimensions)

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._vectors

    def vectors(self, digests: Sequence[bytes]) -> NDArray[np.float32]:
        """Those of texts that are in it, one a row."""
        import numpy as np

        return np.stack([self._vectors[digest] for digest in digests])

    def keep(self, digests: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Write them. Where that fails nothing more is kept: the index itself matters more."""
        import numpy as np

        if not self._has_room:
            return
        path = self._folder / f"{self._next:08d}.npz"
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                np.savez(file, hashes=np.frombuffer(b"".join(digests), dtype=np.uint8), vectors=vectors)
            part.replace(path)
        except OSError:
            self._has_room = False
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        self._next += 1

    def _read(self, path: Path, dimensions: int) -> None:
        import numpy as np

        self._next = max(self._next, int(path.stem) + 1) if path.stem.isdecimal() else self._next
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                vectors = kept["vectors"]
                hashes = kept["hashes"].reshape(len(vectors), -1)
        except _DAMAGED:
            return
        if vectors.dtype == np.float32 and vectors.shape[1:] == (dimensions,):
            self._vectors.update(zip(map(bytes, hashes), vectors, strict=True))


def forget_kept(indexes: Path) -> None:
    """Remove what was kept for an index that is whole now."""
    remove_any(indexes / FOLDER)
