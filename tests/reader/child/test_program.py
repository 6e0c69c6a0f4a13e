"""An installed program runs under limits, and ends whole."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from kb.limits import MIB
from kb.reader.child.program import Ended, run_bounded

if TYPE_CHECKING:
    from pathlib import Path


def _run(program: str, folder: Path, *, seconds: float = 30.0) -> Ended:
    return run_bounded(
        [sys.executable, "-c", program],
        folder,
        memory_bytes=512 * MIB,
        seconds=seconds,
        environment={"WORD": "groet"},
    )


def test_its_status_and_last_words_are_told(tmp_path: Path) -> None:
    program = "import os, sys; print('eerst\\n' + os.environ['WORD'], file=sys.stderr); sys.exit(3)"
    assert _run(program, tmp_path) == Ended(3, "groet")


def test_what_it_starts_does_not_keep_it(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    )
    began = time.perf_counter()
    assert _run(program, tmp_path).status == 0
    assert time.perf_counter() - began < 30  # a guard, not a measurement


def test_too_long_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError):
        _run("import time; time.sleep(60)", tmp_path, seconds=0.5)
