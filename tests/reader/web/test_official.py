"""Official XML and HTML give questions, answers, notes, lists and metadata as published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedError, TooLargeError, UnsupportedError
from kb.limits import DEFAULT_LIMITS
from kb.reader.web import html, official

if TYPE_CHECKING:
    from kb.block import Block, Reading

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "official"
ROOT = b'<?xml version="1.0"?><officiele-publicatie><tekst>%s</tekst></officiele-publicatie>'


def read(name: str) -> Reading:
    return official.read((FIXTURES / name).read_bytes(), DEFAULT_LIMITS)


def shown(block: Block) -> str:
    text = block.text
    for mark in reversed(block.marks):
        text = f"{text[: mark.offset]}[{mark.mark}]{text[mark.offset :]}"
    note = f"{block.mark}: " if block.mark else ""
    return f"{block.kind}{' bold' if block.bold else ''} | {note}{text}"


def test_the_newer_form_of_questions_with_answers() -> None:
    """Every element of an aanhangsel, in order; bad dates stay as the source has them."""
    reading = read("ah-tk-nieuw.xml")
    assert [shown(block) for block in reading.blocks] == [
        "paragraph | Tweede Kamer der Staten-Generaal",
        "paragraph | Vergaderjaar 2024–2025",
        "heading | 9101",
        (
            "paragraph | Vragen van het lid Van Testen (DVP) aan de Minister van Proef over het bericht "
            "«Toets mislukt» (ingezonden 14 januari 2025)."
        ),
        "paragraph | Antwoord van Minister Proefma (Proef) (ontvangen 28 februari 2025).",
        "heading | Vraag 1",
        "paragraph | Kent u het bericht «Toets mislukt»?[1]",
        "footnote | 1: Voorbeeldblad, 10 januari 2025, Toets mislukt (voorbeeld.example/toets).",
        "heading | Antwoord 1",
        "paragraph | Ja.",
        "heading | Vraag 2",
        "paragraph | Klopt het dat:",
        "list-item | a. de toets niet werkt;",
        "list-item | b. dat bekend was;",
        "list-item | – ook bij u?",
        "heading | Vraag 3",
        "paragraph bold | Zo ja, sinds wanneer?",
        "heading | Antwoord 2 en 3",
        "paragraph | Nee[2], dat klopt niet.",
        "footnote | 2: Kamerstuk 99 101, nr. 3. Zie ook de bijlage.",
        "paragraph | De uitkomsten per jaar, in m2:",
        "table-row | Jaar | Uitkomst",
        "table-row | 2023 | 12",
        "heading | Vraag 4",
        "paragraph | Wilt u deze vraag apart beantwoorden?",
        "heading | Antwoord 4",
        "paragraph | Ja.",
        "heading | Toelichting:",
        "paragraph | Deze vragen dienen ter aanvulling op eerdere vragen van het lid Proefstra (VP).",
    ]
    assert dict(reading.metadata)["OVERHEIDop.vraagnummer"] == "2025Z90101"
    assert dict(reading.metadata)["OVERHEIDop.datumOntvangst"] == "2025-02-31"


def test_the_older_form_of_questions_with_answers() -> None:
    """Latin-1, bare numbers, marks by reference, notes at the end of the questions."""
    reading = read("ah-tk-oud.xml")
    assert [shown(block) for block in reading.blocks] == [
        "heading | Vragen van het lid Proefstra over geïnformeerd toetsen",
        "paragraph | 9102",
        (
            "paragraph | Vragen van het lid Proefstra (VP) aan de minister van Proef over geïnformeerd "
            "toetsen. (Ingezonden 5 november 2009)"
        ),
        "heading | Vraag 1",
        "paragraph | Kent u het artikel?[1]",
        "heading | Vraag 2",
        "paragraph | Wat vindt u daarvan?",
        "footnote | 1: Voorbeeldblad, 1 november 2009.",
        "paragraph | Antwoord van minister Proefma (Proef). (Ontvangen 17 december 2009)",
        "heading | Antwoord 1",
        "paragraph | Ja.",
        "heading | Antwoord 2",
        "paragraph | Daarvan vind ik niets.",
        "heading | Toelichting",
        "paragraph | Deze vragen volgen op eerdere vragen.",
    ]
    assert dict(reading.metadata)["OVERHEIDop.datumIndiening"] == "20090-11-05"


def test_a_kamerstuk_gives_its_dossier_and_sections() -> None:
    """Number, title, date, text under headings, signature."""
    assert [shown(block) for block in read("kst.xml").blocks] == [
        "paragraph | Tweede Kamer der Staten-Generaal",
        "paragraph | Vergaderjaar 2024-2025",
        "heading | 99 101",
        "heading | Toetsing van proeven",
        "heading | Nr. 12",
        "heading | BRIEF VAN DE MINISTER VAN PROEF",
        "paragraph | Ontvangen 3 maart 2025",
        "paragraph | Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "paragraph | Den Haag, 3 maart 2025",
        "paragraph | Hierbij informeer ik u over de proeven.",
        "heading bold | Stand van zaken",
        "paragraph | De proeven zijn geslaagd.",
        "paragraph | De Minister van Proef,",
        "paragraph | P. Proefma",
    ]


def test_questions_without_answers() -> None:
    """Bare numbers become headings that say what they are."""
    headings = [block.text for block in read("kv-tk.xml").blocks if block.kind == "heading"]
    assert headings == ["2025Z90103", "Vraag 1", "Vraag 2"]


def test_an_html_page_of_the_same_kind() -> None:
    """Marks and notes found by their links, the table of contents set apart, scripts unread."""
    reading = html.read((FIXTURES / "ah-tk.html").read_bytes(), DEFAULT_LIMITS)
    assert [shown(block) for block in reading.blocks] == [
        "furniture | Vraag 1",
        "heading | Vraag 1",
        "paragraph | Kent u het bericht?[1]",
        "heading | Antwoord 1",
        "paragraph | Ja. Het gaat om 12 m2.",
        "paragraph | Nee, meer niet.",
        "list-item | b. het tweede;",
        "list-item | c. het derde.",
        "table-row bold | Jaar | Aantal",
        "table-row | 2024 | 3",
        "footnote | 1: Voorbeeldblad, 10 januari 2025.",
    ]
    assert reading.metadata[1] == ("OVERHEIDop.vraagnummer", "2025Z90101")


def test_an_unknown_element_is_not_dropped() -> None:
    """Text in elements that no one told us of is text."""
    reading = official.read(ROOT % b"<al>Een</al><nieuw><iets>Twee</iets> drie</nieuw>", DEFAULT_LIMITS)
    assert [block.text for block in reading.blocks] == ["Een", "Twee drie"]


def test_a_file_encoded_twice_is_mended() -> None:
    """A double byte order mark gives it away."""
    content = ("\ufeff" + (ROOT % "<al>één «citaat»</al>".encode()).decode()).encode()
    twice = content.decode("cp1252").encode()
    reading = official.read(twice, DEFAULT_LIMITS)
    assert reading.blocks[0].text == "één «citaat»"
    assert [doubt.kind for doubt in reading.doubts] == ["encoded-twice"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x><al>&a;</al></x>', UnsupportedError),
        ('<!DOCTYPE x [<!ENTITY a "b">]><x><al>&a;</al></x>'.encode("utf-16"), UnsupportedError),
        (b"<configuratie><waarde>1</waarde></configuratie>", UnsupportedError),
        (b'<metadata_gegevens><metadata name="a" content="b"/></metadata_gegevens>', UnsupportedError),
        (b"<al>niet af", DamagedError),
        (b"<x>" * 300 + b"<al>x</al>" + b"</x>" * 300, TooLargeError),
    ],
)
def test_what_is_hostile_or_no_publication_is_refused(content: bytes, error: type[Exception]) -> None:
    """No entity is ever expanded; metadata alone is no document."""
    with pytest.raises(error):
        official.read(content, DEFAULT_LIMITS)


def test_deep_html_is_refused_before_it_takes_time() -> None:
    """50,000 levels cost no more than a look at the tags."""
    with pytest.raises(TooLargeError):
        html.read(b"<div>" * 50_000 + b"x", DEFAULT_LIMITS)


def test_real_publications(shared: Path) -> None:
    """Handelingen, Staatsblad, Staatscourant and pages of parliament are read; metadata is refused."""
    unread = []
    for path in sorted((shared / "official").glob("*.xml")):
        try:
            reading = official.read(path.read_bytes(), DEFAULT_LIMITS)
        except UnsupportedError:
            unread.append(path.name)
        else:
            assert any(block.kind == "heading" for block in reading.blocks)
            assert all("Ã" not in block.text for block in reading.blocks)
    assert all(name.startswith(("opmeta", "searchrec", "sru-")) for name in unread)
    for path in sorted((shared / "official").glob("*.html")):
        reading = html.read(path.read_bytes(), DEFAULT_LIMITS)
        assert any(block.kind == "heading" for block in reading.blocks)
