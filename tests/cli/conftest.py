"""A small index, built once, and `kb` as a function that tells what it printed and how it ended."""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from kb.cli import main
from kb.encoder.engine import EngineEncoder
from kb.rebuild import rebuild
from kb.settings import DEFAULT_MODEL, Settings

PROJECT = Path(__file__).resolve().parents[2]
LETTERS = ("2026Z03786.md", "voorbeeld-2024Z90014-uitstel-cas.txt")


@dataclass(frozen=True, slots=True)
class Ended:
    """One run of `kb`."""

    code: int
    out: str
    err: str


class Kb(Protocol):
    """Runs `kb` with these arguments."""

    def __call__(self, *arguments: str) -> Ended:
        """What it printed and how it ended."""


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two letters and their index, the same for all processes of a run; tests only read it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "two-letters"
    with (shared / "two-letters.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _build(shared / "two-letters.new")
            (shared / "two-letters.new").rename(folder)
    return folder


def _build(folder: Path) -> None:
    (folder / "corpus").mkdir(parents=True)
    for name in LETTERS:
        shutil.copy(PROJECT / "corpus" / name, folder / "corpus" / name)
    rebuild(Settings.load(folder), encoder=EngineEncoder(DEFAULT_MODEL))


@pytest.fixture
def bare_kb(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    """`kb` in a process without settings in its environment."""
    for name in ("KB_ROOT", "KB_LANGUAGE", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run


@pytest.fixture
def kb(bare_kb: Kb, root: Path, monkeypatch: pytest.MonkeyPatch) -> Kb:
    """`kb` in the folder with the index."""
    monkeypatch.chdir(root)
    return bare_kb
