"""RTF and Word 97 are read through LibreOffice where it is installed; else the refusal says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import UnsupportedError
from kb.parse import parse_file
from kb.reader.word import converted

if TYPE_CHECKING:
    from pathlib import Path

RTF = rb"""{\rtf1\ansi\ansicpg1252 Datum 3 maart 2025\par Uw referentie 2025Z90123\par Geachte voorzitter,\par
Vraag 1\par Kent u het bericht?\par Antwoord 1\par Ja, dat is bekend.\par Vraag 2\par Wat vindt u ervan?\par
Antwoord 2\par De co\'f6rdinatie kan beter.\par}"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """An RTF file with two answers."""
    path = tmp_path / "brief.rtf"
    path.write_bytes(RTF)
    return path


@pytest.mark.skipif(not converted.converter(), reason="needs LibreOffice")
def test_rtf_is_read_through_the_program_that_is_installed(letter: Path) -> None:
    document = parse_file(letter)
    assert [record.answer for record in document.records] == [
        "Ja, dat is bekend.",
        "De coördinatie kan beter.",
    ]
    assert converted.CONVERTED in document.doubts


def test_without_the_program_the_refusal_says_what_to_do(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnsupportedError, match="save it as DOCX or PDF"):
        parse_file(letter)
