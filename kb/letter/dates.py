"""Dates as Dutch and English letters write them, with their place; a day that does not exist is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS: tuple[tuple[str, ...], ...] = (
    ("januari", "january", "jan"),
    ("februari", "febuari", "february", "feb", "febr"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
"""Names of the months by number, with the abbreviations and the misspelling that real letters have."""

_NUMBER_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d{2}"
_PAST = r"jl\b\.?|j\.l\.|jongstleden|l\.l\.|dezer\b"
_FUTURE = r"a\.s\.|aanstaande|aankomende"

_PATTERN = re.compile(
    rf"""(?<!\d)(?<!\d[.,/–-])(?:
        (?P<iso_y>{_YEAR})-(?P<iso_m>\d{{2}})-(?P<iso_d>\d{{2}})(?![\d])
      | (?P<num_d>\d{{1,2}})(?P<sep>[-/.])(?P<num_m>\d{{1,2}})(?P=sep)(?P<num_y>{_YEAR})(?!\d)
      | (?P<bare_y>(?:19|20)\d{{2}})(?P<bare_m>\d{{2}})(?P<bare_d>\d{{2}})(?![\dA-Za-z])
      | (?P<d>\d{{1,2}})(?:ste|de|e|th|st|nd|rd)?\s?(?P<m>{_MONTH})(?![a-zà-ÿ])\.?
        (?:,?\s?(?:(?P<y>{_YEAR})(?!\d)|[’'](?P<yy>\d{{2}})(?!\d)|(?P<past>{_PAST})|(?P<future>{_FUTURE})))?
      )
      | (?<![a-zà-ÿ])(?P<en_m>{_MONTH})\.?\s(?P<en_d>\d{{1,2}})(?:th|st|nd|rd)?,\s?(?P<en_y>{_YEAR})(?!\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that the text names at [start, end); `said_year` is False where the year was worked out."""

    day: date
    start: int
    end: int
    said_year: bool = True


def parse_date(text: str, *, near: date | None = None) -> date | None:
    """The first real date in the text, or None; without a year only with `near`, the day of writing."""
    return next((found.day for found in _dates(text, near)), None)


def find_dates(text: str, *, near: date | None = None) -> tuple[FoundDate, ...]:
    """Every real date in the text, in order."""
    return tuple(_dates(text, near))


def parliamentary_year(day: date) -> tuple[int, int]:
    """The vergaderjaar that a day falls in: it turns on the third Tuesday of September."""
    first = date(day.year, 9, 1)
    prinsjesdag = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    start = day.year if day >= prinsjesdag else day.year - 1
    return start, start + 1


def _dates(text: str, near: date | None) -> list[FoundDate]:
    found: list[FoundDate] = []
    for match in _PATTERN.finditer(text):
        said = _as_said(match)
        day = said or _with_year_of(match, near)
        if day is not None:
            found.append(FoundDate(day, match.start(), match.end(), said is not None))
    return found


def _as_said(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    for group in ("iso", "num", "bare", "en"):
        if part[f"{group}_d"]:
            month = part[f"{group}_m"]
            number = int(month) if month.isdecimal() else _NUMBER_OF[month.lower()]
            return _real(int(part[f"{group}_y"]), number, int(part[f"{group}_d"]))
    year = part["y"] or (part["yy"] and f"20{part['yy']}")
    return _real(int(year), _NUMBER_OF[part["m"].lower()], int(part["d"])) if year else None


def _with_year_of(match: re.Match[str], near: date | None) -> date | None:
    part = match.groupdict()
    if near is None or not part["m"] or part["y"] or part["yy"]:
        return None
    month, day = _NUMBER_OF[part["m"].lower()], int(part["d"])
    years = range(max(near.year - 4, 1), min(near.year + 4, 9999) + 1)
    days = [found for year in years if (found := _real(year, month, day))]
    if part["past"]:
        return max((found for found in days if found <= near), default=None)
    if part["future"]:
        return min((found for found in days if found >= near), default=None)
    return min(days, key=lambda found: abs(found - near), default=None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
