"""A party is one party however a letter writes it."""

from __future__ import annotations

import pytest

from kb.letter.parties import PARTIES, may_be_one_party, mended_party, party_key, party_name


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("Nieuw Sociaal Contract", "NSC"),
        ("PvDA", "PvdA"),
        ("Partij voor de Dieren", "PvdD"),
        ("GL-PvdA", "GroenLinks-PvdA"),
        ("CU", "ChristenUnie"),
        ("ja21", "JA21"),
        ("Orde der Dingen", ""),
    ],
)
def test_a_party_has_one_short_name(written: str, short: str) -> None:
    assert party_name(written) == short


def test_the_form_stays_and_its_spelling_is_mended() -> None:
    assert mended_party("PvDA") == "PvdA"
    assert mended_party("Nieuw  sociaal contract") == "Nieuw Sociaal Contract"
    assert mended_party("Lijst Vijf") == "Lijst Vijf"


def test_no_form_belongs_to_two_parties() -> None:
    keys = [{party_key(form) for form in row} for row in PARTIES]
    assert all(len(key) == 1 for key in keys)
    assert len({min(key) for key in keys}) == len(PARTIES)


def test_a_merged_party_may_be_either_of_its_parts() -> None:
    assert may_be_one_party("PvdA", "GroenLinks-PvdA")
    assert may_be_one_party("", "SP")
    assert not may_be_one_party("PvdA", "GroenLinks")
    assert not may_be_one_party("SP", "SGP")
