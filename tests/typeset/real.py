"""The user's own letter, 2026Z03786, as a spec: from its golden file, so that a PDF of it can be made.

`typeset(letter_2026z03786())` (from `tests.typeset.ministry` and here) is the letter's PDF; pass a `Look`
for another arrangement. Its records must equal those of the Markdown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from tests.typeset.spec import Exchange, LetterSpec, Note, Signature

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "2026Z03786.json"
SUBJECT = "'Politie stapte in stilte af van algoritme dat kans op misdaad in buurten zou voorspellen'"
OPENING = (
    "In antwoord op uw brief van 26 februari 2026 deel ik u mee dat de vragen van het lid El-Abassi (DENK) "
    f"over het artikel {SUBJECT} worden beantwoord zoals aangegeven in de bijlage van deze brief."
)
ANNEX = (
    "Vragen van het lid El Abassi (DENK) aan de minister van Justitie en Veiligheid over het artikel "
    f"{SUBJECT} (ingezonden 26 februari 2026, 2026Z03786)"
)


class _Note(TypedDict):
    mark: str
    text: str
    offset: int


class _Record(TypedDict):
    numbers: list[int]
    question: str
    answer: str
    footnotes: list[_Note]


def letter_2026z03786() -> LetterSpec:
    """The letter of 30 March 2026 with its ten answers and one footnote."""
    records: list[_Record] = json.loads(GOLDEN.read_text(encoding="utf-8"))["records"]
    return LetterSpec(
        subject=f"Antwoorden Kamervragen over het artikel {SUBJECT}",
        date="30 maart 2026",
        own_reference="7289226",
        your_reference="2026Z03786",
        ministry="Justitie en Veiligheid",
        department=("Directoraat-Generaal", "Politie en", "Veiligheidsregio's"),
        unit=("Portefeuille Politieorganisatie", "en -Middelen"),
        address=(
            "Turfmarkt 147",
            "2511 DP Den Haag",
            "Postbus 20301",
            "2500 EH Den Haag",
            "www.rijksoverheid.nl/jenv",
        ),
        return_address="Postbus 20301 2500 EH Den Haag",
        addressee=(
            "Aan de Voorzitter van de Tweede Kamer",
            "der Staten-Generaal",
            "Postbus 20018",
            "2500 EA DEN HAAG",
        ),
        opening=OPENING,
        signatures=(Signature("De Minister van Justitie en Veiligheid,", "D.M. van Weel"),),
        annex=ANNEX,
        exchanges=tuple(
            Exchange(tuple(record["numbers"]), (record["question"],), _marked(record)) for record in records
        ),
        notes=tuple(Note(note["mark"], note["text"]) for record in records for note in record["footnotes"]),
    )


def _marked(record: _Record) -> str:
    """The answer with its footnote marks back in place."""
    answer = record["answer"]
    for note in sorted(record["footnotes"], key=lambda note: -note["offset"]):
        answer = f"{answer[: note['offset']]}[^{note['mark']}]{answer[note['offset'] :]}"
    return answer
