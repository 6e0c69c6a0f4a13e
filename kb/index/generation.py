"""One committed generation, opened for reading: store, terms and vectors that belong together.

Each file is checked against its SHA-256 before it is read; terms and vectors only when first asked
for, so that a lexical search never waits for vectors. A generation in use is not removed by a
rebuild: the reader holds a shared lock on its manifest.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from typing import TYPE_CHECKING, Self

from kb.errors import (
    DamagedIndexError,
    IndexError_,
    IndexVersionError,
    ModelMismatchError,
    OlderIndexError,
    index_fault,
)
from kb.index.analysis import ANALYSIS
from kb.index.checked import MEMORY, check
from kb.index.files import read_regular
from kb.index.lock import hold
from kb.index.manifest import MANIFEST, QUESTIONS, STORE, TERMS, VECTORS, FileEntry, Manifest, parse_manifest
from kb.index.pointer import GENERATIONS, POINTER, Pointer, read_pointer
from kb.index.terms import Terms
from kb.index.vectors import Vectors
from kb.message import message
from kb.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

_TRIES = 20
_PAUSE_SECONDS = 0.02


class Generation:
    """A whole index as of one commit. Context manager; thread-safe."""

    def __init__(self, indexes: Path, pointer: Pointer, manifest: Manifest, handle: int) -> None:
        self.id = pointer.generation
        self.folder = indexes / GENERATIONS / pointer.generation
        self.manifest = manifest
        self._indexes = indexes
        self._pointer = pointer
        self._handle: int | None = handle
        self._lock = threading.Lock()
        self._terms: Terms | None = None
        self._vectors: Vectors | None = None
        self._questions: Vectors | None = None
        self._question_rows: NDArray[np.int64] | None = None
        try:
            self._check(STORE, manifest.layers)
            self.store = Store.open(*self.layers)
        except IndexError_:
            self._release()
            raise

    @classmethod
    def open(cls, indexes: Path) -> Generation:
        """Open what CURRENT points to.

        Errors: NoIndexError, DamagedIndexError (names the file), IndexVersionError.
        """
        return cls(indexes, *_open(indexes))

    @property
    def terms(self) -> Terms:
        """The lexical index, checked and opened at first use. Errors: DamagedIndexError."""
        with self._lock:
            if self._terms is None:
                self._check(TERMS, self.manifest.part(TERMS))
                self._terms = Terms.open(self.folder / TERMS)
            return self._terms

    @property
    def vectors(self) -> Vectors:
        """The vectors, checked and loaded at first use. Errors: DamagedIndexError."""
        with self._lock:
            if self._vectors is None:
                self._check(VECTORS, self.manifest.part(VECTORS))
                self._vectors = Vectors.open(self.folder / VECTORS)
            return self._vectors

    @property
    def has_questions(self) -> bool:
        """Whether it holds vectors of questions alone: one of an older version does not."""
        return bool(self.manifest.questions)

    @property
    def questions(self) -> Vectors:
        """Vectors of questions alone, under the rows of the passages that begin them, loaded at first use.

        Errors: DamagedIndexError, also for an index that has none.
        """
        with self._lock:
            if self._questions is None:
                part = self.manifest.questions
                self._check(QUESTIONS, self.manifest.part(part))
                self._questions = Vectors.open(self.folder / part)
            return self._questions

    def holds_question(self, row: int) -> bool:
        """Whether `questions` has a vector for this row."""
        if self._question_rows is None:
            self._question_rows = self.questions.rows()
        place = int(self._question_rows.searchsorted(row))
        return place < len(self._question_rows) and int(self._question_rows[place]) == row

    @property
    def layers(self) -> tuple[Path, ...]:
        """The files of the store, oldest first."""
        return tuple(self.folder / entry.name for entry in self.manifest.layers)

    def check_all(self) -> None:
        """Check every file now. Errors: DamagedIndexError."""
        check(self.folder, self.manifest.files, self._indexes / MEMORY)

    def check_analysis(self) -> None:
        """Refuse to search words that were cut in another way. Errors: OlderIndexError, IndexVersionError."""
        found = self.manifest.analysis
        if found < ANALYSIS:
            raise OlderIndexError(
                message("the words of the index were cut by an older version: run 'kb rebuild-index'")
            )
        if found > ANALYSIS:
            raise IndexVersionError(
                message("words of the index were cut by a newer version: update kamerwijzer")
            )

    def check_model(self, weights_sha256: str) -> None:
        """Refuse to mix vectors of two models. Errors: ModelMismatchError."""
        model = self.manifest.model
        if model.weights_sha256 and model.weights_sha256 != weights_sha256:
            raise ModelMismatchError(
                message(
                    "the index was built with the model {built} (weights "
                    "{model}), not with this one (weights {weights_sha256}); run "
                    "'kb rebuild-index'",
                    built=repr(model.name),
                    model=model.weights_sha256[:12],
                    weights_sha256=weights_sha256[:12],
                )
            )

    def is_current(self) -> bool:
        """False once a newer generation was committed (or the pointer is gone)."""
        try:
            return read_pointer(self._indexes) == self._pointer
        except IndexError_:
            return False

    def close(self) -> None:
        """Let go of files, memory and the lock."""
        self.store.close()
        with self._lock:
            self._terms = self._vectors = self._questions = None
        self._release()

    def _check(self, part: str, entries: tuple[FileEntry, ...]) -> None:
        if not entries:
            raise DamagedIndexError(self.folder / MANIFEST, message("names no file of {part}", part=part))
        check(self.folder, entries, self._indexes / MEMORY)

    def _release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_manifest(indexes: Path) -> tuple[Path, Manifest]:
    """The folder and manifest of the current generation, no other file looked at.

    Errors: NoIndexError, DamagedIndexError, IndexVersionError.
    """
    pointer, manifest, handle = _open(indexes)
    os.close(handle)
    return indexes / GENERATIONS / pointer.generation, manifest


def _open(indexes: Path) -> tuple[Pointer, Manifest, int]:
    for attempt in range(_TRIES):
        pointer = read_pointer(indexes)
        path = indexes / GENERATIONS / pointer.generation / MANIFEST
        handle = _hold(path)
        if handle is not None:
            return pointer, _read_manifest(path, pointer, handle), handle
        # A rebuild may just have removed it; then the pointer names another one by now.
        if attempt and read_pointer(indexes) == pointer and not path.exists():
            break
        time.sleep(_PAUSE_SECONDS)
    if not path.parent.exists():
        raise DamagedIndexError(
            indexes / POINTER,
            message("names {generation}, which is not there", generation=pointer.generation),
        )
    raise DamagedIndexError(path, message("is missing"))


def _hold(path: Path) -> int | None:
    try:
        return hold(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise index_fault(path, error) from error


def _read_manifest(path: Path, pointer: Pointer, handle: int) -> Manifest:
    """The manifest that the pointer means; lets go of the handle if it is another one."""
    try:
        content = read_regular(path)
        if hashlib.sha256(content).hexdigest() != pointer.manifest_sha256:
            raise DamagedIndexError(path, message("does not match its checksum in CURRENT"))
        return parse_manifest(path, content.decode("utf-8", "replace"))
    except OSError as error:
        os.close(handle)
        raise index_fault(path, error) from error
    except IndexError_:
        os.close(handle)
        raise
