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
