"""Records and fields are judged right, wrong or lost by what is wrong with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.roads.beside import Demand, compare, faults_of
from benchmarks.roads.held import FileText
from benchmarks.unseen import compare_fields, judged

if TYPE_CHECKING:
    from pathlib import Path

NOTE = {"mark": "1", "part": "answer", "text": "Kamerstuk 31 066, nr. 2."}
RECORD: dict[str, Any] = {
    "numbers": [2],
    "question": "Klopt het dat de brug ‘gesloten’ is?",
    "answer": "Ja.\n\nDe brug is sinds mei gesloten.",
    "footnotes": [NOTE],
}


@pytest.mark.parametrize(
    ("change", "kinds", "as_printed"),
    [
        ({}, [], True),
        ({"answer": "Ja. De brug is sinds mei gesloten."}, ["paragraphs"], False),
        ({"answer": "Ja.\n\nDe brug is sinds juni gesloten."}, ["answer words"], False),
        ({"question": "Klopt het dat de brug 'gesloten' is?"}, [], False),
        ({"question": "Klopt het dat de brug 'gesloten' is?"}, ["question words"], True),
        ({"answer": "Ja.\n\nDe brug is sinds mei ge-sloten."}, ["hyphens"], True),
        ({"footnotes": []}, ["notes"], False),
        ({"footnotes": [{**NOTE, "part": "question"}]}, ["notes' parts"], False),
        ({"footnotes": [{**NOTE, "mark": "7"}]}, [], False),
        ({"footnotes": [{**NOTE, "mark": "7"}]}, ["notes' marks"], True),
    ],
)
def test_each_difference_has_its_kind(change: dict[str, Any], kinds: list[str], as_printed: bool) -> None:
    faults = faults_of(RECORD, {**RECORD, **change}, as_printed=as_printed)
    assert [kind for kind, _ in faults] == kinds


def test_missing_and_invented_records_are_wrong_and_only_what_is_shown_can_be_unmarked() -> None:
    score = compare([RECORD], {"records": [{**RECORD, "numbers": [3]}]})
    assert (score.records, score.exact) == (1, 0)
    assert dict(score.faults) == {"missing": 1, "invented": 1}
    assert score.marked == {(False, True): 1, (False, False): 1}


def test_records_without_numbers_are_paired_by_their_words() -> None:
    parts: list[dict[str, Any]] = [
        {"numbers": [], "question": "", "answer": answer, "footnotes": []} for answer in ("Eerst.", "Later.")
    ]
    assert compare(parts, {"records": parts[::-1]}).exact == 2


def test_a_wrong_record_whose_words_the_file_does_not_hold_in_order_is_not_counted() -> None:
    got = {**RECORD, "answer": "Ja.\n\nDe brug is gesloten."}
    whole = "Klopt het dat de brug 'gesloten' is?\nJa.\n\nDe brug is sinds mei ge-\nsloten.\n"
    whole += NOTE["text"]
    for text, lost in (
        (whole, 0),
        (whole.replace("mei", ""), 1),
        (whole.replace("sinds mei", "mei sinds"), 1),
    ):
        score = compare([RECORD], {"records": [got]}, Demand(text=FileText.of(text)))
        assert (score.lost, score.records) == (lost, 1 - lost)


def test_a_note_that_the_file_does_not_hold_is_not_asked_for() -> None:
    text = f"{RECORD['question']}\n{RECORD['answer']}\n"
    score = compare([RECORD], {"records": [{**RECORD, "footnotes": []}]}, Demand(text=FileText.of(text)))
    assert (score.exact, score.lost_notes) == (1, 1)


def test_only_the_end_of_a_paragraph_that_fills_its_line_cannot_be_seen() -> None:
    long = "De brug is sinds mei gesloten omdat de pijlers worden hersteld na schade."
    first = "Sinds vorige week is ook de sluis gesloten omdat de deuren haperen na vorst."
    lines = [
        first,
        long,
        "Daarna gaat hij open voor verkeer dat er al die tijd niet overheen kon rijden.",
        first,
    ]
    full = FileText.of("\n".join(lines))
    assert not full.shows_break(long, lines[2])
    assert FileText.of("\n".join([*lines[:2], "", *lines[2:]])).shows_break(long, lines[2])
    assert FileText.of("\n".join([first, "Ja, dat klopt.", *lines[1:]])).shows_break("Ja, dat klopt.", long)


def test_only_fields_that_are_wanted_are_judged() -> None:
    score = compare([], {})
    letter = {
        "sender": {"ministry": "Financiën", "role": "minister", "name": "Voorbeeld"},
        "references": ["2024Z00002", "2024Z00001"],
        "asked_by": [{"name": "Van Dijk", "party": None}],
        "date": "2024-03-01",
    }
    wanted = {
        "sender": {"ministry": "Financiën"},
        "references": ["2024Z00001", "2024Z00002"],
        "asked_by": [{"name": "Van Dijk", "party": "VP"}],
        "file": "brief.txt",
    }
    compare_fields(score, wanted, letter)
    assert (score.fields, score.fields_right) == (3, 2)
    assert dict(score.faults) == {"field asked_by": 1}


def test_a_document_is_read_beside_its_expected_file(tmp_path: Path) -> None:
    text = "Vraag 1\nKent u het bericht over de brug?\n\nAntwoord 1\nJa.\n\n"
    text += "Vraag 2\nWie betaalt?\n\nAntwoord 2\nIk.\n"
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8")
    records = [
        {"numbers": [1], "question": "Kent u het bericht over de brug?", "answer": "Ja."},
        {"numbers": [2], "question": "Wie betaalt?", "answer": "Niemand."},
    ]
    expected = tmp_path / "brief.expected.json"
    expected.write_text(json.dumps({"file": "brief.txt", "kind": "answers", "records": records}), "utf-8")
    score = judged(expected)
    assert (score.records, score.exact, dict(score.faults)) == (2, 1, {"answer words": 1})
    assert (score.fields, score.fields_right) == (1, 1)
