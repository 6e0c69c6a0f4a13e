"""Lines spread over pages: what must stay together does, and each footnote lies at the foot of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.typeset.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportlab.pdfgen.canvas import Canvas


NOTE_RULE = 14.0
"""Room, in points, for the short rule over the footnotes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the body stands on a page: points from the page's lower left corner."""

    left: float
    top: float
    bottom: float
    width: float


@dataclass(slots=True)
class Page:
    """The lines of one page, top down, and the footnotes under them, bottom up from the frame's foot."""

    frame: Frame
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    @property
    def room(self) -> float:
        """The height that is left."""
        used = sum(line.height for line in self.lines) + sum(line.height for line in self.notes)
        return self.frame.top - self.frame.bottom - used - (NOTE_RULE if self.notes else 0.0)


def spread(
    lines: Sequence[Line], notes: Mapping[str, Sequence[Line]], frame_of: Callable[[int], Frame]
) -> list[Page]:
    """The pages that these lines fill; `frame_of` gives the frame of page 1, 2, …"""
    pages = [Page(frame_of(1))]
    for group in _groups(lines):
        called = [line for text in group for mark in text.marks for line in notes.get(mark, ())]
        height = sum(line.height for line in (*group, *called))
        if called and not pages[-1].notes:
            height += NOTE_RULE
        if group[0].new_page or height > pages[-1].room:
            pages.append(Page(frame_of(len(pages) + 1)))
        at_top = not pages[-1].lines
        pages[-1].lines += [line for line in group if line.fragments or not at_top]
        pages[-1].notes += called
    return pages


def draw_line(canvas: Canvas, line: Line, left: float, baseline: float) -> None:
    """Write one line; footnote marks stand higher."""
    for fragment in line.fragments:
        canvas.setFont(fragment.face.font(fragment.style), fragment.face.size_of(fragment.style))
        rise = fragment.face.size * 0.34 if fragment.style == "mark" else 0.0
        canvas.drawString(left + fragment.x, baseline + rise, fragment.text)


def draw_lines(canvas: Canvas, lines: Sequence[Line], left: float, top: float) -> float:
    """Write lines from `top` down; gives the height at which the next would start."""
    for line in lines:
        top -= line.height
        draw_line(canvas, line, left, top + line.height * 0.25)
    return top


def draw_notes(canvas: Canvas, page: Page, rule: float) -> None:
    """Write the page's footnotes at the foot of its frame, under a rule of this length."""
    if not page.notes:
        return
    top = page.frame.bottom + sum(line.height for line in page.notes)
    canvas.setLineWidth(0.5)
    canvas.line(page.frame.left, top + 5, page.frame.left + rule, top + 5)
    draw_lines(canvas, page.notes, page.frame.left, top)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stay together: each with those before it that are kept with it."""
    groups: list[list[Line]] = []
    open_group = False
    for line in lines:
        if open_group:
            groups[-1].append(line)
        else:
            groups.append([line])
        open_group = line.keep or (open_group and not line.fragments)
    return groups
