"""What a motion says of itself."""

from __future__ import annotations

from kb.letter.motion import movers_of, requests_of

_HEAD = ["32 820 Nieuwe visie cultuurbeleid", "Voorgesteld 25 november 2025", "De Kamer,"]
_END = "en gaat over tot de orde van de dag."


def test_those_who_sign_below_a_motion_of_one_member_and_others_move_it() -> None:
    text = [
        "Nr. 583 MOTIE VAN HET LID KAYA-VERMEER C.S.", *_HEAD, "verzoekt de regering dit te doen,", _END,
        "Kaya-Vermeer (GroenLinks-PvdA)", "Rozendaal (D66)", "Van ’t Spijker (ChristenUnie)",
    ]  # fmt: skip
    assert [(person.name, person.party) for person in movers_of(text)] == [
        ("Kaya-Vermeer", "GroenLinks-PvdA"),
        ("Rozendaal", "D66"),
        ("Van ’t Spijker", "ChristenUnie"),
    ]


def test_what_stands_below_and_is_no_name_moves_nothing() -> None:
    text = ["MOTIE VAN DE LEDEN TEN BRINK EN KOK", *_HEAD, _END, "Over deze website kunt u meer lezen."]
    assert [person.name for person in movers_of(text)] == ["Ten Brink", "Kok"]


def test_requests_in_a_list_come_each_by_itself() -> None:
    text = [
        *_HEAD, "verzoekt het kabinet:", "–", "zich in de Landbouw- en Visserijraad te verzetten;", "–",
        f"de Kamer te informeren, {_END}", "Duijvestein",
    ]  # fmt: skip
    assert requests_of(text) == (
        "verzoekt het kabinet:",
        "zich in de Landbouw- en Visserijraad te verzetten",
        "de Kamer te informeren",
    )


def test_a_request_that_ends_the_motion_is_without_its_last_words() -> None:
    text = [*_HEAD, f"verzoekt de regering acht weken af te spreken, {_END}", "Oosterveen"]
    assert requests_of(text) == ("verzoekt de regering acht weken af te spreken",)
