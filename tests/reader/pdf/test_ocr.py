"""A scan is read by text recognition where that was asked for and is installed; else the refusal says how."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.errors import NoTextError, ReadError, TooLargeError
from kb.explanation import warnings_of
from kb.limits import DEFAULT_LIMITS
from kb.parse import parse_file
from kb.reader import read_file
from kb.reader.pdf import ocr
from kb.translation import catalogue
from tests.reader.pdf.test_encrypted import letter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF with one page and no text."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(letter().replace(b"Tj ET", b"   ET"))
    return path


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose programs stand for ocrmypdf and tesseract."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder / "tesseract", "printf 'List of available languages (2):\\neng\\nnld\\n'")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    ocr.missing.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _forget() -> None:
    ocr.missing.cache_clear()


def program(path: Path, script: str) -> None:
    """A shell script that can be run."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_the_option_a_scan_is_refused_and_the_option_named(scan: Path) -> None:
    """Never without being asked."""
    with pytest.raises(NoTextError, match=r"scan\.pdf: a scan: its pages hold no text; --ocr reads it"):
        read_file(scan)


def test_what_to_install_is_said(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoTextError, match="apt-get install ocrmypdf tesseract-ocr-nld"):
        read_file(scan, ocr=True)


def test_dutch_must_be_there_too(scan: Path, tools: Path) -> None:
    """Recognition with another language's words gives nonsense."""
    program(tools / "ocrmypdf", "exit 0")
    program(tools / "tesseract", "echo eng")
    with pytest.raises(NoTextError, match="tesseract-ocr-nld"):
        read_file(scan, ocr=True)


def test_what_recognition_makes_is_read_with_a_warning(scan: Path, tools: Path, tmp_path: Path) -> None:
    """The hash stays that of the scan, and the document says how it was read."""
    (tmp_path / "made.pdf").write_bytes(letter())
    program(tools / "ocrmypdf", f'for last; do :; done; cp {tmp_path}/made.pdf "$last"')
    document = parse_file(scan, ocr=True)
    assert document.doubts[0] == ocr.RECOGNISED
    assert "gelezen met tekstherkenning (OCR)" in warnings_of(document, catalogue("nl"))
    assert "het bericht" in document.records[0].question + document.records[0].answer
    with pytest.raises(NoTextError):
        parse_file(scan)


@pytest.mark.parametrize(
    ("script", "error", "why"),
    [
        ("exit 0", NoTextError, "gave nothing"),
        ("echo 'first'; echo 'page 3 is broken' >&2; exit 6", NoTextError, "failed: page 3 is broken"),
        ("sleep 60 & sleep 60", TooLargeError, r"longer than 0\.5 s"),
    ],
)
def test_a_failure_is_named(scan: Path, tools: Path, script: str, error: type[ReadError], why: str) -> None:
    """And nothing is left running."""
    program(tools / "ocrmypdf", script)
    with pytest.raises(error, match=rf"scan\.pdf: .*{why}"):
        read_file(scan, replace(DEFAULT_LIMITS, ocr_seconds=0.5 if "sleep" in script else 20.0), ocr=True)


def test_a_pdf_with_text_is_read_as_it_is(tmp_path: Path, tools: Path) -> None:
    """The option changes nothing for it."""
    program(tools / "ocrmypdf", "exit 6")
    path = tmp_path / "brief.pdf"
    path.write_bytes(letter())
    assert read_file(path, ocr=True).reading.doubts == ()


@pytest.mark.slow
def test_a_real_scan(shared: Path) -> None:
    """By the installed program."""
    if ocr.missing():
        pytest.skip(f"needs text recognition: {ocr.missing()}")
    reading = read_file(shared / "official" / "image.pdf", ocr=True).reading
    assert reading.doubts[0] == ocr.RECOGNISED
    assert "Melkveestapel" in " ".join(block.text for block in reading.blocks)
