"""The default model by sentence-transformers gives what the package's own C engine gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.encoder.e5_model import E5Transformer
from kb.encoder.encoder import Vectors, embeddable

if TYPE_CHECKING:
    from kb.encoder.e5_weights import E5Weights
    from kb.encoder.engine import EngineEncoder
    from kb.encoder.sentence import SentenceEncoder

TEXTS = (
    "hoi",
    "",
    " ",
    "Wat zei de minister over etnisch profileren door de politie?",
    "What did the minister say about the AI Act and predictive policing?",
    "Kunt u aangeven hoeveel verdachten in 2025 via CAS (Catch) zijn geïdentificeerd? " * 6,
    "Het College bescherming persoonsgegevens adviseerde, conform artikel 8 Wpg, anders. " * 25,
    "crème brûlée, coördinatie, geïnd, «Überraschung»",
    "€ 1.000 — ’t is ½ ﬁets\u00a0per dag",
    "  veel   spaties \n\n en\tregels ",
    "😀🦄🇳🇱 feest 🎉",
    "🫠🫡🫥🫨 nieuwe tekens",
    "ᚠᛇᚻ runen",
    "\U0001d15e\U0001d15e noten",
    "</s> <unk> <mask> <s>",
    "x" * 800,
    "ﷺ" * 20,
    "a\0b \ud800 c",
)


def _cosines(one: Vectors, other: Vectors) -> Vectors:
    cosines: Vectors = (one * other).sum(axis=1)
    return cosines


def test_queries_agree_with_the_engine(engine: EngineEncoder, sentences: SentenceEncoder) -> None:
    """Cosine of at least 0.999 for every query; 0.9998 was measured."""
    texts = [text for text in TEXTS if len(text) < 500]
    assert _cosines(engine.embed_queries(texts), sentences.embed_queries(texts)).min() > 0.9995


def test_passages_agree_with_the_engine(engine: EngineEncoder, sentences: SentenceEncoder) -> None:
    """Cosine of at least 0.999 for every passage, those of more than 512 tokens too."""
    assert _cosines(engine.embed_passages(TEXTS), sentences.embed_passages(TEXTS)).min() > 0.9995


def test_a_vector_does_not_depend_on_its_batch(sentences: SentenceEncoder) -> None:
    """Alone, among others and in another order the numbers are the same to within 1e-5."""
    texts = [*TEXTS[:6], TEXTS[6][:900]]
    together = sentences.embed_passages(texts)
    backwards = sentences.embed_passages(texts[::-1])[::-1]
    alone = np.vstack([sentences.embed_passages([text]) for text in texts])
    assert np.abs(together - backwards).max() < 1e-5
    assert np.abs(together - alone).max() < 1e-5


def test_dutch_and_english_meet(sentences: SentenceEncoder, engine: EngineEncoder) -> None:
    """An English query of the C engine finds the Dutch passage of sentence-transformers."""
    passages = sentences.embed_passages(
        [
            "De politie gebruikt geen algoritmen die op grond van etniciteit verdachten aanwijzen.",
            "De melkveehouderij krijgt in 2027 een nieuwe regeling voor mest.",
            "De dienstregeling van de trein tussen Zwolle en Emmen wordt verruimd.",
        ]
    )
    query = engine.embed_queries(["ethnic profiling by police software"])[0]
    assert int(np.argmax(passages @ query)) == 0


@pytest.fixture(scope="module")
def transformer(weights: E5Weights) -> E5Transformer:
    return E5Transformer(weights)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(), max_size=60))
def test_any_text_has_as_many_tokens_as_in_the_engine(
    transformer: E5Transformer, engine: EngineEncoder, text: str
) -> None:
    """Whatever the script, signs or white space, both count the same tokens."""
    clean = embeddable(text)
    mask = transformer.preprocess([clean], prompt="passage: ")["attention_mask"]
    assert int(mask.sum()) == engine._loaded().token_count(clean)


def test_a_long_text_becomes_windows(transformer: E5Transformer) -> None:
    """Each window is of 512 tokens at most, and every token is in one."""
    features = transformer.preprocess(["kort", "woord " * 1200], prompt="passage: ")
    lengths = features["attention_mask"].sum(dim=1).tolist()
    assert lengths[1:-1] == [512] * (len(lengths) - 2)
    assert features["window_of"].tolist() == [0] + [1] * (len(lengths) - 1)
    alone = transformer.tokenizer.encode("passage: " + "woord " * 1200)
    assert sum(lengths[1:]) == len(alone.ids) + 2 * (len(lengths) - 1)
