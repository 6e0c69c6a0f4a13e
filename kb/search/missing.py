"""Words of a query that no letter has, and words that letters do have and that may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kb.index.analysis import GRAM
from kb.store.names import fold_name
from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.index.clause import Field
    from kb.index.terms import Terms
    from kb.search.query import Query

MOST_WORDS = 12
"""In a longer query it says little that a word of it occurs nowhere."""
MOST_SOUGHT = 2
"""Missing words for which another is looked for."""
_FIELDS: tuple[Field, ...] = ("nl", "en", "exact", "context", "name")
_CLOSE = 0.8
"""Of two spellings: 'profilren' and 'profileren' are 0.95, 'wolven' and 'wolken' 0.83."""
_SHORTEST = 5
"""Letters of a word for which another spelling is offered: shorter ones are too often another word."""
_SAME_START = 3
_LENGTHS_APART = 2
_MOST_LOOKED_AT = 1_000


class Missing(NamedTuple):
    """A word as it was typed that no letter has, and one that letters have and that is spelt much like it;
    '' where there is none.
    """

    word: str
    near: str


def missing_words(query: Query, terms: Terms, names: Callable[[], str]) -> tuple[Missing, ...]:
    """Those words of a short query that stand in no text, subject or name, nor may be part of a compound.

    `names` gives all names of people, parties and ministries as one folded text; it is asked only where it
    matters.
    """
    words = dict.fromkeys(query.telling_words)
    if len(query.words) > MOST_WORDS or not words:
        return ()
    absent = [word for word in words if not _occurs(word, terms)]
    known = frozenset(names().split() if absent else ())
    absent = [word for word in absent if known.isdisjoint(fold_name(word).split())]
    return tuple(
        Missing(word, _spelt_alike(word, terms) if place < MOST_SOUGHT else "")
        for place, word in enumerate(absent)
    )


def _occurs(word: str, terms: Terms) -> bool:
    if any(terms.document_frequency(term, field) for field in _FIELDS for term in terms.analyse(word, field)):
        return True
    runs = list(_runs(fold(word)))
    return bool(runs) and all(terms.document_frequency(run, "gram") for run in runs)


def _runs(word: str) -> Iterator[str]:
    """The runs of letters that a compound with this word in it has as well."""
    return (word[start : start + GRAM] for start in range(len(word) - GRAM + 1))


def _spelt_alike(word: str, terms: Terms) -> str:
    from difflib import get_close_matches

    asked = fold(word)
    if len(asked) < _SHORTEST:
        return ""
    counted = terms.words(asked[:_SAME_START], _MOST_LOOKED_AT)
    near = {one: count for one, count in counted if abs(len(one) - len(asked)) <= _LENGTHS_APART}
    found = get_close_matches(asked, list(near), n=1, cutoff=_CLOSE)
    return found[0] if found else ""
