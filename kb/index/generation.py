"""One committed generation, opened for reading: store, terms and vectors that belong together.

Each file is checked against its SHA-256 before it is read; terms and vectors only when first asked
for, so that a lexical search never waits for vectors. A generation in use is not removed by a
rebuild: the reader holds a shared lock on its manifest.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from kb.index.terms import Terms
from kb.index.vectors import Vectors
from kb.store.store import Store


class Generation:
    """A whole index as of one commit. Context manager; thread-safe."""

    id: str
    folder: Path
    store: Store

    @classmethod
    def open(cls, indexes: Path) -> Generation:
        """Open what CURRENT points to.

        Errors: NoIndexError, DamagedIndexError (names the file), IndexVersionError."""
        raise NotImplementedError

    @property
    def terms(self) -> Terms:
        """The lexical index, checked and opened at first use. Errors: DamagedIndexError."""
        raise NotImplementedError

    @property
    def vectors(self) -> Vectors:
        """The vectors, checked and loaded at first use. Errors: DamagedIndexError."""
        raise NotImplementedError

    def check_model(self, weights_sha256: str) -> None:
        """Refuse to mix vectors of two models. Errors: ModelMismatchError."""
        raise NotImplementedError

    def is_current(self) -> bool:
        """False once a newer generation was committed (or the pointer is gone)."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of files, memory and the lock."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
