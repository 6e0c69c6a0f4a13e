"""Turns what was understood into rows that may be found, rows that stand first, and records that get more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.search.hit import Filters
from kb.search.understood.reading import MOST_LISTED, Reading
from kb.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.search.candidate import Named
    from kb.search.understood.reading import Condition

_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Applied:
    """`allowed` and `first` are rows in ascending order, None for all and for none in particular."""

    reading: Reading
    filters: Filters
    store: Store
    allowed: Sequence[int] | None
    first: Sequence[int] | None = None

    @classmethod
    def of(cls, reading: Reading, filters: Filters, store: Store) -> Applied:
        """What the reading comes to beside the filters of the search."""
        allowed: Sequence[int] | None = store.rows(filters)
        if reading.within is not None:
            allowed = reading.within if allowed is None else _both(allowed, reading.within)
        first = None
        if reading.decided and not reading.alone:
            for condition in reading.conditions:
                rows = _rows_of(condition, store)
                first = rows if first is None else _both(first, rows)
            first = _both(first or (), allowed) if allowed is not None else first
        return cls(reading, filters, store, allowed, first or None)

    def add_to(self, named: Named, owners: Mapping[int, str]) -> Named:
        """`named` with the records that stand first or get more; `owners` has the record of each row."""
        exact = dict.fromkeys((*named.exact, *self._within(self.reading.first)))
        citing = dict.fromkeys((*named.citing, *self._within(self.reading.citing)))
        named = replace(named, exact=tuple(exact), citing=tuple(citing))
        if not self.reading.conditions:
            return named
        if self.reading.alone:
            listed = self._listed()
            if listed:
                return replace(named, listed=listed)
        if self.first is not None:
            among = frozenset(one for row, one in owners.items() if _holds(self.first, row))
            return replace(named, among=among)
        return replace(named, leaning=self._leaning(set(owners.values())))

    def _listed(self) -> tuple[str, ...]:
        met: frozenset[str] | None = None
        for condition in self.reading.conditions:
            ids = frozenset(one for filters in condition.any_of for one in self.store.record_ids(filters))
            met = ids if met is None else met & ids
        return self.store.newest_of(self._within(tuple(met or ())))[:MOST_LISTED]

    def _leaning(self, record_ids: set[str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for condition in self.reading.conditions:
            for filters in condition.any_of:
                for one in self.store.meeting(tuple(record_ids), filters):
                    found[one] = max(found.get(one, 0.0), condition.weight)
        return found

    def _within(self, record_ids: Sequence[str]) -> Sequence[str]:
        if not record_ids or self.filters == _NO_FILTERS:
            return record_ids
        meeting = self.store.meeting(record_ids, self.filters)
        return [one for one in record_ids if one in meeting]


def _rows_of(condition: Condition, store: Store) -> Sequence[int]:
    found = [store.rows(filters) or () for filters in condition.any_of]
    return found[0] if len(found) == 1 else sorted({row for rows in found for row in rows})


def _both(a: Sequence[int], b: Sequence[int]) -> Sequence[int]:
    return sorted(set(a).intersection(b))


def _holds(rows: Sequence[int], row: int) -> bool:
    place = bisect_left(rows, row)
    return place < len(rows) and rows[place] == row
