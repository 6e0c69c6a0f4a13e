"""Which values occur in the letters that search shows, and how often.

A letter stands in one layer, so that the counts of the layers add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.letter.people import PREFIXES
from kb.store.names import spaced
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
        ministers=_by_surname(rows),
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


def _by_surname(rows: Rows) -> tuple[tuple[str, int], ...]:
    """Ministers, each once: 'Dick Schoof' with 'D. Schoof', under the shorter, which as a filter finds both.

    Where two of different first names share a surname all stay, as nobody can tell whose the short one is.
    """
    found = _totals(rows, _PEOPLE.format(value="p.name", folded="p.folded_name", place=_SENDER))
    longer: dict[str, list[str]] = {}
    for folded in found:
        for surname in _surnames(folded):
            if surname in found:
                longer.setdefault(surname, []).append(folded)
    for surname, names in longer.items():
        if len(names) == 1 and names[0] in found and surname in found:
            _, value, count = found[surname]
            found[surname] = surname, value, count + found.pop(names[0])[2]
    return _sorted(found, _most_frequent_first)


def _surnames(folded: str) -> list[str]:
    """What a folded name may be called without its first names: never 'weel' for 'van weel'."""
    words = folded.split()
    return [spaced(" ".join(words[at:])) for at in range(1, len(words)) if words[at - 1] not in PREFIXES]


def _most_frequent_first(counted: Counted) -> tuple[int, str]:
    return -counted[2], counted[0]


def _latest_first(counted: Counted) -> int:
    return -int(counted[0])


def _counted(
    rows: Rows, sql: str, order: Callable[[Counted], tuple[int, str] | int] = _most_frequent_first
) -> tuple[tuple[str, int], ...]:
    """The values of all layers, each in its first form in the alphabet, with its counts added up."""
    return _sorted(_totals(rows, sql), order)


def _totals(rows: Rows, sql: str) -> dict[str, Counted]:
    total: dict[str, Counted] = {}
    for folded, value, count in rows.all(sql):
        _, known, before = total.get(folded, (folded, value, 0))
        total[folded] = folded, min(known, value), before + count
    return total


def _sorted(
    total: dict[str, Counted], order: Callable[[Counted], tuple[int, str] | int]
) -> tuple[tuple[str, int], ...]:
    return tuple((value, count) for _, value, count in sorted(total.values(), key=order))
