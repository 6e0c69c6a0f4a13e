"""Pages drawn line by line at given places, for what one producer of PDF or another does."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kb.limits import DEFAULT_LIMITS
from kb.reader.pdf.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.block import Block, Reading

Shown = tuple[float, float, float, str]
"""A text with where it stands: left and height in points, size, words."""

PROSE = (
    "De politie legt over dit onderwerp verantwoording af aan de burgemeester, die",
    "daarover met de gemeenteraad spreekt en de afspraken jaarlijks tegen het licht",
    "houdt, zodat duidelijk blijft wie waarover gaat en wat er met de gegevens gebeurt.",
)


def blocks_of(*pages: Iterable[Shown], font: str = "Helvetica") -> tuple[Block, ...]:
    """The blocks that the reader finds on pages with these texts."""
    return reading_of(*pages, font=font).blocks


def reading_of(*pages: Iterable[Shown], font: str = "Helvetica") -> Reading:
    """What the reader finds on pages with these texts."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in pages:
        for left, height, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), DEFAULT_LIMITS)


def below(left: float, top: float, size: float, lines: Sequence[str], leading: float = 12) -> list[Shown]:
    """Lines below one another."""
    return [(left, top - leading * at, size, line) for at, line in enumerate(lines)]


def texts(blocks: Iterable[Block], kind: str = "") -> list[str]:
    """The texts of blocks that are no furniture, or of one kind."""
    return [block.text for block in blocks if (block.kind == kind if kind else block.kind != "furniture")]
