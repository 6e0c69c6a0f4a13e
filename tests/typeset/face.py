"""The embedded fonts, from packages: Bitstream Vera (in reportlab, much like Verdana) and Caladea."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import font_caladea
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Emphasis = Literal["", "b", "i"]
Family = Literal["Sans", "Serif"]

_FILES = {
    "Sans": "Vera.ttf",
    "Sans-b": "VeraBd.ttf",
    "Sans-i": "VeraIt.ttf",
    "Serif": font_caladea.font_files["Caladea"],
    "Serif-b": font_caladea.font_files["CaladeaBold"],
    "Serif-i": font_caladea.font_files["CaladeaItalic"],
}


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one size; `bold` and `italic` are what all of its text is set in."""

    family: Family
    size: float
    leading: float
    emphasis: Emphasis = ""

    def font(self, style: str) -> str:
        """The registered name of the font for a run's style."""
        suffix = self.emphasis if style in {"", "mark"} else style
        name = f"{self.family}-{suffix}" if suffix else self.family
        _register()
        return name

    def size_of(self, style: str) -> float:
        """The size of a run in this style: marks are smaller."""
        return self.size * 0.62 if style == "mark" else self.size

    def width(self, text: str, style: str = "") -> float:
        """The width of a text in points."""
        return float(pdfmetrics.stringWidth(text, self.font(style), self.size_of(style)))


@cache
def _register() -> None:
    for name, path in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, path))
