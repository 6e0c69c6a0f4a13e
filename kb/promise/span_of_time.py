"""Stretches of time that Dutch deadlines name, and the last day that a part of one can mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Side = Literal["begin", "middle", "end", ""]
"""Which part is meant: 'begin' of it, its middle ('medio', 'halverwege'), its end, or '' for all of it."""

_BEGIN_DAYS = 10
_SHARE_OF_BEGIN, _SHARE_OF_MIDDLE = 1 / 4, 0.54
_SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}
"""The month on whose 21st a season begins; it lasts three months."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, both included."""

    first: date
    last: date

    def last_of(self, side: Side) -> date:
        """The last day that `side` of it can mean."""
        if side in ("end", ""):
            return self.last
        days = (self.last - self.first).days + 1
        if days <= 31:
            return self.first + timedelta(days=_BEGIN_DAYS - 1 if side == "begin" else 2 * _BEGIN_DAYS - 1)
        if side == "begin" and days >= 365:
            return date(self.first.year, 3, 31)
        share = _SHARE_OF_BEGIN if side == "begin" else _SHARE_OF_MIDDLE
        if side == "begin":
            share = max(share, 31 / days)
        return self.first + timedelta(days=round(days * share) - 1)


def month(year: int, number: int) -> Stretch:
    """A month of a year."""
    return Stretch(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Stretch:
    """Quarter 1 to 4 of a year."""
    return Stretch(month(year, 3 * number - 2).first, month(year, 3 * number).last)


def half(year: int, number: int) -> Stretch:
    """Half 1 or 2 of a year."""
    return Stretch(month(year, 6 * number - 5).first, month(year, 6 * number).last)


def whole_year(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def season(year: int, name: str) -> Stretch:
    """A season by its Dutch name; the winter of a year begins in it and ends in the next."""
    begins = _SEASONS[name]
    ends = (year + 1, 3) if begins == 12 else (year, begins + 3)
    return Stretch(date(year, begins, 21), date(*ends, 20))


def week(day: date) -> Stretch:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, index = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))
