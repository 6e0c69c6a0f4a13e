"""Markdown that a converter made of a PDF, with what stood at the foot and head of pages amid the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.parse import parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.document import Document

LETTER = """Ministerie van Waterstaat

# **Vraag 1**

Bent u bekend met het bericht dat de meetpalen stilstaan <sup>1</sup>?

# **Antwoord 1**

Ja. De palen worden beheerd door de dienst, zoals beschreven in de regeling van de _Wet meten_ , en door de

> 1 Dagblad De Dijk, 28 september 2098.

1

Ministerie van Waterstaat

Unie van Waterschappen.<sup>2</sup> Daarover is elk kwartaal verslag gedaan aan de gemeenten waarin zij

- 2 Tweede Kamer, vergaderjaar 2097–2098, Aanhangsel 21

2

Ministerie van Waterstaat

staan.

# **Vraag 2**

Hoeveel palen staan er?

# **Antwoord 2**

Dit jaar 60, volgens deze telling:

2 palen in het noorden;

58 palen in het zuiden.

3
"""


def _document(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "brief.md"
    path.write_text(text, encoding="utf-8")
    return parse_file(path)


def test_notes_page_numbers_and_running_heads_amid_the_text_are_taken_out_of_it(tmp_path: Path) -> None:
    first, second = _document(tmp_path, LETTER).records
    assert first.question == "Bent u bekend met het bericht dat de meetpalen stilstaan?"
    assert first.answer == (
        "Ja. De palen worden beheerd door de dienst, zoals beschreven in de regeling van de Wet meten, en "
        "door de Unie van Waterschappen. Daarover is elk kwartaal verslag gedaan aan de gemeenten waarin zij "
        "staan."
    )
    assert [(note.mark, note.part, note.text) for note in first.footnotes] == [
        ("1", "question", "Dagblad De Dijk, 28 september 2098."),
        ("2", "answer", "Tweede Kamer, vergaderjaar 2097–2098, Aanhangsel 21"),
    ]
    assert second.answer == (
        "Dit jaar 60, volgens deze telling:\n\n2 palen in het noorden;\n\n58 palen in het zuiden."
    )


def test_a_number_alone_stays_the_heading_of_a_question_where_questions_have_no_other(tmp_path: Path) -> None:
    text = "1\n\nStaan de palen stil?\n\nAntwoord\n\nJa.\n\n2\n\nHoe lang?\n\nAntwoord\n\nEen jaar.\n"
    records = _document(tmp_path, text).records
    assert [(record.numbers, record.answer) for record in records] == [((1,), "Ja."), ((2,), "Een jaar.")]


@pytest.mark.parametrize("number", ["5", "2."])
def test_a_paragraph_with_a_number_that_no_mark_counts_on_to_is_no_note(tmp_path: Path, number: str) -> None:
    text = LETTER.replace("> 1 Dagblad", f"> {number} Dagblad")
    first = _document(tmp_path, text).records[0]
    assert "Dagblad De Dijk" not in [note.text[:15] for note in first.footnotes]
    assert "Dagblad De Dijk" in first.answer


def test_bracketed_marks_find_their_notes_line_by_line_and_not_the_items_of_a_list(tmp_path: Path) -> None:
    text = (
        "**Vraag 1**\n\nWaar staan de palen?\n\n**Antwoord 1**\n\nOp drie plaatsen:[1]\n\n"
        "1. Noorddijk, 40 m[2];\n\n2. Zuiddijk.[2]\n\n"
        "De derde staat bij de sluis, waar zij is geplaatst door de\n\n"
        "1 Dagblad De Dijk, 28 september 2098.\n2 Zie de regeling.\n\n2\n\ndienst.\n"
    )
    (record,) = _document(tmp_path, text).records
    assert [(note.mark, note.text) for note in record.footnotes] == [
        ("1", "Dagblad De Dijk, 28 september 2098."),
        ("2", "Zie de regeling."),
    ]
    assert record.answer.split("\n\n")[:3] == ["Op drie plaatsen:", "1. Noorddijk, 40 m[2];", "2. Zuiddijk."]
