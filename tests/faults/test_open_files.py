"""Open files stay few whatever threads a program starts, and their running out is told as that."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import IndexError_, TooManyFilesError
from tests.faults.test_kill import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.world import World

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts files as Linux has them")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def in_a_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_threads_that_end_leave_no_file_open(world: World) -> None:
    """A program with a thread for each request may go on for ever."""
    world.put(6)
    world.rebuild()  # two layers
    with world.open() as generation:
        in_a_thread(generation.store.counts)
        before = open_files()
        for _ in range(100):
            in_a_thread(generation.store.counts)
        assert open_files() == before


def test_many_threads_at_once_share_a_few(world: World) -> None:
    """All get their answer, with no more connections than are allowed for a layer."""
    with world.open() as generation:
        before = open_files()
        with ThreadPoolExecutor(50) as threads:
            found = list(threads.map(lambda _: generation.store.counts().records, range(500)))
        assert set(found) == {15}
        assert open_files() <= before + 8
    assert open_files() < before


def test_an_index_that_was_closed_says_so(world: World) -> None:
    """From any thread, also one that has asked it before."""
    generation = world.open()
    generation.store.counts()
    generation.close()
    with pytest.raises(IndexError_, match="closed"):
        generation.store.counts()


PROGRAM = """
import os, resource, sys
from pathlib import Path
from kb.errors import TooManyFilesError
from tests.faults.world import World
world = World(Path(sys.argv[1]))
world.open().close()
with world.open() as generation:
    len(generation.terms), len(generation.vectors), generation.store.counts()
told = 0
for room in range(40):
    taken = []
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))
    while True:
        try: taken.append(os.open(os.devnull, os.O_RDONLY))
        except OSError: break
    for handle in taken[:room]: os.close(handle)
    try:
        try:
            with world.open() as generation:
                len(generation.terms), len(generation.vectors), generation.store.counts()
        finally:
            for handle in taken[room:]: os.close(handle)
    except TooManyFilesError as error:
        told += 1
        assert "ulimit" in str(error), error
    else: break
print(told)
"""


def test_running_out_of_files_is_told_as_that(world: World) -> None:
    """Wherever opening an index meets the limit, in whichever library, it is not called damaged."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(world.root)],
        check=False, capture_output=True, text=True, timeout=100, cwd=PROJECT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 3


def test_a_rebuild_does_not_take_it_for_damage(world: World) -> None:
    """A sound index is not built anew because this process may open no more files."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    handles: list[int] = []
    highest = max(int(path.name) for path in Path("/proc/self/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 20, hard))
    try:
        while True:
            try:
                handles.append(os.open(os.devnull, os.O_RDONLY))
            except OSError:
                break
        os.close(handles.pop())
        with pytest.raises(TooManyFilesError):
            world.open()
    finally:
        for handle in handles:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert not world.rebuild().changed
