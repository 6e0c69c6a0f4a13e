"""The page that a quote names holds its words, checked with pypdf's own extraction of that page."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from kb.parse import parse_file
from kb.passage import passages_of
from kb.question.place import place_of

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_WORDS = 12  # a shorter passage stands on one page and is found by these rules too easily


def _squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalpha() and character.isascii()).lower()


def _assert_pages(path: Path) -> int:
    pages = [_squeezed(page.extract_text()) for page in PdfReader(path).pages]
    document = parse_file(path)
    records = {record.id: record for record in document.records}
    checked = 0
    for passage in passages_of(document):
        words = passage.text.split()
        place = place_of(records[passage.record_id], passage.part, passage.start, passage.end, passage.note)
        if place.pages is None or len(words) < _WORDS or "|" in passage.text:
            continue
        first, last = place.pages
        whole = "".join(pages[first - 1 : last])
        assert _squeezed(words[0]) in pages[first - 1], f"{path.name} p. {first}: {passage.text[:60]}"
        assert _squeezed(words[-1]) in pages[last - 1], f"{path.name} p. {last}: {passage.text[-60:]}"
        if first == last:
            middle = " ".join(words[4:8])
            assert _squeezed(middle) in whole, f"{path.name} p. {first}: {middle}"
        checked += 1
    return checked


def test_quotes_of_the_examples_stand_on_their_pages() -> None:
    """Every passage of every PDF in the corpus."""
    assert sum(_assert_pages(path) for path in sorted(CORPUS.glob("*.pdf"))) > 20


def test_quotes_of_published_answers_stand_on_their_pages(shared: Path) -> None:
    """Every passage of the real PDFs."""
    assert sum(_assert_pages(path) for path in sorted((shared / "letters" / "pdf").glob("*.pdf"))) > 100
