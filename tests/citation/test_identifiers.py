"""Identifiers and addresses are found as they are, without the sentence around them."""

from __future__ import annotations

import pytest

from kb.citation.found import without_overlap
from kb.citation.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("(ECLI:NL:RVS:2024:3951).", "ecli", "ECLI:NL:RVS:2024:3951"),
        ("ECLI:NL- :RBDHA:2023:2055", "ecli", "ECLI:NL:RBDHA:2023:2055"),
        ("CELEX 32016R0679", "celex", "32016R0679"),
        ("Stb. 2024, 153, het", "staatsblad", "stb-2024-153"),
        ("Staatsblad 2024, nr. 213.", "staatsblad", "stb-2024-213"),
        ("Stcrt. 2022, 12345", "staatscourant", "stcrt-2022-12345"),
        ("BWBR0001854", "law", "BWBR0001854"),
        ("in het Algoritmeregister.", "register", "algoritmeregister"),
        ("(https://nos.nl/artikel/2510977-kritiek).", "web", "https://nos.nl/artikel/2510977-kritiek"),
        ("https://x.nl/Wet_(a)_b.", "web", "https://x.nl/Wet_(a)_b"),
        ("1https://www.nrc.nl/a", "web", "https://www.nrc.nl/a"),
        ("www.oecd.org/.", "web", "www.oecd.org/"),
        ("(nos.nl/artikel/1-2)", "web", "nos.nl/artikel/1-2"),
        ("https:// nos.nl/artikel/1", "web", "nos.nl/artikel/1"),
    ],
)
def test_an_identifier_is_found(text: str, kind: str, target: str) -> None:
    assert [(one.kind, one.target) for one in without_overlap(find_identifiers(text))] == [(kind, target)]


@pytest.mark.parametrize(
    "text",
    [
        "NOS.nl",
        "jan@minvws.nl/x",
        "Staatscourant (nr. 50265)",
        "handelsregister",
        "ECLI:NL",
        "1.2.3",
        "a.b/c",
    ],
)
def test_what_is_no_identifier_is_left_out(text: str) -> None:
    assert list(find_identifiers(text)) == []


def test_a_case_of_the_courts_of_the_union_is_its_judgment() -> None:
    text = "de gevoegde zaken C-203/15 en C‑698/15 P van het Hof; zaak T-7/99"
    assert [one.target for one in find_identifiers(text)] == ["62015CJ0203", "62015CJ0698", "61999TJ0007"]


@pytest.mark.parametrize("text", ["formulier C-12/24", "het arrest C-12/2024", "zaak AC-12/24"])
def test_what_only_looks_like_a_case_is_left_out(text: str) -> None:
    assert list(find_identifiers(text)) == []
