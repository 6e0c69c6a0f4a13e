"""The last day that the words of a deadline mean, from a match of a pattern and the letter's day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from kb.letter.dates import MONTHS
from kb.promise import recess
from kb.promise.span_of_time import (
    Side,
    Stretch,
    half,
    month,
    months_later,
    quarter,
    season,
    week,
    whole_year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Meant = date | Literal["vague", "none"] | None
"""The last day; None where only the letter's day could tell; 'vague' and 'none' where the words have none."""


NUMBERS = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
MONTH_NUMBER = {names[0]: number for number, names in enumerate(MONTHS, 1)}
ORDER = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_SIDES: dict[str, Side] = {
    "begin": "begin",
    "medio": "middle",
    "midden": "middle",
    "half": "middle",
    "halverwege": "middle",
}
_NO_LAST_DAY = ("na", "vanaf", "sinds", "tot", "direct na", "kort na", "over")


def _side(match: re.Match[str]) -> Side:
    side = match["side"] or ""
    return _SIDES.get(side, "end" if side.startswith("eind") else "")


def _of(match: re.Match[str], day: date | None, stretch: Callable[[int], Stretch]) -> Meant:
    """The last day of the stretch, in the year that the match names or the letter's day tells."""
    prep = " ".join((match["prep"] or "").split())
    if prep in _NO_LAST_DAY:
        return "vague" if prep in ("na", "direct na", "kort na") else "none"
    meant = _in_year(match, day, stretch)
    if meant is None:
        return None
    side = _side(match)
    if prep in ("voor", "tegen", "voorafgaand aan") and side == "" and match["side"] is None:
        return meant.first - timedelta(days=1)
    if prep == "per" and side == "":
        return meant.first
    return meant.last_of(side)


def _in_year(match: re.Match[str], day: date | None, stretch: Callable[[int], Stretch]) -> Stretch | None:
    if match["year"]:
        return stretch(int(match["year"]))
    if day is None:
        return None
    if match["rel"]:
        return stretch(day.year + (match["rel"] != "dit"))
    coming = (match["which"] or "dit")[:3] not in ("dit", "dez")
    for year in range(day.year - 1, day.year + 3):
        one = stretch(year)
        if one.first > day if coming else one.last_of(_side(match)) >= day:
            return one
    return None


def of_month(match: re.Match[str], day: date | None) -> Meant:
    """In a month."""
    number = MONTH_NUMBER[match["month"]]
    return _of(match, day, lambda year: month(year, number))


def of_quarter(match: re.Match[str], day: date | None) -> Meant:
    """In a quarter of a year."""
    number = int(match["q"]) if match["q"] else ORDER[match["order"]]
    return _of(match, day, lambda year: quarter(year, number))


def of_this_quarter(match: re.Match[str], day: date | None) -> Meant:
    """In this quarter, or the next."""
    if day is None:
        return None
    index = 4 * day.year + (day.month - 1) // 3 + ((match["which"] or "dit")[:3] not in ("dit", "dez"))
    return _of(match, day, lambda _: quarter(index // 4, index % 4 + 1))


def of_half(match: re.Match[str], day: date | None) -> Meant:
    """In half a year."""
    number = ORDER[match["order"]]
    return _of(match, day, lambda year: half(year, number))


def of_season(match: re.Match[str], day: date | None) -> Meant:
    """In a season; 'voor de zomer' is before the summer recess."""
    name = match["season"]
    before = (match["prep"] or "") in ("voor", "tegen") and not match["side"]
    if name == "zomer" and before:
        return _of(match, day, lambda year: _until_recess("zomer", year))
    return _of(match, day, lambda year: season(year, name))


def _until_recess(name: str, year: int) -> Stretch:
    """A stretch that begins with the recess: what is promised 'voor' it ends on the day before."""
    begins = recess.recess_begins(name, year)
    return Stretch(begins, begins + timedelta(days=55 if name == "zomer" else 9))


def of_recess(match: re.Match[str], day: date | None) -> Meant:
    """Before or in a recess of parliament."""
    name = match["recess"]
    if name:
        return _of(match, day, lambda year: _until_recess({"krokus": "voorjaar"}.get(name, name), year))
    if day is None:
        return None
    begins = recess.next_recess(day)
    return _of(match, day, lambda _: Stretch(begins, begins))


def of_christmas(match: re.Match[str], day: date | None) -> Meant:
    """Before or at Christmas."""
    return _of(match, day, lambda year: Stretch(date(year, 12, 25), date(year, 12, 26)))


def of_turn_of_year(match: re.Match[str], day: date | None) -> Meant:
    """Around the turn of the year."""
    return _of(match, day, lambda year: Stretch(date(year + 1, 1, 1), date(year + 1, 1, 15)))


def of_event(match: re.Match[str], day: date | None) -> Meant:
    """By an event of the budget year."""
    name = match["event"]

    def stretch(year: int) -> Stretch:
        held = recess.budget_event(name, year)
        return Stretch(held, held)

    return _of(match, day, stretch)


def of_year_named(match: re.Match[str], day: date | None) -> Meant:
    """In a year that is named."""
    if (match["prep"] or "") == "voor" and not match["side"] and not match["lead"]:
        return "none"  # 'de begroting voor 2025' is about that year
    if not (match["prep"] or match["side"] or match["lead"]):
        return "none"
    return _of(match, day, whole_year)


def of_year_counted(match: re.Match[str], day: date | None) -> Meant:
    """In this year or the next."""
    which = match["which"] or ""
    prep = match["prep"] or ""
    if prep in ("na", "vanaf", "sinds", "over") or match["side"] == "half" or not (which or match["side"]):
        return "none"  # 'een half jaar' is a length of time
    if which == "komende" and not match["side"]:
        return None if day is None else months_later(day, 12)
    if day is None:
        return None
    year = day.year + (which[:3] not in ("", "dit"))
    if not which and whole_year(year).last_of(_side(match)) < day:
        year += 1
    meant = whole_year(year)
    if prep == "voor" and not match["side"]:
        return meant.first - timedelta(days=1)
    return meant.last_of(_side(match))


def of_exact_day(match: re.Match[str], day: date | None) -> Meant:
    """On or before a day that is named."""
    prep = " ".join((match["prep"] or "").split())
    before = match.string[max(0, match.start() - 12) : match.start()].rstrip()
    if not prep and not match["lead"] and not re.search(r"(?:^|[,(:]|jaar|dag|en|t/m)$", before):
        return "none"  # 'mijn brief van 15 december'
    if prep in ("na", "vanaf", "sinds", "in", "aan", "met", "over"):
        return "none"
    number = int(match["m"]) if match["m"] else MONTH_NUMBER[match["month"]]
    year = match["year"] or match["y"]
    if year:
        meant = date(int(year), number, int(match["d"]))
    elif day is None:
        return None
    else:
        meant = date(day.year, number, int(match["d"]))
        if meant < day:
            meant = date(day.year + 1, number, int(match["d"]))
    return meant - timedelta(days=1) if prep in ("voor", "voorafgaand aan", "tot") else meant


def within(match: re.Match[str], day: date | None) -> Meant:
    """Within some days, weeks, months or years."""
    if day is None:
        return None
    said, unit = " ".join(match["n"].split()), match["unit"]
    if said in ("een half", "anderhalf"):
        number = 0.5 if said == "een half" else 1.5
        if not unit.startswith("jaar"):
            return "vague"
        return months_later(day, int(12 * number))
    number = int(said) if said.isdigit() else NUMBERS.index(said) + 1
    if unit.startswith("werkdag"):
        return _working_days(day, number)
    if unit.startswith(("dag", "we")):
        return day + timedelta(days=number * (1 if unit.startswith("dag") else 7))
    return months_later(day, number * (1 if unit.startswith("maand") else 12))


def _working_days(day: date, number: int) -> date:
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def of_week(match: re.Match[str], day: date | None) -> Meant:
    """In this week or the next."""
    if day is None:
        return None
    coming = match["which"][:3] != "dez"
    return week(day + timedelta(days=7 * coming)).last


def of_this_month(match: re.Match[str], day: date | None) -> Meant:
    """In this month or the next."""
    if day is None:
        return None
    which = match["which"] or ""
    if not which and not match["side"]:
        return "none"
    there = months_later(date(day.year, day.month, 1), int(bool(which) and which[:3] != "dez"))
    return _of(match, day, lambda _: month(there.year, there.month))
