"""Notes at the foot of the pages of a text that a tool took from a PDF, however their numbers stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.parse import parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.question.record import Record

BODY = """Vraag 1
Bent u bekend met het bericht{first}?

Antwoord 1
Ja. De palen zijn in 2023 geplaatst en worden sinds een jaar door de dienst zelf
beheerd{second} en door de gemeenten, die daarover elk kwartaal verslag doen aan
de besturen van de waterschappen in deze provincie en aan de gemeenten.
"""
DAILY = "Dagblad De Dijk, 28 september 2098."
PAPER = "Tweede Kamer, vergaderjaar 2097-2098, 36 906, nr. 32"
LONG = (
    "Zie voor de stand van zaken van meetpalen het overzicht van de dienst, dat elk kwartaal verschijnt,\n"
    "op www.voorbeeld.nl/meetpalen."
)


def _record(tmp_path: Path, text: str) -> Record:
    path = tmp_path / "brief.txt"
    path.write_text(text, encoding="utf-8")
    (record,) = parse_file(path).records
    return record


def _body(first: str = "1", second: str = "2") -> str:
    return BODY.format(first=first, second=second)


@pytest.mark.parametrize(
    "foot",
    [
        f"\n1\n{DAILY}\n2\n{PAPER}\n\n\f",
        f"\n1\n\n{DAILY}\n\n2\n\n{PAPER}\n\nPagina 1 van 1\n\n\f",
        f"\n1\n\n2\n\n{DAILY}\n\n{PAPER}\n\n\f",
        f"\n1\n2\n\n{DAILY}\n{PAPER}\n\n\f",
        f"\n{DAILY}\n1\n\n{PAPER}\n2\n\n\f",
        f"\n1\n\n{DAILY}\n\n{PAPER}\n2\n\n\f",
        f"\n{DAILY}\n1\n\n2\n\n{PAPER}\n\nPagina 1 van 1\n\n\f",
        f"\n1 {DAILY}\n2 {PAPER}\n\n\f",
    ],
    ids=[
        "before", "before, by themselves", "all before", "all before, without gaps", "behind",
        "before and behind", "behind and before", "in line",
    ],
)  # fmt: skip
def test_each_note_has_its_words_however_the_numbers_stand(tmp_path: Path, foot: str) -> None:
    record = _record(tmp_path, _body() + foot)
    assert [(note.mark, note.part, note.text) for note in record.footnotes] == [
        ("1", "question", DAILY),
        ("2", "answer", PAPER),
    ]
    assert record.question == "Bent u bekend met het bericht?"
    assert "beheerd en door de gemeenten, die daarover" in record.answer
    assert record.answer.endswith("aan de gemeenten.")


def test_a_note_behind_the_body_without_a_gap_is_known_by_its_longer_lines(tmp_path: Path) -> None:
    record = _record(tmp_path, _body(first="", second="1") + f"{LONG}\n1\n\nPagina 1 van 1\n\n\f")
    assert [note.text for note in record.footnotes] == [" ".join(LONG.split("\n"))]
    assert record.answer.endswith("aan de gemeenten.")


@pytest.mark.parametrize("mark", [" 1", "1"])
def test_a_mark_may_stand_a_blank_from_its_word(tmp_path: Path, mark: str) -> None:
    record = _record(tmp_path, _body(first=mark, second="") + f"\n1\n\n{DAILY}\n\n\f")
    assert record.question == "Bent u bekend met het bericht?"
    assert [note.text for note in record.footnotes] == [DAILY]


@pytest.mark.parametrize("words", [" sinds 1 mei", " op vraag 1", " van 1 palen", " in 21 gevallen"])
def test_a_number_in_the_text_is_no_mark_of_a_page_s_number(tmp_path: Path, words: str) -> None:
    record = _record(tmp_path, _body(first=words, second="") + "\n1\n\n\f")
    assert record.question == f"Bent u bekend met het bericht{words}?"
    assert not record.footnotes


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_words_below(tmp_path: Path) -> None:
    text = (
        _body(first="", second="") + "\n•\n\nDe palen in het noorden;\n\n•\n\nDe palen in het zuiden.\n\n\f"
    )
    paragraphs = _record(tmp_path, text).answer.split("\n\n")
    assert paragraphs[-2:] == ["• De palen in het noorden;", "• De palen in het zuiden."]


def test_the_line_with_a_page_s_number_ends_the_page_where_a_copied_text_has_no_page_breaks(
    tmp_path: Path,
) -> None:
    text = (
        "Plein 1\nGeachte voorzitter,\nHierbij de antwoorden.\nPagina 1 van 3\n"
        + _body().replace("aan de gemeenten.\n", "aan de\n")
        + f"1 {DAILY}\n2 {PAPER}\nPagina 2 van 3\ngemeenten.\nPagina 3 van 3\n"
    )
    record = _record(tmp_path, text)
    assert [(note.part, note.text) for note in record.footnotes] == [("question", DAILY), ("answer", PAPER)]
    assert record.question == "Bent u bekend met het bericht?"
    assert record.answer.endswith("in deze provincie en aan de gemeenten.")


def test_marks_whose_notes_the_file_does_not_hold_are_no_text_and_are_named(tmp_path: Path) -> None:
    text = (
        _body().replace("\n", " ").replace(" Antwoord 1 ", "\nAntwoord 1\n").replace("Vraag 1 ", "Vraag 1\n")
    )
    record = _record(tmp_path, text)
    assert record.question == "Bent u bekend met het bericht?"
    assert "beheerd en door de gemeenten" in record.answer
    assert [(doubt.kind, doubt.detail) for doubt in record.doubts] == [
        ("mark-without-note", "1"),
        ("mark-without-note", "2"),
    ]


@pytest.mark.parametrize("marks", [("1", ""), ("2", "3"), ("1)", "2)"), (" in artikel 1", " in lid 2")])
def test_figures_that_do_not_count_on_from_one_stay_in_the_text(
    tmp_path: Path, marks: tuple[str, str]
) -> None:
    record = _record(tmp_path, _body(*marks))
    assert record.question == f"Bent u bekend met het bericht{marks[0]}?"
