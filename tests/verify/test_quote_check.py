"""The quote check finds any word that is not in the source, and forgives only how lines are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.block import Span
from kb.verify.quote_check import difference

LINES = {1: "De politie stopt met het Crimi-", 2: "naliteits Anticipatie Systeem.1 **Dat** is", 3: "zo."}
SPANS = (Span(1, 0, 31), Span(2, 0, 42), Span(3, 0, 3))
TEXT = "De politie stopt met het Criminaliteits Anticipatie Systeem. Dat is zo."


def test_a_true_quote_with_a_mark_taken_out() -> None:
    """Hyphenation, markup and the mark of a footnote are no differences."""
    assert difference(TEXT, SPANS, LINES, [(60, "1")]) == ""


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("stopt", "start"),
        TEXT[:-1],
        TEXT + " Niet.",
        "",
        TEXT.replace("Dat is zo", "Dat zo is"),
    ],
)
def test_a_changed_word_is_found(text: str) -> None:
    """Changed, lost, added, moved."""
    assert "where the source has" in difference(text, SPANS, LINES, [(60, "1")])


def test_a_digit_that_is_no_mark_is_found() -> None:
    """Only a footnote that the record knows may be missing."""
    assert difference(TEXT, SPANS, LINES) != ""


@pytest.mark.parametrize("span", [Span(4, 0, 1), Span(1, 0, 99), Span(3, 2, 1)])
def test_a_place_that_is_not_there_is_found(span: Span) -> None:
    """A line or characters that the source does not have."""
    assert "has no characters" in difference(TEXT, (span,), LINES)


@given(st.text(alphabet="abc é1.", min_size=1, max_size=60), st.data())
def test_any_lost_letter_is_found(text: str, data: st.DataObject) -> None:
    """Whatever the text: without one of its letters it differs."""
    letters = [at for at, character in enumerate(text) if not character.isspace()]
    spans = (Span(1, 0, len(text)),)
    assert difference(text, spans, {1: text}) == ""
    if letters:
        at = data.draw(st.sampled_from(letters))
        lost = text[:at] + text[at + 1 :]
        if lost.replace(" ", "") != text.replace(" ", ""):
            assert difference(lost, spans, {1: text}) != ""
