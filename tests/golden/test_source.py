"""Golden files are true to their sources: each paragraph stands in the source, once, in order."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent
LETTER = GOLDEN.parents[1] / "corpus" / "2026Z03786.md"
FURNITURE = (
    r"\*\*Directoraat-Generaal +\nPolitie en +\nVeiligheidsregio's\*\* +\n",
    r"Portefeuille Politieorganisatie +\nen -Middelen\n",
    r"\*\*Datum\*\* +\n30 maart 2026\s+\*\*Onze referentie\*\* +\n7289226\n",
    r"---\n\n<sup>1</sup>.*\n",
    r"<sup>1</sup>|[*#]",
)


def _golden() -> Any:  # noqa: ANN401 -- JSON, read by key below
    return json.loads((GOLDEN / "2026Z03786.json").read_text(encoding="utf-8"))


def test_every_golden_paragraph_of_the_letter_stands_in_it_in_order() -> None:
    """With the page furniture removed, the letter holds the golden texts one after the other, and no more."""
    text = LETTER.read_text(encoding="utf-8")
    for pattern in FURNITURE:
        text = re.sub(pattern, "", text)
    rest = " ".join(text.split()).partition("2026Z03786) ")[2]
    for record in _golden()["records"]:
        for part in ("question", "answer"):
            for paragraph in record[part].split("\n\n"):
                before, found, rest = rest.partition(paragraph)
                assert found, (record["id"], paragraph)
                assert re.fullmatch(r"(-* *(Vraag|Antwoord op vraag) \d+)? *", before), before
    assert not rest.strip()


def test_notes_marks_and_citations_of_the_golden_letter_fit_its_texts() -> None:
    """A mark stands where the source has it, and what is cited is in the answer."""
    source = LETTER.read_bytes()
    golden = _golden()
    assert hashlib.sha256(source).hexdigest() == golden["source"]["sha256"]
    for record in golden["records"]:
        for note in record["footnotes"]:
            before = record[note["part"]][: note["offset"]]
            after = record[note["part"]][note["offset"] :]
            assert f"{before[-20:]}<sup>{note['mark']}</sup>{after[:20]}" in source.decode()
            assert f"<sup>{note['mark']}</sup> {note['text']}" in source.decode()
        for citation in record["citations"]:
            assert citation["text"] in record["answer"]
