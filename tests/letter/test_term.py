"""Days from question to answer, and whether that is more than three weeks: no more is claimed."""

from __future__ import annotations

from datetime import date

import pytest

from kb.letter.letter import Letter
from kb.letter.term import Term, term_of

ASKED = date(2024, 7, 5)


@pytest.mark.parametrize(
    ("day", "days", "over"),
    [
        (date(2024, 7, 5), 0, False),
        (date(2024, 7, 25), 20, False),
        (date(2024, 7, 26), 21, False),
        (date(2024, 7, 27), 22, True),
        (date(2025, 7, 5), 365, True),
    ],
)
def test_three_weeks_are_twenty_one_days(day: date, days: int, *, over: bool) -> None:
    """The last day of the term is in time."""
    term = term_of(Letter("2024Z11859", "answers", date=day, asked_on=ASKED))
    assert term == Term(days)
    assert term.over_three_weeks is over


def test_received_by_parliament_counts_before_the_date_of_the_letter() -> None:
    """An Aanhangsel says when the answers came in."""
    letter = Letter("x", "answers", date=date(2024, 7, 25), asked_on=ASKED, received_on=date(2024, 7, 29))
    assert term_of(letter) == Term(24)


@pytest.mark.parametrize(
    "letter",
    [
        Letter("x", "answers", date=ASKED),
        Letter("x", "answers", asked_on=ASKED),
        Letter("x", "postponement", date=date(2024, 7, 25), asked_on=ASKED),
        Letter("x", "questions", date=ASKED, asked_on=ASKED),
        Letter("x", "answers", date=date(2024, 7, 1), asked_on=ASKED),
    ],
)
def test_nothing_is_said_without_both_days(letter: Letter) -> None:
    """Nor of what is no answer, nor where the answer would come before the question."""
    assert term_of(letter) is None
