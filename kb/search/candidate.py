"""Passages that the lists found, gathered into records and put in order. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.search.fusion import K, fuse, ranked
from kb.search.hit import MatchedBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.store.summary import PassageRow

LIST_WEIGHTS: Mapping[str, float] = {"lexical": 1.0, "dense": 1.0, "phrase": 1.0}
REFERENCE_TIER = 1.0
"""Added to the score of a record that the query names by its number: more than all lists can give."""
CITING_WEIGHT = 2.0
"""Of citing what the query cites by number, where the query has other words too: the best place in a
list counts as 1."""
NAMING_WEIGHT = 0.5
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

    def scores(self) -> dict[str, float]:
        """What each record gets for it. Alone, references keep the order that they come in."""
        found: dict[str, float] = {}
        for ids, weight in ((self.naming, NAMING_WEIGHT), (self.citing, CITING_WEIGHT)):
            found.update(dict.fromkeys(ids, weight / K))
        if self.alone:
            order = dict.fromkeys((*self.exact, *self.citing, *self.naming))
            found = {one: REFERENCE_TIER + 1 / (K + place) for place, one in enumerate(order)}
        for one in self.exact:
            found[one] = found.get(one, 0.0) + REFERENCE_TIER
        return found


def gather(
    lists: Mapping[MatchedBy, Sequence[int]], passages: Mapping[int, PassageRow], named: Named
) -> list[Candidate]:
    """Candidates, best first; nothing but what a reference leads to where the query is a reference alone."""
    by_list = {
        str(name): [passages[row].record_id for row in rows if row in passages]
        for name, rows in lists.items()
    }
    scores = fuse(by_list, LIST_WEIGHTS)
    own = named.scores()
    if named.alone and own:
        scores = {record_id: score for record_id, score in scores.items() if record_id in own}
    for record_id, score in own.items():
        scores[record_id] = score if named.alone else scores.get(record_id, 0.0) + score
    found = {record_id: Candidate(record_id, score) for record_id, score in scores.items()}
    _add_lists(found, lists, passages)
    for record_id in own:
        found[record_id].matched_by.insert(0, "reference")
    return [found[record_id] for record_id in ranked(scores)]


def _add_lists(
    found: dict[str, Candidate],
    lists: Mapping[MatchedBy, Sequence[int]],
    passages: Mapping[int, PassageRow],
) -> None:
    for name, rows in lists.items():
        for place, row in enumerate(rows, 1):
            candidate = found.get(passages[row].record_id) if row in passages else None
            if candidate is not None:
                if name not in candidate.matched_by:
                    candidate.matched_by.append(name)
                candidate.passages[row] = candidate.passages.get(row, 0.0) + 1 / (K + place)


def in_chunks(candidates: Sequence[Candidate], size: int) -> Iterable[Sequence[Candidate]]:
    """Runs of at most `size`, so that records are read in few queries and no more than needed."""
    return (candidates[start : start + size] for start in range(0, len(candidates), size))
