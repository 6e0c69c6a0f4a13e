"""The C engine: fast, without torch, from any thread."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from kb.encoder.e5_weights import DIMENSIONS
from kb.encoder.engine import EngineEncoder, engine_runs_here

HEAVY = ("torch", "sentence_transformers", "transformers", "tokenizers", "faiss", "tantivy")


def test_a_query_needs_no_torch() -> None:
    """Embedding a query with the default settings imports nothing heavy and prints nothing."""
    program = (
        "import sys; from pathlib import Path; from kb.settings import Settings; import kb.encoder\n"
        "assert 'numpy' not in sys.modules\n"
        "here = Path('.').resolve(); encoder = kb.encoder.query_encoder(Settings(here, here, here))\n"
        "assert encoder.embed_queries(['etnisch profileren']).shape == (1, encoder.dimensions)\n"
        f"assert not [name for name in {HEAVY!r} if name in sys.modules]"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_vectors_have_length_one(engine: EngineEncoder) -> None:
    """Float32, one row for each text."""
    vectors = engine.embed_queries(["gezichtsherkenning", "", "AI Act"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, DIMENSIONS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_gives_nothing(engine: EngineEncoder) -> None:
    """No texts, no vectors."""
    assert engine.embed_queries([]).shape == (0, DIMENSIONS)
    assert engine.embed_passages([]).shape == (0, DIMENSIONS)


def test_a_query_is_not_a_passage(engine: EngineEncoder) -> None:
    """The prefixes make two vectors of one text."""
    query, passage = engine.embed_queries(["toezicht"])[0], engine.embed_passages(["toezicht"])[0]
    assert 0.5 < float(query @ passage) < 0.999


def test_threads_get_their_own_answers(engine: EngineEncoder) -> None:
    """Eight threads at once get what one alone gets, to the bit."""
    texts = [f"vraag {number} over het algoritmeregister" for number in range(24)]
    alone = [engine.embed_queries([text]) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: engine.embed_queries([text]), texts))
    np.testing.assert_array_equal(np.vstack(alone), np.vstack(together))


def test_progress_counts_to_the_end(engine: EngineEncoder) -> None:
    """Progress is told after each batch."""
    told: list[tuple[int, int]] = []
    engine.embed_passages(["kort"] * 20, lambda done, total: told.append((done, total)))
    assert told == [(16, 20), (20, 20)]


def test_the_engine_runs_here() -> None:
    """The wheel's engine is found, so that these tests are of it."""
    assert engine_runs_here()
