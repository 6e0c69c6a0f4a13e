"""What kind of answer a question wants is read off its words."""

from __future__ import annotations

import pytest

from kb.likeness.asking import asked_for, asks_of_letter, core_of, counted_in


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Hoeveel basisteams gebruiken het systeem?", {"number"}),
        ("Kunt u aangeven hoe vaak dit in 2023 is voorgekomen?", {"number"}),
        ("Wat heeft de ontwikkeling van het systeem gekost?", {"cost"}),
        ("Wanneer stuurt u de wet naar de Kamer?", {"time"}),
        ("Waarom is de Kamer niet geïnformeerd?", {"cause"}),
        ("Is inmiddels bekend wie er toezicht houdt?", {"which"}),
        ("Welke maatregelen neemt u tegen stagediscriminatie?", {"measures"}),
        ("Hoe staat het met de uitvoering van de motie?", {"status"}),
        ("Bent u bekend met het bericht over de politie?", {"known"}),
        ("Bent u bereid het systeem stil te leggen?", {"judgement"}),
        ("Deelt u de mening dat dit onwenselijk is?", {"judgement"}),
    ],
)
def test_a_question_wants_one_kind_of_answer(question: str, kinds: set[str]) -> None:
    assert asked_for(core_of(question)) == kinds


def test_what_is_only_asked_after_it_is_no_part_of_a_question() -> None:
    core = core_of("Deelt u de mening dat dit onwenselijk is? Zo nee, waarom niet?")
    assert core.strip() == "Deelt u de mening dat dit onwenselijk is?"
    assert "cause" not in asked_for(core)


def test_a_reason_that_is_kept_is_no_cause_that_is_asked() -> None:
    """'De reden van een staandehouding' is a thing, not the question why."""
    assert "cause" not in asked_for("Registreert de politie de reden waarom zij iemand staande houdt?")


def test_what_is_counted_stands_after_how_many() -> None:
    assert counted_in("Hoeveel gemeenten hebben geen enkel algoritme geplaatst?").startswith("gemeenten")
    assert counted_in("Wat is het aantal wolven in Nederland?").startswith("wolven")
    assert counted_in("Bent u bereid dit te onderzoeken?") == ""


@pytest.mark.parametrize(
    "question",
    [
        "Kunt u deze vragen afzonderlijk beantwoorden?",
        "Wilt u bovengenoemde vragen één voor één en binnen drie weken beantwoorden?",
        "Bent u bereid deze vragen vóór het debat te beantwoorden?",
    ],
)
def test_a_question_about_the_letter_itself_has_no_subject(question: str) -> None:
    assert asks_of_letter(question)


def test_a_question_about_earlier_answers_has_a_subject() -> None:
    assert not asks_of_letter("Waarom heeft u de vraag naar de kosten van het systeem niet gesteld?")
