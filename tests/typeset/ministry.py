"""A letter in the ministries' layout as PDF: letterhead, margin column on each page, footnotes, numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.typeset.face import Emphasis, Face, Family
from tests.typeset.line import Line, Setting, set_part, set_runs, space
from tests.typeset.look import Look
from tests.typeset.markup import Run, parse_parts, parse_runs
from tests.typeset.page import Frame, Page, draw_lines, draw_notes, spread
from tests.typeset.spec import Exchange, LetterSpec, Note, answer_label, question_label

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE_WIDTH, PAGE_HEIGHT = float(A4[0]), float(A4[1])
BODY_WIDTH = 376.0
COLUMN_WIDTH = 104.0
FIRST_TOP = PAGE_HEIGHT - 372.0
NEXT_TOP = PAGE_HEIGHT - 150.0
FOOT = 68.0

_EMPHASIS: dict[str, Emphasis] = {"bold": "b", "italic": "i", "plain": ""}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The measures and fonts that a look gives."""

    body: Face
    strong: Face
    small: Face
    body_left: float
    column_left: float
    setting: Setting


def typeset(letter: LetterSpec, look: Look | None = None) -> bytes:
    """The letter as a PDF; the same letter and look give the same bytes."""
    look = look or Look()
    sheet = _sheet(look)
    notes = {note.mark: _note_lines(note, sheet) for note in letter.notes}
    pages = spread(_body(letter, look, sheet), notes, lambda number: _frame(number, sheet))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=int(look.compress))
    canvas.setTitle(letter.subject)
    canvas.setAuthor(letter.ministry)
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, letter, look, sheet, page, number, len(pages))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _sheet(look: Look) -> _Sheet:
    family: Family = "Sans" if look.face == "sans" else "Serif"
    body = Face(family, look.size, look.leading)
    small = Face(family, look.size * 0.74, look.size)
    left = look.column == "left"
    return _Sheet(
        body=body,
        strong=replace(body, emphasis="b"),
        small=small,
        body_left=158.0 if left else 79.0,
        column_left=42.0 if left else 466.0,
        setting=Setting(body, BODY_WIDTH, hyphenate=look.hyphenate, break_after=look.break_after),
    )


def _frame(number: int, sheet: _Sheet) -> Frame:
    return Frame(sheet.body_left, FIRST_TOP if number == 1 else NEXT_TOP, FOOT, BODY_WIDTH)


def _body(letter: LetterSpec, look: Look, sheet: _Sheet) -> list[Line]:
    """Everything that flows from page to page: opening, body, signatures, annex with its questions."""
    half = sheet.body.leading
    lines = _text(letter.opening, sheet.setting)
    if letter.body:
        lines += [space(half), *_text(letter.body, sheet.setting)]
    for signature in letter.signatures:
        lines += _kept([space(half), *set_runs([Run(signature.title)], sheet.setting), space(3 * half)])
        lines += set_runs([Run(signature.name)], sheet.setting)
    if letter.annex:
        strong = replace(sheet.setting, face=sheet.strong)
        title = set_runs(parse_runs(letter.annex), strong)
        lines += [replace(title[0], new_page=True), *title[1:], space(half)]
    for exchange in letter.exchanges:
        lines += _exchange(exchange, look, sheet)
    return lines


def _exchange(exchange: Exchange, look: Look, sheet: _Sheet) -> list[Line]:
    """The questions, each under its label, and the answer under its own."""
    asked = replace(sheet.setting, face=replace(sheet.body, emphasis=_EMPHASIS[look.questions]))
    label = replace(sheet.setting, face=sheet.strong)
    half = space(sheet.body.leading)
    lines: list[Line] = []
    for number, question in zip(exchange.numbers, exchange.questions, strict=True):
        lines += _kept(set_runs([Run(question_label(number, look.labels))], label))
        lines += [*_text(question, asked), half]
    if exchange.answer:
        lines += _kept(set_runs([Run(answer_label(exchange.numbers, look.labels))], label))
        lines += [*_text(exchange.answer, sheet.setting), half]
    return lines


def _kept(lines: list[Line]) -> list[Line]:
    return [replace(line, keep=True) for line in lines]


def _text(text: str, setting: Setting) -> list[Line]:
    """The lines of a text in markup: paragraphs parted by an empty line, items of a list close together."""
    lines: list[Line] = []
    previous = ""
    for part in parse_parts(text) if text else ():
        bold = replace(setting, face=replace(setting.face, emphasis="b"))
        if lines and not (part.kind == previous and part.kind in {"bullet", "numbered", "row"}):
            lines.append(space(setting.face.leading * (0.0 if previous == "heading" else 1.0)))
        lines += set_part(part, bold if part.kind == "heading" else setting)
        previous = part.kind
    return lines


def _note_lines(note: Note, sheet: _Sheet) -> list[Line]:
    setting = replace(sheet.setting, face=sheet.small)
    return set_runs([Run(note.mark, "mark"), Run(" "), Run(note.text)], setting)


def _draw_page(
    canvas: Canvas, letter: LetterSpec, look: Look, sheet: _Sheet, page: Page, number: int, total: int
) -> None:
    """Write the page's parts in the order that the look asks for, which is the order in the stream."""
    order = look.column_orders[(number - 1) % len(look.column_orders)]
    middle = _inside_paragraph(page.lines)
    frame = page.frame

    def column() -> None:
        draw_lines(canvas, _column(letter, look, sheet, number), sheet.column_left, _column_top(number))

    def rest(top: float) -> None:
        draw_lines(canvas, page.lines[middle:], frame.left, top)

    if number == 1:
        _draw_letterhead(canvas, letter, look, sheet)
    _in_order(order, column, lambda: draw_lines(canvas, page.lines[:middle], frame.left, frame.top), rest)
    draw_notes(canvas, page, 144.0)
    text = look.page_number.format(number, total)
    draw_lines(
        canvas, set_runs([Run(text)], replace(sheet.setting, face=sheet.small)), sheet.column_left, 36.0
    )
    if order == "last":
        column()


def _inside_paragraph(lines: list[Line]) -> int:
    """The line nearest the middle before which a sentence is not over."""
    inside = [at for at in range(1, len(lines)) if lines[at - 1].text.strip()[-1:] not in set("?.:,") | {""}]
    return min(inside, key=lambda at: abs(at - len(lines) // 2), default=len(lines) // 2)


def _in_order(
    order: str, column: Callable[[], None], first: Callable[[], float], rest: Callable[[float], None]
) -> None:
    if order == "first":
        column()
    top = first()
    if order == "between":
        column()
    rest(top)


def _column_top(number: int) -> float:
    return PAGE_HEIGHT - 150.0 if number == 1 else NEXT_TOP


def _column(letter: LetterSpec, look: Look, sheet: _Sheet, number: int) -> list[Line]:
    """The margin column: sender and address on the first page, sender, date and reference on the others."""
    plain = Setting(sheet.small, COLUMN_WIDTH, hyphenate=False)
    bold = replace(plain, face=replace(sheet.small, emphasis="b"))
    lines = [line for text in letter.department for line in set_runs([Run(text)], bold)]
    lines += [line for text in letter.unit for line in set_runs([Run(text)], plain)]
    pairs = [("Onze referentie", letter.own_reference)]
    if number == 1:
        lines += [
            space(sheet.small.leading),
            *(row for text in letter.address for row in set_runs([Run(text)], plain)),
        ]
        pairs.append(("Uw referentie", letter.your_reference))
    if number > 1 or look.letterhead == "date in column":
        pairs.insert(0, ("Datum", letter.date))
    for head, value in pairs:
        if value:
            lines += [
                space(sheet.small.leading),
                *set_runs([Run(head)], bold),
                *set_runs([Run(value)], plain),
            ]
    return lines


def _draw_letterhead(canvas: Canvas, letter: LetterSpec, look: Look, sheet: _Sheet) -> None:
    """The first page's head: word mark, return address, addressee, date and subject."""
    small = replace(sheet.setting, face=sheet.small)
    if letter.notice:
        draw_lines(canvas, set_runs([Run(letter.notice, "i")], small), sheet.body_left, PAGE_HEIGHT - 30)
    mark = set_runs(
        [Run(f"Ministerie van {letter.ministry}")], replace(sheet.setting, width=150.0, hyphenate=False)
    )
    draw_lines(canvas, mark, 320.0, PAGE_HEIGHT - 62)
    sender = set_runs([Run(f"> Retouradres {letter.return_address}")], small)
    draw_lines(canvas, sender, sheet.body_left, PAGE_HEIGHT - 128)
    addressee = [line for text in letter.addressee for line in set_runs([Run(text)], sheet.setting)]
    draw_lines(canvas, addressee, sheet.body_left, PAGE_HEIGHT - 150)
    top = PAGE_HEIGHT - 290
    subject = replace(sheet.setting, width=BODY_WIDTH - 60, hyphenate=False)
    if look.letterhead == "date in body":
        draw_lines(canvas, set_runs([Run("Datum")], sheet.setting), sheet.body_left, top)
        top = draw_lines(canvas, set_runs([Run(letter.date)], subject), sheet.body_left + 60, top)
    draw_lines(canvas, set_runs([Run("Betreft")], sheet.setting), sheet.body_left, top)
    draw_lines(canvas, set_runs([Run(letter.subject)], subject), sheet.body_left + 60, top)
