"""Which values occur in the letters that search shows, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.store.summary import Facets

if TYPE_CHECKING:
    from kb.store.connection import Rows

_PEOPLE = (
    "SELECT min({value}), count(DISTINCT p.document) AS letters FROM people p"
    " JOIN documents d ON d.id = p.document WHERE d.preferred = 1 AND p.place {place} AND {value} <> ''"
    " GROUP BY {folded} ORDER BY letters DESC, {folded}"
)
_LETTERS = (
    "SELECT {value}, count(*) AS letters FROM documents WHERE preferred = 1 AND {value} IS NOT NULL"
    " GROUP BY 1 ORDER BY {order}"
)
_TOPICS = (
    "SELECT t.topic, count(DISTINCT d.letter_id) AS letters FROM topics t JOIN records r ON r.id = t.record"
    " JOIN documents d ON d.id = r.document"
    " WHERE r.preferred = 1 GROUP BY t.topic ORDER BY letters DESC, t.topic"
)
_MEMBER, _SENDER = "= 'member'", "IN ('sender', 'co-sender')"


def read_facets(rows: Rows) -> Facets:
    """The values of every filter, most frequent first; years newest first."""
    return Facets(
        parties=_people(rows, "p.party", "p.folded_party", _MEMBER),
        members=_people(rows, "p.name", "p.folded_name", _MEMBER),
        ministers=_people(rows, "p.name", "p.folded_name", _SENDER),
        ministries=_people(rows, "p.ministry", "p.folded_ministry", _SENDER),
        kinds=_counted(rows, _LETTERS.format(value="kind", order="letters DESC, kind")),
        years=tuple(
            (int(year), count)
            for year, count in _counted(rows, _LETTERS.format(value="substr(date, 1, 4)", order="1 DESC"))
        ),
        topics=_counted(rows, _TOPICS),
    )


def _people(rows: Rows, value: str, folded: str, place: str) -> tuple[tuple[str, int], ...]:
    return _counted(rows, _PEOPLE.format(value=value, folded=folded, place=place))


def _counted(rows: Rows, sql: str) -> tuple[tuple[str, int], ...]:
    return tuple((str(value), int(count)) for value, count in rows.all(sql))
