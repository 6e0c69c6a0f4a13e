"""Ministers and state secretaries are read with ministry, role and name, however a letter names them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.letter.ministries import ministry_name, parse_sender, parse_senders

JENV = "Justitie en Veiligheid"
VWS = "Volksgezondheid, Welzijn en Sport"
LVVN = "Landbouw, Visserij, Voedselzekerheid en Natuur"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de Minister van Justitie en Veiligheid", (JENV, "minister", "")),
        (
            "Minister Dijkgraaf (Onderwijs, Cultuur en Wetenschap)",
            ("Onderwijs, Cultuur en Wetenschap", "minister", "Dijkgraaf"),
        ),
        (
            "Staatssecretaris Karremans (Volksgezondheid, Welzijn en Sport – Jeugd, Preventie en Sport)",
            (VWS, "staatssecretaris", "Karremans"),
        ),
        (
            "staatssecretaris Karremans (Volksgezondheid, Welzijn en Sport (ontvangen 20",
            (VWS, "staatssecretaris", "Karremans"),
        ),
        (
            "minister Faber - Van de Klashorst (Asiel en Migratie)",
            ("Asiel en Migratie", "minister", "Faber-Van de Klashorst"),
        ),
        (
            "de staatssecretaris van Financiën – Fiscaliteit en Belastingdienst",
            ("Financiën", "staatssecretaris", ""),
        ),
        ("minister voor Klimaat en Energie", ("Klimaat en Energie", "minister", "")),
        ("de minister-president", ("Algemene Zaken", "minister-president", "")),
        (
            "de minister van Binnenlandse Zaken en koninkrijksrelaties",
            ("Binnenlandse Zaken en Koninkrijksrelaties", "minister", ""),
        ),
        ("De Minister van Justitie en Veiligheid,\n\nD.M. van Weel", (JENV, "minister", "D.M. van Weel")),
        ("De minister van Justitie en Veiligheid     D.M. van Weel  ", (JENV, "minister", "D.M. van Weel")),
        (
            "De minister voor Primair en Voortgezet Onderwijs,\n\nMariëlle Paul",
            ("Primair en Voortgezet Onderwijs", "minister", "Mariëlle Paul"),
        ),
        (
            "DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,\nMark Harbers",
            ("Infrastructuur en Waterstaat", "minister", "Mark Harbers"),
        ),
        (
            "Minister Adema van Landbouw, Natuur en Voedselkwaliteit van 24",
            ("Landbouw, Natuur en Voedselkwaliteit", "minister", "Adema"),
        ),
        ("de Minister van VWS", (VWS, "minister", "")),
        ("Minister van Justitie enVeiligheid tijdens", (JENV, "minister", "")),
        ("en de MinisterKlimaat en Groene Groei over", ("Klimaat en Groene Groei", "minister", "")),
        ("de minister van Digitale Zaken en Innovatie over", ("Digitale Zaken en Innovatie", "minister", "")),
    ],
)
def test_a_sender_is_read(text: str, expected: tuple[str, str, str]) -> None:
    sender = parse_sender(text)
    assert sender is not None
    assert (sender.ministry, sender.role, sender.name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "mede namens de staatssecretaris van Financiën en de minister van Defensie",
            [("Financiën", "staatssecretaris"), ("Defensie", "minister")],
        ),
        (
            "minister van Justitie en Veiligheid en van Landbouw, Visserij, Voedselzekerheid en Natuur",
            [(JENV, "minister"), (LVVN, "minister")],
        ),
        (
            "Ministers van Buitenlandse Zaken, van Justitie en Veiligheid en voor Buitenlandse Handel over",
            [("Buitenlandse Zaken", "minister"), (JENV, "minister"), ("Buitenlandse Handel", "minister")],
        ),
        (
            "aan de Minister en de Staatssecretaris van Volksgezondheid, Welzijn en Sport over",
            [(VWS, "minister"), (VWS, "staatssecretaris")],
        ),
        (
            "Ministers van Sociale Zaken en Werkgelegenheid en Volksgezondheid, Welzijn en Sport",
            [("Sociale Zaken en Werkgelegenheid", "minister"), (VWS, "minister")],
        ),
    ],
)
def test_several_senders_are_read_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(sender.ministry, sender.role) for sender in parse_senders(text)] == expected


def test_each_of_two_offices_of_one_ministry_has_its_own_title() -> None:
    """'de Minister en de Staatssecretaris van X' are two people who were asked, not one of them twice."""
    titles = [one.title for one in parse_senders("de Minister en de Staatssecretaris van Financiën over")]
    assert titles == ["Minister van Financiën", "Staatssecretaris van Financiën"]


def test_the_title_is_as_written() -> None:
    sender = parse_sender("De Staatssecretaris van Financiën – Toeslagen en Douane,\nN. Achahbar")
    assert sender is not None
    assert sender.title == "Staatssecretaris van Financiën – Toeslagen en Douane"
    assert sender.name == "N. Achahbar"


@pytest.mark.parametrize(
    "text", ["", "Minister Schouten heeft", "bij afwezigheid van deMinister, over", "ministeriële regeling"]
)
def test_who_is_named_without_a_ministry_is_no_sender(text: str) -> None:
    assert parse_senders(text) == ()
    assert parse_sender(text) is None


def test_a_ministry_has_one_name() -> None:
    assert ministry_name("Ministerie van volksgezondheid Welzijn en Sport") == VWS
    assert ministry_name("JenV") == JENV


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    for sender in (*parse_senders(text), *parse_senders(f"Minister van Defensie {text}")):
        assert sender.role in {
            "minister",
            "staatssecretaris",
            "minister-president",
            "vice-minister-president",
        }
        assert sender.ministry
