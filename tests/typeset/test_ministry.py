"""The typesetter makes the ministries' layout as real PDFs have it, for the reader's tests."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.typeset.look import ColumnOrder, Look
from tests.typeset.markup import plain
from tests.typeset.ministry import typeset
from tests.typeset.real import letter_2026z03786
from tests.typeset.spec import Exchange, LetterSpec, Note

LOOKS = (
    Look(),
    Look(face="serif", size=10, leading=13, questions="italic", labels="kort", column="left"),
    Look(labels="nummer", letterhead="date in column", page_number="Pagina {}/{}", hyphenate=False),
)


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("look", LOOKS)
def test_letter_has_five_pages_or_more_with_column_and_number_on_each(look: Look) -> None:
    """Each page of the letter repeats the margin column and bears its number."""
    pages = _pages(typeset(letter_2026z03786(), look))
    assert len(pages) >= 5
    for number, page in enumerate(pages, 1):
        assert "Directoraat-Generaal" in page
        assert look.page_number.format(number, len(pages)) in page


@pytest.mark.parametrize("look", LOOKS)
def test_every_word_of_the_letter_is_in_the_pdf(look: Look) -> None:
    """Nothing of a question or answer is lost between spec and page, hyphens and furniture aside."""
    letter = letter_2026z03786()
    pdf_text = _squeezed("".join(_pages(typeset(letter, look))))
    texts = [text for exchange in letter.exchanges for text in (*exchange.questions, exchange.answer)]
    missing = {word for text in texts for word in plain(text).split() if _squeezed(word) not in pdf_text}
    assert missing <= {"risicogebaseerde"}  # hyphenated over two pages in one of the looks


def test_two_runs_give_the_same_bytes() -> None:
    """A PDF can be committed and made again without a difference."""
    assert typeset(letter_2026z03786()) == typeset(letter_2026z03786())


@pytest.mark.parametrize(("order", "first"), [("first", True), ("between", False), ("last", False)])
def test_column_stands_in_the_stream_where_the_look_says(order: ColumnOrder, first: bool) -> None:
    """The margin column comes before the body, after it, or in the middle of a sentence."""
    page = _pages(typeset(letter_2026z03786(), Look(column_orders=(order,))))[2]
    assert page.startswith("Directoraat-Generaal") is first
    before, _, after = page.partition("Directoraat-Generaal")
    if order == "between":
        assert before.strip()[-1] not in ".?:"
        assert after.count("\n") > 15
    if order == "last":
        assert "Pagina 3 van" in before


def test_footnotes_lie_at_the_foot_of_the_page_that_calls_them() -> None:
    """A note's text follows the body of its page, above the page number."""
    page = _pages(typeset(letter_2026z03786()))[1]
    assert page.index("Voorbeelden hiervan") > page.index("concrete inzet van de politie")


def test_words_are_hyphenated_and_real_hyphens_end_lines_where_asked() -> None:
    """Both kinds of hyphen end lines: one that goes when the word is joined, and one that stays."""
    answer = (
        "Wie in Noord-Holland woont, valt onder de AI-verordening en onder het kwaliteits- en risicoproces. "
        * 12
    )
    letter = LetterSpec(
        subject="Proef", date="1 mei 2025", exchanges=(Exchange((1,), ("Mag dat?",), answer),)
    )
    lines = "".join(_pages(typeset(letter, Look(break_after=("Noord-", "AI-", "kwaliteits-"))))).splitlines()
    ends = {line.split()[-1] for line in lines if line.strip()}
    assert {"Noord-", "AI-", "kwaliteits-"} <= ends
    real = _pages(typeset(letter_2026z03786()))
    assert any(line.endswith("gege-") for line in real[1].splitlines())


def test_joint_answers_lists_tables_and_notes_are_set() -> None:
    """What real letters have beside paragraphs comes out whole."""
    answer = "Ja.[^1]\n\n- eerste punt\n- tweede punt\n\n| Jaar | Aantal |\n| 2024 | 12 |\n\na) deels;"
    exchange = Exchange((2, 3), ("Hoe?", "En waarom?"), answer)
    letter = LetterSpec(
        subject="Proef", date="1 mei 2025", exchanges=(exchange,), notes=(Note("1", "Zie elders."),)
    )
    text = " ".join(" ".join(_pages(typeset(letter))).split())
    for expected in (
        "Vraag 3",
        "Antwoord op vraag 2 en 3",
        "• eerste punt",
        "2024 12",
        "a) deels;",
        "1 Zie elders.",
    ):
        assert expected in text
