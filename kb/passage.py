"""Cuts records into passages, the unit that is retrieved: verbatim slices of one text of one record.

Knows nothing of how passages are indexed. A passage ends at the end of a paragraph or sentence
wherever one is in reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.citation.citation import Part
from kb.text.sentence import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.document import Document
    from kb.question.record import Record

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b(?:zie|bron|vgl|ook|via)\b[.:]?", re.IGNORECASE)
LONGEST = 1_200
"""Characters of a passage, some 300 tokens; an embedding model reads 512 with the context."""
SHORTEST_TAIL = 250
"""A last piece shorter than this joins the one before it."""
CONTEXT_QUESTION = 400
"""Characters of the question that go before a passage of its answer."""
CONTEXT_SUBJECT = 250
"""Characters of the letter's subject that go before each passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is the record's `part` at [start, end), word for word; for a footnote, of note number `note`.

    `id` is the record's id with `#q`, `#a` or `#n` and a number from 1. `context` is what a reader
    needs to understand it: the letter's subject and, for an answer or note, the question.
    """

    id: str
    record_id: str
    part: Part
    start: int
    end: int
    text: str
    context: str
    note: int = -1

    @property
    def embedding_text(self) -> str:
        """What the embedding model reads."""
        return f"{self.context}\n{self.text}" if self.context else self.text


def passages_of(document: Document) -> tuple[Passage, ...]:
    """All passages of `document` in order: of each record the question, the answer, the notes."""
    subject = _cut(document.letter.subject, CONTEXT_SUBJECT)
    return tuple(passage for record in document.records for passage in record_passages(record, subject))


def record_passages(record: Record, subject: str = "") -> Iterator[Passage]:
    """The passages of one record. A section's heading is context only, unless nothing stands under it."""
    whole = _join(subject, _cut(record.question, CONTEXT_QUESTION))
    if record.kind != "section" or not record.answer.strip():
        yield from _passages(record.id, "question", record.question, subject)
    yield from _passages(record.id, "answer", record.answer, whole)
    count = 0
    for index, footnote in enumerate(record.footnotes):
        if _is_address(footnote.text):
            continue
        for passage in _passages(record.id, "footnote", footnote.text, whole, index, count):
            count += 1
            yield passage


def _is_address(text: str) -> bool:
    """A note of nothing but a web address answers no search by words or meaning."""
    return len(_ADDRESS.sub(" ", text).split()) < 2


def slices(text: str, longest: int = LONGEST) -> tuple[tuple[int, int], ...]:
    """Cuts `text` into (start, end) of at most about `longest` characters, at sentence ends if it can.

    In order, without overlap; what lies between two slices is white space. Pure.
    """
    found: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    last = len(text.rstrip())
    while start < last:
        end = _end_of(text, start, last, longest)
        found.append((start, end))
        start = _skip_space(text, end)
    return _join_tail(found, longest)


def _passages(
    record_id: str, part: Part, text: str, context: str, note: int = -1, count: int = 0
) -> Iterator[Passage]:
    letter = {"question": "q", "answer": "a", "footnote": "n"}[part]
    for number, (start, end) in enumerate(slices(text), count + 1):
        yield Passage(
            f"{record_id}#{letter}{number}", record_id, part, start, end, text[start:end], context, note
        )


def _end_of(text: str, start: int, last: int, longest: int) -> int:
    """Where the slice from `start` ends: the last paragraph end in reach, else sentence, word, character."""
    if last - start <= longest:
        return last
    window = text[start : start + longest + 1]
    paragraph = window.rfind("\n\n", longest // 3)
    if paragraph > 0:
        return start + paragraph
    # More text than the window, for a sentence's end shows only in what follows it.
    ends = [end for end in sentence_ends(text[start : start + longest + 60])[:-1] if end <= longest]
    if ends and ends[-1] >= longest // 4:
        return start + ends[-1]
    space = max(window.rfind(" "), window.rfind("\n"))
    return start + (space if space > longest // 4 else longest)


def _join_tail(found: list[tuple[int, int]], longest: int) -> tuple[tuple[int, int], ...]:
    if len(found) > 1:
        (start, _), (tail, end) = found[-2], found[-1]
        if end - tail < SHORTEST_TAIL and end - start <= longest + SHORTEST_TAIL:
            found[-2:] = [(start, end)]
    return tuple(found)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _cut(text: str, length: int) -> str:
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0]


def _join(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
