"""Other programs' conversions, each a road from a Word file or a PDF to what `kb` reads."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.reader.word.converted import converter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OFFICE = {"pdf": "pdf", "odt": "odt", "html": "html", "txt": "txt:Text (encoded):UTF8"}
OLD = {"rtf": "rtf", "doc": "doc"}
"""Formats that `kb` itself reads through LibreOffice: slow."""
PANDOC = {"md": "markdown", "gfm.md": "gfm", "plain.txt": "plain", "pandoc.html": "html"}
PDFTOTEXT = {"default.txt": (), "layout.txt": ("-layout",), "raw.txt": ("-raw",)}


@dataclass(frozen=True, slots=True)
class Tools:
    """The programs that were found, '' for none. `mupdf` is a Python that has pymupdf4llm."""

    office: str
    pandoc: str
    pdftotext: str
    mupdf: str

    @classmethod
    def found(cls, mupdf: str = "") -> Tools:
        """The programs on this machine."""
        return cls(converter(), shutil.which("pandoc") or "", shutil.which("pdftotext") or "", mupdf)


def by_office(tools: Tools, files: Iterable[Path], folder: Path, extension: str) -> None:
    """Convert those files that have no result yet, in one run of LibreOffice."""
    missing = [file for file in files if not (folder / f"{file.stem}.{extension}").exists()]
    if missing and tools.office:
        folder.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(missing), 40):
            subprocess.run(
                [tools.office, "--headless", f"-env:UserInstallation=file://{folder.parent}/profile",
                 "--convert-to", (OFFICE | OLD)[extension], "--outdir", str(folder),
                 *map(str, missing[start : start + 40])],
                check=False, capture_output=True, timeout=900,
            )  # fmt: skip


def by_pandoc(tools: Tools, file: Path, folder: Path, extension: str) -> None:
    """Convert a Word file by pandoc."""
    target = folder / f"{file.stem}.{extension}"
    if tools.pandoc and not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [tools.pandoc, "-f", "docx", "-t", PANDOC[extension], "-o", str(target), str(file)],
            check=False, capture_output=True, timeout=120,
        )  # fmt: skip


def by_pdftotext(tools: Tools, file: Path, folder: Path, extension: str) -> None:
    """Take the text of a PDF, in one of poppler's three ways."""
    target = folder / f"{file.stem}.{extension}"
    if tools.pdftotext and not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [tools.pdftotext, *PDFTOTEXT[extension], str(file), str(target)],
            check=False, capture_output=True, timeout=120,
        )  # fmt: skip


def on_one_line(text: Path, folder: Path) -> None:
    """The text of a PDF with every line end made a blank."""
    target = folder / f"{text.name.split('.')[0]}.oneline.txt"
    if text.exists() and not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(
            re.sub(r"\s+", " ", text.read_text(encoding="utf-8", errors="replace")).strip() + "\n"
        )


def copied(text: Path, folder: Path) -> None:
    """The text of a PDF as a person copies it: in the order of the file, without page breaks."""
    target = folder / f"{text.name.split('.')[0]}.copied.txt"
    if text.exists() and not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(text.read_text(encoding="utf-8", errors="replace").replace("\f", ""))


def by_mupdf(tools: Tools, files: Iterable[Path], folder: Path) -> None:
    """Markdown from PDF by pymupdf4llm, in a Python of its own."""
    missing = [file for file in files if not (folder / f"{file.stem}.mupdf.md").exists()]
    if missing and tools.mupdf:
        folder.mkdir(parents=True, exist_ok=True)
        program = (
            "import sys, pathlib, pymupdf4llm\n"
            "for name in sys.argv[2:]:\n"
            "    text = pymupdf4llm.to_markdown(name)\n"
            "    pathlib.Path(sys.argv[1], pathlib.Path(name).stem + '.mupdf.md').write_text(text, 'utf-8')\n"
        )
        subprocess.run(
            [tools.mupdf, "-c", program, str(folder), *map(str, missing)],
            check=False, capture_output=True, timeout=1800,
        )  # fmt: skip
