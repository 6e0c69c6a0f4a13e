"""A document read by any reader gives the records that a person reads in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kb.explanation import warnings_of
from kb.json_form import document_json
from kb.limits import DEFAULT_LIMITS
from kb.parse import parse_file, understand
from kb.reader.pdf import read as pdf
from kb.reader.plain import markdown, text
from kb.source import Source
from kb.translation import default_words
from tests.typeset.look import Look
from tests.typeset.ministry import typeset
from tests.typeset.real import letter_2026z03786

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.document import Document

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "tests" / "golden"
EXAMPLES = {
    "voorbeeld-2024Z90014-cas-gepauzeerd": "pdf",
    "voorbeeld-ah-tk-20232024-9007-risicowijzer": "html",
    "voorbeeld-ah-tk-20242025-9012-verboden-ai": "pdf",
}
LOOKS = {
    "as the ministry sets it": Look(),
    "serif, questions in italics": Look(face="serif", questions="italic"),
    "margin column at the left": Look(column="left", questions="plain"),
    "date in the margin column": Look(letterhead="date in column"),
    "larger letters, no hyphens": Look(hyphenate=False, size=10, leading=13),
    "large letters": Look(size=11, leading=15),
    "bare page numbers": Look(page_number="{}"),
    "forced line ends": Look(break_after=("AI-", "policing-", "kwaliteits-")),
}


def _golden(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _understand(reading: Reading, content: bytes, name: str) -> Document:
    digest = hashlib.sha256(content).hexdigest()
    return understand(reading, Source(name, digest, reading.format, reading.pages, len(content)))


def _assert_records(document: Document, golden: dict[str, Any]) -> None:
    asked = [record for record in document.records if record.kind != "section"]
    assert [record.id for record in asked] == [record["id"] for record in golden["records"]]
    for record, expected in zip(asked, golden["records"], strict=True):
        assert record.question == expected["question"]
        assert record.answer == expected["answer"]
        assert list(record.numbers) == expected["numbers"]
        assert [(note.mark, note.text) for note in record.footnotes] == [
            (note["mark"], note["text"]) for note in expected["footnotes"]
        ]


def test_the_letter_in_markdown_word_for_word() -> None:
    """The user's letter gives the ten records of the golden file, and its letterhead's fields."""
    document = parse_file(CORPUS / "2026Z03786.md")
    golden = _golden("2026Z03786")
    _assert_records(document, golden)
    found = document_json(document)["letter"]
    assert isinstance(found, dict)
    for field, value in golden["letter"].items():
        got = found[field]
        if field == "sender":
            assert isinstance(got, dict)
            got = {key: got[key] for key in value}
        assert got == value, field
    assert document.coverage == 1.0
    assert not list(warnings_of(document, default_words()))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_the_letter_as_pdf_equals_the_markdown(look: Look) -> None:
    """However the letter is typeset, its PDF gives the same ten records."""
    content = typeset(letter_2026z03786(), look)
    document = _understand(pdf.read(content, DEFAULT_LIMITS), content, "brief.pdf")
    _assert_records(document, _golden("2026Z03786"))
    assert document.letter.id == "2026Z03786"
    assert document.letter.own_reference == "7289226"
    assert document.letter.sender.name == "D.M. van Weel"
    assert str(document.letter.date) == "2026-03-30"
    assert all(record.pages is not None for record in document.records)


@pytest.mark.parametrize(("name", "ending"), EXAMPLES.items(), ids=EXAMPLES.keys())
def test_examples_of_each_layout(name: str, ending: str) -> None:
    """The examples with a golden file give its records."""
    _assert_records(parse_file(CORPUS / f"{name}.{ending}"), _golden(name))


def test_references_within_the_letter_are_resolved() -> None:
    """'mijn antwoord op vraag 10' leads to that record."""
    records = {record.id: record for record in parse_file(CORPUS / "2026Z03786.md").records}
    assert records["2026Z03786/4"].refers_to == ("2026Z03786/10",)
    assert records["2026Z03786/7"].refers_to == ("2026Z03786/3", "2026Z03786/4")


def test_citations_of_the_letter() -> None:
    """Laws, the AI act and the register are found with their normal forms."""
    records = {record.id: record for record in parse_file(CORPUS / "2026Z03786.md").records}
    targets = {citation.target for citation in records["2026Z03786/2"].citations}
    assert {"Sv:161", "Sv:163", "Wpg:8"} <= targets
    targets = {citation.target for citation in records["2026Z03786/10"].citations}
    assert {"EU:2024/1689", "algoritmeregister"} <= targets


def test_every_text_stands_in_its_spans() -> None:
    """Question and answer are what their spans of the source lines hold, in every example."""
    for path in sorted(CORPUS.iterdir()):
        reader = {".md": markdown, ".txt": text, ".pdf": pdf}.get(path.suffix)
        if reader is None:
            continue
        content = path.read_bytes()
        reading = reader.read(content, DEFAULT_LIMITS)
        lines = {line.number: line.text for line in reading.lines}
        for record in _understand(reading, content, path.name).records:
            for words, spans in (
                (record.question, record.question_spans),
                (record.answer, record.answer_spans),
            ):
                raw = "".join(lines[span.line][span.start : span.end] for span in spans)
                assert _squeezed(words) == _squeezed(raw), f"{path.name} {record.id}"


def _squeezed(words: str) -> str:
    return "".join(character for character in words if character not in " \n-|*_\\`")


def test_published_answers_are_read_whole(shared: Path) -> None:
    """The Aanhangsel PDFs give every question, in order, with everything placed."""
    for path in sorted((shared / "letters" / "pdf").glob("*.pdf")):
        document = parse_file(path)
        numbers = [number for record in document.records for number in record.numbers]
        assert numbers == list(range(1, len(numbers) + 1)), path.name
        assert document.coverage > 0.98, path.name
        assert document.letter.date is not None, path.name
        assert document.letter.sender.ministry, path.name


def test_a_day_in_an_answer_is_one_before_the_letter_not_before_the_question() -> None:
    """Asked on 15 November, answered on 5 December: 'mijn brief van 26 november jl.' is of between."""
    letter = (
        "> Retouradres Postbus 20301 2500 EH Den Haag\n\nDatum 5 december 2024\n"
        "Betreft Antwoorden op Kamervragen over iets\n\n"
        "Hierbij de antwoorden op de vragen van het lid Dijk (SP) over iets "
        "(2024Z18000, ingezonden 15 november 2024).\n\n"
        "Vraag 1\nKent u het bericht?\n\nAntwoord 1\nJa, zie mijn brief van 26 november jl. daarover.\n"
    )
    content = letter.encode()
    (record,) = _understand(text.read(content, DEFAULT_LIMITS), content, "letter.txt").records
    assert [one.target for one in record.citations] == ["brief:2024-11-26"]
