"""Passages that the lists found, gathered into records and put in order. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.search.fusion import fuse, ranked
from kb.search.hit import MatchedBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REFERENCE_TIER = 10.0
"""Added to the score of a record that the query names by its number: more than all lists can give."""
LISTED_TIER = 5.0
"""Of a person's or day's records where nothing else is asked: the newest first, whatever the lists say."""
AMONG_TIER = 2.5
"""The same where the words put them in order."""
CITING_WEIGHT = 1.0
"""Of citing what the query cites by number, where the query has other words too: as much as the best
place in both lists."""
NAMING_WEIGHT = 0.25
"""As above, where the query only names a law or act."""


@dataclass(slots=True)
class Candidate:
    """A record that was found, its passages with their worth, and the lists that found it."""

    record_id: str
    score: float = 0.0
    matched_by: list[MatchedBy] = field(default_factory=list)
    passages: dict[int, float] = field(default_factory=dict)

    def best_rows(self) -> list[int]:
        """Its rows, the best first."""
        return sorted(self.passages, key=lambda row: (-self.passages[row], row))


@dataclass(frozen=True, slots=True)
class Named:
    """Records that references of a query lead to: by their own number, by what they cite, by its name.

    `alone` says that the query has nothing else.
    """

    exact: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    alone: bool = False
    listed: tuple[str, ...] = ()
    """Records of the person or day that is all that is asked for, in the order to show them in."""
    among: frozenset[str] = frozenset()
    """Records of the person or day that is asked for beside other words: they stand before all others."""
    leaning: Mapping[str, float] = field(default_factory=dict)
    """What records get for meeting what may be meant, but need not be."""

    def scores(self) -> dict[str, float]:
        """What each record gets for it. Alone, references keep the order that they come in."""
        found: dict[str, float] = {}
        for ids, weight in ((self.naming, NAMING_WEIGHT), (self.citing, CITING_WEIGHT)):
            found.update(dict.fromkeys(ids, weight))
        if self.alone:
            order = dict.fromkeys((*self.exact, *self.citing, *self.naming))
            found = {one: REFERENCE_TIER + 1 / (1 + place) for place, one in enumerate(order)}
        for one in self.exact:
            found[one] = found.get(one, 0.0) + REFERENCE_TIER
        for place, one in enumerate(self.listed):
            found[one] = LISTED_TIER + 1 / (1 + place)
        return found


def gather(
    lists: Mapping[MatchedBy, Mapping[int, float]],
    weights: Mapping[MatchedBy, float],
    owners: Mapping[int, str],
    named: Named,
) -> list[Candidate]:
    """Candidates, best first; nothing but what a reference leads to where the query is a reference alone.

    `lists` say what each row is worth, best first, `owners` of which record it is. A record is worth what its
    best passage is.
    """
    by_list = {str(name): _of_records(worths, owners) for name, worths in lists.items()}
    scores = fuse(by_list, {str(name): weight for name, weight in weights.items()})
    own = named.scores()
    if named.alone and own:
        scores = {record_id: score for record_id, score in scores.items() if record_id in own}
    listed = frozenset(named.listed)
    for record_id, score in own.items():
        in_order = named.alone or record_id in listed
        scores[record_id] = score if in_order else scores.get(record_id, 0.0) + score
    for record_id in scores:
        scores[record_id] += named.leaning.get(record_id, 0.0)
        scores[record_id] += AMONG_TIER if record_id in named.among else 0.0
    found = {record_id: Candidate(record_id, score) for record_id, score in scores.items()}
    _add_lists(found, lists, weights, owners)
    for record_id in own:
        if record_id not in listed:
            found[record_id].matched_by.insert(0, "reference")
    for record_id, candidate in found.items():
        if record_id in listed or record_id in named.among or record_id in named.leaning:
            candidate.matched_by.insert(0, "named")
    return [found[record_id] for record_id in ranked(scores)]


def _of_records(worths: Mapping[int, float], owners: Mapping[int, str]) -> dict[str, float]:
    best: dict[str, float] = {}
    for row, worth in worths.items():
        record_id = owners.get(row)
        if record_id is not None:
            best[record_id] = max(best.get(record_id, 0.0), worth)
    return best


def _add_lists(
    found: dict[str, Candidate],
    lists: Mapping[MatchedBy, Mapping[int, float]],
    weights: Mapping[MatchedBy, float],
    owners: Mapping[int, str],
) -> None:
    for name, worths in lists.items():
        for row, worth in worths.items():
            candidate = found.get(owners[row]) if row in owners else None
            if candidate is not None:
                if name not in candidate.matched_by:
                    candidate.matched_by.append(name)
                candidate.passages[row] = candidate.passages.get(row, 0.0) + weights[name] * worth


def in_chunks(candidates: Sequence[Candidate], size: int) -> Iterable[Sequence[Candidate]]:
    """Runs of at most `size`, so that records are read in few queries and no more than needed."""
    return (candidates[start : start + size] for start in range(0, len(candidates), size))
