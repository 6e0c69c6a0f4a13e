"""Blocks stand under the headings above them, told by numbering, order and the answers that follow."""

from __future__ import annotations

import pytest

from kb.block import Block
from kb.question.outline import is_question, number_style, outline


def blocks(*texts: str) -> list[Block]:
    """Paragraphs."""
    return [Block("paragraph", text, ()) for text in texts]


def labels(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    """The headings found, by kind and labels."""
    made = blocks(*texts)
    found = outline(made, number_style(made))
    return [(one.heading.kind, one.heading.labels) for one in found if one.heading is not None]


def test_numbers_of_several_questions_alone_on_a_line_head_them() -> None:
    assert labels("1", "Kent u dit?", "Antwoord", "Ja.", "2 t/m 4", "Wat vindt u?", "Antwoord", "Niets.") == [
        ("question", ("1",)),
        ("answer", ()),
        ("question", ("2", "3", "4")),
        ("answer", ()),
    ]


def test_questions_go_on_from_any_that_was_asked() -> None:
    texts = (
        "1",
        "Kent u dit?",
        "Antwoord",
        "Ja.",
        "2 en 5",
        "Wat?",
        "Antwoord",
        "Dit.",
        "3",
        "En?",
        "Antwoord",
        "Nee.",
    )
    assert [found for kind, found in labels(*texts) if kind == "question"] == [("1",), ("2", "5"), ("3",)]


@pytest.mark.timeout(20)
def test_many_numbered_paragraphs_take_no_longer_each_than_few() -> None:
    made = blocks(*["1. Wat?"] * 40_000)
    assert len(outline(made, number_style(made))) >= 1


def test_a_list_of_questions_is_numbered_within_its_lines() -> None:
    made = blocks("Lijst van vragen", "1. Wie houdt toezicht?", "2. Wat zijn de kosten vanaf 2028?")
    assert number_style(made) == "inline"


def test_a_mark_at_its_end_leaves_a_question_a_question() -> None:
    assert is_question("Bent u bereid dat te doen?3")
    assert not is_question("Zie www.voorbeeld.example/?p=4 daarover.")


def test_a_question_that_a_list_follows_is_one_without_its_own_mark() -> None:
    """'3. Kunt u per afnemer aangeven:' goes on with the count, a list in an answer does not."""
    texts = [
        "1. Klopt dat?",
        "Antwoord",
        "Ja.",
        "2. Kunt u per afnemer aangeven:",
        "a. hoeveel?",
        "Antwoord",
        "Nee.",
    ]
    given = blocks(*texts)
    asked = [section.heading.numbers for section in outline(given, number_style(given)) if section.heading]
    assert asked == [(1,), (), (2,), ()]


def test_numbers_on_the_line_below_each_answer_head_them() -> None:
    first = ("Vraag 1", "Wat?", "Antwoord", "1", "Dit.")
    texts = (*first, "Vraag 2", "En?", "Vraag 3", "Hoe?", "Antwoord", "2 en 3", "Zo.")
    found = outline(blocks(*texts), number_style(blocks(*texts)))
    answers = [one for one in found if one.heading is not None and one.heading.kind == "answer"]
    assert [section.heading.labels for section in answers if section.heading] == [("1",), ("2", "3")]
    assert [[block.text for block in section.body] for section in answers] == [["Dit."], ["Zo."]]
    assert [section.block.text for section in answers if section.block] == ["Antwoord 1", "Antwoord 2 en 3"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Vraag 1", "Hoeveel?", "Antwoord", "1", "Vraag 2", "En nu?", "Antwoord", "2"),
        ("Vraag 1", "Hoeveel?", "Antwoord", "1", "Meer.", "Vraag 2", "En nu?", "Antwoord", "Geen."),
        ("Vraag 1", "Hoeveel?", "Antwoord", "1", "Meer.", "Vraag 2", "En nu?", "Antwoord", "41", "Nu wel."),
    ],
)
def test_a_figure_that_answers_stays_in_the_answer(texts: tuple[str, ...]) -> None:
    assert [found for kind, found in labels(*texts) if kind == "answer"] == [(), ()]
