"""Text that a tool took from a PDF, form feeds between its pages, has its notes and no running lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.parse import parse_file

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    """Vraag 1
Bent u bekend met het bericht dat de meetpalen al enige maanden stilstaan,
en wat vindt u daarvan?1

Antwoord 1
Ja. De palen zijn in 2023 geplaatst en worden sinds een jaar door de dienst
beheerd, die daarover elk kwartaal verslag doet aan de gemeenten waarin zij

1
Dagblad De Dijk, 28 september 2098.

Pagina 1 van 2
""",
    """staan.

Vraag 2
Hoeveel palen staan er?

Antwoord 2
Er staan er zestig.2

2
Tweede Kamer, vergaderjaar 2097-2098, 36 906, nr. 32

Pagina 2 van 2
""",
)


def test_notes_at_the_foot_of_a_page_and_running_lines_are_told_from_the_text(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("\f".join(PAGES), encoding="utf-8")
    first, second = parse_file(path).records
    assert first.question.endswith("en wat vindt u daarvan?")
    assert first.answer.endswith("aan de gemeenten waarin zij staan.")
    assert [note.text for note in first.footnotes] == ["Dagblad De Dijk, 28 september 2098."]
    assert second.answer == "Er staan er zestig."
    assert [note.text for note in second.footnotes] == [
        "Tweede Kamer, vergaderjaar 2097-2098, 36 906, nr. 32"
    ]


def test_the_pages_are_known(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("\f".join(PAGES), encoding="utf-8")
    document = parse_file(path)
    assert document.source.pages == 2
    assert [record.pages for record in document.records] == [(1, 2), (2, 2)]


def test_a_margin_column_that_returns_below_the_running_head_is_no_text(tmp_path: Path) -> None:
    head = "Ministerie van\nWaterstaat en\nRuimte\nKenmerk\n2098-0000418822\n"
    path = tmp_path / "brief.txt"
    path.write_text("\f".join(f"{head}{page}" for page in PAGES), encoding="utf-8")
    first, second = parse_file(path).records
    assert first.answer.endswith("aan de gemeenten waarin zij staan.")
    assert second.question == "Hoeveel palen staan er?"


def test_the_letter_of_a_part_on_a_line_of_its_own_belongs_to_the_words_below(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    text = "Vraag 1\n\nKunt u aangeven:\n\na.\n\nhoeveel palen er staan;\n\nb.\n\nwaar?\n\nc)\n\n"
    text += "Antwoord 1\n\nNee.\n\f"
    path.write_text(text, encoding="utf-8")
    (record,) = parse_file(path).records
    assert record.question == "Kunt u aangeven:\n\na. hoeveel palen er staan;\n\nb. waar?\n\nc)"
    assert record.answer == "Nee."
