"""Questions and answers in the rows of a table."""

from __future__ import annotations

from kb.block import Block, Mark, Span
from kb.question.tabular import rows_of


def _row(text: str, *marks: Mark) -> Block:
    return Block("table-row", text, (Span(1, 0, len(text)),), marks=marks)


def test_each_row_below_the_heads_is_a_question_with_its_answer() -> None:
    rows = [
        _row("Nr. | Vraag | Antwoord"),
        _row("7 | Wat kost dat? | Dat kost € 3.", Mark(33, "1")),
        _row("8 | En wie betaalt? | De provincie."),
    ]
    groups, table = rows_of([Block("paragraph", "Geachte voorzitter,", ()), *rows])
    assert table == rows
    assert [(one.labels, one.question[0].text, one.answer[0].text) for one in groups] == [
        (["7"], "Wat kost dat?", "Dat kost € 3."),
        (["8"], "En wie betaalt?", "De provincie."),
    ]
    assert groups[0].answer[0].marks == (Mark(13, "1"),)
    span = groups[0].answer[0].spans[0]
    assert rows[1].text[span.start : span.end] == "Dat kost € 3."


def test_an_empty_answer_is_none() -> None:
    groups, _ = rows_of([_row("Vraag | Antwoord"), _row("Wat kost dat? | ")])
    assert [(one.labels, one.answered, one.answer) for one in groups] == [(["1"], False, [])]


def test_a_table_of_figures_holds_no_questions() -> None:
    assert rows_of([_row("Jaar | Vraag naar woningen"), _row("2024 | 84.000")]) == ([], [])


def test_a_table_whose_first_head_is_empty_is_read_by_its_rows() -> None:
    """The column of the numbers often has no head."""
    rows = ["| Vraag | Antwoord", "1 | Klopt dat bericht? | Ja.", "2 | Wie betaalt dat? | De provincie."]
    blocks = [
        Block(kind="table-row", text=row, spans=(Span(number, 0, len(row)),))
        for number, row in enumerate(rows, 1)
    ]
    groups, held = rows_of(blocks)
    assert [(group.labels, group.question[0].text, group.answer[0].text) for group in groups] == [
        (["1"], "Klopt dat bericht?", "Ja."),
        (["2"], "Wie betaalt dat?", "De provincie."),
    ]
    assert len(held) == 3


def test_numbers_before_the_questions_of_a_cell_are_theirs() -> None:
    rows = ["Vraag | Antwoord", "1. Klopt dat? | Ja.", "2. Wie betaalt? 3. En hoeveel? | Dat is niet bekend."]
    groups, _ = rows_of([_row(row) for row in rows])
    assert [(group.labels, [block.text for block in group.question]) for group in groups] == [
        (["1"], ["Klopt dat?"]),
        (["2", "3"], ["Wie betaalt?", "En hoeveel?"]),
    ]
    assert not any(group.doubts for group in groups)


def test_a_figure_that_does_not_go_on_with_the_rows_stays_in_the_question() -> None:
    rows = ["Vraag | Antwoord", "7. Klopt dat? | Ja.", "3. Lid van de wet noemt dit; waarom? | Zie 7."]
    groups, _ = rows_of([_row(row) for row in rows])
    assert [group.labels for group in groups] == [["7"], ["8"]]
    assert groups[1].question[0].text.startswith("3. Lid")
    assert [doubt.kind for doubt in groups[1].doubts] == ["number-missing"]


def test_a_number_cell_may_name_several() -> None:
    groups, _ = rows_of([_row("Nr. | Vraag | Antwoord"), _row("Vragen 3 t/m 5 | Klopt dat? | Ja.")])
    assert [group.labels for group in groups] == [["3", "4", "5"]]


def test_numbers_that_the_rows_skip_are_named() -> None:
    rows = ["Vraag | Antwoord", "1. Klopt dat? | Ja.", "4. Waarom? | Daarom."]
    rows.append("27 EU-landen wel. Wie niet? | Geen.")
    groups, _ = rows_of([_row(row) for row in rows])
    assert [group.labels for group in groups] == [["1"], ["4"], ["5"]]
    assert [[(doubt.kind, doubt.detail) for doubt in group.doubts] for group in groups] == [
        [],
        [("numbers-skipped", "2, 3")],
        [("number-missing", "")],
    ]
