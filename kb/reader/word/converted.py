"""RTF and Word 97 made into DOCX by LibreOffice, where that is installed; else the refusal says what to do.

The program runs in a process of its own with limits on time and memory, without macros, and sees a
copy in a folder that is removed; what it makes is read like any other DOCX, in the limited child process.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb.doubt import Doubt
from kb.errors import DamagedError, TooLargeError
from kb.message import message

if TYPE_CHECKING:
    from kb.limits import Limits

CONVERTED: Final = Doubt("converted")
"""Stands with every document that was read so: its text is not that of the file."""
_RTF: Final = b"{\\rtf"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def kind_of(content: bytes) -> str:
    """'rtf' or 'doc' where the bytes are what a converter reads, else ''."""
    if content.startswith(_RTF):
        return "rtf"
    if content.startswith(_OLE) and "WordDocument".encode("utf-16-le") in content:
        return "doc"
    return ""


def converter() -> str:
    """The program that converts, '' where none is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def as_docx(content: bytes, path: Path | str, limits: Limits) -> bytes:
    """The document as DOCX. Errors: DamagedError where nothing comes of it, TooLargeError (time)."""
    with tempfile.TemporaryDirectory(prefix="kb-convert-") as folder:
        source, target = Path(folder, f"brief.{kind_of(content)}"), Path(folder, "brief.docx")
        source.write_bytes(content)
        _run(source, path, limits)
        if not target.is_file():
            raise DamagedError(path, message("LibreOffice could not convert it"))
        return target.read_bytes()


def _run(source: Path, path: Path | str, limits: Limits) -> None:
    command = [
        converter(), "--headless", "--norestore", "--nolockcheck",
        f"-env:UserInstallation={source.parent.as_uri()}/profile",
        "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    bounds = [str(limits.convert_memory_bytes), str(int(limits.convert_seconds) + 1)]
    with subprocess.Popen(  # noqa: S603 - a program of the user's, on a file of ours
        [sys.executable, "-c", _PROGRAM, *bounds, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=source.parent,
        env={**os.environ, "TMPDIR": str(source.parent), "HOME": str(source.parent)},
        start_new_session=True,  # killed whole, with the programs that it starts
    ) as process:
        try:
            process.wait(timeout=limits.convert_seconds)
        except subprocess.TimeoutExpired as error:
            raise TooLargeError(
                path,
                message("takes longer than {seconds} s to convert", seconds=f"{limits.convert_seconds:g}"),
            ) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what may be left of the program's own children too."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        if process.returncode is None:
            process.kill()
