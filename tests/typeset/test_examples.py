"""The example documents of the corpus are what their specs say, marked as examples, and small."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from tests.typeset.examples import ai_act, cas, profiling
from tests.typeset.examples.__main__ import CORPUS, examples
from tests.typeset.markup import plain

if TYPE_CHECKING:
    from tests.typeset.spec import Exchange

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return examples()


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def _pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_second_run_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    """No clock and no chance in the files."""
    assert examples() == made


def test_the_corpus_holds_what_the_specs_give(made: dict[str, bytes]) -> None:
    """Whoever changes a spec writes the files anew: python -m tests.typeset.examples."""
    for name, content in made.items():
        kept = (CORPUS / name).read_bytes()
        if name.endswith(".pdf"):
            assert _pdf_text(kept) == _pdf_text(content), name
        else:
            assert _parts(kept) == _parts(content), name


def test_examples_of_every_format_are_marked_and_small() -> None:
    """Each example says so in its name and its text, and all together are under a megabyte."""
    files = sorted(CORPUS.glob("voorbeeld-*"))
    suffixes = {path.suffix for path in files}
    assert suffixes == {".md", ".txt", ".pdf", ".docx", ".odt", ".html", ".xml"}
    assert sum(path.stat().st_size for path in files) < 1_000_000
    for path in files:
        content = path.read_bytes()
        if path.suffix == ".pdf":
            text = _pdf_text(content)
        elif path.suffix in {".docx", ".odt"}:
            text = b" ".join(_parts(content).values()).decode(errors="ignore")
        else:
            text = content.decode()
        assert _squeezed("Voorbeelddocument, geschreven voor Kamerwijzer; geen echt Kamerstuk") in _squeezed(
            text
        ), path


def test_word_file_has_lists_table_and_footnote(made: dict[str, bytes]) -> None:
    """The DOCX uses Word's own lists, tables and footnotes, and holds every text of its spec."""
    content = made["voorbeeld-2025Z90031-cas-gestopt.docx"]
    document = WordDocument(BytesIO(content))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles.count("List Number") == 3
    assert document.tables[0].rows[1].cells[0].text == "2017 tot en met 2022"
    parts = _parts(content)
    assert cas.STOPPED.notes[0].text in parts["word/footnotes.xml"].decode()
    assert b'<w:footnoteReference w:id="1"/>' in parts["word/document.xml"]
    texts = {paragraph.text for paragraph in document.paragraphs}
    for exchange in cas.STOPPED.exchanges:
        assert set(exchange.questions) <= texts


def test_opendocument_has_lists_table_and_footnote(made: dict[str, bytes]) -> None:
    """The ODTs use lists, tables and footnotes of OpenDocument, and hold every question of their spec."""
    letter = OpenDocument(BytesIO(made["voorbeeld-kamerbrief-ai-verordening.odt"])).body
    assert len(letter.get_tables()) == 1
    assert len(letter.get_elements("text:list")) == 1
    assert ai_act.PROGRESS.notes[0].text in letter.get_elements("descendant::text:note")[0].text_recursive
    text = OpenDocument(BytesIO(made["voorbeeld-2025Z90050-gezichtsherkenning.odt"])).body.text_recursive
    for exchange in profiling.FACES.exchanges:
        assert all(question in text for question in exchange.questions)


def test_aanhangsel_has_the_page_head_the_running_foot_and_every_word(made: dict[str, bytes]) -> None:
    """The layout of parliament's print: head on the first page, running foot and number on each."""
    pages = [
        page.extract_text()
        for page in PdfReader(BytesIO(made["voorbeeld-ah-tk-20242025-9012-verboden-ai.pdf"])).pages
    ]
    assert pages[0].startswith("Tweede Kamer der Staten-Generaal")
    assert "ah-tk-20242025-9012" in pages[0]
    assert all("Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel" in page for page in pages)
    printed = _squeezed("".join(pages))
    for exchange in ai_act.BANS.exchanges:
        for word in plain(exchange.answer).split():
            assert _squeezed(word) in printed


@pytest.mark.parametrize(
    ("name", "exchanges"),
    [
        ("voorbeeld-2024Z90014-cas-gepauzeerd", cas.PAUSED.exchanges),
        ("voorbeeld-ah-tk-20242025-9012-verboden-ai", ai_act.BANS.exchanges),
    ],
)
def test_golden_files_hold_the_texts_of_their_specs(name: str, exchanges: tuple[Exchange, ...]) -> None:
    """A golden file of an example says what its spec says, without marks and markup."""
    records = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["records"]
    assert [record["answer"] for record in records] == [plain(exchange.answer) for exchange in exchanges]
    assert [record["question"] for record in records] == [
        "\n\n".join(plain(question) for question in exchange.questions) for exchange in exchanges
    ]
