"""A quotation beside the passage that comes nearest: which words differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from kb.check.checked import Difference

LEAST_ALIKE = 0.5
"""The share of a quotation's words that a passage must have, in order, to be what was altered."""
_ROOM = 6


@dataclass(frozen=True, slots=True)
class Alike:
    """[start, end) of the passage's normal text, the words that differ, and the share that does not."""

    start: int
    end: int
    differences: tuple[Difference, ...]
    share: float


def compared(quote: str, passage: str) -> Alike | None:
    """Where in `passage` the words of `quote` stand, with the differences; None where it comes not near."""
    own = quote.split()
    words = [(match[0], match.start(), match.end()) for match in re.finditer(r"\S+", passage)]
    theirs = [word for word, _, _ in words]
    longest = SequenceMatcher(None, own, theirs, autojunk=False).find_longest_match()
    if not longest.size:
        return None
    begin = max(longest.b - longest.a - _ROOM, 0)
    region = theirs[begin : longest.b + len(own) - longest.a + _ROOM]
    changes: list[tuple[str, int, int, int, int]] = [
        *SequenceMatcher(None, own, region, autojunk=False).get_opcodes()
    ]
    if changes and changes[0][0] == "insert":
        changes = changes[1:]
    if changes and changes[-1][0] == "insert":
        changes = changes[:-1]
    first, last = changes[0], changes[-1]
    start = _edge(first, len(region), at_end=False)
    end = _edge(last, len(region), at_end=True)
    same = sum(change[2] - change[1] for change in changes if change[0] == "equal")
    if same < LEAST_ALIKE * len(own) or end <= start:
        return None
    differences = tuple(
        Difference(" ".join(own[a:b]), " ".join(region[max(c, start) : min(d, end)]))
        for tag, a, b, c, d in changes
        if tag != "equal"
    )
    if len(differences) > 1 and last[2] == len(own) and _ends_sooner(differences[-1]):
        differences = differences[:-1]
    return Alike(words[begin + start][1], words[begin + end - 1][2], differences, same / len(own))


def _ends_sooner(one: Difference) -> bool:
    """Whether the draft only leaves out the sign that ends the source's words, as a quotation may."""
    rest = one.source.removeprefix(one.draft)
    return bool(one.draft) and rest != one.source and not any(map(str.isalnum, rest))


def _edge(change: tuple[str, int, int, int, int], size: int, *, at_end: bool) -> int:
    """Where the passage's words begin or end; as many words where those differ."""
    tag, a, b, c, d = change
    if tag != "replace":
        return d if at_end else c
    return min(c + b - a, d, size) if at_end else max(d - (b - a), c, 0)
