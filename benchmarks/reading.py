"""Pages per second of reading PDFs whole (layout, records, citations) beside pypdf's bare text extraction.

    python -m benchmarks.reading FOLDER [ROUNDS]

Both read the same files in turn in one process; ratios are medians over the rounds.
"""

from __future__ import annotations

import hashlib
import io
import logging
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pypdf import PdfReader

from kb.limits import DEFAULT_LIMITS
from kb.parse import understand
from kb.reader.pdf import read as pdf
from kb.source import Source

if TYPE_CHECKING:
    from kb.block import Reading


def _bare(content: bytes) -> int:
    pages = PdfReader(io.BytesIO(content)).pages
    for page in pages:
        page.extract_text()
    return len(pages)


def _read(content: bytes) -> Reading:
    return pdf.read(content, DEFAULT_LIMITS)


def _understood(content: bytes) -> None:
    reading = _read(content)
    understand(
        reading, Source("x.pdf", hashlib.sha256(content).hexdigest(), "pdf", reading.pages, len(content))
    )


def main() -> None:
    """Print the rates and the ratios."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    contents = [path.read_bytes() for path in sorted(Path(sys.argv[1]).rglob("*.pdf"))]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    seconds: dict[str, list[float]] = {"pypdf text": [], "lines and blocks": [], "records": []}
    pages = sum(_bare(content) for content in contents)
    for content in contents:
        _understood(content)
    for _ in range(rounds):
        for name, act in (("pypdf text", _bare), ("lines and blocks", _read), ("records", _understood)):
            start = time.perf_counter()
            for content in contents:
                act(content)
            seconds[name].append(time.perf_counter() - start)
    base = seconds["pypdf text"]
    for name, times in seconds.items():
        ratio = median(one / other for one, other in zip(base, times, strict=True))
        print(f"{name:18} {pages / median(times):7.1f} pages/s   {ratio:5.2f} of pypdf's rate")


if __name__ == "__main__":
    main()
