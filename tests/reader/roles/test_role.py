"""What the model says of lines, and when it says nothing."""

from __future__ import annotations

from kb.reader.roles.role import roles_of
from tests.reader.roles.test_copied import COPIED

LINES = COPIED.format(heading="Vraag ").split("\n")


def _numbers(text: str) -> set[int]:
    return {number for number, line in enumerate(LINES, start=1) if line == text}


def test_the_column_that_each_page_repeats_is_furniture() -> None:
    roles = roles_of(LINES, ())
    assert roles is not None
    assert (
        _numbers("Dijken en Vaarten") | _numbers("Onze referentie") | _numbers("6671209") <= roles.furniture
    )
    assert _numbers("Kamerstuk 39 999, nr. 12.") <= roles.notes
    assert not roles.furniture & roles.notes
    assert not any(LINES[number - 1].startswith(("Vraag", "Antwoord")) for number in roles.furniture)


def test_the_letterhead_above_the_first_question_is_left_to_the_letter() -> None:
    roles = roles_of(LINES, ())
    assert roles is not None
    assert min(roles.furniture) > min(_numbers("Vraag 1"))


def test_nothing_is_said_of_a_text_without_questions() -> None:
    assert roles_of(["De dijken zijn in goede staat en worden elk jaar geschouwd."] * 40, ()) is None


def test_nothing_is_said_of_lines_that_are_paragraphs() -> None:
    assert roles_of([line * 4 for line in LINES], ()) is None
