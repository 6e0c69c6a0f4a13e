"""A reader that misbehaves costs its own file and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedError, TooLargeError
from kb.limits import DEFAULT_LIMITS, MIB
from kb.reader.child.pool import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
LIMITS = replace(DEFAULT_LIMITS, wall_seconds=20.0)


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    with Workers() as pool:
        yield pool


def text_of(workers: Workers, content: bytes = b"Vraag 1\n") -> str:
    return workers.read(content, "brief.txt", LIMITS).blocks[0].text


def test_a_reader_that_hangs_is_stopped_and_the_next_file_is_read(workers: Workers) -> None:
    """The clock stops a reader that waits for ever."""
    with pytest.raises(TooLargeError, match=r"a\.pdf: takes longer than 1\.5 s"):
        workers.read(b"x", "a.pdf", replace(LIMITS, wall_seconds=1.5), module="fake_readers.hangs")
    assert text_of(workers) == "Vraag 1"


def test_a_reader_that_spins_is_stopped_by_its_processor_time(workers: Workers) -> None:
    """The kernel stops a reader that computes for ever."""
    with pytest.raises(TooLargeError, match=r"a\.pdf: takes more than 1 s of processor time"):
        workers.read(b"x", "a.pdf", replace(LIMITS, cpu_seconds=1), module="fake_readers.spins")
    assert text_of(workers) == "Vraag 1"


def test_a_reader_that_crashes_is_named(workers: Workers) -> None:
    """A segmentation fault in a library is this file's damage."""
    with pytest.raises(DamagedError, match=r"a\.pdf: the reader was stopped by signal 11"):
        workers.read(b"x", "a.pdf", LIMITS, module="fake_readers.crashes")
    assert text_of(workers) == "Vraag 1"


def test_a_reader_that_exits_without_a_word_is_named(workers: Workers) -> None:
    """No reply is no empty document."""
    with pytest.raises(DamagedError, match="stopped with status 0 without a result"):
        workers.read(b"x", "a.pdf", LIMITS, module="fake_readers.exits")
    assert text_of(workers) == "Vraag 1"


@pytest.mark.parametrize(("mebibytes", "reason"), [(30, "more than 20 MiB of text"), (1000, "MiB of memory")])
def test_a_reader_that_returns_too_much_is_named(workers: Workers, mebibytes: int, reason: str) -> None:
    """Text above the limit is refused, and so is what does not fit in memory."""
    with pytest.raises(TooLargeError, match=reason):
        workers.read(str(mebibytes).encode(), "a.pdf", LIMITS, module="fake_readers.floods")
    assert text_of(workers) == "Vraag 1"


def test_a_large_text_within_the_limit_passes(workers: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    """8 MiB of text comes back whole, and what libraries print reaches no terminal."""
    reading = workers.read(b"8", "a.txt", LIMITS, module="fake_readers.floods")
    assert len(reading.blocks[0].text) == 8 * MIB
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("what", ["write", "connect", "run", "system"])
def test_a_reader_may_not_touch_the_machine(workers: Workers, tmp_path: Path, what: str) -> None:
    """A reader writes no file, opens no connection and starts no program."""
    target = tmp_path / "written"
    reading = workers.read(f"{what} {target}".encode(), "a.pdf", LIMITS, module="fake_readers.meddles")
    assert "PermissionError: a reader may not" in reading.blocks[0].text
    assert not target.exists()


@pytest.mark.parametrize(
    "what", ["remove", "rename", "replace", "mkdir", "rmdir", "truncate", "link", "symlink", "chmod", "utime"]
)
def test_a_reader_may_not_change_what_is_there(workers: Workers, tmp_path: Path, what: str) -> None:
    """Nor does it remove, move or make anything: not a file, not a folder, not a name."""
    victim, folder = tmp_path / "victim", tmp_path / "folder"
    victim.write_text("untouched")
    folder.mkdir()
    before = victim.stat()
    target = folder if what == "rmdir" else victim
    reading = workers.read(f"{what} {target}".encode(), "a.pdf", LIMITS, module="fake_readers.meddles")
    assert "PermissionError: a reader may not" in reading.blocks[0].text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "victim"]
    assert victim.read_text() == "untouched"
    after = victim.stat()
    assert (after.st_mode, after.st_mtime_ns, after.st_nlink) == (before.st_mode, before.st_mtime_ns, 1)


def test_a_child_reads_many_files_and_is_then_replaced(workers: Workers) -> None:
    """Start-up is paid once for many files; no child lives for ever, and none is left as a zombie."""
    with Workers(files_per_child=3) as pool:
        names = [
            pool.read(b"x", "a", LIMITS, module="fake_readers.names_itself").blocks[0].text for _ in range(7)
        ]
    assert [names.count(name) for name in dict.fromkeys(names)] == [3, 3, 1]
    for name in set(names):
        with pytest.raises(ProcessLookupError):
            os.kill(int(name), 0)


def test_threads_read_at_the_same_time(workers: Workers) -> None:
    """Each thread has a child to itself."""
    seen: dict[int, str] = {}

    def read(number: int) -> None:
        seen[number] = text_of(workers, f"Vraag {number}\n".encode())

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {number: f"Vraag {number}" for number in range(6)}


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child in /proc")
def test_a_busy_child_dies_with_its_parent() -> None:
    """kill -9 of the parent leaves no reader behind, even one that hangs."""
    program = (
        "from kb.reader.child.pool import Workers; from kb.limits import DEFAULT_LIMITS\n"
        "Workers().read(b'x', 'a', DEFAULT_LIMITS, module='fake_readers.hangs')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[2]), str(HERE)])}
    with subprocess.Popen([sys.executable, "-c", program], env=environment) as parent:
        child = _wait_for(lambda: _busy_child(parent.pid))
        parent.send_signal(signal.SIGKILL)
    _wait_for(lambda: not Path(f"/proc/{child}").exists())


def _busy_child(parent: int) -> int | None:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    if not children:
        return None
    # The parent writes the request in one go; the child sleeps in `hangs` once its flag is set.
    flags = Path(f"/proc/{children[0]}/fdinfo/3")
    is_busy = flags.exists() and int(flags.read_text(encoding="ascii").split()[3], 8) & os.O_ASYNC
    return int(children[0]) if is_busy else None


def _wait_for(condition: Callable[[], int | None]) -> int:
    """What the condition gives once it is not empty; fails after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    pytest.fail("waited a minute in vain")
