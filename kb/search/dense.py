"""The dense list: the query as a vector against those of the passages. Loads model and vectors late, once."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.search.query_centre import centres_of, off_centre

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kb.encoder.encoder import Encoder
    from kb.index.generation import Generation
    from kb.index.vectors import Vectors
    from kb.settings import Settings

_REMEMBERED_QUERIES = 64


class Dense:
    """Model and vectors of one generation. Thread-safe."""

    def __init__(self, generation: Generation, settings: Settings, encoder: Encoder | None = None) -> None:
        self._generation = generation
        self._settings = settings
        self._given = encoder
        self._lock = Lock()
        self._warming = False
        self._loaded: tuple[Encoder, Vectors] | None = None
        self._queries: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @property
    def ready(self) -> bool:
        """Whether model and vectors are loaded."""
        return self._loaded is not None

    @property
    def loading(self) -> bool:
        """Whether `warm` is loading them, so that nobody needs to wait."""
        return self._warming and self._loaded is None

    def begin(self) -> None:
        """Start to load in the background, for a search that will want them in a moment."""
        if self._loaded is None and not self._lock.locked():
            Thread(target=self._begin, name="kb-dense", daemon=True).start()

    def _begin(self) -> None:
        with suppress(KbError):  # who asks for the list next gets the same error
            self.load()

    def load(self) -> tuple[Encoder, Vectors]:
        """Load model and vectors if they are not.

        Errors: EncoderError, ModelMismatchError, DamagedIndexError.
        """
        with self._lock:
            if self._loaded is None:
                from kb.encoder import query_encoder

                encoder = self._given or query_encoder(self._settings)
                self._generation.check_model(encoder.weights_sha256)
                vectors = self._generation.vectors
                self._loaded = encoder, vectors
            return self._loaded

    def warm(self) -> None:
        """Load, and embed a word so that the first query does not wait. Errors: as `load`."""
        self._warming = True
        try:
            encoder, _ = self.load()
            encoder.embed_queries(["warm"])
        finally:
            self._warming = False

    def search(
        self, text: str, k: int, allowed: Sequence[int] | None, centre: float
    ) -> list[tuple[int, float]]:
        """The rows that mean most nearly the same, at most `k`, best first, with their cosine.

        Errors: as `load`.
        """
        encoder, vectors = self.load()
        query = off_centre(self._vector(encoder, text), centres_of(self._settings.model), centre)
        scores, rows = vectors.search(query, k, allowed)
        return list(zip(rows.tolist(), scores.tolist(), strict=True))

    def _vector(self, encoder: Encoder, text: str) -> NDArray[np.float32]:
        known = self._queries.get(text)
        if known is None:
            known = encoder.embed_queries([text])[0]
            with self._lock:
                self._queries[text] = known
                while len(self._queries) > _REMEMBERED_QUERIES:
                    self._queries.popitem(last=False)
        return known
