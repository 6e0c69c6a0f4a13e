"""What changed between two answers is what their words show, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.letter.letter import Letter
from kb.position.change import change_between
from kb.position.figure import figures_in
from kb.position.on_topic import position_of
from kb.question.record import Record
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from kb.position.position import Position

TOPIC = Topic("cas", "CAS", "CAS", ())


def position(answer: str, question: str = "Is het gebruik van CAS discriminerend?") -> Position:
    """A position with this answer."""
    return position_of(
        TOPIC, Record("2024Z00001/1", "answer", (1,), question, answer), Letter("2024Z00001", "answers")
    )


def kind(first: str, second: str, question: str = "Is het gebruik van CAS discriminerend?") -> str:
    """What changed."""
    return change_between(position(first, question), position(second, question)).kind


@pytest.mark.parametrize(
    ("first", "second", "changed"),
    [
        ("Nee. CAS kijkt naar gebieden.", "Nee.  CAS kijkt naar gebieden", "same"),
        ("Nee. CAS kijkt naar gebieden.", "Ja. Het systeem versterkte vooroordelen.", "stance"),
        ("Nee. CAS kijkt naar gebieden.", "Nee. Er is geen sprake van discriminatie.", "wording"),
        ("Het zijn 110 teams.", "Het zijn inmiddels 84 teams.", "figure"),
        ("De wet komt in het voorjaar van 2025.", "De wet komt in het najaar van 2026.", "figure"),
        ("Zolang het onderzoek loopt, doe ik hierover geen uitspraken.", "Nee. Dat is niet zo.", "new"),
        ("Nee. Dat is niet zo.", "Hierover kan ik geen uitspraken doen.", "withdrawn"),
        (
            "Nee. Er is geen datalek.",
            "In afwijking van mijn eerdere antwoord meld ik dat er een datalek was.",
            "withdrawn",
        ),
    ],
)
def test_a_change_is_named_by_what_the_words_show(first: str, second: str, changed: str) -> None:
    assert kind(first, second) == changed


def test_an_answer_that_grew_after_the_same_beginning_is_not_the_same() -> None:
    assert kind("Ja.", "Ja. Ik laat het WODC onderzoek doen.") == "wording"


def test_numbers_of_questions_and_articles_are_no_figures() -> None:
    """'Artikel 8' in place of 'artikel 9' is another wording, not another figure."""
    assert figures_in("Zie het antwoord op vraag 4 en artikel 8 van de Wpg.") == {}
    assert kind("Dat volgt uit artikel 8 van de wet.", "Dat volgt uit artikel 9 van de wet.") == "wording"


def test_figures_are_compared_by_value_and_shown_as_written() -> None:
    assert figures_in("Het kost € 2,1 miljoen.") == {"2,1miljoen": "€ 2,1 miljoen"}
    assert list(figures_in("1.200 en 1200")) == ["1200"]
    change = change_between(position("Het zijn 110 teams."), position("Het zijn 84 teams."))
    assert change.figures == (("110",), ("84",))


def test_the_words_of_both_are_there_in_order() -> None:
    change = change_between(position("Het zijn 110 teams."), position("Het zijn 84 teams."))
    assert [(run.kind, run.text) for run in change.runs] == [
        ("same", "Het zijn"),
        ("removed", "110"),
        ("added", "84"),
        ("same", "teams."),
    ]


def test_words_that_two_texts_share_by_chance_are_not_set_apart() -> None:
    change = change_between(
        position("Ja, die zorgen ken ik en ik neem ze serieus."),
        position("Ja, daar ben ik van op de hoogte. Er is voor gekozen het systeem te gebruiken."),
    )
    assert [run.kind for run in change.runs] == ["removed", "added"]
