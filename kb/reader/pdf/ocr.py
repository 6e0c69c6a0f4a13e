"""A scan made searchable by ocrmypdf, an installed program: only where someone asked for it.

The program runs in a process of its own with limits on time and memory, and sees a copy in a folder that is
removed; what it makes is read like any other PDF. Never more than a way to text: what it gives is a guess.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kb.doubt import Doubt
from kb.errors import NoTextError, TooLargeError
from kb.message import Message, message
from kb.reader.child.program import run_bounded

if TYPE_CHECKING:
    from kb.limits import Limits

RECOGNISED: Final = Doubt("recognised")
"""Stands with every document that was read so: its text is not that of the file."""
ADVICE: Final = message(
    "install ocrmypdf and tesseract with Dutch (apt-get install ocrmypdf tesseract-ocr-nld)"
)
_LANGUAGES = ("nld", "eng")


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
    try:
        ended = run_bounded(
            command,
            source.parent,
            memory_bytes=limits.ocr_memory_bytes,
            seconds=limits.ocr_seconds,
            environment={"OMP_THREAD_LIMIT": "1"},
        )
    except TimeoutError as error:
        raise TooLargeError(
            path, message("takes longer than {seconds} s to recognise", seconds=f"{limits.ocr_seconds:g}")
        ) from error
    if ended.status:
        raise NoTextError(path, message("a scan: text recognition failed: {reason}", reason=ended.said[:200]))
