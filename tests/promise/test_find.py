"""What a minister commits to do is found with how firm it is; what is done, goes on or is others' is not."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.letter.letter import Letter, LetterKind
from kb.promise.find import commitments
from kb.promise.made import commitments_of
from kb.question.record import Record, RecordKind

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = date(2024, 11, 18)
FIRM = (
    "De stukken worden nog voor de zomer ter inzage gelegd.",
    "Het wetsvoorstel gaat voor de zomer in internetconsultatie.",
    "Het besluit wordt in het najaar in consultatie gebracht.",
    "De uitkomsten hiervan deel ik voor het einde van het jaar met uw Kamer.",
    "Ik deel de uitkomsten voor de zomer met uw Kamer.",
    "De voortgangsrapportage gaat in mei naar uw Kamer.",
    "Uw Kamer kan de brief voor het zomerreces verwachten.",
    "Ik zal uw Kamer hierover voor de zomer informeren.",
    "Ik zeg toe dat ik uw Kamer over de uitkomst informeer in het eerste kwartaal van 2025.",
    "U ontvangt de resultaten in het voorjaar van 2025.",
    "Uw Kamer wordt hierover dit najaar geïnformeerd.",
    "In het najaar van 2025 wordt uw Kamer opnieuw over de stand van zaken geïnformeerd.",
    "Hierover wordt uw Kamer nog nader geïnformeerd.",
    "U wordt hier voor het einde van het jaar over geïnformeerd.",
    "Na de zomer zal ik uw Kamer hier nader over informeren.",
    "De Staatssecretaris van Financiën stuurt uw Kamer dat overzicht dit najaar.",
    "De Minister van Justitie en Veiligheid zal uw Kamer namens ons beiden informeren over de uitkomsten.",
    "Deze zal zo spoedig mogelijk naar het parlement worden gestuurd.",
    "Zodra de uitkomsten er zijn, zal ik deze van mijn reactie voorzien en met uw Kamer delen.",
    "Ik ga in gesprek met de sector over de knelpunten.",
    "Daarom ga ik de komende tijd het gesprek aan met de gemeenten.",
    "Mijn ministerie gaat onderzoeken of een andere regeling mogelijk is.",
    "Het kabinet zal na oplevering van het advies besluiten hoe daaraan opvolging wordt gegeven.",
    "In het voorjaar van 2025 maakt het kabinet opnieuw de balans op.",
    "De regeling zal door het kabinet verder worden uitgewerkt.",
    "Beide voorstellen worden binnenkort aangeboden ter consultatie.",
    "Voor het einde van 2025 wordt er een leidraad opgesteld.",
    "In het plan, dat ik uiterlijk in juli naar de Tweede Kamer zal sturen, ga ik hierop in.",
    "Tot slot komt er een plan van aanpak voor eenvoudigere regels.",
    "Ik kom hier voor de zomer bij uw Kamer op terug.",
    "De kabinetsreactie volgt in het eerste kwartaal van 2025.",
    "Ik zal NS blijven aanspreken op de naleving van de concessie.",
    # as the text of a PDF runs words together
    "In het najaar van 2025 zal hetkabinet uw Kamer nader informeren over de velden.",
    "De komende periode ga ikonderzoeken of deze koppeling kan worden gelegd.",
)
SOFT = (
    "Ik streef ernaar uw Kamer voor de zomer te informeren.",
    "Het is het streven eind 2025 te beginnen met deze informatie: daarbij is het streven dit te verbeteren.",
    "Ik ben voornemens uw Kamer begin 2025 te informeren over het plan.",
    "Het kabinet is van plan het besluit dit jaar te wijzigen.",
    "Ik verwacht u de resultaten in het eerste kwartaal van 2025 toe te kunnen sturen.",
    "Naar verwachting kan uw Kamer dit najaar worden geïnformeerd over de uitkomsten.",
    "Het wetsvoorstel zal naar verwachting in de zomer van 2025 in consultatie gaan.",
    "Ik ben bereid te verkennen of dit kan.",
    "Ik wil met de gemeenten bekijken welke mogelijkheden er zijn.",
    "Voor de tussenliggende periode wordt bezien welke stappen nodig zijn.",
    "Mocht het onderzoek daartoe aanleiding geven, dan zal ik dat oordeel herzien.",
)
NONE = (
    "Voor de laatste stand over wie in 2022 in aanmerking komen verwijs ik u naar de Kamerbrieven van maart.",
    "Het gaat om resultaten die in 2022 met uw Kamer besproken zijn.",
    "Ik deel de zorgen van uw Kamer over het jaar 2025.",
    # done, or in this letter
    "Ik heb uw Kamer hierover op 8 juli 2024 geïnformeerd.",
    "Uw Kamer is hierover geïnformeerd.",
    "Hierbij stuur ik u de antwoorden op de vragen.",
    "Met deze brief informeer ik uw Kamer over de voortgang.",
    "Hierbij ontvangt u een terugblik op de zomer.",
    "Gezien de samenhang zal ik deze vragen hieronder gezamenlijk beantwoorden.",
    "Zoals in mijn antwoord op vraag 3 ga ik hier niet nader op in.",
    # what goes on now
    "Het kabinet blijft zich hiervoor inzetten.",
    "Mijn ministerie werkt aan een nieuwe regeling.",
    "Op dit moment onderzoek ik wat de gevolgen zijn.",
    "Ik ben hierover in gesprek met de gemeenten.",
    # others
    "De gemeente zal de vergunning intrekken.",
    "De commissie zal uiterlijk in oktober 2025 haar eindrapport opleveren.",
    "De NVWA gaat de slachthuizen controleren.",
    "Het rapport van de politie wordt in november verwacht.",
    "Hun eerste advies volgt begin 2025.",
    "Het onderzoek van het OM zal naar verwachting eind dit jaar worden afgerond.",
    # refused, supposed, asked
    "Ik zal hier niet op vooruitlopen.",
    "Ik ben niet voornemens dit te wijzigen.",
    "Ik ga ervan uit dat de bank dit uitzoekt.",
    "Ik ga niet in op individuele gevallen.",
    "Nederland zal op de lange termijn rekening moeten houden met hogere prijzen.",
    "Zal de minister de Kamer informeren?",
    # quoted
    "In de brief staat: «Ik zal de Kamer voor de zomer informeren.»",
    # earlier promises that are only told
    "De minister heeft toegezegd dat hij de mogelijkheden zal verkennen.",
    "De verkeersveiligheid verbetert de komende jaren.",
)


@pytest.mark.parametrize("words", FIRM)
def test_a_firm_promise_is_found_whole(words: str) -> None:
    text = f"Dat klopt. {words} Het systeem is oud."
    (found,) = commitments(text, WRITTEN)
    assert (text[found.start : found.end], found.firm) == (words, True)


@pytest.mark.parametrize("words", SOFT)
def test_an_intention_is_a_soft_promise(words: str) -> None:
    text = f"Dat klopt. {words} Het systeem is oud."
    (found,) = commitments(text, WRITTEN)
    assert (text[found.start : found.end], found.firm) == (words, False)


@pytest.mark.parametrize("words", NONE)
def test_what_is_done_goes_on_or_is_anothers_is_no_promise(words: str) -> None:
    assert commitments(words, WRITTEN) == ()


def test_a_promise_tells_to_whom_what_and_by_when() -> None:
    text = "Ik zal uw Kamer voor het kerstreces informeren. Ik ga in gesprek met de gemeenten."
    told, talk = commitments(text, WRITTEN)
    assert (told.to, told.act, told.last_day) == ("kamer", "inform", date(2024, 12, 19))
    assert told.deadline is not None
    assert text[slice(*told.deadline)] == "voor het kerstreces"
    assert (talk.to, talk.act, talk.deadline, talk.last_day) == ("other", "talk", None, None)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Ik zal het wetsvoorstel in het voorjaar indienen.", "legislate"),
        ("Ik zal laten onderzoeken wat de gevolgen zijn.", "investigate"),
        ("Het rapport zal in mei openbaar worden gemaakt: ik zal het publiceren.", "publish"),
        ("Het kabinet zal voor de zomer een besluit nemen.", "decide"),
        ("Ik zal de werkwijze aanscherpen.", "other"),
    ],
)
def test_the_act_is_read_off_the_verb(words: str, act: str) -> None:
    (found,) = commitments(words, WRITTEN)
    assert found.act == act


def test_sentences_that_a_pdf_ran_together_are_two() -> None:
    text = "Dit is in de eerste plaats aan het IMG.Wel zal ik hier jaarlijks over rapporteren in de Staat."
    (found,) = commitments(text, WRITTEN)
    assert text[found.start : found.end].startswith("Wel zal ik")


@pytest.mark.parametrize(
    ("kind", "record", "language"),
    [
        ("questions", "question", "nl"),
        ("motion", "section", "nl"),
        ("decision-note", "section", "nl"),
        ("answers", "answer", "en"),
    ],
)
def test_only_texts_of_ministers_in_dutch_promise(
    kind: LetterKind, record: RecordKind, language: str
) -> None:
    letter = Letter("2024Z1", kind, date=WRITTEN, language=language)
    asked = Record("2024Z1/1", record, (1,), "", "Ik zal uw Kamer hierover informeren.")
    assert commitments_of(asked, letter) == ()


@given(st.text(alphabet="ikzal uwKamer.,:;-?\n«»()geïnformeerd voor 2025 zomer", max_size=400))
def test_any_text_is_read_and_places_are_within_it(text: str) -> None:
    for one in commitments(text, WRITTEN):
        assert 0 <= one.start < one.end <= len(text)
        assert one.deadline is None or one.start <= one.deadline[0] < one.deadline[1] <= one.end


def test_a_long_text_without_an_end_takes_no_longer_than_its_length() -> None:
    text = "ik zal de kamer en het kabinet gaat wordt " * 20_000
    assert len(commitments(text, WRITTEN)) <= 1


def test_labels_of_real_answers_are_consistent() -> None:
    from benchmarks.promises.measure import LABELS

    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert {row["half"] for row in rows} == {"work", "check", "fresh"}
    for row in rows:
        for one in row["commitments"]:
            assert 0 <= one["start"] < one["end"]
            if one["deadline"]:
                assert one["start"] <= one["deadline"][0] < one["deadline"][1] <= one["end"]


def test_the_measured_share_on_real_answers_holds(shared: Path) -> None:
    from benchmarks.promises.measure import measure

    firm, deadlines_right = measure("check", shared)
    assert firm.precision >= 0.95
    assert firm.recall >= 0.90
    assert deadlines_right >= 0.90
