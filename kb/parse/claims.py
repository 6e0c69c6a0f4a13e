"""What each part of a document holds of its source: claims out of which the account is made up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.block import Block, Span
from kb.grammar.heading import is_heading, parse_heading
from kb.grammar.letterhead import is_address, is_desk, is_running, label_of, starts_field
from kb.grammar.opening import is_head_line
from kb.letter.correspondent import ADDRESSEE
from kb.letter.dates import parse_date
from kb.letter.letter import Letter
from kb.letter.title import REPLY, REPLY_TITLE, TITLE, find_title
from kb.parse.account import Claim, Destination
from kb.question.record import Footnote, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.letter.letter import Sender

_SENTENCE = re.compile(r"[.?!:;][»”’\"')\]]*$")
_MARKS = re.compile(r"[\s\[(]*\d{1,3}[\])]*(?:(?:\s*,\s*|\s+en\s+|\s+)\d{1,3}[\])]*)*\s*")
_PAGE = re.compile(r"(?i)p\s?agina|page|blad|blz|[-–\d\s]+$|\d+\s*(?:van|/)")
_LONG = 25  # letters from which on what ends as a sentence is one
_WORDS = 5
_CLOSING_WORDS = re.compile(r"(?i)hoogachtend|met vriendelijke groet|namens deze|geachte|bijlage|ondertekend")


@dataclass(frozen=True, slots=True)
class Held:
    """What was made of a document: `titles` are the headings' spans, each with the record's id."""

    blocks: Sequence[Block]
    records: Sequence[Record]
    letter: Letter
    loose: Sequence[Footnote]
    titles: Mapping[Span, str]
    after: Sequence[Block]
    lines: Mapping[int, str]


def claims_of(held: Held) -> Iterator[Claim]:
    """Every claim, the surest first in rank: records, notes, headings, furniture, what stands around."""
    for record in held.records:
        yield from _of_record(record, held.lines)
    for note in held.loose:
        yield from (Claim(span, "footnote", "", 1) for span in note.spans)
    for span, identifier in held.titles.items():
        yield Claim(span, "heading", identifier, 3)
    yield from _marks(held)
    yield from _around(held)


def _marks(held: Held) -> Iterator[Claim]:
    """Lines that hold nothing but marks of notes, as tools leave them that take text from a page."""
    marks = {note.mark for record in held.records for note in record.footnotes}
    marks |= {note.mark for note in held.loose}
    for number, text in held.lines.items():
        if _MARKS.fullmatch(text) is not None and set(re.findall(r"\d+", text)) <= marks:
            yield Claim(Span(number, 0, len(text)), "footnote", "", 5)


def _of_record(record: Record, lines: Mapping[int, str]) -> Iterator[Claim]:
    for part, spans in (("question", record.question_spans), ("answer", record.answer_spans)):
        destination: Destination = "question" if part == "question" else "answer"
        odd = _out_of_order(spans) | _headings_within(spans, lines)
        yield from (
            Claim(span, destination, record.id, 2, suspect=index in odd) for index, span in enumerate(spans)
        )
    for note in record.footnotes:
        yield from (Claim(span, "footnote", record.id, 1) for span in note.spans)


def _out_of_order(spans: Sequence[Span]) -> frozenset[int]:
    """The spans that stand before the one they follow in the text."""
    return frozenset(
        index
        for index, (one, other) in enumerate(pairwise(spans), start=1)
        if (other.line, other.start) < (one.line, one.start)
    )


def _headings_within(spans: Sequence[Span], lines: Mapping[int, str]) -> frozenset[int]:
    """The spans that are the heading of a question or an answer and stand in the middle of a text."""
    return frozenset(
        index
        for index, span in enumerate(spans)
        if is_numbered_heading(lines.get(span.line, "")[span.start : span.end])
    )


def _around(held: Held) -> Iterator[Claim]:
    """Claims of blocks that no record holds: the lowest rank, so that records and notes come first."""
    around = _Around.of(held)
    for block in held.blocks:
        place = around.place_of(block)
        if place is not None:
            destination, where = place
            suspect = destination == "furniture" and is_suspect(block)
            yield from (Claim(span, destination, where, 4, suspect=suspect) for span in block.spans)


@dataclass(frozen=True, slots=True)
class _Around:
    """What decides where a block went that no record holds.

    `first` and `last` are the lines on which the records begin and end, 0 without records; `sections` tells
    that none of them is a question.
    """

    after: frozenset[Span]
    introduction: frozenset[str]
    closing: frozenset[str]
    first: int
    last: int
    sections: bool
    head: _Head

    @classmethod
    def of(cls, held: Held) -> _Around:
        return cls(
            frozenset(span for block in held.after for span in block.spans),
            frozenset(held.letter.introduction.split("\n\n")),
            frozenset(held.letter.closing.split("\n\n")),
            min((record.lines[0] for record in held.records if record.lines[0]), default=0),
            max((record.lines[1] for record in held.records), default=0),
            all(record.kind == "section" for record in held.records),
            _Head.of(held.blocks, held.letter),
        )

    def place_of(self, block: Block) -> tuple[Destination, str] | None:
        """Where the block went; None for nowhere."""
        if block.kind == "furniture":
            return "furniture", block.reason or _reason_of(block.text)
        if block.kind == "footnote":
            return "footnote", ""
        if any(span in self.after for span in block.spans) or block.text in self.closing:
            return "closing", ""
        if block.text in self.introduction:
            return "introduction", ""
        if not self.first or (block.spans and block.spans[0].line < self.first):
            return self.head.place_of(block.text)
        if block.spans and block.spans[0].line > self.last and (names := self.head.fields(block.text)):
            return "field", ", ".join(names)
        if is_heading(block.text) or _opens_remark(block.text) or (self.sections and block.kind == "heading"):
            return "heading", ""
        return None


def _reason_of(text: str) -> str:
    """Why a line was set apart, by its words, where its reader does not say."""
    if is_running(text):
        return "page number" if _PAGE.match(text.strip()) else "running head"
    return "margin column" if label_of(text) or is_desk(text) or is_address(text) else ""


def _opens_remark(text: str) -> bool:
    """Whether a text begins with 'Toelichting:' or 'Mededeling', whose words a record holds."""
    heading = parse_heading(text)
    return heading is not None and heading.kind in ("notice", "remark")


def is_suspect(block: Block) -> bool:
    """Whether what was set apart looks like a question's or an answer's heading."""
    return is_numbered_heading(block.text)


def is_numbered_heading(text: str) -> bool:
    """Whether a text is 'Vraag 4' or 'Antwoord op vraag 4' and no more."""
    words = text.strip(" *_#\t")
    heading = parse_heading(words)
    return (
        words[:1].isupper()
        and heading is not None
        and heading.kind in ("question", "answer")
        and bool(heading.numbers)
        and not heading.rest
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a letter: the values of its fields, squeezed, and whether there is a letterhead at all."""

    values: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, object], ...]
    lettered: bool

    @classmethod
    def of(cls, blocks: Iterable[Block], letter: Letter) -> _Head:
        texts = [block.text for block in blocks]
        lettered = any(
            starts_field(text) or label_of(text) or is_desk(text) or is_address(text) for text in texts
        )
        return cls(
            tuple((name, _squeezed(value)) for name, value in _values(letter) if len(_squeezed(value)) > 2),
            tuple((name, day) for name, day in _days(letter) if day is not None),
            lettered or bool(letter.publication) or find_title(tuple(texts)) is not None,
        )

    def place_of(self, text: str) -> tuple[Destination, str] | None:
        """Where a block of the head went: into which fields, or among the rest of the letterhead."""
        title = any(pattern.match(text) is not None for pattern in (TITLE, REPLY, REPLY_TITLE, ADDRESSEE))
        names = self.fields(text)
        if names and (title or is_head_line(text) or starts_field(text) or not _is_sentence(text)):
            return "field", ", ".join(names)
        if (
            title
            or is_head_line(text)
            or _CLOSING_WORDS.match(text)
            or (self.lettered and not _is_sentence(text))
        ):
            return "letterhead", ""
        return None

    def fields(self, text: str) -> list[str]:
        """The fields that hold a text or are held by it."""
        squeezed = _squeezed(text)
        found = [
            name
            for name, value in self.values
            if value in squeezed or (len(squeezed) > 3 and squeezed in value)
        ]
        day = parse_date(text)
        found += [name for name, value in self.days if value == day]
        return list(dict.fromkeys(found))


def _is_sentence(text: str) -> bool:
    stripped = text.rstrip()
    return (
        len(stripped) > _LONG and len(stripped.split()) >= _WORDS and _SENTENCE.search(stripped) is not None
    )


def _values(letter: Letter) -> Iterator[tuple[str, str]]:
    yield "subject", letter.subject
    for sender in (letter.sender, *letter.co_senders):
        yield from _sender_values(sender)
    yield "sender", letter.signed_by
    yield "addressee", letter.addressee
    yield "own_reference", letter.own_reference
    yield from (("references", reference) for reference in letter.references)
    yield from (("asked_by", person.name) for person in (*letter.asked_by, *letter.movers))
    yield from (("asked_of", title) for title in letter.asked_of)
    yield "publication", letter.publication


def _sender_values(sender: Sender) -> Iterator[tuple[str, str]]:
    for value in (sender.name, sender.title, sender.ministry):
        yield "sender", value


def _days(letter: Letter) -> tuple[tuple[str, object], ...]:
    return (
        ("date", letter.date),
        ("asked_on", letter.asked_on),
        ("received_on", letter.received_on),
        ("promised_on", letter.promised_on),
    )


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
