"""A letter as DOCX, through python-docx: Word's own lists, tables, footnotes, header and page number."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.typeset.archive import repacked
from tests.typeset.outline import outline

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

    from tests.typeset.markup import Part, Run
    from tests.typeset.outline import Piece
    from tests.typeset.spec import LabelStyle, LetterSpec

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DATE = datetime(2025, 1, 1, tzinfo=UTC)


def typeset_docx(letter: LetterSpec, labels: LabelStyle = "op vraag") -> bytes:
    """The letter as a Word file; the same letter gives the same bytes."""
    document = Document()
    numbers = {note.mark: index for index, note in enumerate(letter.notes, 1)}
    _write_furniture(document, letter)
    rows: list[Part] = []
    for piece in outline(letter, labels):
        if piece.part.kind == "row":
            rows.append(piece.part)
            continue
        _write_table(document, rows, numbers)
        rows = []
        _write_piece(document, piece, numbers)
    _write_table(document, rows, numbers)
    _add_notes(document, letter)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = letter.subject, letter.ministry, ""
    properties.created = properties.modified = _DATE
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _write_piece(document: WordDocument, piece: Piece, numbers: dict[str, int]) -> None:
    styles = {"bullet": "List Bullet", "numbered": "List Number", "heading": "Heading 1"}
    typed = piece.part.kind == "numbered" and not piece.part.label.endswith(".")
    paragraph = document.add_paragraph(style=None if typed else styles.get(piece.part.kind))
    if piece.role == "title":
        paragraph.paragraph_format.page_break_before = True
    if typed:
        paragraph.add_run(f"{piece.part.label} ")
    bold = piece.role in {"strong", "question", "title"}
    _write_runs(paragraph, piece.part.runs, numbers, bold=bold)


def _write_runs(
    paragraph: Paragraph, runs: tuple[Run, ...], numbers: dict[str, int], *, bold: bool = False
) -> None:
    for run in runs:
        if run.style == "mark":
            _write_mark(paragraph.add_run(), numbers[run.text])
            continue
        written = paragraph.add_run(run.text)
        written.bold = True if bold or run.style == "b" else None
        written.italic = True if run.style == "i" else None


def _write_mark(run: WordRun, number: int) -> None:
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _write_table(document: WordDocument, rows: list[Part], numbers: dict[str, int]) -> None:
    if not rows:
        return
    table = document.add_table(len(rows), len(rows[0].cells), style="Table Grid")
    for row, part in zip(table.rows, rows, strict=True):
        for cell, runs in zip(row.cells, part.cells, strict=True):
            _write_runs(cell.paragraphs[0], runs, numbers)


def _write_furniture(document: WordDocument, letter: LetterSpec) -> None:
    """The running head of the pages after the first, and the page number at the foot."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.add_run(" ".join(letter.department)).bold = True
    section.header.add_paragraph(f"Datum {letter.date}")
    section.header.add_paragraph(f"Onze referentie {letter.own_reference}")
    foot = section.footer.paragraphs[0]
    foot.add_run("Pagina ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def _add_notes(document: WordDocument, letter: LetterSpec) -> None:
    """The footnotes' own part, with the two separators that Word expects before them."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, note in enumerate(letter.notes, 1)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes xmlns:w="{_NAMESPACE}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        f"</w:footnote>{notes}</w:footnotes>"
    )
    package = document.part.package
    assert package is not None
    part = PackagePart(PackURI("/word/footnotes.xml"), _TYPE, content.encode(), package)
    document.part.relate_to(part, _RELATION)
