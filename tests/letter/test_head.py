"""Papers of parliament that no letterhead opens: who sends, who asks, of which day, out of their titles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from kb.parse import parse_file, understand
from kb.source import Source
from tests.reader.pdf.drawn import PROSE, below, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from kb.letter.letter import Letter

DEBATE = """Minister van Financiën

Antwoorden op vragen gesteld in de eerste termijn van de behandeling van de begroting, 29 januari 2026

**Vraag van het lid Molenaar (SP)**

Hoeveel kost de pont?

**Antwoord**

De pont kost 12 miljoen euro.

**Vraag van het lid Van Klinken (CDA)**

Wanneer vaart de pont?

**Antwoord**

De pont vaart vanaf mei.

**Vraag van het lid Molenaar (SP)**

Wie betaalt de pont?

**Antwoord**

De provincie betaalt de pont.
"""
LIST = """Feitelijke vragen Jaarverslag Pontenfonds 2025

Vragen van de vaste commissie voor Financiën, met de antwoorden van de Minister van Financiën, 9 juni 2026

**Vraag 1**

Hoeveel kost de pont?

**Antwoord**

De pont kost 12 miljoen euro.

**Vraag 2**

Wanneer vaart de pont?

**Antwoord**

De pont vaart vanaf mei.
"""
NOTE = """Nota ter beslissing

Aan: de Minister van Financiën

Onderwerp: brief over de pont

1. Aanleiding

De Kamer heeft om een brief over de pont gevraagd, die in het najaar is toegezegd aan de commissie.

2. Gevraagd besluit

Graag uw akkoord met de bijgevoegde Kamerbrief, mede namens de Minister van Defensie.
"""


def _letter(tmp_path: Path, text: str) -> Letter:
    file = tmp_path / "paper.md"
    file.write_text(text, encoding="utf-8")
    return parse_file(file).letter


def test_every_member_who_asks_in_a_debate_is_an_asker_once(tmp_path: Path) -> None:
    letter = _letter(tmp_path, DEBATE)
    assert letter.kind == "debate-answers"
    assert [(one.name, one.party) for one in letter.asked_by] == [("Molenaar", "SP"), ("Van Klinken", "CDA")]
    assert letter.date == date(2026, 1, 29)


def test_a_list_says_in_its_title_who_asks_who_answers_and_when(tmp_path: Path) -> None:
    letter = _letter(tmp_path, LIST)
    assert [one.name for one in letter.asked_by] == ["vaste commissie voor Financiën"]
    assert (letter.sender.ministry, letter.sender.role) == ("Financiën", "minister")
    assert letter.date == date(2026, 6, 9)


def test_a_note_that_asks_leave_for_a_letter_is_in_nobody_elses_name(tmp_path: Path) -> None:
    letter = _letter(tmp_path, NOTE)
    assert letter.kind == "decision-note"
    assert letter.co_senders == ()


@pytest.mark.parametrize(
    ("head", "publication"),
    [
        ("36278-32 Brief van de minister voor Rechtsbescherming over de pont", "kst-36278-32"),
        ("31 066, nr. 1066\n\nBrief van de minister", "kst-31066-1066"),
        ("Kamerstuk 36 278, nr. 32", "kst-36278-32"),
        ("Eerste Kamer der Staten-Generaal\n\n36 278 D BRIEF VAN DE MINISTER", "kst-36278-D"),
        (
            "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2025–2026\n31 066 Ponten\nNr. 1066 BRIEF",
            "kst-31066-1066",
        ),
        (
            "Vergaderjaar 2025–2026\n21 501-32 Landbouw- en Visserijraad\nNr. 1740 LIJST VAN VRAGEN",
            "kst-21501-32-1740",
        ),
        ("Geachte voorzitter,\n\n36 278, nr. 32 is door uw Kamer aanvaard op 3 maart.", ""),
    ],
)
def test_a_paper_has_the_number_of_its_head(tmp_path: Path, head: str, publication: str) -> None:
    letter = _letter(tmp_path, f"{head}\n\nHierbij stuur ik uw Kamer het rapport over de pont.\n")
    assert letter.publication == publication


def test_a_head_in_one_paragraph_has_its_subject(tmp_path: Path) -> None:
    head = (
        "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2025–2026\n31 066 Ponten en veren\nNr. 1066 BRIEF"
    )
    letter = _letter(tmp_path, f"{head}\n\nHierbij stuur ik uw Kamer het rapport over de pont.\n")
    assert letter.subject == "Ponten en veren"


def test_other_answers_that_a_title_names_are_kept(tmp_path: Path) -> None:
    reply = "Antwoord van Minister Beemster (Defensie) (ontvangen 4 maart 2026)."
    beside = "Zie ook Aanhangsel Handelingen, vergaderjaar 2025–2026, nr. 594."
    title = "Vragen van het lid Molenaar (SP) aan de Minister van Defensie over de pont."
    letter = _letter(tmp_path, f"{title}\n\n{reply} {beside}\n\nVraag 1\n\nWat?\n\nAntwoord 1\n\nDit.\n")
    assert letter.introduction == beside


def test_a_head_kept_from_an_older_letter_does_not_date_this_one(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Datum 12 juni 2019"
    for text in (
        "De Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 4 maart 2026",
        "Betreft: Stand van zaken pont",
        "Geachte voorzitter,",
        "Hierbij stuur ik uw Kamer het rapport over de pont, dat in opdracht van het ministerie is gemaakt.",
        "De Minister van Defensie,",
        "R. Beemster",
    ):
        paper.add_paragraph(text)
    file = tmp_path / "letter.docx"
    paper.save(str(file))
    letter = parse_file(file).letter
    assert letter.date == date(2026, 3, 4)
    assert ("date-differs", "2019-06-12") in [(doubt.kind, doubt.detail) for doubt in letter.doubts]


def test_a_head_that_runs_on_dates_a_letter_that_says_no_other_day(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Datum 12 juni 2026"
    paper.add_paragraph("Hierbij stuur ik uw Kamer het rapport over de pont, dat is gemaakt.")
    paper.save(str(tmp_path / "letter.docx"))
    assert parse_file(tmp_path / "letter.docx").letter.date == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("aan de Minister van Financiën over de brug", "de brug"),
        (
            "aan de Minister van Welzijn en Sport overhet verdwijnen van de polis",
            "het verdwijnen van de polis",
        ),
        ("aan de Minister van Welzijn en Sportover zorg in het azc", "zorg in het azc"),
    ],
)
def test_a_title_that_a_tool_glued_has_its_subject(tmp_path: Path, title: str, subject: str) -> None:
    """'overhet' and 'Sportover', as tools leave them that join lines without a blank."""
    path = tmp_path / "vragen.txt"
    path.write_text(
        f"2024Z18439\nVragen van het lid Molenaar (SP) {title} (ingezonden 14 november 2024).\n"
        "Vraag 1\nKlopt dit bericht?\nVraag 2\nWat vindt u daarvan?\n",
        encoding="utf-8",
    )
    assert parse_file(path).letter.subject == subject


def test_questions_of_a_member_about_factual_questions_are_no_list(tmp_path: Path) -> None:
    """A committee's list is one; what a member asks about such a list is not."""
    path = tmp_path / "vragen.txt"
    path.write_text(
        "2024Z18558\nVragen van het lid Molenaar (SP) aan de Minister van Financiën over het antwoord op de "
        "feitelijke vragen van de vaste commissie voor OCW (ingezonden 15 november 2024).\n"
        "Vraag 1\nKlopt dit antwoord?\nVraag 2\nWat vindt u daarvan?\n",
        encoding="utf-8",
    )
    letter = parse_file(path).letter
    assert (letter.kind, letter.date) == ("questions", date(2024, 11, 15))


def test_a_subject_that_breaks_off_goes_on_in_the_next_line(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Datum 3 juni 2026\n\nBetreft Antwoorden op vragen over de\n\nspoorbrug bij Oudekerke\n\n"
        "Geachte voorzitter,\n\nHierbij de antwoorden op de vragen van het lid Molenaar (SP).\n\n"
        "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa.\n",
        encoding="utf-8",
    )
    assert parse_file(path).letter.subject == "Antwoorden op vragen over de spoorbrug bij Oudekerke"


def test_members_named_with_kamervragen_alone_are_the_askers(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Betreft Kamervragen\n\nGeachte voorzitter,\n\nHierbij zend ik u de antwoorden op de Kamervragen "
        "van de leden Yildirim (GroenLinks-PvdA) en Van Ommeren (JA21).\n\n"
        "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa.\n",
        encoding="utf-8",
    )
    assert [(person.name, person.party) for person in parse_file(path).letter.asked_by] == [
        ("Yildirim", "GroenLinks-PvdA"),
        ("Van Ommeren", "JA21"),
    ]


def test_a_printed_head_in_cells_has_its_number_and_title() -> None:
    """'36 812' and 'D' stand in a column of their own, as the Eerste Kamer prints them."""
    page = [
        (60.0, 760.0, 9.0, "Eerste Kamer der Staten-Generaal"),
        (60.0, 740.0, 9.0, "36 812"),
        (120.0, 740.0, 9.0, "Wijziging van de Wet langdurige zorg"),
        (60.0, 726.0, 9.0, "D"),
        (120.0, 726.0, 9.0, "MOTIE VAN HET LID MOLENAAR"),
        (60.0, 700.0, 9.0, "Voorgesteld 10 maart 2026"),
        (60.0, 680.0, 9.0, "De Kamer,"),
        *below(60, 660, 9, PROSE),
        (60.0, 610.0, 9.0, "en gaat over tot de orde van de dag."),
        (60.0, 590.0, 9.0, "Molenaar"),
    ]
    reading = reading_of(page)
    letter = understand(reading, Source("motie.pdf", "0" * 64, "pdf", 1, 1)).letter
    assert (letter.publication, letter.subject) == ("kst-36812-D", "Wijziging van de Wet langdurige zorg")


def test_a_dossiers_title_that_is_cut_at_a_lines_end_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "motie.txt"
    title = (
        "Vaststelling van de begrotingsstaten van het\n\nMinisterie van Defensie (X) voor het\n\njaar 2024"
    )
    path.write_text(
        f"36 410 X {title}\n\nNr. 78 MOTIE VAN HET LID KOK\n\nVoorgesteld 30 januari 2024\n\nDe Kamer,\n\n"
        "gehoord de beraadslaging,\n\nverzoekt de regering dit te doen,\n\n"
        "en gaat over tot de orde van de dag.\n\nKok\n",
        encoding="utf-8",
    )
    assert parse_file(path).letter.subject == title.replace("\n\n", " ")
