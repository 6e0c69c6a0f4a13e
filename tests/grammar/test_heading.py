"""Headings of questions and answers are known in every way that people number them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.grammar.heading import HeadingKind, parse_bare_number, parse_heading, parse_inline_number


@pytest.mark.parametrize(
    ("text", "kind", "labels", "rest"),
    [
        ("Vraag 1", "question", "1", ""),
        ("Vraag 3, 4 en 5", "question", "3 4 5", ""),
        ("Vragen 7 t/m 9", "question", "7 8 9", ""),
        ("Vraag 7, 8, 9 10 en 11", "question", "7 8 9 10 11", ""),
        ("Vraag 3a", "question", "3a", ""),
        ("Vraag 1: Bent u bekend?", "question", "1", "Bent u bekend?"),
        ("Antwoord op vraag 2 en 3", "answer", "2 3", ""),
        ("Antwoord vragen 1,2,3,4 en 5", "answer", "1 2 3 4 5", ""),
        ("Antwoord op de vragen 1 tot en met 3", "answer", "1 2 3", ""),
        ("Antwoord op vragen 3 t/m 5 en 7", "answer", "3 4 5 7", ""),
        ("Antwoord vraag 1:", "answer", "1", ""),
        ("Antwoord", "answer", "", ""),
        ("Antwoord: Ja.", "answer", "", "Ja."),
        ("Antwoord college", "answer", "", ""),
        ("Antwoord van het college van B&W: Nee.", "answer", "", "Nee."),
        ("Antwoord GS:", "answer", "", ""),
        ("Beantwoording vragen 3-5", "answer", "3 4 5", ""),
        ("Answers to questions 3 and 4", "answer", "3 4", ""),
        ("Question 2", "question", "2", ""),
        ("Mededeling", "notice", "", ""),
        ("Toelichting:", "remark", "", ""),
    ],
)
def test_a_heading_is_read(text: str, kind: HeadingKind, labels: str, rest: str) -> None:
    """Kind, numbers and the text behind come out of the heading as written."""
    heading = parse_heading(text)
    assert heading is not None
    assert (heading.kind, " ".join(heading.labels), heading.rest) == (kind, labels, rest)
    assert text[heading.rest_at :].strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        "Vraag 3 van het lid Podt is beantwoord",
        "Vragen van het lid Podt (D66) aan de minister",
        "Antwoord van Minister Dijkgraaf (Onderwijs, Cultuur en Wetenschap)",
        "Antwoorden van de minister van Justitie en Veiligheid op Kamervragen",
        "Vraag en aanbod zijn in 2023 in balans.",
        "Antwoorden op deze vragen volgen later.",
        "Vragenuur",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    """Sentences that begin with the same words stay sentences."""
    assert parse_heading(text) is None


def test_numbers_without_the_word() -> None:
    """A number alone, and a number before its question."""
    assert parse_bare_number("7.") == "7"
    assert parse_bare_number("(3a)") is None or parse_bare_number("3a") == "3a"
    assert parse_bare_number("2024") is None
    assert parse_inline_number("7. Bent u bekend met het bericht?") == ("7", 3)
    assert parse_inline_number("7 Bent u bekend met het bericht?") == ("7", 2)
    assert parse_inline_number("1,5 miljoen euro") is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    """No text makes the reading of headings fail."""
    heading = parse_heading(text)
    assert heading is None or all(0 < number <= 400 for number in heading.numbers)
    parse_bare_number(text)
    parse_inline_number(text)


def test_a_number_in_brackets_and_a_member_head_a_question() -> None:
    numbered = parse_heading("Vraag (2): Wat is de doorlooptijd?")
    assert numbered is not None
    assert (numbered.labels, numbered.rest) == (("2",), "Wat is de doorlooptijd?")
    asked = parse_heading("Vraag van het lid Ergün (DENK): Waarom duurt de teruggave zo lang?")
    assert asked is not None
    assert (asked.kind, asked.who, asked.rest) == (
        "question",
        "Ergün (DENK)",
        "Waarom duurt de teruggave zo lang?",
    )
    assert parse_heading("Vraag van het lid Ergün was waarom dit zo lang duurt") is None
