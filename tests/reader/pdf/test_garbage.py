"""A text layer with other letters than the page shows is told from language, whatever the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import NoTextError, ReadError
from kb.reader import read_file
from kb.reader.pdf.garbage import is_garbage

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
LETTER = (
    "In antwoord op uw brief van 26 februari 2026 deel ik u mee dat de vragen van het lid El-Abassi (DENK)"
    " over het artikel worden beantwoord zoals aangegeven in de bijlage van deze brief. De politie gebruikt"
    " het systeem sinds 2017 en heeft in 2025 besloten om ermee te stoppen, omdat de waarde beperkt was."
)
TABLE = (
    "Amsterdam 12.345 Rotterdam 9.876 Utrecht 5.432 Eindhoven 2.345 Tilburg 1.234 Almere 987 Breda 765 " * 6
)
POLISH = (
    "W odpowiedzi na zapytanie posła informuję, że ministerstwo prowadzi prace nad projektem ustawy, który ma"
    " zapewnić ochronę danych osobowych obywateli. Projekt zostanie przekazany do konsultacji publicznych, a"
    " następnie skierowany pod obrady rządu. Termin zakończenia prac przewidziano na koniec bieżącego roku."
)


def shifted(text: str, by: int) -> str:
    """Every character `by` further on: what a font without its table gives."""
    return "".join(chr(ord(letter) + by) if letter > " " else letter for letter in text)


def refusal(path: Path) -> str:
    """Why a file is not read, '' where it is."""
    try:
        read_file(path)
    except ReadError as error:
        return str(error.detail)
    return ""


@pytest.mark.parametrize("text", [LETTER, TABLE, POLISH, LETTER.upper(), "x " * 10, "", "1 2 3 4 " * 40])
def test_language_and_tables_are_no_garbage(text: str) -> None:
    """Nor is what is too short to tell."""
    assert not is_garbage([text])


@pytest.mark.parametrize("by", [-29, -1, 3, 13, 29, 200])
def test_letters_put_for_others_are(by: int) -> None:
    """However they are put."""
    assert is_garbage([shifted(LETTER, by)])


@pytest.mark.parametrize("text", ["/g1/g2/g3 /g4/g3 /g6 " * 30, "\u25a1\u25a1\u25a1 \u25a1\u25a1 " * 40])
def test_signs_for_letters_are(text: str) -> None:
    """Names of glyphs, and boxes."""
    assert is_garbage([text])


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.name)
def test_no_example_is_taken_for_garbage(path: Path) -> None:
    """Each is read."""
    assert read_file(path).reading.blocks


def test_every_pdf_at_hand(shared: Path) -> None:
    """The letters are read; the PDF whose fonts have no table is refused as one to recognise."""
    for path in sorted((shared / "letters" / "pdf").glob("*.pdf")):
        assert read_file(path).reading.blocks
    with pytest.raises(NoTextError, match="--ocr"):
        read_file(shared / "official" / "garble.pdf")
    for path in sorted((shared / "badpdfs" / "samplefiles").glob("*.pdf")):
        assert "text layer is damaged" not in refusal(path)
