"""Filters as a condition in SQL over records `r` of documents `d`, with its values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kb.store.names import fold_name, spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.search.hit import Filters

_BARE_PAPER = re.compile(
    r"(?:kst-)?(\d{5}(?:-(?:[ivxlcdm]+|\d{1,3}(?=\D)))?)[-, ]+(?:nr\.? ?)?(\d+)$", re.IGNORECASE
)
_BARE_DOSSIER = re.compile(r"(?:kst-)?(\d{5}(?:-(?:[ivxlcdm]+|\d{1,3}))?)$", re.IGNORECASE)


class Condition:
    """Parts joined by AND, each with the values of its placeholders."""

    def __init__(self) -> None:
        self.parts: list[str] = ["r.preferred = 1"]
        self.values: list[str] = []

    def add(self, part: str, *values: str) -> None:
        """One more part that must hold."""
        self.parts.append(part)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The whole condition."""
        return " AND ".join(self.parts)


def condition_of(filters: Filters, matched: Callable[[str], Sequence[int]] | None = None) -> Condition:
    """What a record must meet; `matched` gives the keys of the records on a topic, where those that are
    stored are not to be gone by.
    """
    condition = Condition()
    _add_people(condition, filters)
    for topic in filters.topics:
        if matched:
            condition.add("r.id IN (SELECT value FROM json_each(?))", json.dumps(list(matched(topic))))
        else:
            condition.add("r.id IN (SELECT record FROM topics WHERE topic = ?)", topic)
    if filters.since:
        condition.add("d.date >= ?", filters.since.isoformat())
    if filters.until:
        condition.add("d.date <= ?", filters.until.isoformat())
    if filters.kinds:
        condition.add(f"d.kind IN ({', '.join('?' * len(filters.kinds))})", *filters.kinds)
    if filters.reference:
        _add_reference(condition, filters.reference)
    if filters.letter:
        condition.add("d.id IN (SELECT document FROM numbers WHERE number = ?)", filters.letter)
    return condition


def is_empty(filters: Filters) -> bool:
    """Whether the filters ask nothing."""
    return condition_of(filters).parts == Condition().parts


def reference_forms(reference: str) -> tuple[str, ...]:
    """The normal forms that a reference as people write it may have ('26 643, nr. 1234')."""
    plain = reference.strip()
    paper = _BARE_PAPER.match(plain.replace(" ", "", 1) if plain[:2].isdigit() else plain)
    if paper:
        return (plain, f"kst-{paper[1]}-{paper[2]}")
    dossier = _BARE_DOSSIER.match(plain.replace(" ", ""))
    return (plain, f"kst-{dossier[1]}") if dossier else (plain,)


def _add_people(condition: Condition, filters: Filters) -> None:
    people = "d.id IN (SELECT document FROM people WHERE place {place} AND ({held}))"
    member, sender = "= 'member'", "IN ('sender', 'co-sender')"
    for place, columns, value, forms_of in (
        (member, ("folded_name",), filters.member, _as_it_is),
        (member, ("folded_party",), filters.party, _party),
        (sender, ("folded_name", "folded_role"), filters.minister, _as_it_is),
        (sender, ("folded_ministry",), filters.ministry, _ministry),
    ):
        if value:
            forms = [spaced(fold_name(form)) for form in forms_of(value)]
            held = " OR ".join(f"instr({column}, ?) > 0" for column in columns for _ in forms)
            condition.add(people.format(place=place, held=held), *forms * len(columns))


def _as_it_is(text: str) -> tuple[str, ...]:
    return (text,)


def _party(text: str) -> tuple[str, ...]:
    from kb.letter.parties import party_forms

    return party_forms(text)


def _ministry(text: str) -> tuple[str, ...]:
    """As asked for, and the full name, which letters have, for an abbreviation ('JenV')."""
    from kb.letter.ministries import ministry_name

    return tuple(dict.fromkeys((text, ministry_name(text))))


def _add_reference(condition: Condition, reference: str) -> None:
    forms = reference_forms(reference)
    marks = ", ".join("?" * len(forms))
    if _BARE_DOSSIER.match(forms[-1]):  # every paper of the dossier; '.' is the character after '-'
        condition.add(
            f"(r.id IN (SELECT record FROM targets WHERE target IN ({marks})"
            " OR (target > ? || '-' AND target < ? || '.'))"
            f" OR r.document IN (SELECT document FROM numbers WHERE number IN ({marks})"
            " OR (number > ? || '-' AND number < ? || '.')))",
            *(*forms, forms[-1], forms[-1], *forms, forms[-1], forms[-1]),
        )
        return
    # `r.document`, not `d.id`: of one table both sides of OR are looked up, of two every record is read.
    # ':' ends a target's part and ';' is the character after it: every article of a law or act.
    condition.add(
        f"(r.id IN (SELECT record FROM targets WHERE target IN ({marks})"
        " OR (target > ? || ':' AND target < ? || ';'))"
        f" OR r.document IN (SELECT document FROM numbers WHERE number IN ({marks})))",
        *forms,
        forms[-1],
        forms[-1],
        *forms,
    )
