"""One writer at a time, any number of readers, and a disk that may be full or read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.errors import EncoderError, KbError, LockedError, NoSpaceError
from kb.index.clause import Clause
from kb.index.generation import Generation
from tests.faults.conftest import FULL
from tests.faults.test_kill import start, wait_for
from tests.faults.world import DIMENSIONS, HashEncoder, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kb.encoder.encoder import Encoder

PROJECT = Path(__file__).resolve().parents[2]


def test_the_second_of_two_rebuilds_says_who_is_first(world: World) -> None:
    """While one rebuild runs another fails within a second, naming the process that holds the lock."""
    for number in range(20 if FULL else 2):
        world.put(10 + number)
        process = start(world, "--slow", "0.1")
        wait_for(process, "locked")
        began = time.perf_counter()
        with pytest.raises(LockedError, match=f"process {process.pid}, since 20"):
            world.rebuild()
        assert time.perf_counter() - began < 15  # a guard, not a measurement
        process.communicate()
        assert process.returncode == 0
        assert f"2025Z{10 + number:05d}" in world.letters()


@pytest.mark.timeout(300)
def test_readers_never_notice_a_rebuild(world: World) -> None:
    """Eight readers search while letters come and go: no error, each sees one generation whole."""
    world.fill(20, start=50)
    world.rebuild()
    errors: list[BaseException] = []
    seen: set[str] = set()
    end = time.monotonic() + (60 if FULL else 4)

    def search() -> None:
        try:
            while time.monotonic() < end:
                with Generation.open(world.settings.indexes) as generation:
                    seen.add(generation.id)
                    time.sleep(0.02)  # a rebuild may now replace and remove it, before terms are open
                    clause = Clause("nl", tuple(generation.terms.analyse("toezicht zaak", "nl")))
                    rows = [row for row, _ in generation.terms.search([clause], 10)]
                    passages = generation.store.passages(rows)
                    assert len(passages) == len(rows) > 0
                    assert len(generation.vectors) == len(generation.terms) == generation.manifest.passages
                    assert all(generation.store.record(one.record_id) for one in passages)
        except BaseException as error:  # noqa: BLE001 - the test wants any
            errors.append(error)

    readers = [threading.Thread(target=search) for _ in range(8)]
    for reader in readers:
        reader.start()
    number = 100
    while time.monotonic() < end:
        number += 1
        world.put(number)
        (world.settings.corpus / f"{number - 5:05d}.txt").unlink(missing_ok=True)
        world.rebuild()
    for reader in readers:
        reader.join()
    assert not errors
    assert len(seen) > 2
    world.rebuild()
    assert len(list((world.settings.indexes / "generations").iterdir())) == 1


def test_a_generation_in_use_outlives_its_successor(world: World) -> None:
    """What a reader opened can be opened further after the next commit; the rebuild after removes it."""
    with world.open() as old:
        world.put(6)
        world.rebuild()
        assert not old.is_current()
        assert len(old.terms) == len(old.vectors) == old.manifest.passages
        assert old.folder.exists()
    world.rebuild()
    assert not old.folder.exists()


@pytest.mark.timeout(300)
def test_a_size_limit_on_files_is_told_as_no_space(world: World) -> None:
    """Wherever writing stops for want of room, the error says so and the old index answers."""
    before = world.letters()
    world.fill(60, start=100)
    sizes = [2**power for power in range(9, 19)]
    sizes = sorted({*sizes, *(3 * size // 2 for size in sizes)}) if FULL else sizes[::3]
    refused = 0
    for size in sizes:
        process = start(world, "--file-bytes", str(size))
        _, told = process.communicate()
        if process.returncode == 0:
            break
        refused += 1
        assert told.startswith("NoSpaceError: "), told
        assert str(world.settings.indexes) in told
        assert world.letters() == before
        assert world.verify().sound
        assert len(list((world.settings.indexes / "generations").iterdir())) == 1
    assert refused >= 3
    world.rebuild()
    assert len(world.letters()) == 65


def can_mount() -> bool:
    """Whether this machine lets us make mounts of our own."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    return subprocess.run([unshare, "-m", "true"], capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not can_mount(), reason="needs mounts of its own (root on Linux)")


def in_namespace(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount; the mounts are gone when it ends."""
    return subprocess.run(
        ["unshare", "-m", "sh", "-ec", script, "sh", *arguments],
        check=False, cwd=PROJECT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@needs_mounts
@pytest.mark.timeout(300)
def test_a_full_disk_is_told_as_no_space(world: World) -> None:
    """On a small file system the error names the folder, and the old index answers."""
    world.fill(60, start=100)
    script = (
        'mount -t tmpfs -o size="$2"k none "$1/disk"; cp -a "$1/indexes" "$1/disk/";'
        'mount --bind "$1/disk/indexes" "$1/indexes"; code=0;'
        f'"{sys.executable}" -m tests.faults.program "$1" || code=$?; '
        f'"{sys.executable}" -c "import sys; from pathlib import Path; from tests.faults.world import World;'
        "world = World(Path(sys.argv[1]));"
        'print(len(world.letters()), world.verify().sound)" "$1"; exit $code'
    )
    (world.root / "disk").mkdir()
    used = sum(path.stat().st_size for path in world.settings.indexes.rglob("*") if path.is_file()) // 1024
    steps = 20 if FULL else 3
    refused = 0
    for number in range(steps):
        size = used + 60 + number * (400 // steps)
        done = in_namespace(script, str(world.root), str(size))
        if done.returncode == 0:
            continue
        refused += 1
        assert "NoSpaceError: " in done.stderr, (size, done.stderr)
        assert done.stdout.splitlines()[-1] == "5 True"
    assert refused >= 1


FILLING = """
import subprocess, sys
from pathlib import Path
from kb.errors import NoSpaceError
from kb.index.files import space_error
from kb.index.terms_writer import Entry, TermsWriter
root = Path(sys.argv[1])
words = [f"woord{number}x" for number in range(9_000)]
full = 0
for size in range(8, 560, int(sys.argv[2])):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", root], check=True)
    try:
        with TermsWriter(root / "terms", None, 10) as writer:
            for row in range(60):
                writer.add(Entry(row, " ".join(words[row * 150 : row * 150 + 150]), "kop", ("naam",)))
            writer.finish()
    except (OSError, ValueError) as error:
        assert isinstance(space_error(error, root), NoSpaceError), (size, error)
        full += 1
    subprocess.run(["umount", "-l", root], check=True)
print(full)
"""


@needs_mounts
@pytest.mark.timeout(300)
def test_a_full_disk_within_tantivy_is_told_as_no_space(tmp_path: Path) -> None:
    """Also where a thread of tantivy met it, whose error does not say so."""
    done = in_namespace(
        f'"{sys.executable}" -c "$2" "$1" "$3"', str(tmp_path), FILLING, "4" if FULL else "16"
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 3


@needs_mounts
def test_a_read_only_disk_can_be_searched(world: World) -> None:
    """Corpus and indexes on a read-only mount: search and verify work, a rebuild fails in one line."""
    script = (
        'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1";'
        f'"{sys.executable}" -c "import sys; from pathlib import Path; from tests.faults.world import World;'
        "world = World(Path(sys.argv[1]));"
        "generation = world.open();"
        'print(len(generation.terms), len(generation.vectors), world.verify().sound)" "$1";'
        f'"{sys.executable}" -m tests.faults.program "$1"'
    )
    done = in_namespace(script, str(world.root))
    assert done.stdout.split() == ["45", "45", "True"]
    assert done.returncode == 1
    assert done.stderr.startswith("KbError: "), done.stderr
    assert "Read-only file system" in done.stderr
    assert "\n" not in done.stderr.strip()


def test_a_folder_that_cannot_be_written_fails_in_one_line(empty_world: World) -> None:
    """Where indexes/ cannot be made the error says why."""
    empty_world.fill(1)
    (empty_world.root / "indexes").write_text("a file")
    with pytest.raises(KbError, match="cannot be written"):
        empty_world.rebuild()


class Unusable(HashEncoder):
    """Gives what an encoder must not give."""

    def __init__(self, fault: str) -> None:
        super().__init__()
        self.fault = fault

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        del progress
        vectors = super().embed_passages(texts)
        if self.fault == "nan":
            vectors[-1, 0] = np.nan
        elif self.fault == "infinite":
            vectors[0, 3] = np.inf
        elif self.fault == "zero":
            vectors[len(texts) // 2] = 0
        elif self.fault == "dimension":
            vectors = vectors[:, : DIMENSIONS - 1]
        else:
            vectors = vectors[:-1]
        return vectors


@pytest.mark.parametrize("fault", ["nan", "infinite", "zero", "dimension", "number"])
def test_unusable_vectors_are_refused(world: World, fault: str) -> None:
    """NaN, zero, a wrong dimension or number: the build is refused, the old index stays."""
    before = world.letters()
    world.put(6)
    encoder: Encoder = Unusable(fault)
    with pytest.raises(EncoderError):
        world.rebuild(encoder=encoder)
    assert world.letters() == before
    assert world.verify().sound
    assert len(list((world.settings.indexes / "generations").iterdir())) == 1


def test_no_error_of_the_system_leaks_when_space_runs_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ENOSPC while syncing is told as no space."""

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    world.put(6)
    with pytest.raises(NoSpaceError):
        world.rebuild()
