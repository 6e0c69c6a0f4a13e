"""What is shown on a screen: nothing that hides, no heap of marks; letters of every language as they are."""

from __future__ import annotations

import pytest

from kb.text.sanitise import clean, shown


@pytest.mark.parametrize("blank", "\u034f\u115f\u1160\u180b\u180d\u180f\u2800\u3164\uffa0")
def test_letters_that_are_blank_are_not_shown(blank: str) -> None:
    """'Wo' and 'o' with a filler between them look like 'Woo' and are not."""
    assert shown(f"W{blank}oo") == "Woo"


def test_a_heap_of_marks_is_cut() -> None:
    """Sixty accents on one letter overprint the lines above."""
    assert len(shown("e" + "\u0303\u0323" * 30 + "n")) <= 6
    assert shown("e" + "\u0335" * 60 + "n").endswith("n")


@pytest.mark.parametrize(
    "text",
    [
        "é ë ï € —",
        "Đặng Thị Ngọc Thịnh",
        "Dvořák, Łukasz",
        "בְּרֵאשִׁית",
        "مُحَمَّد",
        "น้ำใจ",
        "Ελλάδα",
        "日本語",
        "👩‍🚀",
    ],
)
def test_languages_are_shown_as_they_are_stored(text: str) -> None:
    """No letter loses a mark that belongs to it."""
    assert shown(text) == clean(text)


def test_what_is_stored_keeps_its_marks() -> None:
    """A quote is the document's, also where the screen shows less."""
    assert clean("x" + "\u0323" * 9) == "x" + "\u0323" * 9
    assert clean("W\u3164oo") == "W\u3164oo"
