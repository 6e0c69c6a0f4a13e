"""Questions that ask in substance the same are told from those that only look alike."""

from __future__ import annotations

import pytest

from kb.likeness.features import FEATURES, features_of
from kb.likeness.judge import likeness_of, parts_of, weights
from kb.likeness.profile import profile_of
from kb.likeness.word import known_words, spelt_alike, words_in

SAME = "Hoeveel basisteams van de politie werken nu nog met CAS?"
AGAIN = "Kunt u aangeven hoeveel basisteams van de politie op dit moment met CAS werken?"


def test_a_question_in_other_words_is_the_same() -> None:
    assert likeness_of(SAME, AGAIN).grade == "same"


def test_likeness_does_not_depend_on_the_order() -> None:
    assert likeness_of(SAME, AGAIN) == likeness_of(AGAIN, SAME)
    one, other = profile_of(SAME), profile_of(AGAIN)
    assert features_of(one, other) == pytest.approx(features_of(other, one))
    assert len(features_of(one, other)) == len(FEATURES)


@pytest.mark.parametrize(
    "other",
    [
        "Wat heeft CAS de politie tot nu toe gekost?",
        "Waarom werken basisteams van de politie met CAS?",
        "Hoeveel wolven leven er in Nederland?",
    ],
)
def test_another_question_on_the_subject_is_not_the_same(other: str) -> None:
    assert likeness_of(SAME, other).grade != "same"


def test_the_same_words_about_two_letters_are_two_questions() -> None:
    """'Kunt u deze vragen afzonderlijk beantwoorden?' asks about its own letter."""
    asked = "Kunt u deze vragen afzonderlijk beantwoorden?"
    assert likeness_of(asked, asked).grade == "none"


def test_another_country_makes_another_question() -> None:
    taiwan = "Beaamt u dat Taiwan een legitieme aanspraak heeft op zelfbeschikking en onafhankelijkheid?"
    assert likeness_of(taiwan, taiwan.replace("Taiwan", "Tibet")).grade != "same"


def test_text_without_a_question_is_like_nothing() -> None:
    assert likeness_of("", SAME).grade == "none"
    assert likeness_of("?!", SAME).grade == "none"


def test_of_questions_asked_together_each_counts() -> None:
    together = f"Bent u bekend met dit bericht over een leverancier?\n\n{SAME}"
    assert likeness_of(together, AGAIN).grade == "same"
    assert SAME in parts_of(together)


def test_a_compound_means_what_its_parts_mean() -> None:
    table = known_words()
    assert table.vector("onderwijspersoneelstekort") is not None
    assert table.vector("xqzvwk") is None
    assert spelt_alike("probleemwolf", "wolf") >= 0.5


def test_marks_of_notes_are_no_words() -> None:
    assert "2" not in words_in("Klopt dit?[2 ]")


def test_bounds_are_in_order() -> None:
    for with_meaning in (True, False):
        known = weights(with_meaning=with_meaning)
        assert 0 < known.near_from < known.same_from < 1
