"""Questions and answers in the layout of the Aanhangsel van de Handelingen, as PDF: page head in two columns,
number, title, answers without a blank line under their label, notes at the page's foot, running foot."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.typeset.face import Face
from tests.typeset.line import Line, Setting, set_part, set_runs, space
from tests.typeset.markup import Run, parse_parts, parse_runs
from tests.typeset.page import Frame, draw_lines, draw_notes, spread
from tests.typeset.spec import AanhangselSpec, Exchange, Note, answer_label, question_label

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_HEIGHT = float(A4[1])
LEFT, BODY_LEFT, RIGHT = 55.0, 221.0, 540.0
BODY_WIDTH = RIGHT - BODY_LEFT
FOOT = 112.0

_TEXT = Face("Sans", 8.4, 10.4)
_TINY = Face("Sans", 5.2, 6.0)
_NOTE = Face("Sans", 6.4, 7.6)
_HALF = space(10.4)


def typeset_aanhangsel(paper: AanhangselSpec) -> bytes:
    """The publication as a PDF; the same paper gives the same bytes."""
    notes = {note.mark: _note_lines(note) for note in paper.notes}
    pages = spread(_body(paper), notes, _frame)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(f"Aanhangsel van de Handelingen {paper.session}, nr. {paper.number}")
    for number, page in enumerate(pages, 1):
        if number == 1:
            _draw_head(canvas, paper)
        draw_lines(canvas, page.lines, page.frame.left, page.frame.top)
        draw_notes(canvas, page, 56.0)
        _draw_foot(canvas, paper, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _frame(number: int) -> Frame:
    return Frame(BODY_LEFT, PAGE_HEIGHT - (290.0 if number == 1 else 60.0), FOOT, BODY_WIDTH)


def _setting(face: Face = _TEXT, width: float = BODY_WIDTH) -> Setting:
    return Setting(face, width)


def _body(paper: AanhangselSpec) -> list[Line]:
    """Number, title, who answered when, then the questions and answers as printed, and the remark."""
    number = set_runs([Run(paper.number)], _setting(Face("Sans", 13.0, 18.0, "b")))
    lines: list[Line] = [*number, _HALF]
    for text in (paper.asked, paper.answered):
        if text:
            lines += [*set_runs(parse_runs(text), _setting()), space(4.0)]
    lines.append(_HALF)
    for exchange in paper.exchanges:
        lines += _exchange(exchange)
    if paper.remark:
        lines += [*_label("Toelichting:"), *_text(paper.remark)]
    return lines


def _exchange(exchange: Exchange) -> list[Line]:
    lines: list[Line] = []
    for number, question in zip(exchange.numbers, exchange.questions, strict=True):
        lines += [*_label(question_label(number, "kort")), *_text(question), _HALF]
    if exchange.answer:
        lines += [*_label(answer_label(exchange.numbers, "kort")), *_text(exchange.answer), _HALF]
    return lines


def _label(text: str) -> list[Line]:
    return [replace(line, keep=True) for line in set_runs([Run(text)], _setting())]


def _text(text: str) -> list[Line]:
    """Paragraphs follow each other without a blank line, as they do in print."""
    return [line for part in parse_parts(text) for line in set_part(part, _setting())]


def _note_lines(note: Note) -> Sequence[Line]:
    return set_runs([Run(note.mark, "mark"), Run(" "), Run(note.text)], _setting(_NOTE))


def _draw_head(canvas: Canvas, paper: AanhangselSpec) -> None:
    """The head of the first page: the chamber, its number, the session and the name of the series."""
    big = Face("Sans", 14.0, 18.0, "b")
    canvas.setLineWidth(0.8)
    draw_lines(
        canvas,
        set_runs([Run("Tweede Kamer der Staten-Generaal")], _setting(big, 400.0)),
        LEFT,
        PAGE_HEIGHT - 64,
    )
    draw_lines(
        canvas, set_runs([Run("2")], _setting(Face("Sans", 40.0, 44.0, "b"))), RIGHT - 30, PAGE_HEIGHT - 50
    )
    canvas.line(LEFT, PAGE_HEIGHT - 121, RIGHT, PAGE_HEIGHT - 121)
    strong = _setting(replace(_TEXT, emphasis="b"))
    draw_lines(canvas, set_runs([Run(f"Vergaderjaar {paper.session}")], _setting()), LEFT, PAGE_HEIGHT - 126)
    draw_lines(canvas, set_runs([Run("Aanhangsel van de Handelingen")], strong), BODY_LEFT, PAGE_HEIGHT - 126)
    canvas.line(LEFT, PAGE_HEIGHT - 174, RIGHT, PAGE_HEIGHT - 174)
    series = "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden"
    draw_lines(canvas, set_runs([Run(series)], strong), BODY_LEFT, PAGE_HEIGHT - 182)
    if paper.notice:
        notice = set_runs([Run(paper.notice, "i")], _setting(_NOTE))
        draw_lines(canvas, notice, BODY_LEFT, PAGE_HEIGHT - 226)


def _draw_foot(canvas: Canvas, paper: AanhangselSpec, number: int) -> None:
    """The running foot; the first page has the identifier, the ISSN and the place at its left."""
    if number == 1:
        tiny = [paper.identifier, "ISSN 0921 - 7398", paper.place]
        lines = [line for text in tiny for line in set_runs([Run(text)], _setting(_TINY))]
        draw_lines(canvas, lines, LEFT, 88.0)
    running = f"Tweede Kamer, vergaderjaar {paper.session}, Aanhangsel"
    draw_lines(canvas, set_runs([Run(running)], _setting()), BODY_LEFT, 80.0)
    draw_lines(canvas, set_runs([Run(str(number))], _setting()), RIGHT - 6, 80.0)
