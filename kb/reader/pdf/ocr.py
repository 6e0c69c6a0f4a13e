"""A scan made searchable by ocrmypdf, an installed program: only where someone asked for it.

The program runs in a process of its own with limits on time and memory, and sees a copy in a folder that is
removed; what it makes is read like any other PDF. Never more than a way to text: what it gives is a guess.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb.doubt import Doubt
from kb.errors import NoTextError, TooLargeError
from kb.message import Message, message

if TYPE_CHECKING:
    from kb.limits import Limits

RECOGNISED: Final = Doubt("recognised")
"""Stands with every document that was read so: its text is not that of the file."""
ADVICE: Final = message(
    "install ocrmypdf and tesseract with Dutch (apt-get install ocrmypdf tesseract-ocr-nld)"
)
_LANGUAGES = ("nld", "eng")
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


@lru_cache(maxsize=1)
def missing() -> Message | None:
    """What to install before scans can be read, None where everything is there."""
    if not shutil.which("ocrmypdf") or not shutil.which("tesseract"):
        return ADVICE
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S607 - as installed
    return None if set(_LANGUAGES) <= set(listed.stdout.split()) else ADVICE


def searchable(content: bytes, path: Path | str, limits: Limits) -> bytes:
    """The PDF with a text layer made from what its pages show.

    Errors: NoTextError that says what to install or why it failed, TooLargeError where it takes too long.
    """
    advice = missing()
    if advice is not None:
        raise NoTextError(path, message("a scan: --ocr cannot read it, {advice}", advice=advice))
    with tempfile.TemporaryDirectory(prefix="kb-ocr-") as folder:
        source, target = Path(folder, "scan.pdf"), Path(folder, "text.pdf")
        source.write_bytes(content)
        _run(source, target, path, limits)
        if not target.is_file():
            raise NoTextError(path, message("a scan: text recognition gave nothing"))
        return target.read_bytes()


def _run(source: Path, target: Path, path: Path | str, limits: Limits) -> None:
    command = [
        "ocrmypdf", "--quiet", "--force-ocr", "--jobs", "1", "--output-type", "pdf",
        "--language", "+".join(_LANGUAGES), str(source), str(target),
    ]  # fmt: skip
    bounds = [str(limits.ocr_memory_bytes), str(int(limits.ocr_seconds) + 1)]
    with subprocess.Popen(  # noqa: S603 - a program of the user's, on a file of ours
        [sys.executable, "-c", _PROGRAM, *bounds, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=source.parent,
        env={**os.environ, "TMPDIR": str(source.parent), "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,  # killed whole, with the programs that it starts
    ) as process:
        try:
            _, said = process.communicate(timeout=limits.ocr_seconds)
        except subprocess.TimeoutExpired as error:
            raise TooLargeError(
                path, message("takes longer than {seconds} s to recognise", seconds=f"{limits.ocr_seconds:g}")
            ) from error
        finally:
            _end(process)
    if process.returncode:
        lines = said.decode("utf-8", "replace").strip().splitlines() or [""]
        raise NoTextError(path, message("a scan: text recognition failed: {reason}", reason=lines[-1][:200]))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what may be left of the program's own children too."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        if process.returncode is None:
            process.kill()
