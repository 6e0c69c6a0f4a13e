"""A few passages come from the engine that is ready at once, many from the faster one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np

from kb.encoder.engine import EngineEncoder
from kb.encoder.few import FEW, FewOrManyEncoder

if TYPE_CHECKING:
    from kb.encoder.sentence import SentenceEncoder

LETTER = [f"vraag {number}: mag de politie dit algoritme gebruiken?" for number in range(FEW)]


def test_a_letter_needs_no_torch() -> None:
    """As many passages as a few letters have, embedded for an index, import nothing heavy."""
    program = (
        "import sys; from pathlib import Path; from kb.settings import Settings; import kb.encoder\n"
        "here = Path('.').resolve(); encoder = kb.encoder.passage_encoder(Settings(here, here, here))\n"
        f"vectors = encoder.embed_passages({LETTER!r})\n"
        f"assert vectors.shape == ({FEW}, encoder.dimensions)\n"
        "assert not {'torch', 'sentence_transformers'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_few_then_many_then_few(engine: EngineEncoder, sentences: SentenceEncoder) -> None:
    """What is asked for first alone, or after many, comes from the engine that is ready then."""
    encoder = FewOrManyEncoder(engine, sentences)
    few = LETTER[:3]
    np.testing.assert_array_equal(encoder.embed_passages(few), engine.embed_passages(few))
    many = encoder.embed_passages([*LETTER, "nog een"])
    assert np.abs(many - sentences.embed_passages([*LETTER, "nog een"])).max() < 1e-6
    assert np.abs(encoder.embed_passages(few) - sentences.embed_passages(few)).max() < 1e-6


def test_both_are_one_to_the_index(engine: EngineEncoder, sentences: SentenceEncoder) -> None:
    """Name, hash of the weights and width are those of either."""
    encoder = FewOrManyEncoder(engine, sentences)
    for one in (engine, sentences):
        assert (encoder.name, encoder.weights_sha256, encoder.dimensions) == (
            one.name,
            one.weights_sha256,
            one.dimensions,
        )


def test_the_whole_file_is_read_before_vectors_are_kept() -> None:
    """The engine that embeds passages compares the file's hash; that of a query does not."""
    assert (EngineEncoder(whole=True)._whole, EngineEncoder()._whole) == (True, False)
