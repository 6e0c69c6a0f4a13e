"""How a letter looks: the options by which one spec gives many PDFs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.typeset.spec import LabelStyle

ColumnOrder = Literal["first", "last", "between"]
"""Where the margin column stands in the page's stream: before the body, after it, or in the middle of it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The options of the ministry's layout.

    `column_orders` is used page by page, over and over. Sizes are in points.
    """

    face: Literal["sans", "serif"] = "sans"
    size: float = 9.0
    leading: float = 12.0
    questions: Literal["bold", "italic", "plain"] = "bold"
    labels: LabelStyle = "op vraag"
    column: Literal["right", "left"] = "right"
    column_orders: tuple[ColumnOrder, ...] = ("last", "first", "between")
    letterhead: Literal["date in body", "date in column"] = "date in body"
    page_number: Literal["Pagina {} van {}", "Pagina {}/{}", "{}"] = "Pagina {} van {}"
    hyphenate: bool = True
    break_after: tuple[str, ...] = ()
    """Line ends to force, once each: 'AI-', 'Noord-', 'kwaliteits-'."""
    compress: bool = True
