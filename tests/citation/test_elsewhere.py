"""A question of another letter is found where that letter's number stands in the same sentence."""

from __future__ import annotations

import pytest

from kb.citation.elsewhere import find_answers
from kb.citation.papers import find_papers


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.target) for one in find_answers(text, list(find_papers(text)))]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("antwoord op vraag 3 van het lid Podt (2024Z12345)", "2024Z12345/3"),
        (
            "vraag 2 van Kamervragen, Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 2806",
            "ah-tk-20212022-2806/2",
        ),
        ("antwoorden op de vragen 2 en 3 van de leden Kat en Bikker, 2024Z00001", "2024Z00001/2-3"),
    ],
)
def test_an_answer_of_another_letter_is_found(text: str, target: str) -> None:
    assert found(f"Zie {text}.") == [(text, target)]


@pytest.mark.parametrize(
    "text",
    [
        "het antwoord op vraag 3. De vragen van het lid Podt (2024Z12345) gaan",
        "antwoord op vraag 3 van het lid Podt",
        "mijn antwoord op vraag 10",
    ],
)
def test_an_answer_whose_letter_is_not_numbered_is_left_out(text: str) -> None:
    assert found(text) == []
