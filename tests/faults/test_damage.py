"""A damaged, missing or foreign file of the index is named, never believed, and a rebuild repairs it."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedIndexError, IndexVersionError, KbError, NoIndexError, OlderIndexError
from kb.index import manifest as manifest_module
from kb.index.generation import Generation
from tests.faults.conftest import FULL
from tests.faults.world import HashEncoder, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20260330
LETTERS = frozenset(f"2025Z{number:05d}" for number in range(1, 6))


def touch_all(world: World) -> None:
    """Open the index and everything in it, as a hybrid search does."""
    with world.open() as generation:
        assert len(generation.terms) == len(generation.vectors) >= len(generation.questions)


def problems_of(world: World) -> str:
    """What verify says is wrong."""
    try:
        return " ".join(f"{problem.subject}: {problem.what}" for problem in world.verify().problems)
    except KbError as error:
        return str(error)


def test_every_flipped_bit_is_refused_and_named(world: World) -> None:
    """A bit flipped anywhere is named by verify and refused when the index is opened."""
    flips = random.Random(SEED)
    files = world.index_files()
    for _ in range(40 if FULL else 4):
        for path in files:
            whole = path.read_bytes()
            broken = bytearray(whole)
            broken[flips.randrange(len(broken))] ^= 1 << flips.randrange(8)
            path.write_bytes(broken)
            assert path.name in problems_of(world)
            with pytest.raises(DamagedIndexError):
                touch_all(world)
            path.write_bytes(whole)
    touch_all(world)
    assert not problems_of(world)


def test_a_flip_is_noticed_after_a_sound_search(world: World) -> None:
    """What was checked once is checked again when the file was written to, even with its old time."""
    import os

    world.fill(400, start=10)
    world.rebuild()
    touch_all(world)
    assert (world.settings.indexes / ".checked.json").exists()
    path = max((world.folder / "store").iterdir(), key=lambda path: path.stat().st_size)
    times = path.stat()
    broken = bytearray(path.read_bytes())
    broken[len(broken) // 2] ^= 1
    path.write_bytes(broken)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(DamagedIndexError, match=path.name):
        world.open()


def delete(path: Path, other: Path) -> None:
    path.unlink()


def empty(path: Path, other: Path) -> None:
    path.write_bytes(b"")


def truncate(path: Path, other: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def swap(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def last_file(path: Path) -> Path:
    """The file, or the latest one of a folder."""
    return max(path.iterdir()) if path.is_dir() else path


@pytest.mark.parametrize("harm", [delete, empty, truncate, swap])
@pytest.mark.parametrize("part", ["store", "terms/meta.json", "vectors/dead.npy", "manifest.json", "CURRENT"])
def test_harm_is_named_and_repaired(
    empty_world: World, tmp_path: Path, harm: Callable[[Path, Path], None], part: str
) -> None:
    """A file deleted, emptied, cut or taken from another generation is named; a rebuild repairs it."""
    world = empty_world
    world.fill(6)
    world.rebuild()
    (world.settings.corpus / "00006.txt").unlink()
    old = tmp_path / "old"
    shutil.copytree(world.folder, old)
    shutil.copy(world.settings.indexes / "CURRENT", old)
    world.rebuild()
    path = world.settings.indexes / part if part == "CURRENT" else last_file(world.folder / part)
    harm(path, last_file(old / part))
    assert path.name in problems_of(world) or (part == "CURRENT" and harm is swap)
    with pytest.raises(DamagedIndexError):
        touch_all(world)
    report = world.rebuild()
    assert report.anew
    assert world.letters() == LETTERS
    assert world.verify().sound


def test_every_file_deleted_in_turn_is_named(world: World) -> None:
    """No file of the index can go missing unnoticed."""
    for path in world.index_files():
        whole = path.read_bytes()
        path.unlink()
        assert path.name in problems_of(world)
        with pytest.raises(DamagedIndexError, match=path.name):
            touch_all(world)
        path.write_bytes(whole)
    touch_all(world)


def test_vectors_are_taken_over_when_terms_are_damaged(world: World) -> None:
    """A repair embeds nothing again where the vectors themselves are sound."""
    (world.folder / "terms" / "meta.json").unlink()
    report = world.rebuild()
    assert report.anew
    assert report.embedded == 0
    assert report.reused == report.passages


def test_a_path_alone_cannot_repair(world: World) -> None:
    """Building anew from one path would drop the rest: it is refused."""
    (world.folder / "terms" / "meta.json").unlink()
    with pytest.raises(KbError, match="leave out the paths"):
        world.rebuild(world.settings.corpus / "00001.txt")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00\n",
        b"g00000001\n",
        b"kamerwijzer-index ../../etc " + b"0" * 64 + b"\n",
        b"x" * 10_000_000,
    ],
)
def test_a_pointer_that_is_garbage_is_one_plain_line(world: World, content: bytes) -> None:
    """Whatever stands in CURRENT, the error is one line that names it and says what to do."""
    pointer = world.settings.indexes / "CURRENT"
    pointer.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=r"CURRENT.*rebuild-index") as caught:
        world.open()
    assert "\n" not in str(caught.value)


def test_a_pointer_that_is_a_folder_is_one_plain_line(world: World) -> None:
    """Also where CURRENT is no file."""
    pointer = world.settings.indexes / "CURRENT"
    pointer.unlink()
    pointer.mkdir()
    with pytest.raises(DamagedIndexError, match="CURRENT"):
        world.open()


def test_a_missing_pointer_is_told_from_no_index(world: World, tmp_path: Path) -> None:
    """Without CURRENT beside a built index it is damaged; without anything there is no index yet."""
    (world.settings.indexes / "CURRENT").unlink()
    with pytest.raises(DamagedIndexError, match="CURRENT"):
        world.open()
    with pytest.raises(NoIndexError):
        Generation.open(tmp_path / "nothing")


def test_leftovers_are_ignored_and_cleaned(world: World) -> None:
    """Unknown folders and temporary files change nothing and are gone after the next rebuild."""
    indexes = world.settings.indexes
    for name in ("g00000099", "unknown", "g00000000.tmp"):
        (indexes / "generations" / name / "deep").mkdir(parents=True)
        (indexes / "generations" / name / "deep" / "file").write_text("x")
    (indexes / "generations" / "stray").write_text("x")
    (indexes / ".CURRENT.new").write_text("x")
    (indexes / ".checked.json.7.new").write_text("x")
    (indexes / "README.md").write_text("kept")
    assert world.letters() == LETTERS
    report = world.rebuild()
    assert not report.changed
    assert [path.name for path in (indexes / "generations").iterdir()] == [report.generation]
    assert sorted(path.name for path in indexes.iterdir()) == ["CURRENT", "README.md", "generations", "lock"]


def test_an_older_format_is_built_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of an older version is refused with advice, and an ordinary rebuild replaces it."""
    monkeypatch.setattr(manifest_module, "FORMAT", 3)
    monkeypatch.setattr(manifest_module, "READ_FORMATS", (3,))
    monkeypatch.setattr("kb.index.commit.FORMAT", 3)
    with pytest.raises(OlderIndexError, match="rebuild-index"):
        world.open()
    assert "older version" in str(world.rebuild().anew)
    assert world.letters() == LETTERS


def test_a_newer_format_is_left_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of a newer version is refused, also by a rebuild, unless everything is asked anew."""
    monkeypatch.setattr(manifest_module, "FORMAT", 0)
    monkeypatch.setattr(manifest_module, "READ_FORMATS", (0,))
    monkeypatch.setattr("kb.index.commit.FORMAT", 0)
    for act in (world.open, world.rebuild):
        with pytest.raises(IndexVersionError, match="newer version: update"):
            act()
    world.rebuild(full=True)
    assert world.letters() == LETTERS


def test_another_model_embeds_everything_anew(world: World) -> None:
    """Vectors of two models never stand in one index."""
    world.encoder = HashEncoder("other")
    report = world.rebuild()
    assert str(report.anew) == "another embedding model"
    assert report.embedded == report.passages
    with world.open() as generation:
        assert generation.manifest.model.name == "other"
