"""What each record cites, and which records its answer points to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.citation.citation import Citation
from kb.citation.find import find_citations
from kb.citation.refers import find_pointers, referenced_questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.citation.citation import Part
    from kb.letter.letter import Letter
    from kb.question.record import Record


def questions_id(letter: Letter) -> str:
    """What the ids of questions start with: their parliamentary number, in a postponement too."""
    return letter.references[0] if letter.kind == "postponement" and letter.references else letter.id


def with_citations(record: Record, letter: Letter, context: str) -> Record:
    """The record with what its texts cite; `context` is the whole document's text."""
    found: list[Citation] = []
    own, day = questions_id(letter), letter.asked_on or letter.date
    for part, text in texts_of(record):
        written_on = letter.date if part == "answer" and letter.date else day
        found += find_citations(text, part, letter_id=own, asked_on=written_on, context=context)
    for index, note in enumerate(record.footnotes):
        found += find_citations(
            note.text, "footnote", letter_id=own, asked_on=day, context=context, note=index
        )
    return replace(record, citations=tuple(found))


def with_references(record: Record, by_number: Mapping[int, str], letter: Letter) -> Record:
    """The records that this one's answer points to; `by_number` are those of the same letter."""
    numbers = referenced_questions(record.answer, record.numbers, by_number)
    own = [by_number[number] for number in numbers if by_number[number] != record.id]
    elsewhere = [
        citation.target
        for citation in record.citations
        if citation.kind == "answer"
        and citation.part == "answer"
        and not citation.target.startswith(f"{letter.id}/")
    ]
    return replace(
        record,
        refers_to=tuple(dict.fromkeys([*own, *elsewhere])),
        citations=_with_pointers(record, by_number),
    )


def _with_pointers(record: Record, by_number: Mapping[int, str]) -> tuple[Citation, ...]:
    """The record's citations with those of answers of the same letter, in their order in the text."""
    found = list(record.citations)
    for part, text in texts_of(record):
        taken = [(one.start, one.end) for one in record.citations if one.part == part]
        for pointer in find_pointers(text):
            targets = list(dict.fromkeys(by_number[one] for one in pointer.numbers if one in by_number))
            free = all(end <= pointer.start or start >= pointer.end for start, end in taken)
            words = text[pointer.start : pointer.end]
            if free and record.id not in targets:
                found += [
                    Citation("answer", words, target, part, pointer.start, pointer.end) for target in targets
                ]
    order: dict[Part, int] = {"question": 0, "answer": 1, "footnote": 2}
    return tuple(sorted(found, key=lambda one: (order[one.part], one.note, one.start, one.target)))


def texts_of(record: Record) -> tuple[tuple[Part, str], ...]:
    """The record's texts, each with the part that it is."""
    return (("question", record.question), ("answer", record.answer))
