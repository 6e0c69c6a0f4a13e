"""Known questions are taken out of letters once each, with answers that tell one from another."""

from __future__ import annotations

from benchmarks.known_items import SHORTEST, known_items
from kb.question.record import Record

LONG = "De politie gebruikt het systeem niet meer sinds de evaluatie van 2025,\nliet zij mij weten."


def answer(number: int, question: str, text: str) -> Record:
    return Record(f"2026Z00001/{number}", "answer", (number,), question, text)


def test_a_question_and_its_answer_become_an_item() -> None:
    assert list(known_items([answer(1, "Gebruikt  u\nhet?", LONG)])) == [("Gebruikt u het?", LONG)]


def test_an_answer_that_fits_many_questions_is_no_item() -> None:
    assert not list(known_items([answer(1, "Bent u hiermee bekend?", "Ja." + " " * SHORTEST)]))


def test_a_joint_answer_and_another_version_count_once() -> None:
    records = [
        answer(1, "Gebruikt u het?", LONG),
        answer(2, "Sinds wanneer niet meer?", LONG),
        answer(1, "Gebruikt u het?", f"Nee. {LONG}"),
    ]
    assert len(list(known_items(records))) == 1


def test_what_is_not_an_answer_is_no_item() -> None:
    section = Record("doc-1/s1", "section", (), "Inleiding", LONG)
    assert not list(known_items([section, answer(1, " ", LONG)]))
