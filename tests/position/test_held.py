"""Of every answer the words that hold its position, on the question as asked and on each of its parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.positions.score import labelled, score
from kb.position import held, stance_of

if TYPE_CHECKING:
    from pathlib import Path

    from kb.position.position import Stance

ASKED: tuple[tuple[Stance, str, str], ...] = (
    # A worry is shared, something is known, a plan is not there: yes or no to who asks that.
    ("yes", "Deelt u de zorgen over de wachttijden?", "Ook ik maak mij zorgen over de wachttijden."),
    ("yes", "Realiseert u zich dat dit gevolgen heeft?", "Ik ben mij daarvan bewust."),
    ("yes", "Bent u bekend met het bericht?", "Het kabinet heeft kennisgenomen van het bericht."),
    ("yes", "Herkent u de signalen dat de tarieven stijgen?", "Ik herken de signalen van hoge tarieven."),
    ("no", "Bent u van plan de norm te verhogen?", "Er zijn op dit moment geen plannen om dat te doen."),
    ("no", "Bent u bereid tot een verbod?", "Het kabinet is geen voorstander van een verbod."),
    ("no", "Kunt u dit regelen?", "Ik zie hier geen rol voor mijzelf."),
    # Who denies the whole of what was said says no, whatever negations that has.
    ("no", "Deelt u de mening dat het toezicht niet werkt?", "Nee, die mening deel ik niet."),
    ("no", "Klopt het dat het systeem nog niet werkte?", "Nee dat klopt niet. Het werkte naar behoren."),
    # What a question supposes is taken up, and denied in the next sentence.
    (
        "no",
        "Bent u het ermee eens dat alle stukken openbaar moeten zijn volgens de verdragen?",
        "Het kader is leidend. In de vraag wordt gesteld dat dit moet. Dat is niet het geval.",
    ),
    # A refusal in the middle of a short answer.
    (
        "declines",
        "Hoe gaat dit voorstel helpen?",
        "Het voorstel ligt bij uw Kamer. Ik kan hier niet op vooruitlopen. Ik wacht het debat af.",
    ),
    ("yes", "Bent u bereid met hen te spreken?", "Wij zijn al in gesprek met de bonden."),
    ("yes", "Klopt het dat de toets in mei is afgerond?", "De toets is in mei afgerond."),
    ("yes", "Vindt u het ook wenselijk dat dit stopt?", "Ik vind het wenselijk dat dit stopt."),
    (
        "no",
        "Klopt het dat de politie eigenaar is van dit nummer?",
        "De politie is geen eigenaar van dit nummer.",
    ),
    (
        "no",
        "Kunt u deze vragen voor het debat beantwoorden?",
        "Het is niet gelukt ze voor het debat te beantwoorden.",
    ),
    (
        "no",
        "Bent u bereid dit te onderzoeken?",
        "De inspectie houdt toezicht. Ik zie geen aanleiding hier nader onderzoek naar te doen.",
    ),
    ("partly", "Deelt u deze mening?", "Ja, maar alleen voor nieuwe systemen."),
    (
        "informs",
        "Kunt u aangeven hoeveel teams het systeem gebruiken?",
        "Alle 167 teams gebruiken het systeem.",
    ),
    ("informs", "Gezien het rapport, welke stappen zet u?", "Het kabinet werkt aan een wetsvoorstel."),
    ("unknown", "Hoeveel mensen zijn gecontroleerd?", "Er zijn geen cijfers beschikbaar over controles."),
    ("unknown", "Klopt het dat dit toeneemt?", "Het is niet goed mogelijk vast te stellen of dit toeneemt."),
    ("declines", "Wat vindt u van deze zaak?", "Over individuele zaken doe ik geen uitspraken."),
    ("refers", "Wat vindt u hiervan?", "Zie het antwoord op vraag 3."),
    ("refers", "What do you think of this?", "See my answer to question 3."),
)
NEVER_TURNED: tuple[tuple[str, str], ...] = (
    # That there is no plan may affirm what was asked with a negation.
    ("Klopt het dat u niet van plan bent dit te doen?", "Er zijn geen plannen om dit te doen."),
    # To know of it is not to be willing.
    ("Bent u bereid dit te veranderen?", "Ik ben mij bewust van de gevolgen daarvan."),
    ("Bent u bereid dit te verbieden?", "Ik herken de signalen over dit onderwerp."),
    ("Klopt het dat het niet is aangepast?", "Ik kan bevestigen dat het is aangepast."),
    # What is agreed with has a negation of its own, the question has none: neither yes nor no is sure.
    ("Deelt u de mening dat dit wenselijk is?", "Ik deel de mening dat dit niet wenselijk is."),
    # 'Nee' to a question with a negation may agree with it.
    ("Klopt het dat er geen toets is gedaan?", "Nee, er is geen toets gedaan."),
    # What stands in a clause of its own denies nothing of what was asked.
    (
        "Is er een register van alle meldingen bij de dienst?",
        "De dienst heeft een register van meldingen die niet bij de politie zijn gedaan.",
    ),
    # Another figure than the one asked.
    ("Klopt het dat 45 bedrijven zijn gecontroleerd?", "Er zijn 44 bedrijven gecontroleerd."),
    # That there is nothing to go on is no denial.
    (
        "Klopt het dat het aantal ongelukken stijgt?",
        "Er zijn geen gegevens beschikbaar over het aantal ongelukken.",
    ),
)


@pytest.mark.parametrize(("stance", "question", "answer"), ASKED)
def test_the_question_decides_what_an_answer_says(stance: Stance, question: str, answer: str) -> None:
    """An implied yes or no is one; an open question is answered by what informs."""
    assert stance_of(answer, question)[0] == stance


@pytest.mark.parametrize(("question", "answer"), NEVER_TURNED)
def test_where_a_negation_may_turn_it_round_neither_yes_nor_no_is_said(question: str, answer: str) -> None:
    """A wrong stance is worse than none."""
    assert stance_of(answer, question)[0] in {"", "unknown"}


def test_agreeing_with_a_denial_is_yes() -> None:
    """ "Deelt u de mening dat … niet …" – "Ik deel de mening dat … niet …" affirms."""
    question = "Bent u van mening dat we dit niet moeten betalen?"
    assert (
        stance_of("Het kabinet deelt de mening dat het niet wenselijk is dit te betalen.", question)[0]
        == "yes"
    )


def test_a_bare_yes_has_the_sentence_that_says_to_what() -> None:
    """Also where another sentence stands between, which then is left out."""
    answer = (
        "Ja. Vorig jaar was daar geen reden voor. In overleg met de korpsleiding is het gebruik van het"
        " systeem opgeschort."
    )
    spans = held(answer, "Bent u bereid het gebruik van het systeem stil te leggen?").spans
    assert [answer[start:end] for start, end in spans] == [
        "Ja.",
        "In overleg met de korpsleiding is het gebruik van het systeem opgeschort.",
    ]


def test_to_whether_they_know_of_it_yes_is_all() -> None:
    """Nothing is added to "Ja." from a sentence about something else."""
    answer = "Ja. Het ministerie heeft er een brief over gestuurd."
    assert held(answer, "Bent u bekend met het artikel?").spans == ((0, 3),)


def test_each_part_of_a_question_has_its_own_words() -> None:
    """Two questions in one are answered one by one; what has no sentence has no words."""
    question = (
        "Hoeveel basisteams gebruiken het systeem? Bent u bereid de broncode openbaar te maken? Zo nee,"
        " waarom niet? Wat vindt u van vogels?"
    )
    answer = "Alle 167 basisteams gebruiken het systeem. Ik ben niet bereid de broncode openbaar te maken."
    parts = held(answer, question).parts
    assert [part.stance for part in parts] == ["informs", "no", ""]
    assert [[answer[start:end] for start, end in part.spans] for part in parts] == [
        ["Alle 167 basisteams gebruiken het systeem."],
        ["Ik ben niet bereid de broncode openbaar te maken."],
        [],
    ]
    assert question[parts[1].start : parts[1].end].endswith("waarom niet?")


def test_parts_with_letters_are_answered_under_their_letters() -> None:
    """ "a) … b) …" in question and answer."""
    question = "a) Is een systeem voor personen verboden?\n\nb) Is een systeem voor gebieden verboden?"
    answer = "a) Ja.\n\nb) Nee."
    parts = held(answer, question).parts
    assert [(part.label, part.stance) for part in parts] == [("a", "yes"), ("b", "no")]


@given(st.text(max_size=300), st.text(max_size=300))
def test_words_are_places_within_the_answer(answer: str, question: str) -> None:
    """No text is an error."""
    found = held(answer, question)
    for start, end in (*found.spans, *(span for part in found.parts for span in part.spans)):
        assert 0 <= start < end <= len(answer)
    assert all(0 <= part.start <= part.end <= len(question) for part in found.parts)


def test_labelled_answers_never_say_yes_for_no(shared: Path) -> None:
    """On the half of the labels that no rule was made from; the floor is what is reached."""
    check = [one for one in labelled(shared) if one.half == "check"]
    result = score(check)
    assert result.turned == 0
    assert result.right_of_given >= 0.95
    assert result.right >= 0.79
    assert result.overlap >= 0.72


def test_no_label_holds_text_of_a_letter() -> None:
    """Labels are places and sums."""
    from benchmarks.positions.score import LABELS

    for line in LABELS.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) <= {
            "source", "file", "number", "id", "sha256", "stance", "uncertain", "start", "end", "words_end",
        }  # fmt: skip
