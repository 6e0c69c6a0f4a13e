"""A letter as a plain sequence of paragraphs with a role each: what word processors make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.typeset.markup import Part, Run, parse_parts, parse_runs
from tests.typeset.spec import answer_label, question_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.typeset.spec import LabelStyle, LetterSpec

Role = Literal["small", "plain", "strong", "question", "heading", "title"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the letter in its role; `title` starts the annex on a new page."""

    role: Role
    part: Part


def outline(letter: LetterSpec, labels: LabelStyle = "op vraag") -> tuple[Piece, ...]:
    """The letter's pieces in the order of reading, the letterhead first."""
    return (*_letterhead(letter), *_letter(letter), *_questions(letter, labels))


def _line(text: str, role: Role = "plain") -> Piece:
    return Piece(role, Part("paragraph", (Run(text),)))


def _letterhead(letter: LetterSpec) -> Iterator[Piece]:
    yield Piece("small", Part("paragraph", (Run(letter.notice, "i"),)))
    yield _line(f"> Retouradres {letter.return_address}", "small")
    yield from map(_line, letter.addressee)
    yield from (_line(text, "strong") for text in letter.department)
    yield from (_line(text, "small") for text in (*letter.unit, *letter.address))
    yield _line(f"Datum\t{letter.date}")
    yield _line(f"Betreft\t{letter.subject}")
    for label, value in (("Onze referentie", letter.own_reference), ("Uw referentie", letter.your_reference)):
        if value:
            yield _line(label, "strong")
            yield _line(value)


def _letter(letter: LetterSpec) -> Iterator[Piece]:
    for text in (letter.opening, letter.body):
        yield from _parts(text, "plain")
    for signature in letter.signatures:
        yield _line(signature.title)
        yield _line(signature.name)


def _questions(letter: LetterSpec, labels: LabelStyle) -> Iterator[Piece]:
    if letter.annex:
        yield Piece("title", Part("paragraph", parse_runs(letter.annex)))
    for exchange in letter.exchanges:
        for number, question in zip(exchange.numbers, exchange.questions, strict=True):
            yield _line(question_label(number, labels), "strong")
            yield from _parts(question, "question")
        if exchange.answer:
            yield _line(answer_label(exchange.numbers, labels), "strong")
            yield from _parts(exchange.answer, "plain")


def _parts(text: str, role: Role) -> Iterator[Piece]:
    for part in parse_parts(text) if text else ():
        yield Piece("heading" if part.kind == "heading" else role, part)
