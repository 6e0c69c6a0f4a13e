"""Pairs made without a label: what people might type, and the passage that it should find."""

from __future__ import annotations

from random import Random

from training.made import Rarity, as_typed, in_english, of_answer, of_section, some_words
from training.pair import Answer, Section

ANSWER = Answer(
    "Ja. De politie heeft in 2023 het voorspelsysteem geëvalueerd en er bleek geen aantoonbaar effect te "
    "zijn op de veiligheid in de gebieden. "
    "Daarom wordt het gebruik gestopt in alle eenheden van het land, zo is met de korpschef besloten. "
    "De korpschef informeert de medewerkers in het voorjaar van 2024, en de Kamer krijgt daarvan afschrift. "
    "Tot slot wordt met de vakbonden bekeken welke lessen uit de evaluatie te trekken zijn.",
    "a1",
    "Kunt u aangeven of het systeem nog gebruikt wordt in deze eenheden? Waarom is de politie gestopt?",
    "Voorspelsysteem van de politie",
)
ENGLISH = {
    "gebieden": "areas",
    "veiligheid": "safety",
    "effect": "effect",
    "politie": "police",
    "medewerkers": "employees",
    "evaluatie": "evaluation",
    "vakbonden": "unions",
}


def _rarity() -> Rarity:
    return Rarity([ANSWER.text, ANSWER.text, "De minister en de politie overleggen.", "De politie is er."])


def test_an_answer_gives_pairs_of_every_kind() -> None:
    """All of its own group, each with a query and a passage."""
    pairs = list(of_answer(ANSWER, _rarity(), ENGLISH, Random(2)))
    kinds = {pair.kind for pair in pairs}
    assert kinds == {
        "asked", "one sentence", "subject", "words", "with context", "rest", "half", "english",
    }  # fmt: skip
    assert {pair.group for pair in pairs} == {"a1"}
    assert all(pair.query.strip() and pair.passage.strip() for pair in pairs)


def test_the_same_dice_give_the_same_pairs() -> None:
    """So that a model can be made again."""
    one, other = (list(of_answer(ANSWER, _rarity(), ENGLISH, Random(7))) for _ in range(2))
    assert one == other


def test_a_sentence_that_is_asked_is_not_in_what_it_should_find() -> None:
    """Else words alone would find it, and nothing would be learnt."""
    for seed in range(20):
        for pair in of_answer(ANSWER, _rarity(), ENGLISH, Random(seed)):
            if pair.kind in {"rest", "half"}:
                assert pair.query not in pair.passage


def test_a_bare_answer_has_no_question() -> None:
    """It still has words, and sentences."""
    kinds = {pair.kind for pair in of_answer(Answer(ANSWER.text, "a2"), _rarity(), {}, Random(1))}
    assert kinds == {"words", "rest", "half"}


def test_telling_words_are_rare_elsewhere() -> None:
    """What stands in every text comes last, what says nothing not at all."""
    telling = _rarity().telling("De politie heeft het voorspelsysteem geëvalueerd.")
    assert telling[-1] == "politie"
    assert "voorspelsysteem" in telling
    assert not {"heeft", "het", "De"} & set(telling)


def test_few_words_are_typed() -> None:
    """One to five, of those there are."""
    for seed in range(30):
        words = some_words(["alfa", "bravo", "charlie", "delta", "echo", "foxtrot"], Random(seed)).split()
        assert 1 <= len(words) <= 5
    assert some_words([], Random(0)) == ""


def test_english_needs_two_words_of_the_dictionary() -> None:
    """With fewer nothing is said."""
    assert in_english(["politie", "wolf"], ENGLISH, Random(0)) == ""
    assert set(in_english(["politie", "vakbonden"], ENGLISH, Random(0)).split()) == {"police", "unions"}


def test_nobody_types_how_parliament_asks() -> None:
    """The rest of the question stays word for word."""
    assert as_typed("Deelt u de mening dat boa's een wapenstok nodig hebben?") == (
        "boa's een wapenstok nodig hebben?"
    )
    assert as_typed("Waarom duurt dit zo lang?") == "Waarom duurt dit zo lang?"


def test_a_section_is_found_by_its_heading() -> None:
    """And by a few of its words."""
    section = Section(ANSWER.text, "s1", "Besluit politiegegevens", "Bewaartermijn")
    pairs = list(of_section(section, _rarity(), {}, Random(3)))
    assert pairs[0].kind == "heading"
    assert pairs[0].query.startswith("Bewaartermijn")
    assert len(pairs) == 3
