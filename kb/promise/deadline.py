"""When something is promised for: the words as written and the last day that they can mean.

Days are counted from the letter's day; without one only words that name their year have a last day. Text
taken from a PDF runs words together ("in heteerste kwartaal"), so that spaces are optional between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kb.promise.deadline_rules import RULES, DeadlineKind, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATIVE = re.compile(r"\b(?:die|dat|welke|waarin|waarvan|waarop)\b")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words at [start, end) of the text, and the last day that they mean, None where there is none."""

    start: int
    end: int
    kind: DeadlineKind
    last_day: date | None = None


def deadlines(folded: str, day: date | None) -> tuple[Deadline, ...]:
    """Every deadline that a folded text names, in order, without overlap; none that lies before `day`."""
    kept: list[Deadline] = []
    for found in sorted(_found(folded, day), key=lambda one: (one.start, -one.end)):
        if kept and found.start < kept[-1].end:
            if found.kind == "day" and kept[-1].kind in ("vague", "condition"):
                kept[-1] = found
            continue
        kept.append(found)
    return tuple(one for one in kept if one.kind != "none")


def deadline_near(folded: str, at: tuple[int, int], day: date | None) -> Deadline | None:
    """The deadline that belongs to the words at [start, end): the nearest one, a condition last."""
    found = deadlines(folded, day)
    return min(found, key=lambda one: (one.kind == "condition", _distance(folded, one, at)), default=None)


def _distance(folded: str, one: Deadline, at: tuple[int, int]) -> int:
    """Characters between; a clause of its own in between, or a relative one, is far."""
    if one.start < at[1] and at[0] < one.end:
        return 0
    between = folded[at[1] : one.start] if one.start >= at[1] else folded[one.end : at[0]]
    return len(between) + 60 * len(_RELATIVE.findall(between))


def _found(folded: str, day: date | None) -> Iterator[Deadline]:
    for rule in RULES:
        if not any(word in folded for word in rule.words):
            continue
        for match in _compiled(rule).finditer(folded):
            found = _read(rule, match, day)
            if found is not None:
                yield found


def _read(rule: Rule, match: re.Match[str], day: date | None) -> Deadline | None:
    start, end = match.span()
    while end > start and folded_space(match.string[end - 1]):
        end -= 1
    if rule.last_day is None:
        return Deadline(start, end, rule.kind)
    try:
        meant = rule.last_day(match, day)
    except (KeyError, ValueError, OverflowError):
        return None
    if isinstance(meant, str):
        return Deadline(start, end, meant)
    if day is not None and meant is not None and meant < day:
        return Deadline(start, end, "none")
    return Deadline(start, end, "day", meant)


def folded_space(character: str) -> bool:
    """Whether a match may be cut off here."""
    return character in " ,"


@cache
def _compiled(rule: Rule) -> re.Pattern[str]:
    return re.compile(rule.pattern)
