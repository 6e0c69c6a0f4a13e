"""Text copied from a PDF viewer: nothing says where pages end, and columns and notes stand amid sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.parse import parse_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.question.record import Record

COPIED = """Ministerie van Waterwerken
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018
2500 EA Den Haag
Datum 14 oktober 2098
Betreft meetpalen langs de Dijkse Vaart
Geachte voorzitter,
Hierbij zend ik u de antwoorden op de vragen die mij zijn gesteld.
{heading}1
Bent u bekend met het bericht dat de meetpalen langs de Dijkse Vaart al enige
maanden stilstaan, en wat vindt u daarvan?1
Antwoord
Ja. De palen zijn in 2097 geplaatst en worden sinds een jaar door de dienst zelf
beheerd, die daarover elk kwartaal verslag doet aan de gemeenten waarin zij staan
1
Dagblad De Dijk, 28 september 2098, «Meetpalen staan stil», www.dagbladdedijk.example/meetpalen
1
Directoraat-Generaal
Dijken en Vaarten
Datum
14 oktober 2098
Onze referentie
6671209
en aan de waterschappen die de metingen gebruiken voor hun peilbesluiten.
{heading}2
Hoeveel palen staan er, en hoeveel daarvan doen het op dit moment niet?
Antwoord
Er staan 48 palen langs de Dijkse Vaart. Daarvan geven er op dit moment zes geen
meting door, omdat hun kabel bij werkzaamheden aan de kade is geraakt. De
aannemer vervangt die kabels voor het einde van het jaar.2
{heading}3
Wanneer informeert u de Kamer over de uitkomst van het onderzoek naar de palen?
2
Kamerstuk 39 999, nr. 12.
2
Directoraat-Generaal
Dijken en Vaarten
Datum
14 oktober 2098
Onze referentie
6671209
Antwoord
Ik informeer de Kamer in het voorjaar, wanneer het onderzoek is afgerond en de
waterschappen daarop hebben kunnen reageren.
Hoogachtend,
De Minister van Waterwerken,
A.B. Voorbeeld
3
"""


def _records(folder: Path, heading: str) -> tuple[Record, ...]:
    file = folder / "gekopieerd.txt"
    file.write_text(COPIED.format(heading=heading), encoding="utf-8")
    return parse_file(file).records


def test_pages_ends_are_known_by_what_stands_there(tmp_path: Path) -> None:
    """The page number, the column below it and the note above it cut no sentence in two."""
    first = _records(tmp_path, "Vraag ")[0]
    assert first.answer == (
        "Ja. De palen zijn in 2097 geplaatst en worden sinds een jaar door de dienst zelf beheerd, die "
        "daarover elk kwartaal verslag doet aan de gemeenten waarin zij staan en aan de waterschappen die de "
        "metingen gebruiken voor hun peilbesluiten."
    )


def test_notes_at_the_foot_go_to_their_marks(tmp_path: Path) -> None:
    """A note that no form feed and no 'Pagina 1' announces is still a note, its mark no word of the text."""
    records = _records(tmp_path, "Vraag ")
    notes = [(note.mark, note.part, note.text) for record in records for note in record.footnotes]
    assert notes == [
        (
            "1", "question",
            "Dagblad De Dijk, 28 september 2098, «Meetpalen staan stil», www.dagbladdedijk.example/meetpalen",
        ),
        ("2", "answer", "Kamerstuk 39 999, nr. 12."),
    ]  # fmt: skip
    assert records[1].answer.endswith("voor het einde van het jaar.")


def test_numbers_alone_that_head_questions_stay(tmp_path: Path) -> None:
    """Questions headed by a number alone are told from the numbers of notes and pages beside them."""
    records = _records(tmp_path, "")
    assert [record.numbers for record in records] == [(1,), (2,), (3,)]
    assert records[1].question == "Hoeveel palen staan er, en hoeveel daarvan doen het op dit moment niet?"
    assert records[0].answer.endswith("die de metingen gebruiken voor hun peilbesluiten.")
    assert "6671209" not in records[0].answer
