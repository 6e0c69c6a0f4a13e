"""The dense list: the query as a vector against those of the passages. Loads model and vectors late, once."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
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
        self._encoder: Encoder | None = None
        self._lock = Lock()
        self._embedding = Lock()
        self._warming = False
        self._loaded: tuple[Encoder, Vectors] | None = None
        self._queries: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @property
    def model(self) -> str:
        """The setting that the model of queries goes by: of an older index the one that it was built with."""
        from kb.encoder import model_for

        return model_for(self._settings, self._generation.manifest.model.name)

    @property
    def ready(self) -> bool:
        """Whether model and vectors are loaded."""
        return self._loaded is not None

    @property
    def loading(self) -> bool:
        """Whether `warm` is loading them, so that nobody needs to wait."""
        return self._warming and self._loaded is None

    def begin(self, text: str) -> None:
        """From a cold start, load the model and embed the query in the background: the search wants its
        vector in a moment, and the engine computes while other things are imported.
        """
        if self._loaded is None and not self._warming:
            Thread(target=self._begin, args=(text,), name="kb-dense", daemon=True).start()

    def _begin(self, text: str) -> None:
        with suppress(KbError):  # who asks for the list next gets the same error
            self._vector(text)

    def load(self) -> tuple[Encoder, Vectors]:
        """Load model and vectors if they are not.

        Errors: EncoderError, ModelMismatchError, DamagedIndexError.
        """
        if self._loaded is None:
            self._loaded = self._model(), self._generation.vectors
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
        _, vectors = self.load()
        query = off_centre(self._vector(text), centres_of(self.model), centre)
        scores, rows = vectors.search(query, k, allowed)
        return list(zip(rows.tolist(), scores.tolist(), strict=True))

    def _model(self) -> Encoder:
        with self._lock:
            if self._encoder is None:
                from kb.encoder import query_encoder

                encoder = self._given or query_encoder(replace(self._settings, model=self.model))
                self._generation.check_model(encoder.weights_sha256)
                self._encoder = encoder
            return self._encoder

    def _vector(self, text: str) -> NDArray[np.float32]:
        """Of length 1; who asks for what is being embedded waits for it."""
        known = self._queries.get(text)
        if known is not None:
            return known
        encoder = self._model()
        with self._embedding:
            known = self._queries.get(text)
            if known is None:
                known = self._queries[text] = encoder.embed_queries([text])[0]
                while len(self._queries) > _REMEMBERED_QUERIES:
                    self._queries.popitem(last=False)
        return known
