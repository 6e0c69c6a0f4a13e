"""Puts judged queries to an index in several ways and says how good each was, for all and for each group."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.encoder import passage_encoder, query_encoder
from kb.errors import UnknownIdError, UsageError
from kb.evaluate.answers import index_of_answers, record_id
from kb.evaluate.kept_encoder import KeptEncoder
from kb.evaluate.measure import DEPTH, Figure, Scores, figures, scores_of
from kb.index.generation import Generation
from kb.message import message
from kb.rebuild.report import Progress
from kb.search.dense import Dense
from kb.search.engine import Engine
from kb.search.query import parse_query
from kb.search.ranking import ranking_of
from kb.topic.topics_file import followed_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.evaluate.judged import JudgedQuery
    from kb.evaluate.variant import Variant
    from kb.settings import Settings
    from kb.store.store import Store

LEAST = 5
"""Queries that a group needs to get figures of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one variant, each compared with the first variant."""

    variant: str
    about: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Queries of one `language` or one `kind`; of all where both are ''."""

    language: str
    kind: str
    queries: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`left_out` are ids of queries none of whose records is in the index."""

    queries: int
    records: int
    groups: tuple[Group, ...]
    left_out: tuple[str, ...]


def evaluate(
    settings: Settings,
    queries: Sequence[JudgedQuery],
    variants: Sequence[Variant],
    *,
    answers: Path | None = None,
    cache: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Evaluation:
    """Figures of `variants` over `queries`, on the index of `settings` or on one of bare `answers`.

    `cache` is a folder that keeps vectors between runs. Errors: UsageError, EncoderError, IndexError_.
    """
    with ExitStack() as stack:
        if answers is not None:
            encoder = KeptEncoder(passage_encoder(settings), cache)
            settings = stack.enter_context(index_of_answers(answers, settings, encoder, progress))
            queries = [_on_answers(query) for query in queries]
        generation = stack.enter_context(Generation.open(settings.indexes))
        found = [_known(query, generation.store) for query in queries]
        kept = [query for query in found if query.relevant]
        if not kept:
            raise UsageError(message("none of the records that the queries name is in the index"))
        asked = _Asked(settings, generation, kept, KeptEncoder(query_encoder(settings), cache))
        scores = [asked.scores(variant, progress) for variant in variants]
        return Evaluation(
            queries=len(kept),
            records=generation.store.counts().preferred,
            groups=tuple(_groups(kept, variants, scores)),
            left_out=tuple(query.id for query in found if not query.relevant),
        )


class _Asked:
    """Queries to one index, in as many ways as wanted; their vectors are computed once."""

    def __init__(
        self,
        settings: Settings,
        generation: Generation,
        queries: Sequence[JudgedQuery],
        encoder: KeptEncoder,
    ) -> None:
        self._settings = settings
        self._generation = generation
        self._queries = queries
        self._encoder = encoder
        self._dense = Dense(generation, settings, encoder)
        self._topics = followed_topics(settings.topics_file)

    def scores(self, variant: Variant, progress: Callable[[Progress], None] | None) -> Scores:
        """What each query gets when search ranks like this."""
        if variant.mode != "lexical":
            self._encoder.embed_queries([parse_query(query.text).meaning for query in self._queries])
        language = self._settings.language
        ranking = variant.change(ranking_of(self._dense.model))
        engine = Engine(self._generation, self._dense, self._topics, language, ranking)
        ranked: dict[str, tuple[str, ...]] = {}
        for count, query in enumerate(self._queries, 1):
            ranked[query.id] = engine.ranked(
                query.text,
                query.filters,
                limit=DEPTH,
                mode=variant.mode,
                expand_topics=variant.expand_topics,
                understand=variant.understand,
            )
            if progress:
                progress(Progress("ask", count, len(self._queries), variant.name))
        return scores_of(self._queries, ranked)


def _on_answers(query: JudgedQuery) -> JudgedQuery:
    relevant = tuple((record_id(identifier), grade) for identifier, grade in query.relevant)
    return replace(query, relevant=relevant)


def _known(query: JudgedQuery, store: Store) -> JudgedQuery:
    """The query with those of its records that are in the index, by their own ids."""
    found: dict[str, int] = {}
    for identifier, grade in query.relevant:
        try:
            own = store.record(identifier).id
        except UnknownIdError:
            continue
        found[own] = max(grade, found.get(own, 0))
    return replace(query, relevant=tuple(found.items()) if any(found.values()) else ())


def _groups(
    queries: Sequence[JudgedQuery], variants: Sequence[Variant], scores: Sequence[Scores]
) -> Iterator[Group]:
    """All queries; then each language and each kind that has enough of them and is not all."""
    yield _group("", "", queries, variants, scores)
    languages = sorted({query.language for query in queries} - {""})
    kinds = sorted({query.kind for query in queries} - {""})
    for language, kind in [*((one, "") for one in languages), *(("", one) for one in kinds)]:
        own = [query for query in queries if language in {"", query.language} and kind in {"", query.kind}]
        if LEAST <= len(own) < len(queries):
            yield _group(language, kind, own, variants, scores)


def _group(
    language: str,
    kind: str,
    queries: Sequence[JudgedQuery],
    variants: Sequence[Variant],
    scores: Sequence[Scores],
) -> Group:
    own = [{query.id: one[query.id] for query in queries} for one in scores]
    rows = tuple(
        Row(variant.name, variant.about, figures(mine, own[0]))
        for variant, mine in zip(variants, own, strict=True)
    )
    return Group(language, kind, len(queries), rows)
