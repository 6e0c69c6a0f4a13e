"""What a rule finds in a text before the rules are weighed against each other: place, kind, normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.citation.citation import CitationKind


class Found(NamedTuple):
    """A reference at [start, end) of the text, with its normal form."""

    start: int
    end: int
    kind: CitationKind
    target: str


def without_overlap(found: Iterable[Found]) -> list[Found]:
    """The longest of those that overlap (of equals the first given), in the order of the text."""
    ranked = sorted(found, key=lambda one: one.start - one.end)
    starts: dict[int, int] = {}
    kept: list[Found] = []
    for one in ranked:
        if one.end > one.start and not any(at in starts for at in (one.start, one.end - 1)):
            starts.update(dict.fromkeys(range(one.start, one.end), 1))
            kept.append(one)
    return sorted(kept)
