"""The door to everything that was read: search, records, letters, topics and positions over time.

The command line, the terminal UI and programs use this and nothing below it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from kb.argument import text_argument
from kb.errors import EncoderError, IndexError_, IndexVersionError, SettingsError, UnknownIdError
from kb.index.generation import Generation
from kb.search.dense import Dense
from kb.search.engine import NO_FILTERS, Engine
from kb.search.query import as_plain_query
from kb.search.suggestion import topic_of
from kb.settings import PLAIN_MODEL, Settings, language_named
from kb.topic.matching import MOST_RECORDS, Matching
from kb.topic.topic import signature_of
from kb.topic.topics_file import usable_topics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

    from kb.asked.asked import AskedReport
    from kb.asked.late import QuestionSet
    from kb.asked.questions import NewQuestions
    from kb.check.checked import CheckReport
    from kb.check.draft import Draft
    from kb.document import Document
    from kb.encoder.encoder import Encoder
    from kb.letter.letter import Letter
    from kb.position.position import Followed, Held, Position
    from kb.position.thread import Thread
    from kb.promise.promise import Promise, PromiseState
    from kb.question.record import Record
    from kb.search.hit import Filters, Mode, Order, SearchResult, TopicTag
    from kb.settings import Language
    from kb.source import Source
    from kb.status import Status
    from kb.store.summary import Facets, LetterSummary, Version
    from kb.topic.topic import Topic
    from kb.topic.trial import Trial


class KnowledgeBase:
    """One index, opened for reading. Context manager; every method may be called from any thread.

    It keeps to the index as it was when opened; `is_current` tells when to open it again.
    """

    def __init__(
        self,
        settings: Settings,
        generation: Generation,
        topics: tuple[Topic, ...],
        topics_fault: SettingsError | None = None,
    ) -> None:
        self.settings = settings
        self._generation = generation
        self._store = generation.store
        self._topics = topics
        self._topics_fault = topics_fault
        self._dense = Dense(generation, settings)
        self._asking: Encoder | None = None
        self._engine = Engine(generation, self._dense, topics, settings.language, topics_fault=topics_fault)
        if self.matches_topics:
            self._store.match_topics(Matching(self._store, topics))

    @classmethod
    def open(
        cls,
        root: Path | str | None = None,
        *,
        settings: Settings | None = None,
        language: Language | None = None,
    ) -> KnowledgeBase:
        """Open the index of the folder `root`, by default the nearest one upwards with a kb.toml.

        `language` ('nl' or 'en') is that of notes and reasons; by default as the settings say.
        Takes some milliseconds: terms, vectors and model are loaded when first needed.
        Errors: NoIndexError where nothing was built, DamagedIndexError, IndexVersionError,
        SettingsError for kb.toml. A fault in topics.toml is kept in `topics_fault`: what needs topics
        raises it.
        """
        settings = settings or Settings.load(root)
        if language is not None:
            settings = replace(settings, language=language_named("language", language))
        topics, fault = usable_topics(settings.topics_file)
        generation = Generation.open(settings.indexes)
        try:
            generation.check_analysis()
        except IndexVersionError:
            generation.close()
            raise
        return cls(settings, generation, topics, fault)

    @property
    def generation(self) -> str:
        """The name of the index as of one commit; another after every rebuild that changed something."""
        return self._generation.id

    @property
    def is_empty(self) -> bool:
        """Whether the index holds not a single record."""
        return self._generation.manifest.records == 0

    def search(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Order = "relevance",
        mode: Mode = "hybrid",
        expand_topics: bool = True,
        understand: bool = True,
    ) -> SearchResult:
        """The records that answer `query` best, at most `limit` (1,000) after the first `offset`, each with
        its best passage. What comes first is the same whatever the limit. `order` 'date' puts what scores at
        least half of what the best does in order of date, newest first.

        A query holds words, "exact phrases", references (2026Z03786, artikel 8 Wpg) and, after a
        minus, what must not occur; anything else is plain text. More than
        2,000 characters are cut, with a note. Without a query the newest records that meet the
        filters come. `mode` 'lexical' loads neither model nor vectors; 'hybrid' falls back to it,
        with a note, where they cannot be used; while `warm` is loading them in another thread it
        answers at once with `complete` False. With `expand_topics` a topic that the query names
        brings its other terms. With `understand` names, days, numbers and abbreviations are taken for what
        they are, AND, OR, NOT, NEAR, brackets and word* for operators (EN, OF, NIET too); what was taken
        for what stands in the result.
        Errors: QueryError, also for a quote or bracket that is not closed where `understand` is on,
        UnknownIdError for a topic, DamagedIndexError; with mode 'dense' also
        EncoderError and ModelMismatchError.
        """
        text_argument("query", query)
        return self._engine.search(
            query,
            filters,
            limit=limit,
            offset=offset,
            order=order,
            mode=mode,
            expand_topics=expand_topics,
            understand=understand,
        )

    def record(self, record_id: str) -> Record:
        """The record `2026Z03786/4`, also where it is part of a joint one. Errors: UnknownIdError, QueryError
        for what is no text.
        """
        text_argument("record_id", record_id)
        return self._store.record(record_id)

    def records(self, filters: Filters = NO_FILTERS) -> tuple[Record, ...]:
        """Every record that meets the filters, newest letter first, then by place."""
        self._engine.check(filters)
        return self._store.records(self._store.record_ids(filters))

    def letter(self, letter_id: str) -> Letter:
        """The letter with this id, reference or publication number. Errors: UnknownIdError."""
        text_argument("letter_id", letter_id)
        return self._store.letter(letter_id)

    def letter_of(self, record_id: str) -> Letter:
        """The letter that a record stands in. Errors: UnknownIdError."""
        return self._store.letter_of(record_id)

    def document(self, letter_id: str) -> Document:
        """The letter with all its records and its source. Errors: UnknownIdError."""
        text_argument("letter_id", letter_id)
        return self._store.document(letter_id)

    def source_of(self, letter_id: str) -> Source:
        """The file that the letter was read from. Errors: UnknownIdError."""
        return self._store.source_of(letter_id)

    def versions(self, letter_id: str) -> tuple[Version, ...]:
        """Every document with this set of questions, the published one first: drafts and copies too.

        An Aanhangsel, which does not say which questions it answers, is found by day, members and the
        questions' text. Each `id` is one that `document` takes. Errors: UnknownIdError.
        """
        from kb.version.versions import versions

        return versions(self._store, letter_id)

    def letters(self, filters: Filters = NO_FILTERS) -> tuple[LetterSummary, ...]:
        """Letters with a record that meets the filters, newest first.

        Errors: QueryError, UnknownIdError for a topic.
        """
        self._engine.check(filters)
        return self._store.letters(filters)

    def citing(self, record_or_letter_id: str) -> tuple[Record, ...]:
        """The records that point to or cite this record, letter or citation target, newest first.

        Errors: UnknownIdError where nothing has this id and nothing cites it.
        """
        found = self._store.referring_to(record_or_letter_id)
        if not found and not self._store.resolve(record_or_letter_id):
            raise UnknownIdError(record_or_letter_id)
        return found

    def resolve(self, target: str, of: str = "") -> tuple[str, ...]:
        """Ids of the records that an entry of `refers_to` or a citation's target leads to; () if none.

        `of` is the id of the record that cites: 'brief:2022-06-29', a letter named by its day alone, is the
        one letter of that day by the same ministry, and none where more fit.
        """
        return self._store.resolve(target, of)

    def topics(self) -> tuple[Topic, ...]:
        """The topics of the program and of topics.toml, in order; where that has a `topics_fault` those of
        the program alone.
        """
        return self._topics

    @property
    def topics_fault(self) -> SettingsError | None:
        """What is wrong with topics.toml; None where nothing is."""
        return self._topics_fault

    @property
    def topics_are_current(self) -> bool:
        """False where topics.toml changed since the index was built. Records are matched with the topics of
        now all the same, in an index of at most 20,000; in a bigger one those of the last rebuild count.
        """
        return self._topics_fault is not None or self._generation.manifest.topics == signature_of(
            self._topics
        )

    @property
    def matches_topics(self) -> bool:
        """Whether records are matched with the topics when asked, as these changed since the last rebuild."""
        return not self.topics_are_current and self._generation.manifest.records <= MOST_RECORDS

    def topic(self, key: str) -> Topic:
        """The topic with this key. Errors: UnknownIdError, SettingsError for topics.toml."""
        if self._topics_fault:
            raise self._topics_fault
        return topic_of(key, self._topics)

    def try_topic(self, topic: Topic) -> Trial:
        """What a topic, kept or not, takes in, by its terms; and terms that it may lack.

        Reads the text of every record: about a second for 5,000. Errors: DamagedIndexError.
        """
        from kb.topic.trial import trial_of

        return trial_of(topic, self._store)

    def topic_tags(self, record_id: str) -> tuple[TopicTag, ...]:
        """The topics of a record and the words that say so.

        Errors: UnknownIdError.
        """
        return self._store.topic_tags(record_id)

    def positions(
        self, topic: str, filters: Filters = NO_FILTERS, *, passing: bool = True
    ) -> tuple[Position, ...]:
        """What answers and letters said on a topic, each on its day, oldest first.

        Pages of guidance, regulations and documents without a date hold no position: `background` has them.
        Without `passing` records that only name the topic beside the way are left out.
        Errors: QueryError, UnknownIdError.
        """
        return tuple(one for one in self._said(topic, filters, positions=True) if passing or not one.passing)

    def background(self, topic: str, filters: Filters = NO_FILTERS) -> tuple[Position, ...]:
        """What names a topic and is nobody's position on a day: guidance, regulations, undated documents.

        Their stance is ''. Errors: QueryError, UnknownIdError.
        """
        return self._said(topic, filters, positions=False)

    def _said(self, topic: str, filters: Filters, *, positions: bool) -> tuple[Position, ...]:
        from kb.position.on_topic import in_order_of_date, position_of, takes_position
        from kb.position.stored import known_held

        asked = self.topic(topic)
        within = replace(filters, topics=tuple(dict.fromkeys((*filters.topics, topic))))
        self._engine.check(within)
        found = []
        said = self._store.said(within, lambda letter: takes_position(letter) == positions)
        for record, letter, stored, tags in said:
            if record.kind != "question" and record.answer:
                held = known_held(record, stored)
                own = tags if tags is None else [one for one in tags if one.topic == topic]
                pointed = self._pointed(record, held)
                found.append(position_of(asked, record, letter, pointed, held=held, tags=own))
        return in_order_of_date(found)

    def why_nothing(self, filters: Filters) -> tuple[str, ...]:
        """For filters that nothing meets: which of their names no letter has, and what may be meant."""
        return self._engine.why_nothing(filters)

    def promises(
        self,
        filters: Filters = NO_FILTERS,
        *,
        on: date | None = None,
        states: Sequence[PromiseState] = (),
        query: str = "",
    ) -> tuple[Promise, ...]:
        """What ministers promised in letters that meet the filters, by due day, those without one last.

        `on` is the day on which the state counts, by default today; what was promised later is left out.
        `states` keeps those in one of these states, `query` those in whose sentence, question or subject
        every word of it stands. Errors: QueryError, UnknownIdError for a topic.
        """
        from kb.promise.book import chosen, read_promises

        self._engine.check(filters)
        promises = read_promises(self._store, on or _today())
        if filters != NO_FILTERS:
            meeting = frozenset(self._store.record_ids(filters))
            promises = tuple(one for one in promises if one.record.id in meeting)
        return chosen(promises, states, query)

    def threads(self, topic: str, filters: Filters = NO_FILTERS) -> tuple[Thread, ...]:
        """The positions on a topic by question: each thread holds the answers to one question over the years.

        Threads of several positions come first. Errors: QueryError, UnknownIdError.
        """
        return self.threads_in(self.positions(topic, filters))

    def positions_for(
        self, query: str, filters: Filters = NO_FILTERS, *, limit: int = 50
    ) -> tuple[Position, ...]:
        """What the `limit` records that answer a query best said, oldest first; `topic` is '' in each.

        Errors: QueryError, UnknownIdError for a topic, DamagedIndexError.
        """
        from kb.position.held import held_by
        from kb.position.on_topic import in_order_of_date, is_position, position_of
        from kb.topic.topic import Topic

        hits = self.search(query, filters, limit=limit).hits
        asked = Topic("", query, query, ())
        return in_order_of_date(
            position_of(asked, hit.record, hit.letter, self._pointed(hit.record, held_by(hit.record)))
            for hit in hits
            if hit.record.answer and is_position(hit.letter, hit.record)
        )

    def threads_for(
        self, query: str, filters: Filters = NO_FILTERS, *, limit: int = 50
    ) -> tuple[Thread, ...]:
        """As `threads`, for a query in place of a topic. Errors: as `positions_for`."""
        return self.threads_in(self.positions_for(query, filters, limit=limit))

    def threads_in(self, positions: Sequence[Position]) -> tuple[Thread, ...]:
        """The threads of these positions, which are in order of date.

        An index of an older version has no vectors of questions alone: fewer are then known to be the same,
        until 'kb rebuild-index' was run. Errors: UnknownIdError, DamagedIndexError.
        """
        from kb.position.thread import threads_of

        ids = [position.record.id for position in positions]
        vectors = self._question_vectors(ids)
        return threads_of(positions, [vectors.get(record_id) for record_id in ids])

    def _question_vectors(self, record_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Vectors of the questions of these records, as far as the index has them by the plain model: to
        those the weights of `kb.likeness` were fitted, and with any other the words alone tell more.
        """
        from kb.encoder.bundled import weights_of
        from kb.index.manifest import weights_mark

        by_plain = weights_mark(weights_of(PLAIN_MODEL).sha256)
        if not record_ids or self._generation.manifest.questions_weights != by_plain:
            return {}
        rows = self._store.question_rows(record_ids)
        known = [(one, row) for one, row in rows.items() if self._generation.holds_question(row)]
        vectors = self._generation.questions.reconstruct([row for _, row in known])
        return {record_id: vector for (record_id, _), vector in zip(known, vectors, strict=True)}

    def _meanings(self, text: str, record_ids: Sequence[str]) -> dict[str, float]:
        """How near the vector of a new question is to those of these records; {} where no model is to be
        had.
        """
        from kb.likeness.meaning import meaning_text

        vectors = self._question_vectors(record_ids)
        if not vectors:
            return {}
        try:
            own = self._question_encoder().embed_passages([meaning_text(text)])[0]
        except (EncoderError, IndexError_):
            return {}
        return {record_id: float(vector @ own) for record_id, vector in vectors.items()}

    def _question_encoder(self) -> Encoder:
        """The plain model, once: that of the search where it is the same. Errors: as `Dense.load`."""
        if self._dense.model == PLAIN_MODEL:
            return self._dense.load()[0]
        if self._asking is None:
            from kb.encoder import query_encoder

            self._asking = query_encoder(replace(self.settings, model=PLAIN_MODEL))
        return self._asking

    def asked(self, new: NewQuestions, filters: Filters = NO_FILTERS) -> AskedReport:
        """For each new question the earlier ones that ask the same, and those near it.

        `kb.asked.read_questions`, `questions_in` and `asked_by_letter` give the new ones. Other versions of
        the same letter and later ones are left out. Errors: QueryError, UnknownIdError for a topic,
        DamagedIndexError.
        """
        from kb.asked.asked import DEPTH, asked_before

        self._engine.check(filters)

        def seek(text: str) -> Sequence[str]:
            return self._engine.ranked(as_plain_query(text), filters, limit=DEPTH, understand=False)

        own = self._own_versions(new)
        compared = self._store.count_questions(filters)
        return asked_before(new, self._store, seek, compared=compared, leave_out=own, meanings=self._meanings)

    def check(self, draft: str | Path | Draft, *, ocr: bool = False) -> CheckReport:
        """Each quotation and reference of a draft against the index: a text, a file (Path), or a `Draft`.

        A second for some thousands of records. Errors: UsageError for a draft without text, ReadError and
        those under it for a file, DamagedIndexError.
        """
        from kb.check.check import check
        from kb.check.draft import Draft, draft_of, read_draft

        if isinstance(draft, str):
            draft = draft_of(draft)
        elif not isinstance(draft, Draft):
            draft = read_draft(draft, ocr=ocr)
        return check(draft, self._store)

    def asked_by_letter(self, letter_id: str) -> NewQuestions:
        """The questions of a letter in the index, to ask which of them were asked before. Errors:
        UnknownIdError.
        """
        from kb.asked.questions import questions_of

        return questions_of(self._store.document(letter_id))

    def _own_versions(self, new: NewQuestions) -> tuple[str, ...]:
        if new.letter is None:
            return ()
        try:
            return tuple(version.letter.id for version in self.versions(new.letter.id))
        except UnknownIdError:
            return ()

    def late(self, filters: Filters = NO_FILTERS, *, today: date | None = None) -> tuple[QuestionSet, ...]:
        """Every set of questions with the day of its answers, against the three weeks of the Reglement van
        Orde.

        What is late comes first. `today` is the day to count open ones to, by default this day. Errors:
        QueryError, UnknownIdError for a topic.
        """
        from kb.asked.late import question_sets

        letters = [summary.letter for summary in self.letters(filters)]
        return question_sets(letters, today or _today())

    def held(self, record_id: str) -> tuple[Held, Followed | None]:
        """What the answer of a record holds on its question: stance, the words that say it, and its parts.

        With it, where the answer only points to another, what that one holds. Errors: UnknownIdError.
        """
        from kb.position.held import held_by
        from kb.position.on_topic import followed

        record = self.record(record_id)
        held = held_by(record)
        pointed = self._pointed(record, held)
        return held, followed(*pointed) if pointed else None

    def _pointed(self, record: Record, held: Held, steps: int = 3) -> tuple[Record, Letter] | None:
        """The answer that this one points to, and on from there while that one only points too."""
        from kb.position.held import held_by

        if not record.refers_to or held.stance != "refers":
            return None
        for target in self._store.resolve(record.refers_to[0], record.id)[:1]:
            other = self._store.record(target)
            if other.id == record.id:
                break
            further = self._pointed(other, held_by(other), steps - 1) if steps > 1 else None
            return further or (other, self._store.letter_of(other.id))
        return None

    def facets(self) -> Facets:
        """The values that filters can take, with the number of letters of each, most frequent first."""
        return self._store.facets()

    def warm(self) -> None:
        """Load model and vectors, for about a second: call it from a thread.

        Errors: EncoderError, ModelMismatchError, DamagedIndexError; lexical search goes on.
        """
        self._dense.warm()

    @property
    def dense_ready(self) -> bool:
        """Whether model and vectors are loaded."""
        return self._dense.ready

    def is_current(self) -> bool:
        """False once a newer index was committed: open the knowledge base again to see it."""
        return self._generation.is_current()

    def status(self) -> Status:
        """Counts, model, when it was built and where it is."""
        from kb.status import Status

        manifest = self._generation.manifest
        counts = self._store.counts()
        return Status(
            path=self._generation.folder,
            generation=self._generation.id,
            built=manifest.built,
            model=manifest.model.name,
            documents=counts.documents,
            sources=counts.sources,
            letters=counts.letters,
            records=counts.preferred,
            passages=counts.passages,
            refused=self._store.refused(),
            dense_ready=self.dense_ready,
            is_current=self.is_current(),
        )

    def close(self) -> None:
        """Let go of files and memory. Closing twice does no harm."""
        self._generation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _today() -> date:
    """By the clock of this machine, as its user counts days."""
    return datetime.now().astimezone().date()
