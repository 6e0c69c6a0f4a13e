"""RTF and Word 97 made into DOCX by LibreOffice, where that is installed; else the refusal says what to do.

The program runs in a process of its own with limits on time and memory, without macros, and sees a
copy in a folder that is removed; what it makes is read like any other DOCX, in the limited child process.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb.doubt import Doubt
from kb.errors import DamagedError, TooLargeError
from kb.message import message
from kb.reader.child.program import run_bounded
from kb.reader.detect import OLE, is_word

if TYPE_CHECKING:
    from kb.limits import Limits

CONVERTED: Final = Doubt("converted")
"""Stands with every document that was read so: its text is not that of the file."""
_RTF: Final = b"{\\rtf"


def kind_of(content: bytes) -> str:
    """'rtf' or 'doc' where the bytes are what a converter reads, else ''."""
    if content.startswith(_RTF):
        return "rtf"
    if content.startswith(OLE) and is_word(content):
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
    try:
        run_bounded(
            command,
            source.parent,
            memory_bytes=limits.convert_memory_bytes,
            seconds=limits.convert_seconds,
            environment={"HOME": str(source.parent)},
        )
    except TimeoutError as error:
        raise TooLargeError(
            path,
            message("takes longer than {seconds} s to convert", seconds=f"{limits.convert_seconds:g}"),
        ) from error
