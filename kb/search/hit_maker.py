"""From a record that was found to a hit: its best passage, what to mark in it, and why it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.index.analysis import analyse
from kb.passage import record_passages
from kb.position.stance import stance_of
from kb.search.candidate import Candidate
from kb.search.highlight import highlights, word_spans
from kb.search.hit import Hit, TopicTag
from kb.search.phrase import phrase_spans
from kb.search.wording import one_understood, say
from kb.store.names import fold_name, spaced
from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kb.citation.citation import Part
    from kb.letter.letter import Letter
    from kb.passage import Passage
    from kb.question.record import Record
    from kb.search.query import Query
    from kb.settings import Language
    from kb.store.store import Store
    from kb.store.summary import PassageRow
    from kb.topic.topic import Topic

POINTER = 400
"""Characters: a shorter answer that refers to another says little itself."""
MOST_WORDS_NAMED = 6
_NOT_NAMES = frozenset({"reference", "abbreviation", "operators"})
MOST_REFERRED = 3
"""Answers that one hit brings along at most."""


class HitMaker:
    """Makes the hits of one query."""

    def __init__(
        self,
        store: Store,
        named: tuple[Topic, ...],
        query: Query,
        language: Language,
    ) -> None:
        self._store = store
        self._named = {topic.key for topic in named}
        self._query = query
        self._language: Language = language

    def hits(self, found: Sequence[tuple[Candidate, Record]]) -> tuple[Hit, ...]:
        """A hit for each record, in the same order."""
        letters = self._store.letters_of([record.id for _, record in found])
        rows = [row for candidate, _ in found for row in candidate.best_rows()[:1]]
        passages = {passage.row: passage for passage in self._store.passages(rows)}
        return tuple(
            self._hit(candidate, record, letter, source, passages)
            for (candidate, record), (letter, source) in zip(found, letters, strict=True)
        )

    def hits_of(self, found: Sequence[Candidate]) -> tuple[Hit, ...]:
        """A hit for each candidate, in the same order."""
        records = self._store.records([candidate.record_id for candidate in found])
        return self.hits(list(zip(found, records, strict=True)))

    def with_referred(
        self,
        found: Sequence[Candidate],
        first: Mapping[str, Candidate],
        meeting: Callable[[Sequence[str]], frozenset[str]],
        page: slice,
    ) -> tuple[tuple[Hit, ...], int]:
        """Hits of a page of candidates in order, each that only points elsewhere followed by what it points
        to; and how many hits there are with those brought along so far. What one that is brought along was
        found by itself stands in `first`.
        """
        candidates = {candidate.record_id: candidate for candidate in found}
        records = self._store.records([candidate.record_id for candidate in found[: page.stop]])
        every = self.ordered(records, meeting)
        brought = sum(one.id not in candidates for one, _ in every)
        ordered = every[page]
        hits = self.hits(
            [
                (candidates[one.id] if pointer is None else first.get(one.id, Candidate(one.id)), one)
                for one, pointer in ordered
            ]
        )
        return tuple(
            hit if pointer is None else self._referred(hit, pointer, candidates[pointer.id].score)
            for hit, (_, pointer) in zip(hits, ordered, strict=True)
        ), len(found) + brought

    def ordered(
        self, records: Sequence[Record], meeting: Callable[[Sequence[str]], frozenset[str]]
    ) -> list[tuple[Record, Record | None]]:
        """The records as a search shows them, those that another points to with that other one.

        `meeting` gives those of some records that meet the filters.
        """
        ordered: list[tuple[Record, Record | None]] = []
        placed: set[str] = set()
        for record in records:
            if record.id in placed:
                continue
            placed.add(record.id)
            ordered.append((record, None))
            for other in self._pointed_to(record, meeting):
                if other.id not in placed:
                    placed.add(other.id)
                    ordered.append((other, record))
        return ordered

    def _pointed_to(
        self, pointer: Record, meeting: Callable[[Sequence[str]], frozenset[str]]
    ) -> Iterator[Record]:
        if not only_points(pointer):
            return
        ids = [identifier for target in pointer.refers_to for identifier in self._store.resolve(target)[:1]]
        within = meeting(ids)
        allowed = [one for one in dict.fromkeys(ids) if one in within]
        for record in self._store.records(allowed[:MOST_REFERRED]):
            if not any(
                phrase_spans(text, word) for word in self._query.excluded for text in (record.answer,)
            ):
                yield record

    def _referred(self, hit: Hit, pointer: Record, score: float) -> Hit:
        """The hit as one that another brought along."""
        why = self._via(pointer)
        matched_by = tuple(dict.fromkeys((*hit.matched_by, "referred")))
        return replace(
            hit, score=score, matched_by=matched_by, why=f"{why} · {hit.why}" if hit.matched_by else why
        )

    def _via(self, pointer: Record) -> str:
        numbers = pointer.numbers
        if not numbers:
            return say(self._language, "via-record", pointer.id)
        text = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        return say(self._language, "via", text)

    def _hit(
        self,
        candidate: Candidate,
        record: Record,
        letter: Letter,
        source: str,
        passages: dict[int, PassageRow],
    ) -> Hit:
        passage, note = self._led_to(self._passage(candidate, record, passages), record)
        tags = self._store.topic_tags(record.id)
        places = [(one.part, one.note, one.start, one.end) for one in tags if one.topic in self._named]
        places += self._cited(record)
        marked = [
            (start - passage.start, end - passage.start)
            for part, note, start, end in places
            if (part, note) == (passage.part, passage.note) and passage.start <= start and end <= passage.end
        ]
        return Hit(
            record=record,
            letter=letter,
            source=source,
            passage=passage.text,
            part=passage.part,
            start=passage.start,
            end=passage.end,
            highlights=highlights(passage.text, self._query, _terms, marked),
            score=candidate.score,
            matched_by=tuple(candidate.matched_by),
            why=self._why(candidate, record, letter, passage.text, tags, note),
            topics=tags,
            note=passage.note,
            found_in_note=note,
        )

    def _led_to(self, passage: PassageRow | Passage, record: Record) -> tuple[PassageRow | Passage, int]:
        """Of a note the passage that its mark stands in, and the note's index: a note by itself is nobody's
        answer. Only a note that holds a phrase or reference asked for stays, for that is what was sought.
        """
        sought = self._query.phrases or self._query.references
        if passage.part != "footnote" or sought or not 0 <= passage.note < len(record.footnotes):
            return passage, -1
        footnote = record.footnotes[passage.note]
        own = [one for one in record_passages(record) if one.part != "footnote"]
        at = (one for one in own if one.part == footnote.part and one.end >= footnote.offset)
        answers = (one for one in own if one.part == "answer")
        found = next(at, None) or next(answers, None) or next(iter(own), None)
        return (found, passage.note) if found else (passage, -1)

    def _passage(
        self, candidate: Candidate, record: Record, passages: dict[int, PassageRow]
    ) -> PassageRow | Passage:
        """The best passage found; where the query holds a phrase or is a reference, one that shows it."""
        rows = candidate.best_rows()[:1]
        best = passages.get(rows[0]) if rows else None
        alone = "reference" in candidate.matched_by and not self._query.words and not self._query.phrases
        if best is not None and not alone and (not self._query.phrases or self._holds_phrase(best.text)):
            return best
        own = list(record_passages(record))
        answers = [passage for passage in own if passage.part == "answer"]
        shown = self._first_citing(record, own) if alone else None
        with_phrase = (passage for passage in own if self._holds_phrase(passage.text))
        return shown or next(with_phrase, None) or (None if alone else best) or (answers or own)[0]

    def _holds_phrase(self, text: str) -> bool:
        return any(phrase_spans(text, phrase) for phrase in self._query.phrases)

    def _cited(self, record: Record) -> list[tuple[Part, int, int, int]]:
        """The places (part, note, start, end) where the record cites what the query refers to."""
        return [
            (citation.part, citation.note, citation.start, citation.end)
            for reference in self._query.references
            for citation in record.citations
            if citation.target == reference.target or citation.target.startswith(f"{reference.target}:")
        ]

    def _first_citing(self, record: Record, own: Sequence[Passage]) -> Passage | None:
        for part, note, start, end in self._cited(record):
            for passage in own:
                inside = passage.start <= start and end <= passage.end
                if inside and (passage.part, passage.note) == (part, note):
                    return passage
        return None

    def _why(
        self,
        candidate: Candidate,
        record: Record,
        letter: Letter,
        passage: str,
        tags: Sequence[TopicTag],
        note: int,
    ) -> str:
        named = self._query.references if "reference" in candidate.matched_by else ()
        reasons = [say(self._language, "reference", reference.text) for reference in named]
        if "named" in candidate.matched_by:
            known = [one for one in self._query.understood if one.kind not in _NOT_NAMES]
            said = dict.fromkeys(one_understood(self._language, one) for one in known)
            reasons.append(say(self._language, "named", ", ".join(said)))
        reasons += [say(self._language, "phrase", phrase) for phrase in self._query.phrases]
        if note >= 0:
            reasons.append(say(self._language, "note", record.footnotes[note].mark).replace("  ", " "))
        if "lexical" in candidate.matched_by:
            noted = record.footnotes[note].text if note >= 0 else ""
            texts = (noted or passage, record.question, record.answer, letter.subject)
            words = next(filter(None, map(self._words, texts)), None)
            if words:
                reasons.append(say(self._language, "words", ", ".join(words)))
            names = list(people_named(letter, self._query.words))
            if names:
                reasons.append(say(self._language, "people", ", ".join(names[:MOST_WORDS_NAMED])))
        for key in sorted(self._named & {one.topic for one in tags}):
            found = list(dict.fromkeys(one.term for one in tags if one.topic == key))
            reasons.append(say(self._language, "topic", key, ", ".join(found[:3])))
        if "dense" in candidate.matched_by:
            reasons.append(say(self._language, "meaning"))
        return " · ".join(reasons)

    def _words(self, text: str) -> list[str]:
        spans = word_spans(text, self._query.telling_words or self._query.words, _terms)
        words = {fold(text[start:end]): text[start:end] for start, end in reversed(spans)}
        return list(reversed(words.values()))[:MOST_WORDS_NAMED]


def only_points(record: Record) -> bool:
    """Whether the answer says little more than where the answer stands."""
    if not record.refers_to:
        return False
    return len(record.answer) <= POINTER and stance_of(record.answer)[0] == "refers"


def people_named(letter: Letter, words: Sequence[str]) -> Iterator[str]:
    """Members, parties, ministers and ministries of the letter that these words name in full."""
    asked = spaced(fold_name(" ".join(words)))
    senders = (letter.sender, *letter.co_senders)
    names = [name for person in letter.asked_by for name in (person.name, person.party)]
    names += [name for sender in senders for name in (sender.name, sender.ministry)]
    for name in dict.fromkeys(names):
        folded = fold_name(name)
        if folded and spaced(folded) in asked:
            yield name


def _terms(word: str) -> list[str]:
    return analyse(word, "nl")
