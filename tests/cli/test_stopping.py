"""Ctrl-C ends `kb` with 130 within two seconds, whatever it does, without a traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_process import environment
from tests.faults.conftest import FULL

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "print('here', flush=True)\nimport sys\nfrom kb.cli import main\nsys.exit(main())"
PATIENT = 60  # seconds: a guard on a busy machine, not the measurement


def begun(program: str, root: Path, *arguments: str) -> subprocess.Popen[str]:
    """A Python that has said that it is there."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "here\n"
    return process


def stopped(process: subprocess.Popen[str], number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
    """Exit code and what was said on stderr after the signal."""
    process.send_signal(number)
    began = time.perf_counter()
    _, told = process.communicate(timeout=PATIENT)
    assert time.perf_counter() - began < PATIENT
    return process.returncode, told


EARLY = (
    "from kb.cli import main\n"  # what an installed `kb` does before anything else
    "import sys\nprint('here', flush=True)\nsys.exit(main())"
)


def test_at_any_moment_of_the_start(root: Path) -> None:
    """While modules are imported, while it searches, while it ends: 130, or it was done before."""
    count = 50 if FULL else 8
    codes = []
    for at in range(count):
        process = begun(EARLY, root, "search", "politie", "--mode", "lexical")
        time.sleep(0.3 * at / count)  # the first at once: a busy machine wakes late
        code, told = stopped(process)
        codes.append(code)
        assert code in {0, 130}, told
        assert "Traceback" not in told
    assert 130 in codes


SLOW = """
from hashlib import pbkdf2_hmac
print('here', flush=True)
from kb.cli.stopping import interruptible
with interruptible():
    pbkdf2_hmac("sha256", b"x", b"y", 10**9)
"""


def test_while_a_library_computes(tmp_path: Path) -> None:
    """Python runs no handler then; the process ends all the same."""
    process = begun(SLOW, tmp_path)
    time.sleep(0.5)
    assert stopped(process) == (130, "")


SWALLOWED = """
import time
import kb.cli.program
from kb.settings import Settings

def load(root=None):
    print('here', flush=True)
    try:
        time.sleep(60)
    except BaseException:
        raise ImportError("initialization failed") from None

kb.cli.program.language_of = lambda arguments: "nl"
Settings.load = load
import sys
from kb.cli import main
sys.argv = ["kb", "letters"]
sys.exit(main())
"""


def test_where_a_library_makes_another_error_of_it(tmp_path: Path) -> None:
    """As torch does when its import is interrupted."""
    process = begun(SWALLOWED, tmp_path)
    code, told = stopped(process)
    assert code == 130
    assert "ImportError" not in told


REBUILD = """
import sys, time
from kb.errors import InterruptedError_
from kb.rebuild import stop_on_signals
try:
    with stop_on_signals():
        print('here', flush=True)
        try:
            time.sleep(60)
        except Exception as error:
            raise ImportError("initialization failed") from error
except InterruptedError_ as error:
    sys.exit(128 + error.signal_number)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_rebuild_that_imports_a_library(tmp_path: Path, number: signal.Signals) -> None:
    """The same within a rebuild, which also SIGTERM stops."""
    assert stopped(begun(REBUILD, tmp_path), number) == (128 + number, "")


def test_a_signal_that_is_ignored_stays_ignored(root: Path) -> None:
    """As `nohup` and a shell's background jobs ask for."""
    program = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + MAIN
    process = begun(program, root, "letters")
    code, _ = stopped(process)
    assert code == 0
