"""What a record is about, and what it only names in passing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.citation.citation import Citation
from kb.letter.letter import Letter
from kb.position.on_topic import position_of
from kb.question.record import Footnote, Record
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from kb.citation.citation import Part

TOPIC = Topic("ai-act", "AI-verordening", "AI Act", ("hoog-risico AI",), targets=("EU:2024/1689",))
QUESTION = "Bent u bereid de korting te herzien?"
ANSWER = "Ja. De korting wordt herzien."
LONG = f"{ANSWER} De raming volgt in het voorjaar. Ook wordt gekeken naar het tarief."


def passing(
    question: str = QUESTION, answer: str = ANSWER, subject: str = "", cited: Part | None = None
) -> bool:
    """Whether a record with these texts names the topic in passing."""
    letter = Letter("2025Z00001", "answers", subject, date(2025, 3, 1))
    texts = {"question": question, "answer": answer, "footnote": "Verordening 2024/1689."}
    citations: tuple[Citation, ...] = ()
    if cited:
        start = texts[cited].index("Verordening 2024/1689")
        note = 0 if cited == "footnote" else -1
        found = Citation("eu-act", "Verordening 2024/1689", "EU:2024/1689", cited, start, start + 21, note)
        citations = (found,)
    notes = (Footnote("1", texts["footnote"]),) if cited == "footnote" else ()
    record = Record(
        "2025Z00001/1", "answer", (1,), question, answer, footnotes=notes, citations=citations, lines=(1, 2)
    )
    return position_of(TOPIC, record, letter).passing


@pytest.mark.parametrize(
    "about",
    [
        {"question": "Bent u bereid de AI-verordening toe te passen?"},
        {"subject": "Toezicht op de AI-verordening"},
        {"answer": "Ja. De korting te herzien volgt uit de AI-verordening. De raming komt later."},
        {"answer": f"{LONG} Zo ook de AI-verordening. Dat geldt voor hoog-risico AI."},
        {"question": "Bent u bereid Verordening 2024/1689 toe te passen?", "cited": "question"},
    ],
)
def test_a_record_about_the_topic(about: dict[str, str]) -> None:
    """In question, subject or the words that answer, or at two places; a citation counts as a term does."""
    assert not passing(**about)  # type: ignore[arg-type] # the names of its parameters


@pytest.mark.parametrize(
    "beside",
    [
        {"answer": f"{LONG} Dat geldt los van de AI-verordening."},
        {"answer": f"{LONG} Dat geldt los van Verordening 2024/1689.", "cited": "answer"},
        {"answer": LONG, "cited": "footnote"},
    ],
)
def test_a_mention_in_passing(beside: dict[str, str]) -> None:
    """Once in the rest of the answer, or in a footnote alone."""
    assert passing(**beside)  # type: ignore[arg-type] # the names of its parameters
