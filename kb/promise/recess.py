"""The parliamentary calendar as letters count by it: recesses, Prinsjesdag, the notes of the budget year.

Parliament fixes its recesses anew each year. The rules here give the Friday on which one begins: the summer
and Christmas recesses keep to them, the others begin within some two weeks of that day.
"""

from __future__ import annotations

from datetime import date, timedelta

_FRIDAY = 4
_FIRST_FRIDAY: dict[str, tuple[int, int]] = {
    "voorjaar": (2, 15),
    "mei": (4, 21),
    "zomer": (7, 3),
    "herfst": (10, 19),
    "kerst": (12, 18),
}
"""The earliest (month, day) on which a recess begins: it does on the first Friday from there."""


def recess_begins(name: str, year: int) -> date:
    """The first day of the recess 'voorjaar', 'mei', 'zomer', 'herfst' or 'kerst' of this year."""
    return _weekday_from(date(year, *_FIRST_FRIDAY[name]), _FRIDAY)


def next_recess(day: date) -> date:
    """The first day of the first recess after `day`."""
    return min(
        begins
        for year in (day.year, day.year + 1)
        for name in _FIRST_FRIDAY
        if (begins := recess_begins(name, year)) > day
    )


def prinsjesdag(year: int) -> date:
    """The third Tuesday of September."""
    return _weekday_from(date(year, 9, 15), 1)


def accountability_day(year: int) -> date:
    """Verantwoordingsdag, the third Wednesday of May."""
    return _weekday_from(date(year, 5, 15), 2)


def budget_event(name: str, year: int) -> date:
    """The last day of what the budget year knows by this name (folded). Errors: KeyError."""
    moving = {
        "prinsjesdag": prinsjesdag,
        "miljoenennota": prinsjesdag,
        "septembercirculaire": prinsjesdag,
        "verantwoordingsdag": accountability_day,
    }
    fixed = {
        "voorjaarsnota": (6, 1),
        "meicirculaire": (5, 31),
        "najaarsnota": (12, 1),
        "decembercirculaire": (12, 31),
    }
    return moving[name](year) if name in moving else date(year, *fixed[name])


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
