"""The documented JSON of documents, records, hits and lists: plain values out of the domain's dataclasses.

Pure. `docs/json.md` says what each field means and `kb/json_schema/kb.json` holds it as JSON Schema; a field
that is there keeps its name and meaning while SCHEMA stays the same, new fields may come.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from kb.doubt import grade_of
from kb.explanation import said_caution, sentence_of, warnings_of
from kb.letter.term import term_of
from kb.position.held import held_by
from kb.question.place import place_of
from kb.quotation import cite, cite_answer, cite_hit, cite_letter, cite_question
from kb.text.sanitise import clean
from kb.translation import default_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kb.block import Span
    from kb.citation.citation import Citation
    from kb.document import Document
    from kb.doubt import Doubt
    from kb.errors import ReadError
    from kb.evaluate.evaluation import Evaluation
    from kb.letter.letter import Letter, Person, Sender
    from kb.parse.account import Account
    from kb.position.change import Change
    from kb.position.position import AnsweredPart, Followed, Position
    from kb.position.thread import Thread
    from kb.promise.promise import Evidence, Promise
    from kb.question.record import Footnote, Record
    from kb.rebuild.report import RebuildReport
    from kb.search.hit import Hit, SearchResult, TopicTag
    from kb.source import Source
    from kb.store.summary import LetterSummary, Version
    from kb.topic.own_file import Removed
    from kb.topic.topic import Topic
    from kb.topic.trial import Found, Trial
    from kb.translation import Words
    from kb.verify import VerifyReport
    from kb.version.comparison import Comparison

SCHEMA = 1
"""Goes up when a field changes its name or meaning or goes away."""

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def document_json(
    document: Document,
    versions: Iterable[Version] = (),
    words: Words | None = None,
    account: Account | None = None,
) -> JsonObject:
    """What `kb parse` says of one file; `versions` are other documents with the same questions.

    Warnings are in the language of `words`, Dutch where none are given.
    """
    words = words or default_words()
    return {
        "schema": SCHEMA,
        "source": source_json(document.source),
        "letter": letter_json(document.letter),
        "records": [record_json(record, words) for record in document.records],
        "text": _text(document),
        "coverage": round(document.coverage, 4),
        "warnings": list(warnings_of(document, words)),
        "to_check": sum(grade_of(record.doubts) == "check" for record in document.records),
        "versions": [_version(version) for version in versions],
        "account": _account(account) if account else [],
    }


def _account(account: Account) -> Json:
    return [
        {
            "line": one.line.number,
            "page": one.line.page,
            "text": one.line.text,
            "shares": [
                {
                    "start": share.start,
                    "end": share.end,
                    "destination": share.destination,
                    "where": share.where,
                    "suspect": share.suspect,
                }
                for share in one.shares
            ],
        }
        for one in account.lines
    ]


def _text(document: Document) -> str:
    """What letter and records hold, in reading order, paragraphs a blank line apart."""
    letter = document.letter
    whole = "\n\n".join(f"{record.question}\n\n{record.answer}" for record in document.records)
    before, after = (one if one not in whole else "" for one in (letter.introduction, letter.closing))
    return "\n\n".join(part.strip() for part in (before, whole, after) if part.strip())


def bundle_json(
    name: str,
    documents: Iterable[Document],
    refused: Iterable[ReadError],
    words: Words | None = None,
    accounts: Iterable[Account] = (),
) -> JsonObject:
    """What `kb parse` says of a ZIP file of documents."""
    words = words or default_words()
    return {
        "schema": SCHEMA,
        "name": name,
        "documents": [
            document_json(document, words=words, account=account)
            for document, account in zip_longest(documents, accounts)
        ],
        "refused": [
            {"name": error.path.as_posix(), "reason": error.reason, "detail": error.detail.said(words)}
            for error in refused
        ],
    }


def source_json(source: Source) -> JsonObject:
    """Which bytes, under which name."""
    return {
        "name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "pages": source.pages,
        "size": source.size,
    }


def letter_json(letter: Letter) -> JsonObject:
    """The letter's own fields, without its records."""
    term = term_of(letter)
    return {
        "id": letter.id,
        "kind": letter.kind,
        "subject": letter.subject,
        "date": day_json(letter.date),
        "language": letter.language,
        "sender": _sender(letter.sender),
        "co_senders": [_sender(sender) for sender in letter.co_senders],
        "signed_by": letter.signed_by,
        "movers": [person_json(person) for person in letter.movers],
        "requests": list(letter.requests),
        "addressee": letter.addressee,
        "own_reference": letter.own_reference,
        "references": list(letter.references),
        "asked_on": day_json(letter.asked_on),
        "asked_by": [person_json(person) for person in letter.asked_by],
        "asked_of": list(letter.asked_of),
        "received_on": day_json(letter.received_on),
        "publication": letter.publication,
        "introduction": letter.introduction,
        "closing": letter.closing,
        "promised_on": day_json(letter.promised_on),
        "answered_in_days": term.days if term else None,
        "over_three_weeks": term.over_three_weeks if term else None,
        **_doubts(letter.doubts),
    }


def record_json(record: Record, words: Words | None = None) -> JsonObject:
    """A question with its answer, whole."""
    words = words or default_words()
    return {
        "id": record.id,
        "kind": record.kind,
        "numbers": list(record.numbers),
        "label": record.label,
        "question": record.question,
        "answer": record.answer,
        "pages": _pair(record.pages),
        "lines": list(record.lines),
        "footnotes": [_footnote(note) for note in record.footnotes],
        "citations": [_citation(citation) for citation in record.citations],
        "refers_to": list(record.refers_to),
        "question_spans": _spans(record.question_spans),
        "answer_spans": _spans(record.answer_spans),
        "warnings": [sentence_of(doubt).said(words) for doubt in record.doubts],
        **_doubts(record.doubts),
        "held": _held(record) if record.answer else None,
    }


def _held(record: Record) -> JsonObject:
    held = held_by(record)
    return {
        "stance": held.stance or None,
        "spans": _pairs(held.spans),
        "quotes": _quotes(record, held.spans),
        "parts": _parts(record, held.parts),
    }


def _parts(record: Record, parts: Iterable[AnsweredPart]) -> Json:
    return [
        {
            "start": part.start,
            "end": part.end,
            "label": part.label,
            "stance": part.stance or None,
            "spans": _pairs(part.spans),
            "quotes": _quotes(record, part.spans),
        }
        for part in parts
    ]


def _quotes(record: Record, spans: Iterable[tuple[int, int]]) -> Json:
    return [record.answer[start:end] for start, end in spans]


def _pairs(spans: Iterable[tuple[int, int]]) -> Json:
    return [[start, end] for start, end in spans]


def _doubts(doubts: Sequence[Doubt]) -> JsonObject:
    return {
        "grade": grade_of(doubts),
        "doubts": [
            {"kind": doubt.kind, "about": doubt.about, "detail": doubt.detail, "weight": doubt.weight}
            for doubt in doubts
        ],
    }


def search_json(result: SearchResult, words: Words | None = None) -> JsonObject:
    """What `kb search` found, best first."""
    words = words or default_words()
    return {
        "schema": SCHEMA,
        "query": result.query,
        "offset": result.offset,
        "total": result.total,
        "total_is_whole": result.total_is_whole,
        "hits": [_hit(rank, hit, words) for rank, hit in enumerate(result.hits, result.offset + 1)],
        "notes": list(result.notes),
        "complete": result.complete,
        "understood": [{"kind": one.kind, "text": one.text, "value": one.value} for one in result.understood],
    }


def shown_record_json(
    record: Record,
    letter: Letter,
    source: Source,
    *,
    tags: Sequence[TopicTag] = (),
    cited_by: Sequence[Record] = (),
    versions: Iterable[Version] = (),
    promises: Iterable[Promise] = (),
    words: Words | None = None,
) -> JsonObject:
    """What `kb show` says of a record: with its letter, its topics, its promises and who points to it."""
    return {
        "schema": SCHEMA,
        "citation": cite(record, letter, source.name),
        "caution": said_caution(record, letter, words or default_words()),
        "source": source_json(source),
        "letter": letter_json(letter),
        "record": record_json(record, words),
        "topics": [_tag(tag) for tag in tags],
        "cited_by": [other.id for other in cited_by],
        "versions": [_version(version) for version in versions],
        "promises": [_promise(promise) for promise in promises],
    }


def diff_json(first: str, second: str, comparison: Comparison) -> JsonObject:
    """What `kb diff` found, every word of both texts."""
    return {
        "schema": SCHEMA,
        "first": first,
        "second": second,
        "same": comparison.same,
        "records": [
            {
                "label": record.label,
                "first": list(record.first_ids),
                "second": list(record.second_ids),
                "same": record.same,
                "parts": [
                    {
                        "part": part.part,
                        "same": part.same,
                        "runs": [{"kind": run.kind, "text": run.text} for run in part.runs],
                    }
                    for part in record.parts
                ],
            }
            for record in comparison.records
        ],
    }


def letters_json(summaries: Iterable[LetterSummary]) -> JsonObject:
    """What `kb letters` lists, newest first."""
    return {
        "schema": SCHEMA,
        "letters": [
            letter_json(summary.letter) | {"source": summary.source_name, "records": summary.records}
            for summary in summaries
        ],
    }


def topics_json(topics: Iterable[Topic], counts: Mapping[str, int]) -> JsonObject:
    """What `kb topics` lists; `counts` are letters by topic."""
    return {
        "schema": SCHEMA,
        "topics": [_topic(topic, counts.get(topic.key, 0)) for topic in topics],
    }


def topic_trial_json(trial: Trial, *, kept: bool) -> JsonObject:
    """What `kb topics add` and `show` say of a topic; `kept` is whether topics.toml holds it now."""
    return {
        "schema": SCHEMA,
        "topic": _topic(trial.topic, trial.letters),
        "kept": kept,
        "records": trial.records,
        "terms": [
            {
                "term": term.term,
                "kind": term.kind,
                "records": term.records,
                "alone": term.alone,
                "examples": _found(term.examples),
                "left_out": term.left_out,
                "left_out_examples": _found(term.left_out_examples),
            }
            for term in trial.terms
        ],
        "proposals": [
            {
                "term": proposal.term,
                "inside": proposal.inside,
                "elsewhere": proposal.elsewhere,
                "examples": _found(proposal.examples),
            }
            for proposal in trial.proposals
        ],
    }


def topic_removed_json(key: str, done: Removed, file: str) -> JsonObject:
    """What `kb topics remove` did."""
    return {"schema": SCHEMA, "key": key, "done": done, "file": file}


def _topic(topic: Topic, letters: int) -> JsonObject:
    return {
        "key": topic.key,
        "name_nl": topic.name_nl,
        "name_en": topic.name_en,
        "abbreviations": list(topic.abbreviations),
        "terms": list(topic.terms),
        "targets": list(topic.targets),
        "exceptions": list(topic.exceptions),
        "letters": letters,
    }


def _found(examples: Iterable[Found]) -> list[Json]:
    return [{"id": one.record_id, "words": one.words} for one in examples]


def positions_json(
    topic: str,
    positions: Iterable[Position],
    threads: Iterable[Thread] = (),
    query: str = "",
    background: Iterable[Position] = (),
) -> JsonObject:
    """What `kb positions` lists: every position, oldest first, and which of them are on one question.

    `background` is what names the topic and is nobody's position on a day.
    """
    return {
        "schema": SCHEMA,
        "topic": topic,
        "query": query,
        "positions": [position_json(position) for position in positions],
        "threads": [_thread(thread) for thread in threads],
        "background": [position_json(position) for position in background],
    }


def _thread(thread: Thread) -> JsonObject:
    return {
        "question": thread.question,
        "positions": [position.record.id for position in thread.positions],
        "changes": [change_json(change) for change in thread.changes],
    }


def change_json(change: Change) -> JsonObject:
    """What changed from one position to the next, with the words of both."""
    before, after = change.figures
    return {
        "kind": change.kind,
        "before": change.before.record.id,
        "after": change.after.record.id,
        "figures_before": list(before),
        "figures_after": list(after),
        "runs": [{"kind": run.kind, "text": run.text} for run in change.runs],
    }


def promises_json(promises: Iterable[Promise]) -> JsonObject:
    """What `kb promises` lists, by due day."""
    return {"schema": SCHEMA, "promises": [_promise(promise) for promise in promises]}


def rebuild_json(report: RebuildReport, words: Words | None = None) -> JsonObject:
    """What `kb rebuild-index` did: seen = read + unchanged + refused + skipped."""
    words = words or default_words()
    return {
        "schema": SCHEMA,
        "seen": report.seen,
        "read": report.read,
        "unchanged": report.unchanged,
        "refused": [
            {"name": one.name, "reason": one.reason, "detail": one.detail.said(words)}
            for one in report.refused
        ],
        "skipped": [{"name": one.name, "why": one.why.said(words)} for one in report.skipped],
        "dropped": list(report.dropped),
        "records": report.records,
        "passages": report.passages,
        "embedded": report.embedded,
        "reused": report.reused,
        "seconds": round(report.seconds, 3),
        "slowest": {"name": report.slowest[0], "seconds": round(report.slowest[1], 3)}
        if report.slowest[0]
        else None,
        "generation": report.generation,
        "changed": report.changed,
        "anew": report.anew.said(words) if report.anew else "",
        "to_check": report.to_check,
    }


def evaluation_json(evaluation: Evaluation) -> JsonObject:
    """What `kb evaluate` measured."""
    return {
        "schema": SCHEMA,
        "queries": evaluation.queries,
        "records": evaluation.records,
        "left_out": list(evaluation.left_out),
        "groups": [
            {
                "language": group.language,
                "kind": group.kind,
                "queries": group.queries,
                "variants": [
                    {
                        "name": row.variant,
                        "about": row.about,
                        "figures": [
                            {
                                "measure": figure.measure,
                                "mean": round(figure.mean, 4),
                                "interval": [round(figure.low, 4), round(figure.high, 4)],
                                "gain": round(figure.gain, 4),
                                "gain_interval": [round(figure.gain_low, 4), round(figure.gain_high, 4)],
                            }
                            for figure in row.figures
                        ],
                    }
                    for row in group.rows
                ],
            }
            for group in evaluation.groups
        ],
    }


def verify_json(report: VerifyReport) -> JsonObject:
    """What `kb verify` found; `sound` is true when there are no problems."""
    return {
        "schema": SCHEMA,
        "sound": report.sound,
        "generation": report.generation,
        "files": report.files,
        "passages": report.passages,
        "quotes": report.quotes,
        "problems": [{"subject": one.subject, "what": one.what} for one in report.problems],
        "unread": [{"subject": one.subject, "what": one.what} for one in report.unread],
        "seconds": round(report.seconds, 3),
    }


def cleaned(value: Json) -> Json:
    """`value` with every text in it fit for a terminal; what `kb` read itself is unchanged by this."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(item) for item in value]
    return value


def _hit(rank: int, hit: Hit, words: Words) -> JsonObject:
    place = place_of(hit.record, hit.part, hit.start, hit.end, hit.note)
    return {
        "rank": rank,
        "id": hit.record.id,
        "letter": hit.letter.id,
        "date": day_json(hit.letter.date),
        "kind": hit.letter.kind,
        "subject": hit.letter.subject,
        "sender": _sender(hit.letter.sender),
        "asked_by": [person_json(person) for person in hit.letter.asked_by],
        "question": hit.record.question,
        "passage": hit.passage,
        "part": hit.part,
        "note": hit.note if hit.note >= 0 else None,
        "found_in_note": hit.found_in_note if hit.found_in_note >= 0 else None,
        "start": hit.start,
        "end": hit.end,
        "highlights": [list(pair) for pair in hit.highlights],
        "pages": _pair(place.pages),
        "lines": list(place.lines),
        "source": hit.source,
        "citation": cite_hit(hit),
        "answer_citation": cite_answer(hit.record, hit.letter, hit.source) or None,
        "question_citation": cite_question(hit.record, hit.letter, hit.source) or None,
        "grade": grade_of((*hit.record.doubts, *hit.letter.doubts)),
        "caution": said_caution(hit.record, hit.letter, words),
        "score": hit.score,
        "matched_by": list(hit.matched_by),
        "why": hit.why,
        "topics": list(dict.fromkeys(tag.topic for tag in hit.topics)),
        "topic_tags": [_tag(tag) for tag in hit.topics],
        "refers_to": list(hit.record.refers_to),
    }


def position_json(position: Position) -> JsonObject:
    """What one answer said, and where."""
    return {
        "date": day_json(position.letter.date),
        "id": position.record.id,
        "letter": position.letter.id,
        "sender": _sender(position.letter.sender),
        "asked_by": [person_json(person) for person in position.letter.asked_by],
        "question": position.record.question,
        "stance": position.stance or None,
        "words": position.words,
        "start": position.start,
        "end": position.end,
        "spans": _pairs(position.spans),
        "quotes": list(position.quotes),
        "parts": _parts(position.record, position.parts),
        "follows": _followed(position.follows) if position.follows else None,
        "passing": position.passing,
        "pages": _pair(place_of(position.record, "answer", position.start, position.end).pages),
        "citation": cite(position.record, position.letter, at=(position.start, position.end)),
    }


def _followed(followed: Followed) -> JsonObject:
    return {
        "id": followed.record.id,
        "letter": followed.letter.id,
        "stance": followed.stance or None,
        "words": followed.words,
        "start": followed.start,
        "end": followed.end,
        "citation": cite(followed.record, followed.letter, at=(followed.start, followed.end)),
    }


def _promise(promise: Promise) -> JsonObject:
    place = place_of(promise.record, "answer", promise.start, promise.end)
    return {
        "date": day_json(promise.letter.date),
        "id": promise.record.id,
        "letter": promise.letter.id,
        "sender": _sender(promise.letter.sender),
        "question": promise.record.question,
        "words": promise.words,
        "start": promise.start,
        "end": promise.end,
        "pages": _pair(place.pages),
        "lines": list(place.lines),
        "citation": cite(promise.record, promise.letter, at=(promise.start, promise.end)),
        "firm": promise.firm,
        "to": promise.to,
        "act": promise.act,
        "deadline": promise.deadline,
        "last_day": day_json(promise.last_day),
        "due": day_json(promise.due),
        "state": promise.state,
        "evidence": [_evidence(one) for one in promise.evidence],
    }


def _evidence(one: Evidence) -> JsonObject:
    at = (one.start, one.end)
    return {
        "kind": one.kind,
        "date": day_json(one.letter.date),
        "id": one.record.id if one.record else None,
        "letter": one.letter.id,
        "words": one.words,
        "start": one.start if one.record else None,
        "end": one.end if one.record else None,
        "last_day": day_json(one.last_day),
        "citation": cite(one.record, one.letter, at=at) if one.record else cite_letter(one.letter),
    }


def _version(version: Version) -> JsonObject:
    return {
        "id": version.id,
        "letter": version.letter.id,
        "kind": version.letter.kind,
        "date": day_json(version.letter.date),
        "publication": version.letter.publication,
        "sources": list(version.source_names),
    }


def _sender(sender: Sender) -> JsonObject:
    return {"ministry": sender.ministry, "role": sender.role, "name": sender.name, "title": sender.title}


def person_json(person: Person) -> JsonObject:
    """A member of parliament."""
    return {"name": person.name, "party": person.party}


def _footnote(note: Footnote) -> JsonObject:
    return {
        "mark": note.mark,
        "text": note.text,
        "part": note.part,
        "offset": note.offset,
        "spans": _spans(note.spans),
    }


def _citation(citation: Citation) -> JsonObject:
    return {
        "kind": citation.kind,
        "text": citation.text,
        "target": citation.target,
        "part": citation.part,
        "note": citation.note if citation.note >= 0 else None,
        "start": citation.start,
        "end": citation.end,
    }


def _tag(tag: TopicTag) -> JsonObject:
    return {
        "topic": tag.topic,
        "term": tag.term,
        "part": tag.part,
        "note": tag.note if tag.note >= 0 else None,
        "start": tag.start,
        "end": tag.end,
    }


def _spans(spans: Iterable[Span]) -> Json:
    return [[span.line, span.start, span.end] for span in spans]


def _pair(pair: tuple[int, int] | None) -> Json:
    return list(pair) if pair else None


def day_json(day: date | None) -> str | None:
    """A day as 2025-03-31."""
    return day.isoformat() if day else None
