"""What is not certain is said beside the citation, in the user's language, and never inside the words."""

from __future__ import annotations

from dataclasses import replace

from kb.block import Block, Line, Reading, Span
from kb.doubt import Doubt
from kb.explanation import caution, explain
from kb.letter.letter import Letter
from kb.parse import understand
from kb.question.record import Record
from kb.quotation import quote_with_citation
from kb.source import Source

RECORD = Record("2026Z03786/4", "answer", (4,), "Klopt het?", "Ja.", pages=(3, 3))
LETTER = Letter("2026Z03786", "answers", references=("2026Z03786",))
ODD = Doubt("paragraph-end", "answer", "waarvan de")


def test_a_sure_record_is_quoted_without_a_word_more() -> None:
    """A note is no reason to look."""
    noted = replace(RECORD, doubts=(Doubt("words-glued", "answer", "deGemeente", "note"),))
    assert caution(noted, LETTER) == ""
    assert quote_with_citation("Ja.", noted, LETTER) == quote_with_citation("Ja.", RECORD, LETTER)


def test_a_record_to_check_says_so_beside_its_citation() -> None:
    """On a line of its own: the words stay those of the source."""
    words, citation, warned = quote_with_citation("Ja.", replace(RECORD, doubts=(ODD,)), LETTER).split("\n")
    assert words == "“Ja.”"
    assert citation == "— Brief, antwoord op vraag 4 (2026Z03786), p. 3"
    assert warned == f"Controleer in de bron: {explain(ODD)}."


def test_a_field_that_the_citation_names_may_be_wrong_too() -> None:
    """The date stands in the citation."""
    doubted = replace(LETTER, doubts=(Doubt("date-unknown", "date"),))
    assert caution(RECORD, doubted, "en") == "Check in the source: the letter's date was not found."


def test_three_reasons_are_enough() -> None:
    """And how many there are more."""
    doubts = tuple(Doubt("number-twice", "question", str(number)) for number in range(5))
    assert caution(replace(RECORD, doubts=doubts), LETTER).endswith("het nummer 2 komt vaker voor; … (+2).")


def test_every_record_of_a_recognised_scan_is_to_be_checked() -> None:
    """Nothing tells which letters were guessed wrong."""
    texts = ("Vraag 1", "Kent u het bericht?", "Antwoord 1", "Ja.")
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    blocks = tuple(Block("paragraph", one.text, (Span(one.number, 0, len(one.text)),)) for one in lines)
    reading = Reading("pdf", None, lines, blocks, doubts=(Doubt("recognised"),))
    (record,) = understand(reading, Source("scan.pdf", "0" * 64, "pdf", 1)).records
    assert caution(record, replace(LETTER, doubts=())).startswith("Controleer in de bron: gelezen met tekst")
