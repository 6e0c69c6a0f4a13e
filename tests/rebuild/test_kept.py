"""What was embedded before a rebuild was stopped is taken over by the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import EncoderError
from kb.rebuild.embedding import KEPT_AT_ONCE as AT_ONCE
from kb.rebuild.kept import FOLDER, KeptVectors
from tests.faults.world import HashEncoder, World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

LETTERS = 60
TEXTS = LETTERS * 12  # nine passages and three questions each


class StoppedEncoder(HashEncoder):
    """Ends the rebuild after so many texts."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """As long as it goes."""
        if len(self.texts) + len(texts) > self._most:
            raise EncoderError("stopped")
        return super().embed_passages(texts, progress)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Letters that were never indexed."""
    made = World(tmp_path)
    made.fill(LETTERS)
    return made


def stop(world: World, most: int) -> int:
    """Begin to build and be stopped; how many texts were embedded."""
    world.encoder = StoppedEncoder(most)
    with pytest.raises(EncoderError):
        world.rebuild()
    return len(world.encoder.texts)


@pytest.mark.parametrize("most", [300, 600])
def test_the_next_rebuild_goes_on(world: World, most: int) -> None:
    """600 are all passages and some questions."""
    done = stop(world, most)
    assert done >= most - AT_ONCE
    world.encoder = HashEncoder()
    report = world.rebuild()
    left = TEXTS - len(world.encoder.texts)
    assert left == done - done % AT_ONCE or left == done - (LETTERS * 9) % AT_ONCE
    assert report.embedded + report.reused == LETTERS * 9
    assert world.verify().sound
    assert not (world.settings.indexes / FOLDER).exists()


def test_the_index_is_as_if_nothing_had_been(world: World, tmp_path: Path) -> None:
    stop(world, 300)
    world.encoder = HashEncoder()
    world.rebuild()
    other = World(tmp_path / "other")
    other.fill(LETTERS)
    other.rebuild()
    with world.open() as one, other.open() as two:
        rows = two.vectors.rows()
        assert (one.vectors.rows() == rows).all()
        assert one.vectors.reconstruct(rows.tolist()) == pytest.approx(two.vectors.reconstruct(rows.tolist()))
        asked = two.questions.rows().tolist()
        assert one.questions.rows().tolist() == asked
        assert one.questions.reconstruct(asked) == pytest.approx(two.questions.reconstruct(asked))


def test_another_model_takes_nothing_over(world: World) -> None:
    stop(world, 300)
    world.encoder = HashEncoder(seed="other")
    world.rebuild()
    assert len(world.encoder.texts) == TEXTS


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty", "folder"])
def test_damage_costs_only_the_file(world: World, harm: str) -> None:
    stop(world, 300)
    first, *others = sorted((world.settings.indexes / FOLDER).rglob("*.npz"))
    content = bytearray(first.read_bytes())
    content[len(content) // 2] ^= 1
    if harm == "folder":
        first.unlink()
        first.mkdir()
    else:
        harmed = {"cut": content[:-200], "flipped": content, "empty": bytearray()}
        first.write_bytes(harmed[harm])
    world.encoder = HashEncoder()
    world.rebuild()
    assert others
    assert len(world.encoder.texts) == TEXTS - len(others) * AT_ONCE
    assert world.verify().sound


def test_no_room_to_keep_stops_nothing(world: World) -> None:
    world.settings.indexes.mkdir(exist_ok=True)
    (world.settings.indexes / FOLDER).write_text("in the way", encoding="utf-8")
    world.encoder = HashEncoder()
    assert world.rebuild().embedded == LETTERS * 9
    assert world.verify().sound


def test_a_small_rebuild_keeps_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.rebuild()
    kept: list[int] = []
    monkeypatch.setattr(KeptVectors, "keep", lambda _self, own, _vectors: kept.append(len(own)))
    world.put(LETTERS + 1)
    world.rebuild()
    assert kept == []
