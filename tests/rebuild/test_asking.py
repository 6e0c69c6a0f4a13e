"""Vectors of questions alone: one for each question, taken over with their letter, gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.likeness.meaning import LONGEST, meaning_text
from kb.settings import TAUGHT_MODEL
from tests.faults.world import HashEncoder, World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Five letters of three questions."""
    made = World(tmp_path)
    for number in range(1, 6):
        made.put(number)
    made.rebuild()
    return made


def check(world: World) -> None:
    """Each question of the index has the vector of its words alone, and nothing else has."""
    with world.open() as generation:
        asked = generation.store.questions()
        rows = generation.questions.rows().tolist()
        assert rows == sorted(asked)
        wanted = HashEncoder().embed_passages([meaning_text(asked[row]) for row in rows])
        assert generation.questions.reconstruct(rows) == pytest.approx(wanted)
    assert world.verify().sound


def test_every_question_has_one(world: World) -> None:
    check(world)


def test_a_new_letter_adds_its_own_alone(world: World) -> None:
    world.encoder = HashEncoder()
    world.put(6)
    world.rebuild()
    check(world)
    assert len(world.encoder.texts) == 12  # nine passages and three questions


def test_a_letter_that_goes_takes_them_along(world: World) -> None:
    (world.settings.corpus / "00002.txt").unlink()
    world.rebuild()
    check(world)


def test_a_whole_rebuild_takes_them_over(world: World) -> None:
    world.encoder = HashEncoder()
    world.rebuild(full=True)
    check(world)
    assert world.encoder.texts == []


def test_a_damaged_part_is_made_anew(world: World) -> None:
    path = next((world.folder / "questions").glob("*.faiss"))
    path.write_bytes(path.read_bytes()[:-40])
    assert world.rebuild().anew
    check(world)


def test_meaning_is_read_without_what_is_only_asked_after_it() -> None:
    assert meaning_text("Deelt u de mening\ndat dit onwenselijk is? Zo nee, waarom niet?").endswith(" is?")
    assert len(meaning_text("Is dit zo? " * 100)) <= LONGEST


@pytest.fixture
def taught(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The same letters, passages by another model than that of questions."""
    plain = HashEncoder()
    monkeypatch.setattr("kb.encoder.passage_encoder", lambda _: plain)
    world.encoder = HashEncoder(TAUGHT_MODEL, seed="taught")
    world.rebuild()
    return world


def test_questions_have_the_plain_model_whatever_passages_have(taught: World) -> None:
    check(taught)
    taught.put(6)
    (taught.settings.corpus / "00002.txt").unlink()
    taught.rebuild()
    check(taught)
    assert taught.rebuild().changed is False
    assert taught.rebuild(full=True).embedded == 0
    check(taught)


def test_questions_by_another_model_are_embedded_anew(taught: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier version gave questions the model of passages; passages keep their vectors."""
    with monkeypatch.context() as earlier:
        earlier.setattr("kb.encoder.question_encoder", lambda _, own: own)
        taught.rebuild(full=True)
    with taught.open() as generation:
        assert generation.manifest.questions == "questions"
    taught.encoder = HashEncoder(TAUGHT_MODEL, seed="taught")
    assert taught.rebuild().changed
    assert taught.encoder.texts == []
    check(taught)
