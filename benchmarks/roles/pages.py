"""The ministries' PDFs that the roads make, as text: copied, and by pdftotext in its three ways."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from benchmarks.roads import convert

if TYPE_CHECKING:
    from pathlib import Path


def ministry_texts(work: Path) -> dict[str, Path]:
    """By road the folder of texts; made where they are not there yet."""
    tools = convert.Tools("", "", shutil.which("pdftotext") or "", "")
    folders = {way: work / "roles" / f"ministry-{way}" for way in ("raw", "default", "layout")}
    for pdf in sorted((work / "ministry-pdf").glob("*.pdf")):
        for way, folder in folders.items():
            convert.by_pdftotext(tools, pdf, folder, f"{way}.txt")
    for way in ("raw", "default"):
        folder = work / "roles" / f"ministry-{way}-copied"
        for file in sorted(folders[way].glob("*.txt")):
            convert.copied(file, folder)
        folders[f"{way}-copied"] = folder
    return {f"ministry-{way}": folder for way, folder in folders.items()}
