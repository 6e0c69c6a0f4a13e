"""Every hostile document is read within limits or refused for the right reason, and leaks nothing."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import ReadError
from kb.limits import DEFAULT_LIMITS, Limits
from kb.reader import read_file
from kb.reader.child.pool import Workers

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
OUTCOMES = {
    "bomb-100MB-document.docx": "too large",
    "deep-html-50k.html": "too large",
    "duplicate-document-part.docx": "damaged",
    "encrypted-flag.docx": "needs a password",
    "good-baseline.docx": "Vraag 1|Bent u bekend met het bericht?|Antwoord 1|Ja.",
    "invalid-utf8.txt": "Vraag ÿþÃ( 1",
    "latin1.txt": "Geïnformeerd: coördinatie",
    "many-entries-20000.docx": "too large",
    "no-document-part.docx": "damaged",
    "nul-and-escapes.txt": "damaged",
    "ole-encrypted.docx": "needs a password",
    "path-traversal-entry.docx": "Vraag 1|Bent u bekend met het bericht?|Antwoord 1|Ja.",
    "script-and-style.html": "Vraag 1 <b>",
    "truncated-60pct.docx": "damaged",
    "utf16-bom.txt": "Vraag één",
    "xml-deep-nesting-100k.docx": "too large",
    "xml-external-entity-file.docx": "unsupported",
    "xml-quadratic.docx": "unsupported",
}
REASONS = {"damaged", "too large", "needs a password", "no text layer", "unsupported"}
MOST_SECONDS = 2.0
"""Files that would run into the real limit of 30 s are stopped sooner here."""


def outcome_of(path: Path, limits: Limits = DEFAULT_LIMITS, workers: Workers | None = None) -> str:
    """The texts of a file's blocks, or the reason why there are none."""
    try:
        reading = read_file(path, limits, workers=workers).reading
    except ReadError as error:
        return error.reason if path.name in str(error) else f"not named: {error}"
    return "|".join(block.text for block in reading.blocks)


@pytest.mark.parametrize(("name", "outcome"), OUTCOMES.items())
def test_bad_documents(name: str, outcome: str) -> None:
    """Text or reason, as listed."""
    assert outcome_of(FIXTURES / "baddocs" / name) == outcome


def test_every_bad_document_is_listed_and_nothing_was_written() -> None:
    """No file is left out, and a name that points out of the package made no file."""
    listed = {path.name for path in (FIXTURES / "baddocs").iterdir()} - {"SOURCES.txt"}
    assert listed == OUTCOMES.keys()
    assert not Path("/tmp/kb-escaped.txt").exists()
    assert not Path("/abs").exists()


@pytest.mark.parametrize("path", sorted((FIXTURES / "badpdfs").glob("*.pdf")), ids=lambda path: path.name)
def test_bad_pdfs_made_for_this_project(path: Path) -> None:
    """Each PDF gets an outcome by name, and none is called encrypted: none is."""
    limits = replace(DEFAULT_LIMITS, wall_seconds=MOST_SECONDS, cpu_seconds=2)
    outcome = outcome_of(path, limits)
    is_text = outcome not in REASONS
    assert outcome
    assert outcome != "needs a password"
    assert is_text or not path.name.startswith("good-")


def test_every_bad_pdf_at_hand(shared: Path) -> None:
    """All files of the manifest have an outcome by name; the encrypted ones are not called damaged."""
    folder = shared / "badpdfs"
    limits = replace(DEFAULT_LIMITS, wall_seconds=MOST_SECONDS, cpu_seconds=2)
    with (folder / "MANIFEST.csv").open(encoding="utf-8") as manifest:
        rows = list(csv.DictReader(manifest))
    outcomes: dict[str, str] = {}
    with Workers() as workers:
        for row in rows:
            if row["file"].startswith("generated/"):
                continue  # read above
            outcomes[row["file"]] = outcome_of(folder / row["file"], limits, workers)
    assert all(outcomes.values())
    encrypted = [row["file"] for row in rows if row["why"] == "encrypted" and row["file"] in outcomes]
    assert len(encrypted) > 10
    assert [name for name in encrypted if outcomes[name] == "damaged"] == []
