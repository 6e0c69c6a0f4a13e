"""A letter as ODT, through odfdo: its lists, tables and footnotes as LibreOffice keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from odfdo import Cell, Document, Header, List, ListItem, Note, Paragraph, Row, Span, Style, Tab, Table

from tests.typeset.archive import repacked
from tests.typeset.outline import outline

if TYPE_CHECKING:
    from odfdo import Body

    from tests.typeset.markup import Part, Run
    from tests.typeset.outline import Piece
    from tests.typeset.spec import LabelStyle, LetterSpec

_DATE = datetime(2025, 1, 1, tzinfo=UTC)


def typeset_odt(letter: LetterSpec, labels: LabelStyle = "op vraag") -> bytes:
    """The letter as an OpenDocument text; the same letter gives the same bytes."""
    document = Document("text")
    document.insert_style(Style("text", name="vet", bold=True), automatic=True)
    document.insert_style(Style("text", name="cursief", italic=True), automatic=True)
    body = document.body
    body.clear()
    notes = {note.mark: note.text for note in letter.notes}
    group: list[Piece] = []
    for piece in outline(letter, labels):
        if group and (
            piece.part.kind != group[0].part.kind or piece.part.kind not in {"row", "bullet", "numbered"}
        ):
            _write(body, group, notes)
            group = []
        group.append(piece)
    _write(body, group, notes)
    meta = document.meta
    meta.title, meta.creator, meta.initial_creator = letter.subject, letter.ministry, letter.ministry
    meta.creation_date = meta.date = _DATE
    meta.generator = "Kamerwijzer"
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _write(body: Body, group: list[Piece], notes: dict[str, str]) -> None:
    """Pieces of one kind: a table of rows, a list of items, or one paragraph."""
    first = group[0].part
    if first.kind == "row":
        body.append(_table([piece.part for piece in group], notes))
    elif first.kind == "bullet" or (first.kind == "numbered" and first.label.endswith(".")):
        listing = List(style="List_20_1" if first.kind == "bullet" else "Numbering_20_1")
        for piece in group:
            item = ListItem()
            item.append(_paragraph(piece, notes))
            listing.append(item)
        body.append(listing)
    else:
        for piece in group:
            body.append(_paragraph(piece, notes))


def _table(rows: list[Part], notes: dict[str, str]) -> Table:
    table = Table(f"Tabel {rows[0].cells[0][0].text}")
    for part in rows:
        row = Row()
        for runs in part.cells:
            cell = Cell()
            paragraph = Paragraph()
            _fill(paragraph, runs, notes)
            cell.append(paragraph)
            row.append(cell)
        table.append_row(row)
    return table


def _paragraph(piece: Piece, notes: dict[str, str]) -> Paragraph | Header:
    if piece.role == "heading":
        header = Header(1)
        _fill(header, piece.part.runs, notes)
        return header
    paragraph = Paragraph(style="Standard")
    if piece.part.kind == "numbered" and not piece.part.label.endswith("."):
        paragraph.append(f"{piece.part.label} ")
    _fill(paragraph, piece.part.runs, notes, bold=piece.role in {"strong", "question", "title"})
    return paragraph


def _fill(
    paragraph: Paragraph | Header, runs: tuple[Run, ...], notes: dict[str, str], *, bold: bool = False
) -> None:
    for run in runs:
        if run.style == "mark":
            note = Note(note_id=f"voetnoot{run.text}", citation=run.text, body=notes[run.text])
            paragraph.append(note)
        elif bold or run.style in {"b", "i"}:
            paragraph.append(Span(run.text, style="cursief" if run.style == "i" else "vet"))
        else:
            _append_text(paragraph, run.text)


def _append_text(paragraph: Paragraph | Header, text: str) -> None:
    """Plain text; a tab is an element of its own."""
    for index, piece in enumerate(text.split("\t")):
        if index:
            paragraph.append(Tab())
        paragraph.append(piece)
