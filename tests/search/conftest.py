"""A small index, built once by the real rebuild from documents that are written down here."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.citation.citation import Citation
from kb.document import Document
from kb.encoder.engine import EngineEncoder
from kb.knowledge_base import KnowledgeBase
from kb.letter.letter import Letter, Person, Sender
from kb.question.record import Footnote, Record
from kb.rebuild import rebuild
from kb.settings import DEFAULT_MODEL, Settings
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CAS = Letter(
    "2026Z03786", "answers", "Politie stapte af van algoritme", date(2026, 3, 30), "nl",
    Sender("Justitie en Veiligheid", "minister", "D.M. van Weel"), references=("2026Z03786",),
    asked_on=date(2026, 2, 26), asked_by=(Person("El Abassi", "DENK"),),
)  # fmt: skip
CAS_ANSWERS = (
    ("Bent u bekend met het NRC-artikel?", "Ja."),
    (
        "Op welke grondslag werd dit predictive-policing-systeem toegepast?",
        "Het Criminaliteits Anticipatie Systeem (CAS) had zelf geen gegevens. Artikel 8 Wpg was de basis.",
    ),
    (
        "In hoeveel gevallen zijn burgers gecontroleerd vanwege een risicoscore?",
        "De uitkomsten van het CAS gaven een indicatie over een gebied, nooit over een persoon.",
    ),
    (
        "Zijn er signalen dat dit systeem discriminatie in de hand werkt?",
        "Er zijn geen signalen ontvangen. Amnesty waarschuwde dat vooroordelen worden versterkt.",
    ),
    ("Waren er meldingen van bewoners over toezicht?", "Zie het antwoord op vraag 4."),
    (
        "Kunt u etnisch profileren uitsluiten?",
        "Etnisch profileren is verboden. Zie ook een «café à la carte».",
    ),
)
HOUSING = Letter(
    "2025Z11111", "answers", "Huurprijzen van studentenkamers", date(2025, 5, 1), "nl",
    Sender("Volkshuisvesting en Ruimtelijke Ordening", "minister", "M. Voorbeeld"),
    references=("2025Z11111",),
    asked_by=(Person("De Vries", "VVD"),),
)  # fmt: skip
HOUSING_ANSWERS = (
    ("Klopt het dat de huren van kamers stijgen?", "Ja. De huren stegen vorig jaar met vijf procent."),
    ("Welke cijfers zijn er over leegstand?", "Deze cijfers worden niet bijgehouden."),
    ("Deelt u de zorg over huurverhoging?", "Die mening deel ik niet. De huurverhoging is begrensd."),
)


def document(name: str, letter: Letter, answers: tuple[tuple[str, str], ...]) -> Document:
    records = tuple(
        Record(
            f"{letter.id}/{number}",
            "answer",
            (number,),
            question,
            answer,
            lines=(number * 10, number * 10 + 5),
        )
        for number, (question, answer) in enumerate(answers, 1)
    )
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Document(Source(name, sha256, "text", None, 1), letter, records)


def documents() -> tuple[Document, ...]:
    cas = document("cas.txt", CAS, CAS_ANSWERS)
    records = list(cas.records)
    start = records[1].answer.index("Artikel 8 Wpg")
    records[1] = replace(
        records[1],
        citations=(Citation("law", "Artikel 8 Wpg", "Wpg:8", "answer", start, start + 13),),
        footnotes=(Footnote("1", "Voorbeelden zijn de inkomensverdeling en de bevolkingsopbouw."),),
    )
    records[4] = replace(records[4], refers_to=("2026Z03786/4",))
    return (
        replace(cas, records=tuple(records)),
        document("huur.txt", HOUSING, HOUSING_ANSWERS),
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    root = tmp_path_factory.mktemp("kb")
    corpus = root / "corpus"
    corpus.mkdir()
    known = {one.source.name: one for one in documents()}
    for name in known:
        (corpus / name).write_text(name, encoding="utf-8")

    def parse(path: Path, *, name: str) -> Document:
        return known[name]

    made = Settings(root=root, corpus=corpus, indexes=root / "indexes")
    rebuild(made, encoder=EngineEncoder(DEFAULT_MODEL), parse=parse)
    return made


@pytest.fixture(scope="session")
def base(settings: Settings) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(settings=settings) as opened:
        yield opened
