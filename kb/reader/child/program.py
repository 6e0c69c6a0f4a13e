"""An installed program run in a process of its own, with limits on its memory, processor time and time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PROGRAM = """
import os, sys
try:
    import resource
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
os.execvp(sys.argv[3], sys.argv[3:])
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit status and the last line that it wrote to standard error."""

    status: int
    said: str


def run_bounded(
    command: Sequence[str],
    folder: Path,
    *,
    memory_bytes: int,
    seconds: float,
    environment: Mapping[str, str],
) -> Ended:
    """Run `command` in `folder` with what it starts; nothing of it is left afterwards.

    `environment` is added to this process's own. Errors: TimeoutError after `seconds`.
    """
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(  # noqa: S603 - a program of the user's, on a file of ours
            [sys.executable, "-c", _PROGRAM, str(memory_bytes), str(int(seconds) + 1), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder), **environment},
            start_new_session=True,  # killed whole, with the programs that it starts
        ) as process,
    ):
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            _end(process)
        errors.seek(0)
        lines = errors.read().decode("utf-8", "replace").strip().splitlines() or [""]
    return Ended(process.returncode, lines[-1])


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what may be left of the program's own children too."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        if process.returncode is None:
            process.kill()
