"""Dates as people type them into a filter: 2024, 2024-03, 2024-03-14, 3-2024, 14-3-2024."""

from __future__ import annotations

import calendar
import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})")


def first_day(text: str) -> date | None:
    """The first day of what `text` says, None for ''. Errors: ValueError where it is no date."""
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """The last day of what `text` says, None for ''. Errors: ValueError where it is no date."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    text = text.strip()
    if not text:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise ValueError(text)
    month_number = int(month) if month else (12 if last else 1)
    if not 1 <= month_number <= 12:
        raise ValueError(text)
    days = calendar.monthrange(int(year), month_number)[1]
    return date(int(year), month_number, int(day) if day else (days if last else 1))
