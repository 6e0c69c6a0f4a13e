"""Vectors by sentence-transformers: of passages when an index is built, of queries for other models.

Nothing is imported or loaded before the first text; nothing is printed; no hub is asked for anything.
"""

from __future__ import annotations

import logging
import os
from contextlib import nullcontext
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from kb.encoder.bundled import BundledWeights, weights_of
from kb.encoder.e5_weights import DIMENSIONS, open_weights
from kb.encoder.encoder import Progress, Vectors, checked, embeddable, let_threads_sleep
from kb.encoder.lanes import Places, batches, in_lanes
from kb.errors import EncoderError
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kb.settings import Settings


class _Model(Protocol):
    """What is used of a SentenceTransformer."""

    def encode(
        self,
        inputs: list[str],
        *,
        prompt: str,
        batch_size: int,
        show_progress_bar: bool,
        normalize_embeddings: bool,
    ) -> Vectors: ...

    def get_embedding_dimension(self) -> int | None: ...


class SentenceEncoder:
    """A sentence-transformers model on the processor's cores; an `Encoder`.

    A passage's vector does not depend on what it is computed with: texts of like length share a batch, and
    alone or in any batch the numbers differed by less than 1e-7. A model whose tokenizer bears several
    threads (`side_by_side`) computes a batch on each core, another one batch after the other on all cores.
    """

    def __init__(
        self,
        load: Callable[[], _Model],
        *,
        name: str,
        weights_sha256: str,
        prefixes: tuple[str, str],
        dimensions: int | None = None,
        side_by_side: bool = False,
    ) -> None:
        self.name = name
        self.weights_sha256 = weights_sha256
        self._load = load
        self._query_prefix, self._passage_prefix = prefixes
        self._dimensions = dimensions
        self._side_by_side = side_by_side
        self._lock = Lock()
        self._model: _Model | None = None

    @property
    def dimensions(self) -> int:
        """Numbers in a vector; asking loads the model of a folder, not the default one."""
        if self._dimensions is None:
            self._dimensions = self._ready().get_embedding_dimension() or 0
        return self._dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what people ask, float32 (n, dimensions). Errors: EncoderError."""
        return self._embed(texts, self._query_prefix, None)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of what is searched, float32 (n, dimensions).

        Errors: EncoderError; what `progress` raises ends the work.
        """
        return self._embed(texts, self._passage_prefix, progress)

    def _embed(self, texts: Sequence[str], prefix: str, progress: Progress | None) -> Vectors:
        clean = [embeddable(text) for text in texts]
        vectors = np.empty((len(clean), self.dimensions), dtype=np.float32)
        done = 0

        def compute(places: Places) -> Vectors:
            return self._encode([clean[place] for place in places], prefix)

        def take(places: Places, computed: Vectors) -> None:
            nonlocal done
            vectors[places] = computed
            done += len(places)
            if progress:
                progress(done, len(clean))

        self._compute(compute, list(batches(clean)), take)
        return checked(vectors, len(clean), vectors.shape[1])

    def _compute(
        self,
        compute: Callable[[Places], Vectors],
        work: list[Places],
        take: Callable[[Places, Vectors], None],
    ) -> None:
        lanes = min(self._lanes(), len(work)) if len(work) > 1 else 1
        if lanes > 1:
            in_lanes(compute, work, lanes=lanes, take=take)
            return
        for places in work:
            take(places, compute(places))

    def _lanes(self) -> int:
        """How many batches may be computed at once; loads the model, so that no lane waits for another's."""
        if not self._side_by_side:
            return 1
        self._ready()
        import torch

        return int(torch.get_num_threads())

    def _encode(self, batch: list[str], prefix: str) -> Vectors:
        try:
            model = self._ready()
            with nullcontext() if self._side_by_side else self._lock:
                return model.encode(
                    batch,
                    prompt=prefix,
                    batch_size=len(batch),
                    show_progress_bar=False,
                    normalize_embeddings=True,
                )
        except (RuntimeError, ValueError, IndexError) as error:
            raise EncoderError(
                message("the model {model} failed: {reason}", model=self.name, reason=_first_line(error))
            ) from error

    def _ready(self) -> _Model:
        """The model, loaded once whichever thread asks first."""
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model


def bundled_sentence_encoder(model: str, own: BundledWeights | None = None) -> SentenceEncoder:
    """A bundled model, computed by sentence-transformers; `own` are other weights of the same format.

    The whole file is compared with its hash before it is used. Errors: EncoderError for a damaged one.
    """
    bundled = own or weights_of(model)

    def load() -> _Model:
        weights = open_weights(bundled.whole_file())
        _quiet()
        try:
            from kb.encoder.e5_model import sentence_transformer
        except ImportError as error:
            raise _not_installed(error) from error
        made: _Model = sentence_transformer(weights)
        return made

    return SentenceEncoder(
        load,
        name=model,
        weights_sha256=bundled.sha256,
        prefixes=("query: ", "passage: "),
        dimensions=DIMENSIONS,
        side_by_side=True,
    )


def folder_sentence_encoder(folder: Path, settings: Settings) -> SentenceEncoder:
    """The sentence-transformers model in `folder`, looked over before anything is imported.

    A text longer than the model reads at once is cut by the model. Another passage prefix gives other
    vectors, so it is part of the name that the index records.
    Errors: EncoderError when the folder cannot be trusted or used.
    """
    from kb.encoder.model_folder import model_sha256

    sha256 = model_sha256(folder, expected=settings.model_sha256)

    def load() -> _Model:
        _quiet()
        try:
            from safetensors import SafetensorError
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise _not_installed(error) from error
        try:
            model: _Model = SentenceTransformer(
                str(folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except (
            OSError,
            ValueError,
            TypeError,
            KeyError,
            RuntimeError,
            SafetensorError,
            ImportError,
        ) as error:
            raise EncoderError(
                message(
                    "{folder}: the model cannot be loaded: {reason}", folder=folder, reason=_first_line(error)
                )
            ) from error
        return model

    usual = settings.passage_prefix == "passage: "
    return SentenceEncoder(
        load,
        name=folder.name if usual else f"{folder.name} after {settings.passage_prefix!r}",
        weights_sha256=sha256,
        prefixes=(settings.query_prefix, settings.passage_prefix),
    )


def _quiet() -> None:
    """Keep the libraries off the terminal and off the network; they read this as they are imported."""
    let_threads_sleep()
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else it warns on stderr when a child starts
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise _not_installed(error) from error
    disable_progress_bar()


def _not_installed(error: ImportError) -> EncoderError:
    return EncoderError(
        message(
            "sentence-transformers cannot be imported: {reason}; install it as the README says",
            reason=_first_line(error),
        )
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0]
