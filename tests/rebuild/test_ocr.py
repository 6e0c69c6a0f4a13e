"""With --ocr scans that were refused before are read, and stay read without it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kb.reader.pdf import ocr
from kb.verify import verify
from tests.faults.world import TAGGER, HashEncoder, World
from tests.reader.pdf.test_encrypted import letter
from tests.reader.pdf.test_ocr import program

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OLD = 1_600_000_000


def test_a_refused_scan_is_tried_again_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its record stands with the warning; verify says that it compared nothing with it."""
    from kb.rebuild import rebuild

    (tmp_path / "corpus").mkdir()
    (tmp_path / "bin").mkdir()
    scan = tmp_path / "corpus" / "scan.pdf"
    scan.write_bytes(letter().replace(b"Tj ET", b"   ET"))
    os.utime(scan, (OLD, OLD))
    (tmp_path / "made.pdf").write_bytes(letter())
    program(tmp_path / "bin" / "tesseract", "echo eng; echo nld")
    program(tmp_path / "bin" / "ocrmypdf", f'for last; do :; done; cp {tmp_path}/made.pdf "$last"')
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    ocr.missing.cache_clear()
    settings, encoder = World(tmp_path).settings, HashEncoder()

    refused = rebuild(settings, encoder=encoder, tagger=TAGGER)
    assert [one.reason for one in refused.refused] == ["no text layer"]
    assert not rebuild(settings, encoder=encoder, tagger=TAGGER).changed
    read = rebuild(settings, encoder=encoder, tagger=TAGGER, ocr=True)
    assert (read.read, read.refused) == (1, ())
    again = rebuild(settings, encoder=encoder, tagger=TAGGER)
    assert (again.unchanged, again.changed) == (1, False)

    with World(tmp_path).open() as generation:
        (sha256,) = generation.store.documents()
        assert generation.store.document_by_hash(sha256).doubts[0] == ocr.RECOGNISED
    report = verify(settings)
    assert report.sound
    assert [problem.what for problem in report.unread] == [
        "was read by text recognition: its text stands in no file"
    ]
    ocr.missing.cache_clear()
