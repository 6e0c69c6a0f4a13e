"""A record says what in its words, and beside those around it, speaks against its having been read right."""

from __future__ import annotations

import pytest

from kb.block import Block, Span
from kb.doubt import grade_of
from kb.explanation import SENTENCES
from kb.question.doubts import WEIGHTS, with_doubts
from kb.question.record import Footnote, Record


def record(
    number: int = 1, question: str = "Kent u het bericht?", answer: str = "Ja.", **more: object
) -> Record:
    """A record with one number."""
    return Record(f"2025Z90001/{number}", "answer", (number,), question, answer, **more)  # type: ignore[arg-type]


def kinds(*records: Record) -> set[str]:
    """What speaks against the first record."""
    return {doubt.kind for doubt in with_doubts(records, {})[0].doubts}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Ja, dat is bekend.1 Ik kom erop terug.", "mark-in-text"),
        ("Ja, zie de brief van 15 december 2023.4", "mark-in-text"),
        ("Ja.\n\n12\n\nDat is zo.", "number-in-text"),
        ("Ja.\n\n1 https://www.voorbeeld.example/bericht", "note-in-text"),
        ("Ja, dat Pagina 3 van 8 is bekend.", "running-line"),
        ("Ja.\n\nHoogachtend, De Minister van Financiën", "closing-in-text"),
        ("Ja.\n\nAntwoord 4", "heading-in-text"),
        ("Ja.\n\nwaarna het is hersteld.", "paragraph-start"),
        ("Ja.\n\nWat vindt u daarvan?", "question-in-answer"),
        ("Directie Beleid\n\nAfdeling Toezicht\n\nJa.", "short-lines"),
        ("Dat \ufffd is zo.", "signs-lost"),
    ],
)
def test_words_that_no_answer_holds_raise_a_doubt(answer: str, kind: str) -> None:
    assert kind in kinds(record(answer=answer))


@pytest.mark.parametrize(
    "answer",
    [
        "Ja.",
        "Ja, op 900 m2 terrein wordt 40 ton CO2 uitgestoten, aldus NIS2 en artikel 8.",
        "Er staan er zestig:\n\na) in Urk;\n\nb) in Goes.",
        "Ik verwijs u naar het antwoord op vraag 3.",
        "In 2023 waren het er 12, in 2024 waren het er 14.",
    ],
)
def test_plain_answers_are_sure(answer: str) -> None:
    assert grade_of(with_doubts([record(answer=answer)], {})[0].doubts) == "sure"


def test_a_number_that_is_missing_beside_a_record_raises_a_doubt() -> None:
    assert "neighbour-missing" in kinds(record(1), record(3))


def test_a_footnote_missing_in_the_count_raises_a_doubt() -> None:
    first = record(1, footnotes=(Footnote("1", "NOS"),))
    assert "note-skipped" in kinds(first, record(2, footnotes=(Footnote("3", "AD"),)))


def test_a_note_whose_mark_was_not_found_raises_a_doubt_where_it_stands() -> None:
    note = Block("footnote", "NOS, 1 maart", (Span(9, 0, 5),), mark="2")
    (found,) = with_doubts([record(lines=(3, 8))], {"2": [note]})
    assert "note-lost" in {doubt.kind for doubt in found.doubts}


def test_every_kind_has_its_sentence() -> None:
    assert set(WEIGHTS) <= set(SENTENCES)
