"""An answer's first words say yes, no, partly, see elsewhere or no answer; else nothing is claimed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.position import stance_of

if TYPE_CHECKING:
    from pathlib import Path

    from kb.position.position import Stance

ANSWERS: dict[Stance, tuple[str, ...]] = {
    "yes": (
        "Ja.",
        "Ja",
        "Ja, daar ben ik van op de hoogte. Er is voor gekozen het CAS te gebruiken.",
        "Ik deel die opvatting.",
        "Ik deel de mening van het lid dat het systeem niet werkt.",
        "Die mening deel ik.",
        "Dat klopt.",
        "Zeker.",
        "Inderdaad, die mening deel ik.",
        "Ik ben bekend met dit besluit.",
        "Ik ben bereid dit te onderzoeken.",
        "Ik onderschrijf de conclusie dat dit niet overal goed geregeld is.",
        "Dat kan ik bevestigen.",
        "Ik ben hiervan op de hoogte.",
        "Ik ben ermee bekend dat er verschillen zijn.",
        "Dat onderschrijf ik.",
        "Die mening ben ik toegedaan.",
        "Ik herken dit beeld.",
        "Daar ben ik het mee eens.",
        "Hier ben ik graag toe bereid.",
        "Ik ben zeker bereid om dit te doen.",
        "Dat zeg ik toe.",
    ),
    "no": (
        "Nee.",
        "Nee, zie ook het antwoord op vraag 4.",
        "Die mening deel ik niet.",
        "Ik deel deze mening niet. Jacht is een middel.",
        "Ik deel de mening niet dat dit zo is.",
        "Dat klopt niet.",
        "Dat is niet het geval.",
        "Ik ben niet bereid dit te doen.",
        "Ik zie op dit moment geen noodzaak om aanvullende maatregelen te nemen.",
        "Het kabinet ziet daarvoor nu geen reden.",
        "Daartoe zie ik geen aanleiding.",
        "Dit beeld herken ik niet.",
        "Ik herken dit beeld niet.",
        "Deze conclusies deel ik niet.",
        "Die conclusie onderschrijf ik niet.",
        "Daar ben ik geen voorstander van.",
        "Hier is in dit geval geen sprake van.",
        "Dat kan ik niet toezeggen.",
        "Dat ben ik niet van plan.",
        "Ik was hier niet van op de hoogte.",
        "Dat is onjuist.",
        "Dergelijke signalen zijn mij niet bekend.",
        "Een dergelijke vraag is niet bekend bij de rijksoverheid.",
        "Dat is door de nodige afstemming helaas niet gelukt.",
    ),
    "partly": (
        "Deels.",
        "Ten dele. De cijfers zijn juist, de conclusie niet.",
        "Gedeeltelijk.",
        "Ja, deels.",
        "Nee, niet volledig.",
        "Ja en nee.",
        "Dat klopt deels.",
        "Deze opvatting deel ik slechts ten dele.",
    ),
    "refers": (
        "Zie het antwoord op vraag 3.",
        "Zie ook mijn antwoord op vraag 2. Nederland heeft dit herhaald.",
        "Zie antwoord 2.",
        "Ik verwijs u naar mijn antwoord op vraag 3.",
        "Voor het antwoord op deze vraag verwijs ik u naar het antwoord op vraag 3.",
        "Hiervoor verwijs ik naar het antwoord op vraag 9.",
        "We verwijzen u hiervoor naar het antwoord op vraag 2.",
    ),
    "declines": (
        "Daarover kan ik geen uitspraken doen.",
        "Ik kan niet ingaan op individuele gevallen.",
        "Ik ga niet in op individuele gevallen.",
        "Over individuele zaken doe ik geen uitspraken.",
        "Daar kan ik op dit moment geen toezegging over doen.",
        "De dienst heeft een zorgplicht. Om die reden kan ik hier geen mededeling over doen.",
        "Het is niet aan mij om daarover te oordelen.",
    ),
    "unknown": (
        "Deze cijfers worden niet bijgehouden.",
        "Dat is op dit moment niet bekend.",
        "Er zijn geen cijfers beschikbaar over het aantal gevallen.",
    ),
    "": (
        "Ik kan niet uitsluiten dat dit voorkomt.",
        "Jaarlijks wordt dit gemeten.",
        "Neemt het aantal toe, dan volgt een onderzoek.",
        "Zoals aangegeven in het antwoord op vraag 1 wordt dit uitgewerkt.",
        "CAS was geen toezichtstelsel maar ondersteunde de basisteams.",
        "Etnisch profileren is verboden.",
        "",
        "  \n ",
    ),
}
CASES = [(stance, answer) for stance, answers in ANSWERS.items() for answer in answers]
# Labelled by hand, by id in the shared answers: a sample of 100 (seed 20260330), the rest is ''.
LABELS = {
    "yes": "a830 a444 a811 a810 a128 a722 a373",
    "no": "a723 a455 a865 a857 a858 a856 a861",
    "partly": "a24",
    "refers": "a967 a944 a380 a964",
    "declines": "a517 a369 a190 a57",
}


@pytest.mark.parametrize(("stance", "answer"), CASES)
def test_the_words_of_the_genre(stance: Stance, answer: str) -> None:
    """Each stance is read from the phrases that ministries use for it."""
    assert stance_of(answer)[0] == stance


def test_the_words_that_show_it_are_verbatim() -> None:
    """The place is that of the sentence that shows the stance."""
    answer = "De dienst heeft een zorgplicht. Om die reden kan ik hier geen mededeling over doen."
    stance, start, end = stance_of(answer)
    assert (stance, answer[start:end]) == (
        "declines",
        "Om die reden kan ik hier geen mededeling over doen.",
    )


def test_without_a_stance_the_first_sentence_is_given() -> None:
    """A list of positions has words for every answer."""
    answer = "CAS was geen toezichtstelsel. Het ondersteunde de basisteams."
    assert stance_of(answer) == ("", 0, len("CAS was geen toezichtstelsel."))


@given(st.text(max_size=400))
def test_any_text_has_a_place_within_it(answer: str) -> None:
    """No text is an error."""
    _, start, end = stance_of(answer)
    assert 0 <= start <= end <= len(answer)


def test_a_long_answer_takes_no_time() -> None:
    """Patterns do not run away on text without an end."""
    for answer in ("ik kan niet " * 50_000, "ja " * 100_000, "zie voor " * 100_000, "voor " * 200_000):
        stance_of(answer)


def test_labelled_answers(shared: Path) -> None:
    """On 100 answers labelled by hand no stance is wrong and at most three are missed."""
    lines = (shared / "questions" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    answers = {answer["id"]: answer["text"] for answer in map(json.loads, lines)}
    expected = {identifier: stance for stance, ids in LABELS.items() for identifier in ids.split()}
    found = {identifier: stance_of(answers[identifier])[0] for identifier in expected}
    wrong = {identifier for identifier, stance in found.items() if stance not in ("", expected[identifier])}
    missed = {identifier for identifier, stance in found.items() if stance == ""}
    assert not wrong
    assert len(missed) <= 2
