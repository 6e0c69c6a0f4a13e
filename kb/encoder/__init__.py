"""Text to vectors: the encoder for queries and the one for passages, as the settings name the model.

Nothing heavy is imported before it is needed; a query with the default model never imports torch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kb.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from kb.encoder.encoder import Encoder


def query_encoder(settings: Settings) -> Encoder:
    """For queries: with the default model ready in 0.1 s (C engine), with another as `passage_encoder`.

    Where the C engine does not run, sentence-transformers takes its place: slower, the same vectors.
    Errors: EncoderError when the model is missing, damaged or refused.
    """
    if settings.model == DEFAULT_MODEL:
        from kb.encoder.engine import EngineEncoder, engine_runs_here

        if engine_runs_here():
            return EngineEncoder()
    return passage_encoder(settings)


def passage_encoder(settings: Settings) -> Encoder:
    """For passages: sentence-transformers, imported at the first text (5 to 10 s) and not before.

    One engine for indexes of every size. The C engine would embed some fifty passages before torch is
    imported, but its vectors, of activations rounded to 8 bits, have a cosine of 0.9998 to 0.99998 with
    these: near enough for a query, too far for a rebuild that must give what was there.
    Errors: EncoderError when the model is missing, damaged or refused.
    """
    from kb.encoder.e5_weights import bundled_weights_file
    from kb.encoder.sentence import bundled_sentence_encoder, folder_sentence_encoder

    if settings.model == DEFAULT_MODEL:
        return bundled_sentence_encoder(bundled_weights_file())
    return folder_sentence_encoder(settings.root / Path(settings.model).expanduser(), settings)


__all__ = ["passage_encoder", "query_encoder"]
