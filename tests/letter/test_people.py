"""Members are read from the phrases that letters name them in, each with the party that the phrase gives."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.letter.letter import Person
from kb.letter.people import MOST_MEMBERS, distinct_people, mended_name, name_key, parse_members, same_person

if TYPE_CHECKING:
    from pathlib import Path

GL = "GroenLinks-PvdA"
NSC = "Nieuw Sociaal Contract"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("het lid El-Abassi (DENK)", [("El-Abassi", "DENK")]),
        ("de leden Mutluer (GroenLinks-PvdA) en Kostić (PvdD)", [("Mutluer", GL), ("Kostić", "PvdD")]),
        (
            "de leden Soepboer en Wingelaar (beiden Nieuw Sociaal Contract)",
            [("Soepboer", NSC), ("Wingelaar", NSC)],
        ),
        (
            "Vragen van de leden Sneller (D66), Chakor (GroenLinks-PvdA) en Van Nispen (SP) aan de",
            [("Sneller", "D66"), ("Chakor", GL), ("Van Nispen", "SP")],
        ),
        (
            "de leden Mutluer, Lahlah (GroenLinks-PvdA), Boswijk (CDA) en Helder (BBB) over",
            [("Mutluer", GL), ("Lahlah", GL), ("Boswijk", "CDA"), ("Helder", "BBB")],
        ),
        (
            "de leden Kröger , Thijssen (beiden GroenLinks-PvdA), Teunissen (PvdD) en Rooderkerk (D66)",
            [("Kröger", GL), ("Thijssen", GL), ("Teunissen", "PvdD"), ("Rooderkerk", "D66")],
        ),
        ("het lid Inge van Dijk (CDA)", [("Inge van Dijk", "CDA")]),
        ("Van der Plas (BBB)", [("Van der Plas", "BBB")]),
        ("de leden Temmink en van Nispen (SP)", [("Temmink", "SP"), ("van Nispen", "SP")]),
        (
            "de leden A. Kuzu, Azarkan en Van Baarle (allen DENK)",
            [("A. Kuzu", "DENK"), ("Azarkan", "DENK"), ("Van Baarle", "DENK")],
        ),
        ("het lid Van Zanten c.s.2 , waarmee een meerderheid", [("Van Zanten", "")]),
        ("het lid VanMeenen c.s. (D66, Eerste Kamer), die", [("Van Meenen", "D66")]),
        ("het lid Inge vanDijk (CDA) aan de", [("Inge van Dijk", "CDA")]),
        ("de leden Mutluer (PvDA) en Ellemeet", [("Mutluer", "PvdA"), ("Ellemeet", "")]),
        ("het lid Omtzigt van het CDA over", [("Omtzigt", "CDA")]),
        ("het lid Omtzigt (2021Z12345) over", [("Omtzigt", "")]),
        (
            "de vragen van het lid Kat (D66) en het lid Bikker (ChristenUnie)",
            [("Kat", "D66"), ("Bikker", "ChristenUnie")],
        ),
        ("Pierik/Olger van Dijk", [("Pierik", ""), ("Olger van Dijk", "")]),
        ("het lid In ’t Veld (D66)", [("In ’t Veld", "D66")]),
        ("het lid Van Haga (Groep Van Haga)", [("Van Haga", "Groep Van Haga")]),
    ],
)
def test_members_are_read_from_a_phrase(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(person.name, person.party) for person in parse_members(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "de leden der Kamer",
        "de leden van de Tweede Kamer",
        "eerste lid, van de Wet",
        "het lid",
        "de leden (SP)",
        "overleden (VVD)",
    ],
)
def test_who_is_no_member_is_left_out(text: str) -> None:
    assert parse_members(text) == ()


def test_one_member_who_is_spelled_twice_is_one_person() -> None:
    text = (
        "vragen van het lid El-Abassi (DENK) over iets. Vragen van het lid El Abassi (DENK) aan de minister"
    )
    assert parse_members(text) == (Person("El-Abassi", "DENK"),)


def test_the_spelling_with_accents_and_the_party_win() -> None:
    assert distinct_people([Person("Kostic"), Person("Kostić", "PvdD")]) == (Person("Kostić", "PvdD"),)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Person("El-Abassi", "DENK"), Person("El Abassi", "DENK")),
        (Person("S. el Abassi"), Person("El-Abassi")),
        (Person("DaniëlleJansen", "NSC"), Person("Daniëlle Jansen", "Nieuw Sociaal Contract")),
        (Person("Kostić", "PvdD"), Person("Kostic", "Partij voor de Dieren")),
        (Person("Van Dijk", "CDA"), Person("Inge van Dijk", "CDA")),
        (Person("Mutluer", "PvdA"), Person("Mutluer", "GroenLinks-PvdA")),
        (Person("Renske Leijten (R.M.)"), Person("Leijten", "SP")),
    ],
)
def test_two_spellings_are_one_person(a: Person, b: Person) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Person("Inge van Dijk", "CDA"), Person("Dijk", "SP")),
        (Person("Inge van Dijk"), Person("Dijk")),
        (Person("Mulder", "CDA"), Person("Mulder", "PVV")),
        (Person("Olger van Dijk", "NSC"), Person("Inge van Dijk", "CDA")),
        (Person(""), Person("")),
    ],
)
def test_two_members_of_like_names_stay_two(a: Person, b: Person) -> None:
    assert not same_person(a, b)


def test_the_key_folds_case_accents_hyphens_and_initials() -> None:
    assert {name_key(name) for name in ("El-Abassi", "El Abassi", "S. el Abassi", "EL ABASSI")} == {
        "elabassi"
    }


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("DaniëlleJansen", "Daniëlle Jansen"),
        ("vanDijk", "van Dijk"),
        ("McDonald", "McDonald"),
        ("IJssel", "IJssel"),
    ],
)
def test_lost_spaces_are_put_back(written: str, mended: str) -> None:
    assert mended_name(written) == mended


def test_every_member_of_the_lexicon_round_trips(shared: Path) -> None:
    with (shared / "lexicon" / "names-derived.csv").open(encoding="utf-8") as lines:
        names = {re.sub(r"\s*\(.*?\)", "", row["naam"]).strip() for row in csv.DictReader(lines)}
    assert len(names) > 500
    for name in names:
        assert parse_members(f"de vragen van het lid {name} (VVD) over het bericht") == (Person(name, "VVD"),)
        assert parse_members(f"de vragen van het lid {name} over het bericht") == (Person(name),)


def test_a_phrase_of_very_many_names_ends() -> None:
    names = ", ".join(
        f"A{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(10_000)
    )
    assert len(parse_members(f"de leden {names}")) == MOST_MEMBERS


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    for person in (*parse_members(text), *parse_members(f"het lid {text}")):
        assert person.name.strip()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("de vragen van het lid Koopman van de PVV-fractie", [("Koopman", "PVV")]),
        ("vragen van de VVD-fractie", []),
        ("vragen van mevrouw Molenaar (SP)", [("Molenaar", "SP")]),
        ("de Kamerleden de heer Molenaar (SP) en mw. Klink (CDA)", [("Molenaar", "SP"), ("Klink", "CDA")]),
        ("het lid Mulder (Edgar, PVV)", [("Mulder", "PVV")]),
        ("het lid DE VRIES (VVD)", [("De Vries", "VVD")]),
    ],
)
def test_courtesies_and_fractions_are_no_names(text: str, people: list[tuple[str, str]]) -> None:
    assert [(one.name, one.party) for one in parse_members(text)] == people
