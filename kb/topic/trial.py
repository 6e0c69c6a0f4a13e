"""A topic tried on the records of a store: what each term brings in and leaves out, and what it may lack."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from kb.text.fold import fold
from kb.topic.tag import barred_in, terms_of
from kb.topic.term import term_pattern
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kb.store.store import Store
    from kb.store.texts import RecordTexts

TermKind = Literal["name", "abbreviation", "term", "target"]

EXAMPLES: Final = 3
MOST_PROPOSED: Final = 8
_BETWEEN = " ¶ "
"""Between the parts of a record: no term goes across it."""
_AROUND = 60
"""Characters that an example shows on each side."""
_FEWEST_LETTERS, _FEWEST_RECORDS, _LEAST_SHARE, _LIFT = 2, 3, 0.5, 5.0
"""A term is proposed that stands in so many letters and records of the topic, that has at least this share
of its records there, and is so many times as frequent there as elsewhere."""
_SHORTEST_WORD, _SHORTEST_IN_PAIR = 4, 3
_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w'-]*[^\W_]")
_CUT = re.compile(r"[.?!;:,()¶\"]")
_FUNCTION_WORDS = frozenset(
    """
    aan al alle als bij dan dat de deze die dit doen door dus een en er geen had hebben heeft het hier hoe
    hun ik in is ja kan kunnen maar met mijn moet moeten naar nee niet nog nu of om omdat onder ons ook op
    over per te tot tussen uit uw van via voor waar wanneer wat welke werd wij wordt worden ze zich zijn
    zo zoals zou januari februari maart april mei juni juli augustus september oktober november december
    antwoord bent deelt kunt mening vraag vragen waarom waren
    and are for from has have not that the their this to was were which with
    """.split()  # noqa: SIM905 - a list of its own lines would be a page long
)


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and words of it around the place that was found, verbatim."""

    record_id: str
    words: str


@dataclass(frozen=True, slots=True)
class TermTrial:
    """What one term of a topic does.

    `records` is how many it brings in, `alone` how many of these no other term brings in. `left_out` is how
    many records hold its letters and are not on the topic: inside a longer word, in other capitals, or in a
    phrase that is an exception.
    """

    term: str
    kind: TermKind
    records: int
    alone: int
    left_out: int
    examples: tuple[Found, ...] = ()
    left_out_examples: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word or two that stand in `inside` records of the topic and in `elsewhere` others."""

    term: str
    inside: int
    elsewhere: int
    examples: tuple[Found, ...] = ()
    """Of the others, which it would bring in."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How many records and letters a topic takes in, by which terms, and which it may lack."""

    topic: Topic
    records: int
    letters: int
    terms: tuple[TermTrial, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The parts of one record as one text, and that folded."""

    key: int
    record_id: str
    letter_id: str
    text: str
    folded: str

    def around(self, start: int, end: int) -> Found:
        """The record with the words at a place."""
        first = self.text.rfind(" ", 0, max(start - _AROUND, 0)) + 1
        last = self.text.find(" ", min(end + _AROUND, len(self.text)))
        words = self.text[first : last if last > 0 else len(self.text)]
        return Found(self.record_id, " ".join(words.replace(_BETWEEN.strip(), " ").split()))


def trial_of(topic: Topic, store: Store) -> Trial:
    """Try `topic` on every record that search shows."""
    texts = list(_texts(store.texts()))
    barred = {one.key: barred_in(topic, one.text, one.folded) for one in texts}
    taken: dict[tuple[str, TermKind], dict[int, tuple[int, int]]] = {}
    for term, kind, pattern in terms_of(topic):
        taken[term, kind] = {}
        for one in texts:
            spans = (
                span for span in pattern.spans(one.text, one.folded) if not _within(span, barred[one.key])
            )
            if span := next(spans, None):
                taken[term, kind][one.key] = span
    for target in topic.targets:
        taken[target, "target"] = dict.fromkeys(store.keys_citing((target,)), (0, 0))
    inside = frozenset(key for places in taken.values() for key in places)
    counts = Counter(key for places in taken.values() for key in places)
    terms = tuple(
        _term_trial(term, kind, places, counts, texts, inside) for (term, kind), places in taken.items()
    )
    letters = store.count_letters(sorted(inside))
    return Trial(topic, len(inside), letters, terms, tuple(_proposals(topic, texts, inside)))


def _texts(found: Iterable[RecordTexts]) -> Iterator[_Text]:
    for one in sorted(found, key=lambda one: one.record_id, reverse=True):
        text = _BETWEEN.join((one.question, one.answer, *one.notes))
        yield _Text(one.key, one.record_id, one.letter_id, text, fold(text))


def _term_trial(
    term: str,
    kind: TermKind,
    places: Mapping[int, tuple[int, int]],
    counts: Mapping[int, int],
    texts: Sequence[_Text],
    inside: frozenset[int],
) -> TermTrial:
    left = [
        (one, place) for one in texts if one.key not in inside and (place := _letters_in(one, term, kind))
    ]
    brought = [one for one in texts if one.key in places]
    brought.sort(key=lambda one: counts[one.key])
    return TermTrial(
        term,
        kind,
        len(places),
        sum(counts[key] == 1 for key in places),
        len(left),
        tuple(one.around(*places[one.key]) for one in brought[:EXAMPLES]),
        tuple(one.around(*place) for one, place in left[:EXAMPLES]),
    )


def _letters_in(one: _Text, term: str, kind: TermKind) -> tuple[int, int] | None:
    """The first place where the letters of a term stand, within a word too; those of an abbreviation in its
    capitals, or in others as a whole word.
    """
    if kind == "target":
        return None
    if kind == "abbreviation":
        other = re.search(rf"(?<![^\W_]){re.escape(fold(term))}(?![^\W_])", one.folded)
        start = one.text.find(term) if term in one.text else other.start() if other else -1
    else:
        start = one.folded.find(fold(term.strip("* ")))
    return (start, start + len(term.strip("* "))) if start >= 0 else None


def _first(one: _Text, words: str) -> Found:
    start = one.folded.index(words)
    return one.around(start, start + len(words))


def _proposals(topic: Topic, texts: Sequence[_Text], inside: frozenset[int]) -> Iterator[Proposal]:
    """Words and pairs of words that are frequent on the topic and rare elsewhere, the most telling first."""
    own = [one for one in texts if one.key in inside]
    counted = Counter[str]()
    letters: dict[str, set[str]] = {}
    for one in own:
        for words in _words_in(one.folded):
            counted[words] += 1
            letters.setdefault(words, set()).add(one.letter_id)
    fewest = min(_FEWEST_LETTERS, len({one.letter_id for one in own}))
    maybe = {
        words
        for words, count in counted.items()
        if count >= _FEWEST_RECORDS and len(letters[words]) >= fewest
    }
    others = [one for one in texts if one.key not in inside]
    elsewhere = Counter[str](words for one in others for words in _words_in(one.folded) & maybe)
    chosen: list[str] = []
    scores = {words: _telling(counted[words], len(own), elsewhere[words], len(others)) for words in maybe}
    for words in sorted(maybe, key=lambda words: (-scores[words], words)):
        if len(chosen) == MOST_PROPOSED or scores[words] <= 0:
            return
        if not _is_known(words, topic, chosen):
            chosen.append(words)
            examples = (one for one in others if words in one.folded and words in _words_in(one.folded))
            shown = tuple(_first(one, words) for one, _ in zip(examples, range(EXAMPLES), strict=False))
            yield Proposal(words, counted[words], elsewhere[words], shown)


def _telling(inside: int, own: int, elsewhere: int, others: int) -> float:
    """Dunning's log-likelihood ratio (1993) of a word in records on the topic against the others; 0 where
    it is too frequent elsewhere to be proposed.
    """
    if inside < _LEAST_SHARE * (inside + elsewhere):
        return 0.0
    if inside * max(others, 1) < _LIFT * elsewhere * own:
        return 0.0
    whole = own + others
    expected = (inside + elsewhere) * own / whole, (inside + elsewhere) * others / whole
    return 2 * sum(
        seen * math.log(seen / mean) for seen, mean in zip((inside, elsewhere), expected, strict=True) if seen
    )


def _is_known(words: str, topic: Topic, chosen: Iterable[str]) -> bool:
    """Whether the topic, or what is proposed already, has this in another form, as a part or as the whole."""
    if any(next(pattern.spans(words, words), None) for _, _, pattern in terms_of(topic)):
        return True
    own = (term.strip("* ") for term, _, _ in terms_of(topic))
    return any(
        next(term_pattern(first).spans(second, second), None)
        for other in (*chosen, *map(fold, own))
        for first, second in ((other, words), (words, other))
        if re.search(r"\w", first)
    )


def _words_in(folded: str) -> frozenset[str]:
    """Every word of a record, and every two that follow each other, without words of grammar."""
    found: set[str] = set()
    for part in _CUT.split(folded):
        words = _WORD.findall(part)
        told = [word not in _FUNCTION_WORDS for word in words]
        found.update(
            word for word, tells in zip(words, told, strict=True) if tells and len(word) >= _SHORTEST_WORD
        )
        found.update(
            f"{first} {second}"
            for (first, tells), (second, also) in pairwise(zip(words, told, strict=True))
            if tells and also and len(first) >= _SHORTEST_IN_PAIR and len(second) >= _SHORTEST_IN_PAIR
        )
    return frozenset(found)


def _within(span: tuple[int, int], barred: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in barred)
