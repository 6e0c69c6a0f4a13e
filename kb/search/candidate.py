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
"""Added to the score of a record that a reference of the query names: more than all lists can give."""


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


def gather(
    lists: Mapping[MatchedBy, Sequence[int]],
    passages: Mapping[int, PassageRow],
    exact: Sequence[str] = (),
    citing: Sequence[str] = (),
    *,
    only_named: bool = False,
) -> list[Candidate]:
    """Candidates, best first. `exact` and `citing` are records that a reference names or that cite it.

    With `only_named` nothing but what a reference names is kept: the query is a reference alone.
    """
    by_list = {
        name: [passages[row].record_id for row in rows if row in passages] for name, rows in lists.items()
    }
    named = {record_id: place for place, record_id in enumerate(dict.fromkeys((*exact, *citing)))}
    scores = fuse({str(name): ids for name, ids in by_list.items()}, LIST_WEIGHTS)
    for record_id, place in named.items():
        # Alone, a reference keeps the order of the text; with words, the words decide within the tier.
        own = 1 / (K + place) if only_named else scores.get(record_id, 0.0) + 1 / (10 * K + place)
        scores[record_id] = REFERENCE_TIER * (2 if record_id in exact else 1) + own
    found = {
        record_id: Candidate(record_id, score)
        for record_id, score in scores.items()
        if not only_named or record_id in named
    }
    _add_lists(found, lists, passages)
    for record_id in named:
        found[record_id].matched_by.insert(0, "reference")
    return [found[record_id] for record_id in ranked({key: value.score for key, value in found.items()})]


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
