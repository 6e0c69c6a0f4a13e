"""Days, months and years as people type them: 2024, 2024-03-14, 14-3-2024, 14 maart 2024, maart 2024."""

from __future__ import annotations

import calendar
import re
from datetime import date

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?:[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_NAMED = re.compile(r"(?:(?P<day>\d{1,2})[- ])?(?P<month>[a-z]+)\.?[- ](?P<year>\d{4})", re.IGNORECASE)


def first_day(text: str) -> date | None:
    """The first day of what `text` says, None for ''. Errors: ValueError where it is no date."""
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """The last day of what `text` says, None for ''. Errors: ValueError where it is no date."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    text = " ".join(text.split())
    if not text:
        return None
    for form in (_YEAR_FIRST, _DAY_FIRST, _NAMED):
        if match := form.fullmatch(text):
            break
    else:
        raise ValueError(text)
    year, day = int(match["year"]), match["day"]
    month = _month(match["month"]) if match["month"] else (12 if last else 1)
    if not 1 <= month <= 12:
        raise ValueError(text)
    days = calendar.monthrange(year, month)[1]
    return date(year, month, int(day) if day else (days if last else 1))


def _month(text: str) -> int:
    """The number of a month, 0 where it has none by that name."""
    if text.isdecimal():
        return int(text)
    from kb.letter.dates import MONTHS

    return next((number for number, names in enumerate(MONTHS, 1) if text.lower() in names), 0)
