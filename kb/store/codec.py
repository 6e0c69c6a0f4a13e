"""Letters and records to and from the JSON that the store keeps, without loss.

A value becomes the list of its fields in order, so that a field added at the end with a default
reads old rows as they were meant.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from kb.block import Span
from kb.citation.citation import Citation
from kb.doubt import Doubt
from kb.letter.letter import Letter, Person, Sender
from kb.message import Message
from kb.promise.promise import Commitment
from kb.question.record import Footnote, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.document import Document
    from kb.source import Source

RULES = 2
"""Raised when other promises are read from the same text: those stored under another number are read anew."""
_DATES = ("date", "asked_on", "received_on", "promised_on")
_STRINGS = ("references", "asked_of", "requests")
_OWN_COLUMNS = frozenset({"id", "kind", "question", "answer"})


def encode_letter(document: Document) -> str:
    """What a document holds beside source and records."""
    letter = document.letter
    values: dict[str, Any] = {field.name: getattr(letter, field.name) for field in fields(letter)}
    for name in _DATES:
        values[name] = values[name].isoformat() if values[name] else None
    values["sender"] = _values(letter.sender)
    values["co_senders"] = _all_values(letter.co_senders)
    values["asked_by"] = _all_values(letter.asked_by)
    values["doubts"] = _all_values(letter.doubts)
    values["movers"] = _all_values(letter.movers)
    rest: dict[str, Any] = {field.name: getattr(document, field.name) for field in fields(document)}
    for name in ("source", "letter", "records"):
        del rest[name]
    rest["doubts"] = _all_values(document.doubts)
    rest["footnotes"] = list(map(_footnote_values, document.footnotes))
    return _dump({**rest, "letter": values})


def decode_document(source: Source, body: str, records: tuple[Record, ...]) -> Document:
    """The document that these parts and `encode_letter`'s text hold."""
    from kb.document import Document

    rest = json.loads(body)
    del rest["letter"]
    rest["doubts"] = _doubts(rest)
    rest["footnotes"] = tuple(map(_footnote, rest["footnotes"]))
    return Document(source=source, letter=decode_letter(body), records=records, **rest)


def decode_letter(body: str) -> Letter:
    """The letter that `encode_letter` wrote."""
    values = json.loads(body)["letter"]
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in _STRINGS:
        values[name] = tuple(values.get(name, ()))
    values["sender"] = Sender(*values["sender"])
    values["co_senders"] = tuple(Sender(*sender) for sender in values["co_senders"])
    values["asked_by"] = tuple(Person(*person) for person in values["asked_by"])
    values["movers"] = tuple(Person(*person) for person in values.get("movers", ()))
    values["doubts"] = _doubts(values)
    return Letter(**values)


def encode_record(record: Record, commitments: Sequence[Commitment] = ()) -> str:
    """What a record holds beside id, kind, question and answer, and what it commits to."""
    values = {
        field.name: getattr(record, field.name) for field in fields(record) if field.name not in _OWN_COLUMNS
    }
    for name in ("citations", "question_spans", "answer_spans", "doubts"):
        values[name] = _all_values(values[name])
    values["footnotes"] = list(map(_footnote_values, record.footnotes))
    values["promises"] = [RULES, *map(_commitment_values, commitments)]
    return _dump(values)


def decode_record(record_id: str, kind: str, question: str, answer: str, body: str) -> Record:
    """The record that these columns and `encode_record`'s text hold."""
    values = json.loads(body)
    values["numbers"] = tuple(values["numbers"])
    values["pages"] = tuple(values["pages"]) if values["pages"] else None
    values["lines"] = tuple(values["lines"])
    values["footnotes"] = tuple(map(_footnote, values["footnotes"]))
    values["citations"] = tuple(Citation(*citation) for citation in values["citations"])
    values["refers_to"] = tuple(values["refers_to"])
    values["question_spans"] = tuple(Span(*span) for span in values["question_spans"])
    values["answer_spans"] = tuple(Span(*span) for span in values["answer_spans"])
    values["doubts"] = _doubts(values)
    values.pop("promises", None)  # read by `decode_commitments`
    return Record(id=record_id, kind=kind, question=question, answer=answer, **values)  # type: ignore[arg-type]


def decode_commitments(promises: str) -> tuple[Commitment, ...]:
    """What `encode_record` wrote under 'promises'."""
    return tuple(map(_commitment, json.loads(promises)[1:]))


def encode_message(message: Message) -> str:
    """A message as the text of a column."""
    return _dump([message.text, *map(_gap, message.values)]) if message.values else message.text


def decode_message(text: str) -> Message:
    """The message that `encode_message` wrote, or that an older version wrote as a sentence."""
    try:
        read = json.loads(text) if text.startswith('["') else None
    except ValueError:
        read = None
    return _message(read) if isinstance(read, list) else Message(text)


def _commitment_values(one: Commitment) -> list[Any]:
    last_day = one.last_day.isoformat() if one.last_day else None
    return [one.start, one.end, one.firm, one.to, one.act, one.deadline, last_day]


def _commitment(values: list[Any]) -> Commitment:
    start, end, firm, to, act, deadline, last_day = values
    words = (deadline[0], deadline[1]) if deadline else None
    return Commitment(start, end, firm, to, act, words, date.fromisoformat(last_day) if last_day else None)


def _footnote_values(note: Footnote) -> list[Any]:
    return [*_values(note)[:-1], _all_values(note.spans)]


def _footnote(values: list[Any]) -> Footnote:
    """A note; an older row has no spans."""
    spans = values[5] if len(values) > 5 else ()
    mark, text, part, offset, page = values[:5]
    return Footnote(mark, text, part, offset, page, tuple(Span(*span) for span in spans))


def _gap(gap: tuple[str, str | Message]) -> list[Any]:
    name, value = gap
    return [name, value if isinstance(value, str) else [value.text, *map(_gap, value.values)]]


def _message(read: list[Any]) -> Message:
    return Message(
        read[0],
        tuple((name, value if isinstance(value, str) else _message(value)) for name, value in read[1:]),
    )


def _doubts(values: dict[str, Any]) -> tuple[Doubt, ...]:
    """The doubts of a row; an older one has sentences in their place."""
    told = [Doubt("told", detail=sentence, weight="note") for sentence in values.pop("warnings", ())]
    return (*(Doubt(*doubt) for doubt in values.get("doubts", ())), *told)


def _values(value: Any) -> list[Any]:  # noqa: ANN401 - any dataclass of the domain
    return [getattr(value, field.name) for field in fields(value)]


def _all_values(values: Iterable[Any]) -> list[list[Any]]:
    return [_values(value) for value in values]


def _dump(value: dict[str, Any] | list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
