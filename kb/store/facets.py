"""Which values occur in the letters that search shows, and how often.

A letter stands in one layer, so that the counts of the layers add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.store.summary import Facets

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.store.layers import Rows

    Counted = tuple[str, str, int]

_PEOPLE = (
    "SELECT {folded}, min({value}), count(DISTINCT p.document) FROM people p"
    " JOIN documents d ON d.id = p.document WHERE d.preferred = 1 AND p.place {place} AND {value} <> ''"
    " GROUP BY 1"
)
_LETTERS = (
    "SELECT {value}, {value}, count(*) FROM documents WHERE preferred = 1 AND {value} IS NOT NULL GROUP BY 1"
)
_TOPICS = (
    "SELECT t.topic, t.topic, count(DISTINCT d.letter_id) FROM topics t JOIN records r ON r.id = t.record"
    " JOIN documents d ON d.id = r.document WHERE r.preferred = 1 GROUP BY 1"
)
_MEMBER, _SENDER = "= 'member'", "IN ('sender', 'co-sender')"


def read_facets(rows: Rows) -> Facets:
    """The values of every filter, most frequent first; years newest first."""
    return Facets(
        parties=_people(rows, "p.party", "p.folded_party", _MEMBER),
        members=_people(rows, "p.name", "p.folded_name", _MEMBER),
        ministers=_people(rows, "p.name", "p.folded_name", _SENDER),
        ministries=_people(rows, "p.ministry", "p.folded_ministry", _SENDER),
        kinds=_counted(rows, _LETTERS.format(value="kind")),
        years=tuple(
            (int(year), count)
            for year, count in _counted(rows, _LETTERS.format(value="substr(date, 1, 4)"), _latest_first)
        ),
        topics=_counted(rows, _TOPICS),
    )


def _people(rows: Rows, value: str, folded: str, place: str) -> tuple[tuple[str, int], ...]:
    return _counted(rows, _PEOPLE.format(value=value, folded=folded, place=place))


def _most_frequent_first(counted: Counted) -> tuple[int, str]:
    return -counted[2], counted[0]


def _latest_first(counted: Counted) -> int:
    return -int(counted[0])


def _counted(
    rows: Rows, sql: str, order: Callable[[Counted], tuple[int, str] | int] = _most_frequent_first
) -> tuple[tuple[str, int], ...]:
    """The values of all layers, each in its first form in the alphabet, with its counts added up."""
    total: dict[str, Counted] = {}
    for folded, value, count in rows.all(sql):
        _, known, before = total.get(folded, (folded, value, 0))
        total[folded] = folded, min(known, value), before + count
    return tuple((value, count) for _, value, count in sorted(total.values(), key=order))
