"""Encoders that are made once: loading torch takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.encoder.e5_weights import E5Weights, bundled_weights_file, open_weights
from kb.encoder.engine import EngineEncoder
from kb.encoder.sentence import SentenceEncoder, bundled_sentence_encoder
from kb.settings import PLAIN_MODEL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def weights() -> E5Weights:
    return open_weights(bundled_weights_file())


@pytest.fixture(scope="session")
def engine() -> EngineEncoder:
    return EngineEncoder()


@pytest.fixture(scope="session")
def sentences() -> SentenceEncoder:
    return bundled_sentence_encoder(PLAIN_MODEL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a model to whoever does not load it."""
    model = tmp_path / "model"
    (model / "1_Pooling").mkdir(parents=True)
    (model / "modules.json").write_text(
        """[{"name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]"""
    )
    (model / "1_Pooling" / "config.json").write_text('{"word_embedding_dimension": 8}')
    (model / "config.json").write_text('{"model_type": "bert"}')
    (model / "tokenizer.json").write_text("{}")
    (model / "model.safetensors").write_bytes(b"weights")
    (model / "README.md").write_text("# A model")
    return model
