"""A PDF with a text layer, read by pypdf, as lines and blocks."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from kb.block import Block, Box, Line, Reading, Span
from kb.doubt import Doubt
from kb.errors import DamagedError, NoTextError, PasswordError, TooLargeError
from kb.message import message
from kb.reader.pdf.blocks import Numbered, body_blocks, note_blocks
from kb.reader.pdf.columns import in_reading_order
from kb.reader.pdf.endnotes import with_endnotes
from kb.reader.pdf.garbage import is_garbage
from kb.reader.pdf.layout import Placed, measure, note_mark, place
from kb.reader.pdf.lines import Row, page_rows
from kb.reader.pdf.table import with_cells
from kb.reader.pdf.text import page_pieces
from kb.reader.shaping.hyphen import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.limits import Limits

_NAME = "PDF"
_MIN_LETTERS = 20  # fewer in the whole document: a scan


def read(content: bytes, limits: Limits) -> Reading:
    """The text of a PDF in reading order.

    Errors: PasswordError, NoTextError (a scan), TooLargeError (pages, text a page), DamagedError.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(content)
    try:
        pages = len(reader.pages)
        if pages > limits.pages:
            raise TooLargeError(
                _NAME,
                message("{pages} pages, {most} is the most that is read", pages=pages, most=limits.pages),
            )
        rows, heights, failed = _rows(reader, limits)
    except LimitReachedError as error:
        raise TooLargeError(
            _NAME, message("passes a limit of the PDF reader: {reason}", reason=error)
        ) from error
    except (PyPdfError, RecursionError) as error:
        raise DamagedError(_NAME, message("not a readable PDF: {reason}", reason=error)) from error
    letters = sum(character.isalnum() for row in rows for cell in row.cells for character in cell.text)
    if letters < _MIN_LETTERS:
        if failed:
            raise DamagedError(_NAME, message("no text could be read: {reason}", reason=failed[0]))
        raise NoTextError(
            _NAME, message("a scan: its pages hold no text; --ocr reads it, with ocrmypdf installed")
        )
    if is_garbage(cell.text for row in rows for cell in row.cells):
        raise NoTextError(
            _NAME,
            message(
                "its text layer is damaged, with other letters than the page shows; --ocr reads the page"
            ),
        )
    doubts = [Doubt("page-unread", detail=detail) for detail in failed]
    return _reading(rows, heights, _metadata(reader), doubts)


def _open(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise PasswordError(_NAME, message("needs a password"))
    except FileNotDecryptedError as error:
        raise PasswordError(_NAME, message("needs a password")) from error
    except DependencyError as error:
        raise PasswordError(
            _NAME, message("its encryption is not supported: {reason}", reason=error)
        ) from error
    except LimitReachedError as error:
        raise TooLargeError(
            _NAME, message("passes a limit of the PDF reader: {reason}", reason=error)
        ) from error
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise DamagedError(_NAME, message("not a readable PDF: {reason}", reason=error)) from error
    return reader


def _rows(reader: PdfReader, limits: Limits) -> tuple[list[Row], list[float], list[str]]:
    rows: list[Row] = []
    heights: list[float] = []
    failed: list[str] = []
    for number, page in enumerate(reader.pages, start=1):
        height = 842.0
        try:
            height = float(page.mediabox.top)
            found = page_rows(page_pieces(page), number)
        except (
            PyPdfError,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
            RecursionError,
        ) as error:
            if isinstance(error, LimitReachedError):
                raise
            failed.append(f"{number}: {error}")
            found = []
        size = sum(len(cell.text.encode()) for row in found for cell in row.cells)
        if size > limits.page_bytes:
            raise TooLargeError(
                _NAME,
                message(
                    "page {page} holds {bytes} bytes of text, {most} is the most",
                    page=number,
                    bytes=size,
                    most=limits.page_bytes,
                ),
            )
        rows += found
        heights.append(height)
    return rows, heights, failed


def _metadata(reader: PdfReader) -> tuple[tuple[str, str], ...]:
    try:
        information = reader.metadata
        if information is None:
            return ()
        return tuple((str(key).lstrip("/"), str(value)) for key, value in information.items() if value)
    except (PyPdfError, ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _reading(
    rows: Sequence[Row],
    heights: Sequence[float],
    metadata: tuple[tuple[str, str], ...],
    doubts: Sequence[Doubt],
) -> Reading:
    rows = with_cells(in_reading_order(rows))
    geometry = measure(rows)
    placed = _with_true_marks(with_endnotes(place(rows, geometry, heights)))
    numbered = [Numbered(item, number) for number, item in enumerate(placed, start=1)]
    known = vocabulary(item.line.text for item in placed if item.zone != "furniture")
    body = [row for row in numbered if row.placed.zone in ("body", "table")]
    notes = [row for row in numbered if row.placed.zone == "note"]
    blocks = [
        *(_furniture(row) for row in numbered if row.placed.zone == "furniture"),
        *body_blocks(body, geometry, known),
        *note_blocks(notes, known),
    ]
    blocks.sort(key=lambda block: block.spans[0].line if block.spans else 0)
    return Reading(
        format="pdf",
        pages=len(heights),
        lines=tuple(_line(row.placed, row.number) for row in numbered),
        blocks=tuple(blocks),
        metadata=metadata,
        doubts=tuple(doubts),
    )


def _with_true_marks(placed: Sequence[Placed]) -> list[Placed]:
    """Raised figures that no note answers to are text again: the 2 of m², the e of 2e."""
    notes = {note_mark(item.line) for item in placed if item.zone == "note"} - {None}
    return [
        replace(item, line=replace(item.line, marks=_known_marks(item, notes))) if item.line.marks else item
        for item in placed
    ]


def _known_marks(item: Placed, notes: set[str | None]) -> tuple[tuple[int, int], ...]:
    text = item.line.text
    return tuple(
        (start, end)
        for start, end in item.line.marks
        if all(mark.rstrip(")") in notes for mark in text[start:end].replace(",", " ").split())
    )


def _furniture(row: Numbered) -> Block:
    line = row.placed.line
    return Block(
        kind="furniture",
        text=line.text,
        spans=(Span(row.number, 0, len(line.text)),),
        page=row.placed.page,
        last_page=row.placed.page,
        bold=line.bold,
    )


def _line(placed: Placed, number: int) -> Line:
    line = placed.line
    box = Box(
        left=round(line.left - line.moved, 1), bottom=round(line.y - 0.22 * line.size, 1),
        right=round(line.right - line.moved, 1), top=round(line.y + 0.78 * line.size, 1),
    )  # fmt: skip
    return Line(number=number, text=line.text, page=placed.page, box=box)
