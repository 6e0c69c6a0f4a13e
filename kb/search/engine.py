"""A search from end to end: filters, the lexical and the dense list, fusion, what must hold, hits.

Owns the order of things; reading, analysing and wording are done by the modules around it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, get_args

from kb.errors import EncoderError, IndexError_, QueryError, SettingsError
from kb.letter.letter import LetterKind
from kb.limits import DEFAULT_LIMITS
from kb.message import message
from kb.search.candidate import Candidate, Named, gather, in_chunks
from kb.search.fusion import by_place, by_score
from kb.search.hit import Filters, Hit, MatchedBy, Mode, Order, SearchResult
from kb.search.hit_maker import HitMaker
from kb.search.lexical import clauses_of, demanded, phrase_clauses
from kb.search.missing import missing_words
from kb.search.phrase import stands_in
from kb.search.ranking import ranking_of
from kb.search.suggestion import misnamed, names_of, topic_of
from kb.search.understood.applying import Applied
from kb.search.understood.reading import Reader
from kb.search.wording import said_understood, say
from kb.topic.tag import named_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kb.index.generation import Generation
    from kb.search.dense import Dense
    from kb.search.query import Query
    from kb.search.ranking import Ranking
    from kb.search.suggestion import Field
    from kb.search.understood.reading import Reading
    from kb.search.wording import Message
    from kb.settings import Language
    from kb.topic.topic import Topic

NO_FILTERS = Filters()
DEPTH = 500
"""Passages that each list gives, whatever the limit, so that this changes nothing in the order of hits."""
DEEPEST = 5_000
"""Passages that each list gives where more hits are wanted than the first lists hold; what these add comes
after it."""
PHRASE_DEPTH = 2_000
"""Passages that hold an exact phrase and are looked at."""
MOST_HITS = 1_000
"""A larger limit is lowered to this."""
CHECKED_AT_ONCE = 50
"""Records that are read at a time to see whether they hold what must stand there."""
WORTH_A_DATE = 0.5
"""In order of date come the records that score this share of what the best one does, or more."""
_MODES = get_args(Mode)
_ORDERS = get_args(Order)
_MISNAMED: dict[Field, Message] = {
    "party": "no-party",
    "member": "no-member",
    "minister": "no-minister",
    "ministry": "no-ministry",
    "letter": "no-letter",
    "reference": "no-reference",
}
_KINDS = get_args(LetterKind)


@dataclass(frozen=True, slots=True)
class _Found:
    """Candidates that hold what the query demands, best first.

    `first` are those of the first lists by id, where a query demands nothing. `whole` says that these are all
    there are, `complete` that all ways of searching were gone.
    """

    kept: list[Candidate]
    first: dict[str, Candidate]
    whole: bool
    complete: bool


class Engine:
    """Searches one generation. Thread-safe."""

    def __init__(
        self,
        generation: Generation,
        dense: Dense,
        topics: tuple[Topic, ...],
        language: Language,
        ranking: Ranking | None = None,
        topics_fault: SettingsError | None = None,
    ) -> None:
        self._generation = generation
        self._store = generation.store
        self._dense = dense
        self._topics = topics
        self._topics_fault = topics_fault
        self._language: Language = language
        self._known_names: str | None = None
        self._ranking = ranking or ranking_of(dense.model)
        self._reader = Reader(generation)

    def search(
        self,
        text: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order = "relevance",
        mode: Mode = "hybrid",
        expand_topics: bool = True,
        understand: bool = True,
    ) -> SearchResult:
        """The `limit` records after the first `offset`. Errors: QueryError, UnknownIdError for a topic,
        DamagedIndexError. Without `understand` words are only words.
        """
        self.check(filters, limit, mode)
        _check_page(offset, order)
        page = slice(offset, offset + min(limit, MOST_HITS))
        reading = self._reader.read(text, understand=understand)
        query = reading.query
        topics = named_in(query.asked, self._topics) if expand_topics else ()
        notes = self._notes(query, topics, filters)
        if query.is_empty:
            nothing = query.excluded or filters == NO_FILTERS
            ids = () if nothing else self._store.record_ids(filters)
            hits = self._listed(query, ids[page])
            notes += [] if ids else self._why_nothing(hits, filters)
            return SearchResult(query.text, hits, tuple(notes), total=len(ids), offset=offset)
        wanted = MOST_HITS if order == "date" else page.stop
        found = self._found(reading, filters, mode, topics, wanted, notes)
        maker = HitMaker(self._store, topics, query, self._language)
        if order == "date":
            kept = self._by_date(found.kept)
            hits, total = maker.hits_of(kept[page]), len(kept)
        else:
            hits, total = maker.with_referred(found.kept, found.first, self._meeting(filters, reading), page)
        notes.extend(self._missing(query, found=bool(found.kept)))
        notes += [] if found.kept else self._why_nothing(hits, filters)
        return SearchResult(
            query.text, hits, tuple(notes), found.complete, total, found.whole, offset, query.understood
        )

    def ranked(
        self,
        text: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 10,
        mode: Mode = "hybrid",
        expand_topics: bool = True,
        understand: bool = True,
    ) -> tuple[str, ...]:
        """The ids of the records that `search` gives, without making hits of them. Errors: as `search`."""
        self.check(filters, limit, mode)
        reading = self._reader.read(text, understand=understand)
        query = reading.query
        topics = named_in(query.asked, self._topics) if expand_topics else ()
        found = self._found(reading, filters, mode, topics, limit, [])
        maker = HitMaker(self._store, topics, query, self._language)
        records = self._store.records([candidate.record_id for candidate in found.kept[:limit]])
        ordered = maker.ordered(records, self._meeting(filters, reading))
        return tuple(record.id for record, _ in ordered[:limit])

    def _found(
        self,
        reading: Reading,
        filters: Filters,
        mode: Mode,
        topics: tuple[Topic, ...],
        wanted: int,
        notes: list[str],
    ) -> _Found:
        """The candidates; where fewer than `wanted` are in the first lists, after them those of the deepest.

        So the first are the same however many are wanted.
        """
        query = reading.query
        more = 4 if query.excluded or query.phrases else 1
        applied = Applied.of(reading, filters, self._store)
        lists, complete = self._lists_of(applied, mode, topics, more * DEPTH, notes)
        candidates = self._candidates(query, filters, lists, applied)
        kept = list(islice(self._kept(candidates, query), wanted + 1)) if _demands(query) else [*candidates]
        whole = not _is_full(lists, more * DEPTH)
        if len(kept) < wanted and not whole:
            lists, complete = self._lists_of(applied, mode, topics, DEEPEST, [])
            placed = {candidate.record_id for candidate in candidates}
            deeper = self._candidates(query, filters, lists, applied)
            further = [one for one in deeper if one.record_id not in placed]
            kept += self._kept(further, query) if _demands(query) else further
            whole = not _is_full(lists, DEEPEST)
        first = {} if _demands(query) else {candidate.record_id: candidate for candidate in candidates}
        return _Found(kept, first, whole and not (_demands(query) and len(kept) > wanted), complete)

    def _lists_of(
        self, applied: Applied, mode: Mode, topics: tuple[Topic, ...], depth: int, notes: list[str]
    ) -> tuple[dict[MatchedBy, dict[int, float]], bool]:
        """The lists among all rows that may be found, and among those of whom and when is asked for."""
        query = applied.reading.query
        lists, complete = self._lists(query, applied.allowed, mode, topics, depth, notes)
        if applied.first is not None:
            nearer, _ = self._lists(query, applied.first, mode, topics, depth, [])
            lists = {name: {**found, **nearer.get(name, {})} for name, found in lists.items()}
        return lists, complete

    def check(self, filters: Filters, limit: int = 1, mode: str = "hybrid") -> None:
        """Refuse what makes no sense. Errors: QueryError; for a topic UnknownIdError, SettingsError."""
        if filters.topics and self._topics_fault:
            raise self._topics_fault
        for topic in filters.topics:
            topic_of(topic, self._topics)
        for kind in filters.kinds:
            if kind not in _KINDS:
                raise QueryError(
                    message(
                        "no kind of letter is {kind}; there are {known}",
                        kind=repr(kind),
                        known=", ".join(_KINDS),
                    )
                )
        if filters.since and filters.until and filters.since > filters.until:
            raise QueryError(
                message(
                    "the period ends ({until}) before it begins ({since})",
                    until=filters.until,
                    since=filters.since,
                )
            )
        if limit < 1:
            raise QueryError(message("the number of results must be 1 or more, not {limit}", limit=limit))
        if mode not in _MODES:
            raise QueryError(
                message(
                    "no way of searching is {mode}; there are {known}",
                    mode=repr(mode),
                    known=", ".join(_MODES),
                )
            )

    def _notes(self, query: Query, topics: tuple[Topic, ...], filters: Filters) -> list[str]:
        notes = []
        if query.cut:
            notes.append(say(self._language, "cut", DEFAULT_LIMITS.query_chars))
        if query.is_empty and query.excluded:
            notes.append(say(self._language, "only-excluded"))
        elif query.is_empty and filters == NO_FILTERS:
            notes.append(say(self._language, "nothing-asked"))
        elif query.words and not (query.telling_words or query.phrases or query.references):
            notes.append(say(self._language, "only-function-words"))
        if query.understood:
            notes.extend(said_understood(self._language, query.understood))
        for topic in topics:
            name = topic.name_nl if self._language == "nl" else topic.name_en
            notes.append(say(self._language, "widened", name))
        return notes

    def _names(self) -> str:
        """Names that letters have, read once: the generation stays as it is."""
        if self._known_names is None:
            self._known_names = names_of(self._store)
        return self._known_names

    def _missing(self, query: Query, *, found: bool) -> Iterator[str]:
        """Which words of the query no letter has, so that nobody takes what is only near for an answer."""
        missing = missing_words(query, self._generation.terms, self._names)
        known = bool(query.phrases or query.references) or len(missing) < len(
            dict.fromkeys(query.telling_words)
        )
        if missing and found and not known:
            yield say(self._language, "all-missing", ", ".join(one.word for one in missing))
        elif missing and (without := [one.word for one in missing if not one.near]):
            yield say(self._language, "missing", ", ".join(without))
        for one in missing:
            if one.near:
                yield say(self._language, "meant-word", one.word, one.near)

    def why_nothing(self, filters: Filters) -> tuple[str, ...]:
        """The names in the filters that no letter has, and what may be meant; () where every name occurs."""
        return tuple(self._why_nothing((), filters))

    def _why_nothing(self, hits: Sequence[Hit], filters: Filters) -> Iterator[str]:
        """Where nothing was found: the names in the filters that no letter has, and what may be meant."""
        if hits or filters == NO_FILTERS:
            return
        for one in misnamed(self._store, filters):
            meant = say(self._language, "meant", ", ".join(one.near)) if one.near else "."
            yield say(self._language, _MISNAMED[one.field], one.value, meant)

    def _lists(
        self,
        query: Query,
        allowed: Sequence[int] | None,
        mode: Mode,
        topics: tuple[Topic, ...],
        depth: int,
        notes: list[str],
    ) -> tuple[dict[MatchedBy, dict[int, float]], bool]:
        """What the rows that each way of searching finds are worth, and whether all ways were gone."""
        if mode != "lexical" and query.meaning:
            self._dense.begin(query.meaning)
        lists: dict[MatchedBy, dict[int, float]] = {}
        if mode != "dense":
            lists["lexical"] = self._lexical(query, topics, depth, allowed)
        if query.phrases:
            lists["phrase"] = self._phrases(query, allowed)
        if mode == "lexical" or not query.meaning:
            return lists, True
        if mode == "hybrid" and self._dense.loading:
            notes.append(say(self._language, "loading"))
            return lists, False
        try:
            margin = self._ranking.reach if mode == "dense" else self._ranking.margin
            lists["dense"] = self._meaning(query, depth, allowed, margin)
        except (EncoderError, IndexError_) as error:
            if mode == "dense":
                raise
            notes.append(say(self._language, "no-dense", error))
        return lists, True

    def _lexical(
        self, query: Query, topics: tuple[Topic, ...], depth: int, allowed: Sequence[int] | None
    ) -> dict[int, float]:
        terms = self._generation.terms
        found = terms.search(clauses_of(query, topics, terms, self._ranking), depth, allowed)
        return self._worth(found, most=demanded(query, terms, self._ranking))

    def _phrases(self, query: Query, allowed: Sequence[int] | None) -> dict[int, float]:
        terms = self._generation.terms
        return self._worth(terms.search(phrase_clauses(query, terms.analyse), PHRASE_DEPTH, allowed))

    def _meaning(
        self, query: Query, depth: int, allowed: Sequence[int] | None, margin: float
    ) -> dict[int, float]:
        found = self._dense.search(query.meaning, depth, allowed, self._ranking.centre)
        least = found[0][1] - margin if found else 0.0
        return self._worth([(row, score) for row, score in found if score >= least], least)

    def _worth(
        self, found: Sequence[tuple[int, float]], least: float = 0.0, most: float = 0.0
    ) -> dict[int, float]:
        return by_place(found) if self._ranking.by_place else by_score(found, least, most)

    def _candidates(
        self, query: Query, filters: Filters, lists: dict[MatchedBy, dict[int, float]], applied: Applied
    ) -> list[Candidate]:
        rows = list(dict.fromkeys(row for found in lists.values() for row in found))
        owners = self._store.records_of_rows(rows)
        named = applied.add_to(self._named(query, filters), owners)
        return gather(lists, self._ranking.lists, owners, named)

    def _named(self, query: Query, filters: Filters) -> Named:
        """Records that the query's references lead to, within the filters."""
        if not query.references:
            return Named()
        exact: list[str] = []
        citing: list[str] = []
        naming: list[str] = []
        for reference in query.references:
            exact.extend(self._store.resolve(reference.target))
            others = naming if reference.is_name else citing
            others.extend(self._store.record_ids(Filters(reference=reference.target)))
            others.extend(record.id for record in self._store.referring_to(reference.target))
        meeting = self._meeting(filters)([*exact, *citing, *naming])
        within = [
            tuple(one for one in dict.fromkeys(ids) if one in meeting) for ids in (exact, citing, naming)
        ]
        return Named(within[0], within[1], within[2], alone=not (query.words or query.phrases))

    def _meeting(
        self, filters: Filters, reading: Reading | None = None
    ) -> Callable[[Sequence[str]], frozenset[str]]:
        """What tells which of some records meet the filters, and are not what the operators leave out."""
        allowed = reading.allowed_ids(self._store) if reading else None
        if filters == NO_FILTERS:
            return frozenset if allowed is None else allowed.intersection
        if allowed is None:
            return lambda record_ids: self._store.meeting(record_ids, filters)
        return lambda record_ids: self._store.meeting(record_ids, filters) & allowed

    def _kept(self, candidates: list[Candidate], query: Query) -> Iterator[Candidate]:
        """The candidates that hold every phrase and nothing excluded."""
        for chunk in in_chunks(candidates, CHECKED_AT_ONCE):
            records = self._store.records([candidate.record_id for candidate in chunk])
            for candidate, record in zip(chunk, records, strict=True):
                if all(stands_in(record, phrase) for phrase in query.phrases) and not any(
                    stands_in(record, phrase) for phrase in query.excluded
                ):
                    yield candidate

    def _by_date(self, candidates: list[Candidate]) -> list[Candidate]:
        """Those that score enough, newest letter first, without a date last; of one day the best first."""
        least = WORTH_A_DATE * candidates[0].score if candidates else 0.0
        worth = [candidate for candidate in candidates if candidate.score >= least]
        letters = self._store.letters_of([candidate.record_id for candidate in worth])
        dated = zip(worth, (letter.date or date.min for letter, _ in letters), strict=True)
        return [candidate for candidate, _ in sorted(dated, key=lambda one: one[1], reverse=True)]

    def _listed(self, query: Query, ids: Sequence[str]) -> tuple[Hit, ...]:
        """Hits of records that meet the filters: nothing else was asked."""
        maker = HitMaker(self._store, (), query, self._language)
        hits = maker.hits_of([Candidate(record_id) for record_id in ids])
        return tuple(replace(hit, why=say(self._language, "filter")) for hit in hits)


def _demands(query: Query) -> bool:
    """Whether records must be read to see that they hold what they must, and nothing that they must not."""
    return bool(query.phrases or query.excluded)


def _is_full(lists: Mapping[MatchedBy, Mapping[int, float]], depth: int) -> bool:
    """Whether a list may go on below what it gave."""
    return any(len(found) >= (PHRASE_DEPTH if name == "phrase" else depth) for name, found in lists.items())


def _check_page(offset: int, order: str) -> None:
    if offset < 0:
        raise QueryError(
            message("the number of results to skip must be 0 or more, not {offset}", offset=offset)
        )
    if order not in _ORDERS:
        raise QueryError(
            message("no order is {order}; there are {known}", order=repr(order), known=", ".join(_ORDERS))
        )
