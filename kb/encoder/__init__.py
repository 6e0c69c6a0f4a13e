"""Text to vectors: the encoder for queries and the one for passages, as the settings name the model.

Nothing heavy is imported before it is needed; a query with the default model never imports torch.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.settings import BUNDLED_MODELS, PLAIN_MODEL, Settings

if TYPE_CHECKING:
    from kb.encoder.encoder import Encoder


def model_for(settings: Settings, built_with: str) -> str:
    """The model that a query of an index needs that was built with the model of this name.

    An index of one bundled model is searched with that one until it is rebuilt with the other.
    """
    both = settings.model in BUNDLED_MODELS and built_with in BUNDLED_MODELS
    return built_with if both else settings.model


def query_encoder(settings: Settings) -> Encoder:
    """For queries: with a bundled model ready in 0.1 s (C engine), with another as `passage_encoder`.

    Where the C engine does not run, sentence-transformers takes its place: slower, the same vectors.
    Errors: EncoderError when the model is missing, damaged or refused.
    """
    if settings.model in BUNDLED_MODELS:
        from kb.encoder.engine import EngineEncoder, engine_runs_here

        if engine_runs_here():
            return EngineEncoder(settings.model)
    return passage_encoder(settings)


def passage_encoder(settings: Settings) -> Encoder:
    """For passages: sentence-transformers, imported at the first text (5 to 10 s) and not before.

    With a bundled model a few texts are left to the C engine, which is done before torch is imported: see
    `few.py` for how near their vectors are. A text embedded before keeps its vector, whichever made it.
    Errors: EncoderError when the model is missing, damaged or refused.
    """
    from kb.encoder.sentence import bundled_sentence_encoder, folder_sentence_encoder

    if settings.model not in BUNDLED_MODELS:
        return folder_sentence_encoder(settings.root / Path(settings.model).expanduser(), settings)
    from kb.encoder.engine import EngineEncoder, engine_runs_here
    from kb.encoder.few import FewOrManyEncoder

    many = bundled_sentence_encoder(settings.model)
    return FewOrManyEncoder(EngineEncoder(settings.model, whole=True), many) if engine_runs_here() else many


def question_encoder(settings: Settings, encoder: Encoder) -> Encoder:
    """For questions set beside questions: the plain model, to whose vectors `kb.likeness` was fitted.

    `encoder` is that of passages, which serves for both where it is that model. Errors: EncoderError.
    """
    from kb.encoder.bundled import weights_of

    if encoder.weights_sha256 == weights_of(PLAIN_MODEL).sha256:
        return encoder
    return passage_encoder(replace(settings, model=PLAIN_MODEL))


__all__ = ["model_for", "passage_encoder", "query_encoder", "question_encoder"]
