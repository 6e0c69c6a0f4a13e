"""What somebody may have meant by a name that no letter and no topic has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from kb.errors import UnknownIdError
from kb.search.hit import Filters
from kb.store.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.store.store import Store
    from kb.topic.topic import Topic

Field = Literal["party", "member", "minister", "ministry", "letter", "reference"]
_FIELDS: tuple[Field, ...] = get_args(Field)
_CLOSE = 0.7
"""Of two words; 'dnk' and 'denk' are 0.86, 'cda' and 'cdu' 0.67."""
_MOST = 3
_FEW_TOPICS = 12
"""So many keys still read as one line."""
_SHORTEST_WORD = 4


class Misnamed(NamedTuple):
    """A filter that no letter meets: its value, and values that occur and look like it."""

    field: Field
    value: str
    near: tuple[str, ...]


def misnamed(store: Store, filters: Filters) -> tuple[Misnamed, ...]:
    """The people, parties and ministries asked for that no letter has at all."""
    return tuple(
        Misnamed(field, value, closest(value, _occurring(store, field)))
        for field in _FIELDS
        if (value := getattr(filters, field)) and not store.rows(Filters(**{field: value}))
    )


def topic_of(key: str, topics: Sequence[Topic]) -> Topic:
    """The topic with this key. Errors: UnknownIdError, with keys of topics that are called much like it."""
    for topic in topics:
        if topic.key == key:
            return topic
    forms = {
        form: topic.key
        for topic in topics
        for form in (topic.key, topic.name_nl, topic.name_en, *topic.abbreviations)
    }
    near = dict.fromkeys(forms[form] for form in closest(key, forms))
    few = tuple(topic.key for topic in topics) if len(topics) <= _FEW_TOPICS else ()
    raise UnknownIdError(key, "topic", tuple(near), () if near else few)


def closest(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most like what was asked, the best first, at most three; () where none is."""
    scored = [(_likeness(fold_name(asked), fold_name(name)), name) for name in dict.fromkeys(names)]
    best = sorted((one for one in scored if one[0] >= _CLOSE), key=lambda one: -one[0])
    return tuple(name for _, name in best[:_MOST])


def _likeness(asked: str, name: str) -> float:
    """Of the whole, or of one word of a longer name."""
    from difflib import SequenceMatcher

    parts = [name, *(word for word in name.split() if len(word) >= _SHORTEST_WORD)]
    return max(SequenceMatcher(None, asked, part).ratio() for part in parts)


def names_of(store: Store) -> str:
    """Every name of a person, party or ministry that letters have, folded, as one text."""
    return " ".join(fold_name(name) for field in _FIELDS for name in _occurring(store, field))


def _occurring(store: Store, field: Field) -> tuple[str, ...]:
    if field in {"letter", "reference"}:
        return tuple(summary.letter.id for summary in store.letters(Filters()))
    facets = store.facets()
    counted = {
        "party": facets.parties,
        "member": facets.members,
        "minister": facets.ministers,
        "ministry": facets.ministries,
    }[field]
    return tuple(name for name, _ in counted)
