"""Dates are read as Dutch letters write them; what is no day is no date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.letter.dates import MONTHS, find_dates, parliamentary_year, parse_date

WRITTEN = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Datum 30 maart 2026", date(2026, 3, 30)),
        ("30-03-2026", date(2026, 3, 30)),
        ("30/3/2026", date(2026, 3, 30)),
        ("2026-03-30", date(2026, 3, 30)),
        ("20260330", date(2026, 3, 30)),
        ("27 september, 2023", date(2023, 9, 27)),
        ("2 oktober2024", date(2024, 10, 2)),
        ("21 febuari 2023", date(2023, 2, 21)),
        ("d.d.19 maart 2021", date(2021, 3, 19)),
        ("1e maart 2024", date(2024, 3, 1)),
        ("March 30, 2026", date(2026, 3, 30)),
        ("12 mei ’24", date(2024, 5, 12)),
    ],
)
def test_a_date_is_read_in_every_spelling(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31 februari 2024",
        "2022-13-40",
        "20241399",
        "maart 2026",
        "vergaderjaar 2023–2024",
        "",
        "2024Z15585",
        "16 oktober",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 januari jl.", date(2026, 1, 1)),
        ("1 december jongstleden", date(2025, 12, 1)),
        ("16 oktober", date(2025, 10, 16)),
        ("12 mei a.s.", date(2026, 5, 12)),
        ("1 maart a.s.", date(2027, 3, 1)),
    ],
)
def test_a_date_without_a_year_is_the_one_that_the_writer_means(text: str, expected: date) -> None:
    assert parse_date(text, near=WRITTEN) == expected
    assert parse_date(text) is None


def test_every_date_is_found_with_its_place() -> None:
    text = "van 17 januari 2018, van 22 juni 2016 en van 31 juni 2017"
    assert [(text[d.start : d.end], d.day) for d in find_dates(text)] == [
        ("17 januari 2018", date(2018, 1, 17)),
        ("22 juni 2016", date(2016, 6, 22)),
    ]


@pytest.mark.parametrize(
    ("day", "start"), [(date(2024, 9, 16), 2023), (date(2024, 9, 17), 2024), (date(2025, 1, 1), 2024)]
)
def test_the_parliamentary_year_turns_on_the_third_tuesday_of_september(day: date, start: int) -> None:
    assert parliamentary_year(day) == (start, start + 1)


@given(st.dates(date(1815, 1, 1), date(2099, 12, 31)))
def test_every_day_round_trips(day: date) -> None:
    assert parse_date(f"op {day.day} {MONTHS[day.month - 1][0]} {day.year} schreef") == day
    assert parse_date(day.isoformat()) == day


@given(st.text(), st.dates())
def test_any_text_is_read_without_error(text: str, near: date) -> None:
    for found in find_dates(text, near=near):
        assert text[found.start : found.end].strip()
        assert abs(found.day - near) < timedelta(days=366 * 5) or found.said_year
