"""Where the text of a paper without questions begins and ends, and what its headings are."""

from __future__ import annotations

from kb.limits import DEFAULT_LIMITS
from kb.parse import understand
from kb.reader.plain import markdown, text
from kb.source import Source

MOTION = """36 800 XII Vaststelling van de begrotingsstaten van het Ministerie van Defensie voor 2026
Nr. 74 MOTIE VAN HET LID VAN HOOGSTRATEN C.S.
Voorgesteld 12 maart 2026
De Kamer,
gehoord de beraadslaging,
constaterende dat er in 2025 op overwegen 31 aanrijdingen zijn geregistreerd;
verzoekt de regering een landelijk meldpunt in te richten,
en gaat over tot de orde van de dag.
Van Hoogstraten
El Amrani
"""
REPORT = """21 501-02 Raad Algemene Zaken
Nr. 3288 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 17 april 2026

De vaste commissie voor Europese Zaken heeft een aantal vragen en opmerkingen voorgelegd aan de Minister.

De voorzitter van de commissie, Romkes

De griffier van de commissie,
Bloemendaal

Inhoudsopgave
Vragen van de leden van de D66-fractie 2
Antwoord van het kabinet 3

Vragen van de leden van de D66-fractie

De leden van de D66-fractie vragen wanneer de volgende hoorzitting in de procedure plaatsvindt.

Antwoord van het kabinet

De hoorzitting is voorzien voor juni. Nederland spreekt daar mede namens België en Luxemburg.
"""


def _sections(content: str) -> list[tuple[str, str]]:
    reading = text.read(content.encode(), DEFAULT_LIMITS)
    document = understand(reading, Source("stuk.txt", "0" * 64, "text", None, len(content)))
    return [(record.question, record.answer) for record in document.records]


def test_a_motion_is_one_text_from_the_kamer_to_the_order_of_the_day() -> None:
    """Its head and the names below it are fields; each of its parts is a paragraph."""
    (only,) = _sections(MOTION)
    assert only[0] == ""
    assert only[1].split("\n\n") == [
        "De Kamer,",
        "gehoord de beraadslaging,",
        "constaterende dat er in 2025 op overwegen 31 aanrijdingen zijn geregistreerd;",
        "verzoekt de regering een landelijk meldpunt in te richten,",
        "en gaat over tot de orde van de dag.",
    ]


def test_a_report_begins_below_its_head_and_holds_neither_signatures_nor_contents() -> None:
    assert [heading for heading, _ in _sections(REPORT)] == [
        "",
        "Vragen van de leden van de D66-fractie",
        "Antwoord van het kabinet",
    ]
    whole = " ".join(answer for _, answer in _sections(REPORT))
    assert "Romkes" not in whole
    assert "Bloemendaal" not in whole
    assert "Vastgesteld" not in whole


def test_nothing_of_a_paper_is_left_out_unseen() -> None:
    """Head, names, contents and signatures are accounted for."""
    for content in (MOTION, REPORT):
        reading = text.read(content.encode(), DEFAULT_LIMITS)
        assert understand(reading, Source("stuk.txt", "0" * 64, "text", None, len(content))).coverage == 1.0


def test_the_title_of_an_article_goes_with_its_number() -> None:
    content = """Besluit van 11 februari 2026, houdende regels

Artikel 1

Begripsbepalingen

In dit besluit wordt onder accu verstaan een energiedrager die lithium bevat en herlaadbaar is.

Artikel 2

Opslag van accu’s

Accu’s worden opgeslagen in een ruimte met een weerstand tegen brand van ten minste 60 minuten.
"""
    assert [heading for heading, _ in _sections(content)][-2:] == [
        "Artikel 1 Begripsbepalingen",
        "Artikel 2 Opslag van accu’s",
    ]


def test_a_closing_above_an_annex_is_no_part_of_the_section_before_it() -> None:
    """'Hoogachtend,' and the names below it, where an annex follows."""
    content = """Besluit op uw verzoek op grond van de Wet open overheid

Motivering

Ik heb besloten de documenten gedeeltelijk openbaar te maken, omdat zij persoonsgegevens bevatten.

Hoogachtend,

De Minister van Asiel en Migratie,
namens deze,

P.A. Zwart

Bijlage A – Inventarislijst

De documenten in deze lijst zijn op volgorde van dagtekening opgenomen en elk beoordeeld.
"""
    sections = dict(_sections(content))
    assert "Hoogachtend" not in " ".join(sections.values())
    assert "Zwart" not in " ".join(sections.values())
    assert "Bijlage A – Inventarislijst" in sections


def test_a_section_says_what_speaks_against_it() -> None:
    """A section's text is looked at as an answer's is."""
    content = MOTION.replace("De Kamer,\n", "Geachte voorzitter,\n\n").replace(
        "MOTIE VAN HET LID", "BRIEF VAN HET LID"
    )
    reading = text.read(
        (content + "\nde rest van een zin die hier midden in begint\n").encode(), DEFAULT_LIMITS
    )
    document = understand(reading, Source("stuk.txt", "0" * 64, "text", None, len(content)))
    assert any(doubt.weight == "check" for record in document.records for doubt in record.doubts)


def test_what_is_said_around_a_motion_is_kept() -> None:
    """A debate in which a motion is moved is no motion, and what the chair says after it is not left out."""
    said = "De voorzitter:\nIk constateer dat de leden van alle fracties voor deze motie hebben gestemd.\n"
    for content in (MOTION + said, MOTION + "\n" + said.split("\n")[1]):
        whole = " ".join(answer for _, answer in _sections(content))
        assert "voor deze motie hebben gestemd" in whole


def test_a_closing_that_ends_a_letter_stays_the_letters_own() -> None:
    """Also where a converter made the name below it a heading."""
    content = (
        "Geachte voorzitter,\n\nHierbij antwoorden.\n\nVraag 1\n\nKlopt dat?\n\nAntwoord 1\n\nDat klopt.\n\n"
        "# Hoogachtend,\n\nDe Staatssecretaris van Volksgezondheid, Welzijn en Sport,\n\n# Karremans\n\n5/5\n"
    )
    reading = markdown.read(content.encode(), DEFAULT_LIMITS)
    document = understand(reading, Source("brief.md", "0" * 64, "markdown", None, len(content)))
    assert document.records[0].answer == "Dat klopt."
    assert "Karremans" in document.letter.closing
