"""`kb rebuild-index` from nothing to an answer, and what it says on the way."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kb.cli.progress import ProgressLine
from kb.cli.terminal import Terminal
from kb.rebuild.report import Progress
from kb.translation import catalogue
from tests.cli.conftest import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kb


def kb(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as a person starts it."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KB_")}
    return subprocess.run(
        [sys.executable, "-m", "kb", *arguments],
        cwd=root,
        env=environment | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_from_nothing_to_an_answer(tmp_path: Path) -> None:
    """Build, build again, search: with the real model, without a terminal."""
    (tmp_path / "corpus").mkdir()
    shutil.copy(PROJECT / "corpus" / "voorbeeld-2024Z90014-uitstel-cas.txt", tmp_path / "corpus")
    built = kb(tmp_path, "rebuild-index")
    assert built.returncode == 0, built.stderr
    assert "1 bestand gezien = 1 gelezen + 0 ongewijzigd + 0 geweigerd + 0 overgeslagen" in built.stdout
    assert "Lezen 1/1" in built.stderr
    assert "\x1b" not in built.stdout + built.stderr
    again = kb(tmp_path, "rebuild-index")
    assert "De index was al bijgewerkt." in again.stdout
    found = kb(tmp_path, "search", "Where is the answer to the questions on predictive policing?")
    assert found.returncode == 0
    assert "2024Z90014" in found.stdout
    assert kb(tmp_path, "verify").returncode == 0


def test_nothing_to_do_is_said(bare_kb: Kb, root: Path, tmp_path: Path) -> None:
    """And what is gone is dropped."""
    shutil.copytree(root, tmp_path / "copy")
    assert "De index was al bijgewerkt." in bare_kb("rebuild-index", "--root", str(tmp_path / "copy")).out
    (tmp_path / "copy" / "corpus" / "voorbeeld-2024Z90014-uitstel-cas.txt").unlink()
    ended = bare_kb("rebuild-index", "--root", str(tmp_path / "copy"))
    assert "weggehaald  voorbeeld-2024Z90014-uitstel-cas.txt" in ended.out
    assert bare_kb("letters", "--root", str(tmp_path / "copy")).out.count("2024Z90014") == 0


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def shown(*, live: bool, step: float) -> str:
    """What is written for a hundred files, `step` seconds apart."""
    err, clock = io.StringIO(), Clock()
    terminal = Terminal(io.StringIO(), err, 60 if live else None, colour=False, live=live)
    with ProgressLine(terminal, catalogue("en"), clock) as line:
        for done in range(1, 101):
            clock.now += step
            line(Progress("read", done, 100, f"brief-{done}\x1b[2J.pdf"))
    return err.getvalue()


def test_without_a_terminal_a_line_now_and_then() -> None:
    """Not a line a file."""
    said = shown(live=False, step=0.5)
    assert said.startswith("Reading 1/100\n")
    assert 5 < said.count("\n") < 15


def test_on_a_terminal_a_bar_that_goes_away() -> None:
    """One line, redrawn, no wider than the window, erased at the end; file names cannot steer it."""
    said = shown(live=True, step=0.5)
    assert "\n" not in said
    assert said.endswith("\r\x1b[2K")
    drawn = said.split("\r\x1b[2K")
    assert all(len(line) < 60 for line in drawn)
    assert "Reading ████████████████████████ 100/100" in drawn[-2]
    assert "\x1b" not in "".join(drawn)


def test_a_quick_rebuild_does_not_flicker() -> None:
    """Redrawn twenty times a second at most, but the last count is shown."""
    said = shown(live=True, step=0.001).split("\r\x1b[2K")
    assert len(said) < 8
    assert "100/100" in said[-2]
