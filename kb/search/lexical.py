"""Turns a query into conditions on the lexical index: words in both languages, phrases, names, topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kb.index.clause import Clause, Field

if TYPE_CHECKING:
    from kb.search.query import Query
    from kb.topic.topic import Topic

Analyse = Callable[[str, Field], list[str]]
"""The terms that a text gives in a field."""

FIELD_WEIGHTS: tuple[tuple[Field, float], ...] = (("nl", 1.0), ("exact", 0.4), ("en", 0.2), ("context", 0.4))
NAME_WEIGHT = 1.0
PHRASE_WEIGHT = 3.0
REFERENCE_WEIGHT = 3.0
TOPIC_WEIGHT = 0.15
LONGEST_NAME = 4
"""Words of a name or ministry that are looked up as one."""


def clauses_of(query: Query, topics: Iterable[Topic], analyse: Analyse) -> list[Clause]:
    """Conditions of which each that holds raises the score; none for a query without terms."""
    words = query.telling_words or query.words
    found = [*_words(words, analyse), *_names(query.words, analyse)]
    for phrase in query.phrases:
        found.extend(_phrase(phrase, "exact", PHRASE_WEIGHT, analyse))
    for reference in query.references:
        found.extend(_phrase(reference.text, "exact", REFERENCE_WEIGHT, analyse))
        found.extend(_whole([reference.target, reference.text], REFERENCE_WEIGHT, analyse))
    for topic in topics:
        found.extend(_topic(topic, query, analyse))
    # Records are checked for all that is excluded; single words are left out here, to find enough others.
    barred = (analyse(excluded, "exact") for excluded in query.excluded)
    found.extend(Clause("exact", tuple(terms), occur="must_not") for terms in barred if len(terms) == 1)
    return found


def phrase_clauses(query: Query, analyse: Analyse) -> list[Clause]:
    """For each exact phrase the condition that it stands in the passage; any of them."""
    return [clause for phrase in query.phrases for clause in _phrase(phrase, "exact", 1.0, analyse)]


def _words(words: Iterable[str], analyse: Analyse) -> Iterator[Clause]:
    text = " ".join(words)
    for field, weight in FIELD_WEIGHTS:
        terms = tuple(dict.fromkeys(analyse(text, field))) if text else ()
        if terms:
            yield Clause(field, terms, boost=weight)


def _names(words: tuple[str, ...], analyse: Analyse) -> Iterator[Clause]:
    """Every run of a few words, for a name is kept as one term."""
    if len(words) > 30:
        return
    runs = [
        " ".join(words[start : start + length])
        for length in range(1, LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
    ]
    yield from _whole(runs, NAME_WEIGHT, analyse)


def _whole(texts: Iterable[str], weight: float, analyse: Analyse) -> Iterator[Clause]:
    terms = tuple(dict.fromkeys(term for text in texts for term in analyse(text, "name")))
    if terms:
        yield Clause("name", terms, boost=weight)


def _phrase(phrase: str, field: Field, weight: float, analyse: Analyse) -> Iterator[Clause]:
    terms = tuple(analyse(phrase, field))
    if terms:
        yield Clause(field, terms, phrase=len(terms) > 1, boost=weight)


def _topic(topic: Topic, query: Query, analyse: Analyse) -> Iterator[Clause]:
    """The topic's other terms: single ones together, those of several words as phrases."""
    asked = set(analyse(" ".join(query.words), "nl"))
    single: dict[str, None] = {}
    for term in dict.fromkeys((topic.name_nl, topic.name_en, *topic.terms)):
        terms = tuple(analyse(term.strip("*"), "nl"))
        if len(terms) > 1 and not asked.issuperset(terms):
            yield Clause("nl", terms, phrase=True, slop=1, boost=TOPIC_WEIGHT)
        elif len(terms) == 1 and terms[0] not in asked:
            single[terms[0]] = None
    if single:
        yield Clause("nl", tuple(single), boost=TOPIC_WEIGHT)
    for abbreviation in topic.abbreviations:
        yield from _phrase(abbreviation, "exact", TOPIC_WEIGHT, analyse)
