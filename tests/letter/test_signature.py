"""Signatures in the forms that ministries give them name the right sender, colleagues and official."""

from __future__ import annotations

import pytest

from kb.letter.signature import signature_of

FINANCE, DEFENCE, FOREIGN = "Financiën", "Defensie", "Buitenlandse Zaken"
SIGNED = {
    "closing, office and name in one paragraph": (
        ["Hoogachtend, de Minister van Financiën, E. Vlierboom"],
        [(FINANCE, "E. Vlierboom")],
        "",
    ),
    "the colleague between office and name": (
        ["de minister van Financiën, mede namens de staatssecretaris van Defensie, E. Vlierboom"],
        [(FINANCE, "E. Vlierboom"), (DEFENCE, "")],
        "",
    ),
    "two side by side in a table": (
        ["De minister van Financiën, | De minister van Defensie,", "", "E. Vlierboom | R. Beemster"],
        [(FINANCE, "E. Vlierboom"), (DEFENCE, "R. Beemster")],
        "",
    ),
    "three offices, then three names": (
        [
            "De minister van Financiën,",
            "De minister van Defensie,",
            "De minister van Buitenlandse Zaken,",
            "E. Vlierboom",
            "R. Beemster",
            "Caro van Veld",
        ],
        [(FINANCE, "E. Vlierboom"), (DEFENCE, "R. Beemster"), (FOREIGN, "Caro van Veld")],
        "",
    ),
    "two offices and one name, which nobody can tell whose": (
        ["De minister van Financiën,", "De minister van Defensie,", "E. Vlierboom"],
        [(FINANCE, ""), (DEFENCE, "")],
        "",
    ),
    "an official in the paragraph of the office": (
        ["DE MINISTER VAN DEFENSIE, namens deze, directeur-generaal Beleid, drs. A. B. Cee"],
        [(DEFENCE, "")],
        "drs. A. B. Cee",
    ),
    "an official on lines of the office's paragraph": (
        ["De Minister van Defensie,\nvoor deze,\nDe Directeur Juridische Zaken,\nmr. M. van Es"],
        [(DEFENCE, "")],
        "mr. M. van Es",
    ),
    "an official in the name of the minister": (
        ["namens de minister van Financiën,", "de directeur-generaal Fiscale Zaken,", "W. Zaagman"],
        [(FINANCE, "")],
        "W. Zaagman",
    ),
    "an acting minister": (
        ["De waarnemend minister van Defensie,", "R. Beemster"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "a minister ad interim": (
        ["de Minister van Defensie a.i.,", "R. Beemster"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "capitals": (
        ["DE MINISTER VAN DEFENSIE", "R.P. VAN BEEMSTER-IJZER"],
        [(DEFENCE, "R.P. van Beemster-IJzer")],
        "",
    ),
    "two offices on one line in capitals, with both names below": (
        ["DE MINISTER VAN DEFENSIE, DE MINISTER VAN FINANCIËN,", "R. Beemster E. Vlierboom"],
        [(DEFENCE, ""), (FINANCE, "")],
        "",
    ),
    "a note of where the pen was": (
        ["De minister van Defensie,", "[handtekening]", "R. Beemster"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "a copy": (["De Minister van Defensie,", "w.g.", "R. Beemster"], [(DEFENCE, "R. Beemster")], ""),
    "a copy on one line": (
        ["De Minister van Defensie,", "(getekend) R. Beemster"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "the name above": (
        ["Hoogachtend,", "R. Beemster", "Minister van Defensie"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "empty lines for the pen": (
        ["De minister van Defensie,", "", "", "", "R. Beemster"],
        [(DEFENCE, "R. Beemster")],
        "",
    ),
    "a place and day below": (["De minister van Defensie,", "Den Haag, 3 maart 2026"], [(DEFENCE, "")], ""),
    "an annex below": (["De minister van Defensie,", "De Nieuwe Regeling"], [(DEFENCE, "")], ""),
    "an office that a letterhead names": (["Minister van Defensie", "Kalvermarkt 32"], [], ""),
}


@pytest.mark.parametrize("form", SIGNED)
def test_a_signature_names_who_signs_and_for_whom(form: str) -> None:
    paragraphs, senders, official = SIGNED[form]
    signature = signature_of(paragraphs)
    assert [(one.ministry, one.name) for one in signature.senders] == senders
    assert signature.official == official


def test_the_prime_minister_in_capitals_is_the_prime_minister() -> None:
    signature = signature_of(["DE MINISTER-PRESIDENT,\nMinister van Algemene Zaken,", "D. Klaver"])
    assert [(one.role, one.name) for one in signature.senders] == [("minister-president", "D. Klaver")]


def test_a_portfolio_in_capitals_is_no_other_ministry() -> None:
    office = "DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT – OPENBAAR VERVOER EN MILIEU,"
    signature = signature_of([office, "M. EL KHAYARI-VLIEGER"])
    assert [(one.ministry, one.name) for one in signature.senders] == [
        ("Infrastructuur en Waterstaat", "M. el Khayari-Vlieger")
    ]


def test_a_name_above_its_office_signs_without_a_greeting() -> None:
    found = signature_of(["Dat is gelukt.", "Mr. H.P. Lindeboom", "Staatssecretaris van Financiën"])
    assert [(one.ministry, one.role, one.name) for one in found.senders] == [
        ("Financiën", "staatssecretaris", "Mr. H.P. Lindeboom")
    ]


@pytest.mark.parametrize("printed", ["Barry Vlierboom 3", "Barry Vlierboom12"])
def test_a_number_behind_a_name_is_the_page_s(printed: str) -> None:
    signed = signature_of(["Hoogachtend,", "DE MINISTER VAN FINANCIËN,", printed])
    assert signed.senders[0].name == "Barry Vlierboom"
