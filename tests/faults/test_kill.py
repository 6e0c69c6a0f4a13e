"""Whatever kills a rebuild, and whenever, the old index or the new one stands, whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.conftest import FULL

if TYPE_CHECKING:
    from tests.faults.world import World

PROJECT = Path(__file__).resolve().parents[2]
STEPS = (
    "locked", "surveyed", "folder", "read", "store", "embedded", "terms", "vectors",
    "checksums", "manifest", "synced", "pointer written", "pointer replaced", "pointer synced", "cleaned",
)  # fmt: skip
AFTER_COMMIT = frozenset({"pointer replaced", "pointer synced", "cleaned"})
SEED = 20260330


def start(world: World, *options: str) -> subprocess.Popen[str]:
    """A rebuild in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.program", str(world.root), *options],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(process: subprocess.Popen[str], step: str) -> None:
    """Read its steps until this one."""
    assert process.stdout
    for line in process.stdout:
        if line.strip() == step:
            return
    raise AssertionError(f"ended before {step!r}: {process.stderr.read() if process.stderr else ''}")


def change(world: World, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """Add, change and remove a letter; the letters before and after."""
    before = world.letters()
    world.put(number)
    world.put(number - 1, extra=f"Gewijzigd {number}.")
    gone = world.settings.corpus / f"{number - 4:05d}.txt"
    gone.unlink()
    return before, (before | {f"2025Z{number:05d}"}) - {f"2025Z{number - 4:05d}"}


def check_whole(world: World) -> None:
    """Every file, count and quote; sources of the old index may have changed meanwhile."""
    report = world.verify()
    assert report.sound, report.problems


def test_steps_are_those_that_are_killed(world: World) -> None:
    """The names below are all the steps there are, so that no step goes untried."""
    steps: list[str] = []
    world.put(6)
    world.rebuild(on_step=steps.append)
    assert tuple(steps) == STEPS


@pytest.mark.parametrize("step", STEPS)
def test_error_at_each_step(world: World, step: str) -> None:
    """An error at a step leaves the old or the new index and nothing half-written."""
    before, after = change(world, 6)

    def fail(reached: str) -> None:
        if reached == step:
            raise KeyError(step)

    with pytest.raises(KeyError):
        world.rebuild(on_step=fail)
    assert world.letters() == (after if step in AFTER_COMMIT else before)
    check_whole(world)
    world.rebuild()
    assert world.letters() == after
    assert len(list((world.settings.indexes / "generations").iterdir())) == 1


@pytest.mark.parametrize(
    "step", STEPS if FULL else ("store", "vectors", "pointer written", "pointer replaced")
)
@pytest.mark.parametrize("again", range(5 if FULL else 1))
def test_kill_at_each_step(world: World, step: str, again: int) -> None:
    """Killed at a step before the pointer is replaced the old index stands, after it the new one."""
    before, after = change(world, 6)
    process = start(world, "--die-at", step)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert world.letters() == (after if step in AFTER_COMMIT else before)
    check_whole(world)
    report = world.rebuild()
    assert world.letters() == after
    assert report.seen == report.read + report.unchanged
    assert len(list((world.settings.indexes / "generations").iterdir())) == 1
    check_whole(world)


@pytest.mark.timeout(900)
def test_kill_at_random_moments(world: World) -> None:
    """Killed at any moment the index is the old one or the new one, and no letter is lost."""
    moments = random.Random(SEED)
    world.fill(30, start=100)
    process = start(world)
    wait_for(process, "locked")
    began = time.perf_counter()
    process.communicate()
    longest = time.perf_counter() - began
    outcomes = {"old": 0, "new": 0}
    for number in range(6, 6 + (200 if FULL else 6)):
        before, after = change(world, number)
        process = start(world)
        wait_for(process, "locked")
        time.sleep(moments.uniform(0, longest))
        process.kill()
        process.communicate()
        letters = world.letters()
        assert letters in (before, after)
        outcomes["old" if letters == before else "new"] += 1
        check_whole(world)
        world.rebuild()
        assert world.letters() == after
    print(outcomes)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_stop_within_two_seconds(world: World, number: signal.Signals) -> None:
    """SIGINT and SIGTERM end a rebuild with 130 and 143 within 2 s, the old index intact."""
    moments = random.Random(SEED)
    before, after = change(world, 6)
    for _ in range(25 if FULL else 2):
        process = start(world, "--signals", "--slow", "0.1")
        wait_for(process, "locked")
        time.sleep(moments.uniform(0, 1.0))
        process.send_signal(number)
        began = time.perf_counter()
        process.communicate()
        assert time.perf_counter() - began < 15  # a guard, not a measurement
        assert process.returncode == 128 + number
        assert world.letters() == before
        assert len(list((world.settings.indexes / "generations").iterdir())) == 1
        check_whole(world)
    world.rebuild()
    assert world.letters() == after
