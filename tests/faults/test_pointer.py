"""CURRENT damaged in every way: the index that it meant is found again, and nothing sound is removed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedIndexError, KbError
from tests.faults.test_kill import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.world import World

LETTERS = frozenset(f"2025Z{number:05d}" for number in range(1, 6))


class StoppedError(Exception):
    """Raised by a test to stop a rebuild."""


def stop(step: str) -> None:
    """Stop a rebuild before it commits."""
    if step == "vectors":
        raise StoppedError


def pointer_of(world: World) -> Path:
    return world.settings.indexes / "CURRENT"


def generations_of(world: World) -> list[str]:
    return sorted(path.name for path in (world.settings.indexes / "generations").iterdir())


def renumber(path: Path) -> None:
    """The one flipped bit that names another generation."""
    path.write_text(path.read_text().replace(" g0", " g8"))


def out_of_range(path: Path) -> None:
    path.write_text(re.sub("g[0-9]{8}", "g99999999", path.read_text()))


def digest(path: Path) -> None:
    """A flipped bit in the manifest's checksum."""
    text = path.read_text()
    path.write_text(text[:-5] + ("0" if text[-5] != "0" else "1") + text[-4:])


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff")


def gone(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    (path / "someones").mkdir(parents=True)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "absent")


HARMS = (renumber, out_of_range, digest, garbage, gone, folder, pipe, link)


@pytest.mark.parametrize("harm", HARMS)
def test_a_rebuild_that_fails_removes_nothing(world: World, harm: Callable[[Path], None]) -> None:
    """With CURRENT damaged and the rebuild stopped, the old index is whole and answers."""
    good = pointer_of(world).read_bytes()
    harm(pointer_of(world))
    world.put(6)
    with pytest.raises(StoppedError):
        world.rebuild(on_step=stop)
    assert pointer_of(world).read_bytes() == good
    assert generations_of(world) == ["g00000001"]
    assert world.letters() == LETTERS


@pytest.mark.parametrize("harm", HARMS)
def test_a_rebuild_finds_the_index_again(world: World, harm: Callable[[Path], None]) -> None:
    """It says what was wrong and which generation it took, and embeds nothing twice."""
    harm(pointer_of(world))
    with pytest.raises(DamagedIndexError, match="CURRENT"):
        world.open()
    world.put(6)
    report = world.rebuild()
    assert report.anew
    assert re.fullmatch(r"(CURRENT|manifest.json) .+; g00000001 is sound and was taken", str(report.anew))
    assert report.reused > 0
    assert report.generation == "g00000002"
    assert generations_of(world) == ["g00000002"]
    assert world.letters() == LETTERS | {"2025Z00006"}
    assert world.verify().sound


def test_the_generation_that_was_meant_is_taken_before_a_newer_one(world: World) -> None:
    """Its checksum in CURRENT says which one that was."""
    first = world.settings.indexes / "generations" / "g00000001"
    kept = world.root / "kept"
    shutil.copytree(first, kept)
    good = pointer_of(world).read_bytes()
    world.put(6)
    world.rebuild()
    shutil.copytree(kept, first)
    pointer_of(world).write_bytes(good)
    renumber(pointer_of(world))
    with pytest.raises(StoppedError):
        world.rebuild(on_step=stop)
    assert pointer_of(world).read_bytes() == good
    assert generations_of(world) == ["g00000001", "g00000002"]


def test_no_unsound_generation_is_taken(world: World) -> None:
    """One with a damaged file is built anew, and stays until then."""
    renumber(pointer_of(world))
    path = next((world.settings.indexes / "generations" / "g00000001" / "vectors").iterdir())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoppedError):
        world.rebuild(on_step=stop)
    assert generations_of(world) == ["g00000001"]
    world.rebuild()
    assert world.letters() == LETTERS
    assert world.verify().sound


def test_a_folder_of_the_highest_number_is_not_continued(world: World) -> None:
    """Numbers stay within what CURRENT can name, whatever lies in the folder."""
    for name in ("g99999999", "g100000000"):
        (world.settings.indexes / "generations" / name / "deep").mkdir(parents=True)
    world.put(6)
    report = world.rebuild()
    assert report.generation == "g00000002"
    assert world.letters() == LETTERS | {"2025Z00006"}
    assert generations_of(world) == ["g00000002"]


def test_what_was_someones_folder_is_set_aside(world: World) -> None:
    """A folder in the place of CURRENT may hold work of a person."""
    folder(pointer_of(world))
    world.rebuild()
    assert (world.settings.indexes / "CURRENT.aside-1" / "someones").is_dir()
    assert pointer_of(world).is_file()


def test_a_folder_of_our_temporary_name_is_no_obstacle(world: World) -> None:
    """Leftovers under names of ours are removed, whatever they are."""
    (world.settings.indexes / ".CURRENT.new" / "deep").mkdir(parents=True)
    (world.settings.indexes / ".checked.json.7.new").mkdir()
    world.put(6)
    world.rebuild()
    assert world.letters() == LETTERS | {"2025Z00006"}
    assert not (world.settings.indexes / ".CURRENT.new").exists()


@pytest.mark.parametrize("name", ["CURRENT", "generations/g00000001/manifest.json", ".checked.json"])
def test_a_pipe_is_never_waited_for(world: World, name: str) -> None:
    """In the place of any file that is read when an index is opened."""
    path = world.settings.indexes / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    program = (
        "import sys; from pathlib import Path; from tests.faults.world import World\n"
        "from kb.errors import DamagedIndexError\n"
        "world = World(Path(sys.argv[1]))\n"
        "try: world.open().close()\n"
        "except DamagedIndexError as error: print(error)\n"
        "print(len(world.rebuild().generation))"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(world.root)],
        check=False, capture_output=True, text=True, timeout=60, cwd=PROJECT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert time.perf_counter() - began < 60
    assert (name == ".checked.json") or "is not a regular file" in done.stdout
    assert world.letters() == LETTERS


def test_a_memory_of_checks_that_is_nested_deeply_is_forgotten(world: World) -> None:
    """It is only a memory: whatever stands in it, the files themselves are read."""
    world.fill(400, start=10)
    world.rebuild()
    (world.settings.indexes / ".checked.json").write_text("[" * 200_000)
    assert len(world.letters()) == 405


def test_a_manifest_that_is_nested_deeply_is_damaged(world: World) -> None:
    """Not an error of Python's."""
    path = world.folder / "manifest.json"
    path.write_text("[" * 200_000)
    with pytest.raises(DamagedIndexError, match="manifest"):
        world.open()
    assert world.rebuild().anew


def test_an_error_of_the_system_names_the_folder(world: World) -> None:
    """A file where the generations should be."""
    generations = world.settings.indexes / "generations"
    shutil.rmtree(generations)
    generations.write_text("x")
    with pytest.raises(KbError, match="indexes"):
        world.rebuild()


def test_what_a_killed_rebuild_left_makes_room_first(world: World) -> None:
    """Folders without a manifest never were an index: they go before the new one is written."""
    half = world.settings.indexes / "generations" / "g00000007"
    (half / "store").mkdir(parents=True)
    whole = world.settings.indexes / "generations" / "g00000003"
    shutil.copytree(world.folder, whole)
    world.put(6)
    with pytest.raises(StoppedError):
        world.rebuild(on_step=stop)
    assert generations_of(world) == ["g00000001", "g00000003"]


@pytest.mark.parametrize("mask", [0o077, 0o022])
def test_files_of_the_index_honour_the_umask(world: World, mask: int) -> None:
    """Who may not read what the user makes may not read the index either."""
    before = os.umask(mask)
    try:
        world.put(6)
        world.rebuild(full=True)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in world.folder.rglob("*") if path.is_file()}
    assert set(modes.values()) == {0o666 & ~mask}, modes
