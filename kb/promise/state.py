"""From a promise and what later letters say of it to its state on a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.promise.link import Promises, linked, names_of
from kb.promise.promise import Evidence, Promise, PromiseState
from kb.text.fold import fold
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from kb.document import Document
    from kb.promise.statement import Statement


def with_evidence(promises: Sequence[Promise], said: Iterable[Statement]) -> tuple[Promise, ...]:
    """The promises, in this order, each with what statements of later letters provably say of it."""
    found: dict[tuple[str, int], list[Evidence]] = {}
    again: list[tuple[tuple[str, int], tuple[str, int]]] = []
    known = Promises(promises)
    for statement in said:
        promise = linked(statement, known)
        if promise is None:
            continue
        found.setdefault(_key(promise), []).append(_evidence(statement, promise))
        if statement.kind == "repeated":
            again.append((_key(promise), (statement.record.id, statement.start)))
    for first, second in reversed(again):
        kept = [one for one in found.get(second, ()) if one.kind == "kept"]
        found.setdefault(first, []).extend(kept)
    return tuple(
        replace(one, evidence=_in_order((*one.evidence, *found.get(_key(one), ())))) for one in promises
    )


def answered(promise: Promise, document_of: Callable[[str], Document | None]) -> Promise:
    """For a postponement that promises answers: with the letter that gives them, if there is one."""
    if promise.letter.kind != "postponement" or not _promises_answers(promise):
        return promise
    for number in sorted(names_of(promise.letter)):
        document = document_of(number)
        if document is None or document.letter.kind not in (
            "answers",
            "question-list",
            "consultation-report",
        ):
            continue
        written, given = promise.letter.date, document.letter.date
        if written is None or given is None or given < written:
            continue
        return replace(promise, evidence=(*promise.evidence, _answers_given(document)))
    return promise


def settled(promise: Promise, on: date) -> Promise:
    """The promise with its state on this day: evidence of later letters does not count."""
    evidence = tuple(one for one in promise.evidence if one.letter.date is None or one.letter.date <= on)
    due = promise.last_day
    delayed = False
    for one in evidence:
        if one.kind == "delayed" or (one.kind == "repeated" and _is_later(one.last_day, due)):
            due, delayed = one.last_day, True
    state: PromiseState = "delayed" if delayed else "open"
    if any(one.kind == "kept" for one in evidence):
        state = "kept"
    elif due is not None and due < on:
        state = "overdue"
    return replace(promise, evidence=evidence, due=due, state=state)


def _is_later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def _key(promise: Promise) -> tuple[str, int]:
    return promise.record.id, promise.start


def _evidence(statement: Statement, promise: Promise) -> Evidence:
    return Evidence(
        statement.kind,
        statement.letter,
        statement.record,
        statement.words,
        statement.start,
        statement.end,
        statement.new_day(promise.last_day),
    )


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    once = dict.fromkeys(evidence)
    return tuple(
        sorted(once, key=lambda one: (one.letter.date.isoformat() if one.letter.date else "", one.start))
    )


def _promises_answers(promise: Promise) -> bool:
    words = fold(promise.words)
    return "antwoord" in words or "vragen" in words


def _answers_given(document: Document) -> Evidence:
    """The sentence of the introduction that offers the answers, else the first answer's first sentence."""
    letter = document.letter
    for start, end in sentence_spans(letter.introduction):
        if "antwoord" in letter.introduction[start:end].lower():
            return Evidence("kept", letter, None, letter.introduction[start:end], 0, 0)
    record = document.records[0]
    start, end = next(iter(sentence_spans(record.answer)), (0, 0))
    return Evidence("kept", letter, record, record.answer[start:end], start, end)
