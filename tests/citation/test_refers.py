"""A text points to questions of its own letter in many words; those of other letters are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.refers import question_numbers, referenced_questions

ALL = range(1, 13)
OWN = (6,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In de laatste alinea van mijn antwoord op vraag 10 geef ik", (10,)),
        ("Zie het antwoord op vraag 3.", (3,)),
        ("zie antwoord vraag 2", (2,)),
        ("Zoals geantwoord onder vraag 2", (2,)),
        ("de antwoorden op de vragen 4 en 5", (4, 5)),
        ("zoals in antwoord 3, 4 en 5", (3, 4, 5)),
        ("vraag 2 t/m 4", (2, 3, 4)),
        ("de vragen 7 tot en met 10", (7, 8, 9, 10)),
        ("antwoord 7-9", (7, 8, 9)),
        ("antwoord 7, 8, 9 10 en 11", (7, 8, 9, 10, 11)),
        ("vragen 1,2,3,4 en 5", (1, 2, 3, 4, 5)),
        ("Zie vraag 5", (5,)),
        ("Zie antwoord 2.", (2,)),
        ("hetantwoord op vraag 5. In het artikel", (5,)),
        ("beantwoording vanvraag 3, in strijd", (3,)),
        ("zoals aangegeven bij vraag 7", (7,)),
        ("het antwoord op vraag 3a", (3,)),
        ("vraag 4 en het antwoord op vraag 5", (4, 5)),
        ("het antwoord op de vorige vraag", (5,)),
        ("zie bovenstaande vraag", (5,)),
        ("de voorgaande vragen", (1, 2, 3, 4, 5)),
        ("het antwoord op de vorige twee vragen", (4, 5)),
        ("het antwoord op de eerste vraag", (1,)),
        ("het antwoord op de laatste vraag", (12,)),
        ("zie mijn antwoord hierboven", (5,)),
    ],
)
def test_pointers_are_found(text: str, expected: tuple[int, ...]) -> None:
    assert referenced_questions(text, OWN, ALL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "antwoord op vraag 3 van het lid Podt (2024Z12345)",
        "vraag 5 van de leden Sneller en Chakor, Aanhangsel Handelingen 2023–2024, nr. 12",
        "(vraag 2 van Kamervragen, Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 2806)",
        "antwoord op vragen 2 en 3 van de schriftelijke vragen van het lid Kat",
        "vraag 9 uit de Kamerbrief van 2 mei",
        "de vraag 440 keer",
        "het antwoord op vraag 2022",
        "ik deel dat antwoord 100%",
        "Kunt u de volgende vragen beantwoorden?",
        "Kunt u bovenstaande vragen afzonderlijk beantwoorden?",
        "het antwoord op vraag 13",
        "mijn antwoord op vraag 6",
    ],
)
def test_what_points_elsewhere_or_nowhere_is_left_out(text: str) -> None:
    assert referenced_questions(text, OWN, ALL) == ()


def test_a_date_behind_a_number_is_no_question() -> None:
    assert referenced_questions("vraag 5 en 10 maart", OWN, ALL) == (5,)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=8, unique=True))
def test_a_written_list_round_trips(numbers: list[int]) -> None:
    *first, last = numbers
    text = f"{', '.join(map(str, first))} en {last}" if first else str(last)
    assert question_numbers(text) == tuple(numbers)
    assert referenced_questions(f"Zie de antwoorden op de vragen {text}.", (), range(100)) == tuple(numbers)


@given(st.text(), st.lists(st.integers(1, 20), max_size=3), st.sets(st.integers(1, 20)))
def test_only_known_questions_other_than_its_own_come_back(
    text: str, own: list[int], known: set[int]
) -> None:
    for words in (text, f"vraag {text}", f"antwoord op de vorige vragen {text}"):
        found = referenced_questions(words, own, known)
        assert set(found) <= known - set(own)
        assert len(set(found)) == len(found)
