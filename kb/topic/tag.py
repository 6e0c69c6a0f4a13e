"""Which topics a record belongs to, and the words or citations that say so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kb.search.hit import TopicTag
from kb.text.fold import fold
from kb.topic.term import TermPattern, abbreviation_pattern, term_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.citation.citation import Part
    from kb.question.record import Record
    from kb.topic.topic import Topic


def tag(record: Record, topics: Iterable[Topic]) -> tuple[TopicTag, ...]:
    """Every place in `record` that names one of `topics`, in order of topic, part and place.

    A tag's `term` is the text found, verbatim. Places of one topic do not overlap: the longest
    words win. For a footnote `note` is its index in the record.
    """
    topics = tuple(topics)
    texts: list[tuple[Part, int, str]] = [("question", -1, record.question), ("answer", -1, record.answer)]
    texts += [("footnote", index, note.text) for index, note in enumerate(record.footnotes)]
    folded = [fold(text) for _, _, text in texts]
    tags: list[TopicTag] = []
    for topic in topics:
        for (part, note, text), folded_text in zip(texts, folded, strict=True):
            cited = _cited(record, topic, part, note)
            found = [*places(topic, text, folded_text), *cited]
            tags.extend(TopicTag(topic.key, text[a:b], part, a, b, note) for a, b in _apart(found))
    return tuple(tags)


def places(topic: Topic, text: str, folded: str = "") -> tuple[tuple[int, int], ...]:
    """The (start, end) of every place in `text` that names `topic`, in order, without overlap."""
    folded = folded or fold(text)
    found = [span for pattern in _patterns(topic) for span in pattern.spans(text, folded)]
    if found and topic.exceptions:
        barred = barred_in(topic, text, folded)
        found = [span for span in found if not any(_overlap(span, other) for other in barred)]
    return _apart(found)


def barred_in(topic: Topic, text: str, folded: str) -> tuple[tuple[int, int], ...]:
    """The places of phrases in which a term means something else."""
    return tuple(span for term in topic.exceptions for span in term_pattern(term).spans(text, folded))


def terms_of(topic: Topic) -> Iterator[tuple[str, Literal["name", "abbreviation", "term"], TermPattern]]:
    """Every word or expression that names the topic, once, with what it is and its pattern."""
    for abbreviation in topic.abbreviations:
        yield abbreviation, "abbreviation", abbreviation_pattern(abbreviation)
    names = dict.fromkeys((topic.name_nl, topic.name_en))
    for name in names:
        yield name, "name", term_pattern(name)
    for term in topic.terms:
        if term not in names:
            yield term, "term", term_pattern(term)


def names(topic: Topic, text: str, folded: str = "") -> bool:
    """Whether `text` names `topic` somewhere."""
    folded = folded or fold(text)
    found = (span for pattern in _patterns(topic) for span in pattern.spans(text, folded))
    if next(found, None) is None:
        return False
    return not topic.exceptions or bool(places(topic, text, folded))


def named_in(query: str, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that a search query names, by a term, a name, an abbreviation or the key itself."""
    words = set(fold(query).split())
    return tuple(topic for topic in topics if topic.key in words or places(topic, query))


@lru_cache(maxsize=256)
def _patterns(topic: Topic) -> tuple[TermPattern, ...]:
    return tuple(pattern for _, _, pattern in terms_of(topic))


def _cited(record: Record, topic: Topic, part: Part, note: int) -> Iterator[tuple[int, int]]:
    for citation in record.citations:
        if citation.part == part and (part != "footnote" or citation.note == note):
            for target in topic.targets:
                if citation.target == target or citation.target.startswith(target + ":"):
                    yield citation.start, citation.end


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
