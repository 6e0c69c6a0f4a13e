"""The days, months and years that a query names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Moment(NamedTuple):
    """A day or a longer stretch, both ends included, that stands in the text at [start, end)."""

    since: date
    until: date
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.since == self.until

    @property
    def value(self) -> str:
        """ISO 8601: '2024-04-09', '2024-04' or '2024'."""
        if self.is_day:
            return self.since.isoformat()
        return f"{self.since:%Y-%m}" if self.since.month == self.until.month else f"{self.since:%Y}"


_YEAR = re.compile(r"(?<![\w/.,-])(?:19[5-9]\d|20\d{2})(?![\w/]|[-.,:]\w)")


def moments_in(text: str) -> tuple[Moment, ...]:
    """Every day, month with its year, and year, in order; a year within a date or number is none."""
    if not any(character.isdigit() for character in text):
        return ()
    found: list[Moment] = []
    for one in _all(text):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _all(text: str) -> Iterator[Moment]:
    from kb.letter.dates import MONTHS, find_dates

    for day in find_dates(text):
        yield Moment(day.day, day.day, day.start, day.end)
    names = {name: number for number, forms in enumerate(MONTHS, 1) for name in forms}
    pattern = rf"\b({'|'.join(sorted(names, key=len, reverse=True))})\s((?:19[5-9]|20\d)\d)\b"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        year, month = int(match[2]), names[match[1].lower()]
        following = date(year + month // 12, month % 12 + 1, 1)
        yield Moment(date(year, month, 1), following - timedelta(days=1), *match.span())
    for match in _YEAR.finditer(text):
        year = int(match.group())
        yield Moment(date(year, 1, 1), date(year, 12, 31), *match.span())
