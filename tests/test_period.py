"""Dates are understood as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from kb.period import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2-2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("14-3-2024", date(2024, 3, 14), date(2024, 3, 14)),
        (" 2024/03/14 ", date(2024, 3, 14), date(2024, 3, 14)),
        ("31-12-2024", date(2024, 12, 31), date(2024, 12, 31)),
        ("31 december  2024", date(2024, 12, 31), date(2024, 12, 31)),
        ("5 Mrt. 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("february 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_year_a_month_a_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["gisteren", "2024-13", "31-2-2024", "20", "0000", "2024-0", "31 dezember 2024", "december"]
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        first_day(text)


def test_nothing_is_no_bound() -> None:
    assert first_day("") is None
    assert last_day("  ") is None
