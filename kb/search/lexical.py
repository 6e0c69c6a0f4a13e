"""Turns a query into conditions on the lexical index: words in both languages, phrases, names, topics."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from kb.index.clause import Clause, Field

if TYPE_CHECKING:
    from kb.search.query import Query
    from kb.search.ranking import Ranking
    from kb.topic.topic import Topic

Analyse = Callable[[str, Field], list[str]]
"""The terms that a text gives in a field."""

NAME_WEIGHT = 1.0
PHRASE_WEIGHT = 3.0
TITLE_WEIGHT = 1.0
REFERENCE_WEIGHT = 3.0
TOPIC_WEIGHT = 0.15
WIDENED_WEIGHT = 0.5
"""Of what an abbreviation stands for, beside the abbreviation itself."""
MOST_OF_BM25 = 2.2
"""What BM25 gives a term at most, as a multiple of its inverse document frequency."""
FEW_PASSAGES = 20
"""In so few passages no gram is too common to be searched for."""
LONGEST_NAME = 4
"""Words of a name or ministry that are looked up as one."""


class Lexicon(Protocol):
    """What is asked of the lexical index to make a query of words."""

    def analyse(self, text: str, field: Field) -> list[str]:
        """The terms that this text gives in this field, in order."""

    def document_frequency(self, term: str, field: Field) -> int:
        """In how many passages this term occurs."""

    def __len__(self) -> int:
        """Number of passages."""


def clauses_of(query: Query, topics: Iterable[Topic], lexicon: Lexicon, ranking: Ranking) -> list[Clause]:
    """Conditions of which each that holds raises the score; none for a query without terms."""
    analyse = lexicon.analyse
    text = " ".join(query.telling_words or query.words)
    found = [*_words(text, lexicon, ranking), *_grams(text, lexicon, ranking), *_names(query.words, analyse)]
    for phrase in query.phrases:
        found.extend(_phrase(phrase, "exact", PHRASE_WEIGHT, analyse))
    for title in query.titles:
        found.extend(_phrase(title, "exact", TITLE_WEIGHT, analyse))
    for reference in query.references:
        found.extend(_phrase(reference.text, "exact", REFERENCE_WEIGHT, analyse))
        found.extend(_whole([reference.target, reference.text], REFERENCE_WEIGHT, analyse))
    for words in query.widened:
        found.extend(_phrase(words, "nl", WIDENED_WEIGHT, analyse))
    for topic in topics:
        found.extend(_topic(topic, query, analyse))
    # Records are checked for all that is excluded; single words are left out here, to find enough others.
    barred = (analyse(excluded, "exact") for excluded in query.excluded)
    found.extend(Clause("exact", tuple(terms), occur="must_not") for terms in barred if len(terms) == 1)
    return found


def demanded(query: Query, lexicon: Lexicon, ranking: Ranking) -> float:
    """The score below which the best passage of the lexical list is not worth as much as a best one."""
    text = " ".join(query.telling_words or query.words)
    counts = [lexicon.document_frequency(term, "nl") for term in dict.fromkeys(lexicon.analyse(text, "nl"))]
    weights = rarities(counts, lexicon, ranking) or (1.0,) * len(counts)
    total = len(lexicon)
    whole = sum(weight * _rarity(count, total) for weight, count in zip(weights, counts, strict=True))
    return ranking.demand * MOST_OF_BM25 * whole


def phrase_clauses(query: Query, analyse: Analyse) -> list[Clause]:
    """For each exact phrase the condition that it stands in the passage; any of them."""
    return [clause for phrase in query.phrases for clause in _phrase(phrase, "exact", 1.0, analyse)]


def _words(text: str, lexicon: Lexicon, ranking: Ranking) -> Iterator[Clause]:
    for field, weight in ranking.fields:
        terms = tuple(dict.fromkeys(lexicon.analyse(text, field)))
        if terms and weight:
            weights = rarities([lexicon.document_frequency(term, field) for term in terms], lexicon, ranking)
            yield Clause(field, terms, boost=weight, weights=weights)


def _grams(text: str, lexicon: Lexicon, ranking: Ranking) -> Iterator[Clause]:
    """Runs of letters that are not in too many passages to tell one from another."""
    if not ranking.grams:
        return
    most = max(ranking.common * len(lexicon), FEW_PASSAGES)
    counted = {term: lexicon.document_frequency(term, "gram") for term in lexicon.analyse(text, "gram")}
    kept = {term: count for term, count in counted.items() if 0 < count <= most}
    if kept:
        weights = rarities(list(kept.values()), lexicon, ranking)
        yield Clause("gram", tuple(kept), boost=ranking.grams, weights=weights)


def rarities(counts: Sequence[int], lexicon: Lexicon, ranking: Ranking) -> tuple[float, ...]:
    """What terms in so many passages weigh, at most 1; () where all weigh the same."""
    if not ranking.rarity:
        return ()
    total = len(lexicon)
    rarest = _rarity(1, total)
    return tuple((_rarity(count, total) / rarest) ** ranking.rarity for count in counts)


def _rarity(count: int, total: int) -> float:
    """Inverse document frequency as BM25 has it; a term of no passage counts as one of a single passage."""
    count = min(max(count, 1), max(total, 1))
    return math.log(1 + (max(total, 1) - count + 0.5) / (count + 0.5))


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
