"""Every colour of text can be read on every ground that it stands on, in both schemes (WCAG 2: 4.5 to 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from textual.theme import Theme

INKS = ("foreground", "primary", "accent", "success", "warning", "error", "quiet", "topic")
GROUNDS = ("background", "surface", "panel", "cursor", "cursor-quiet")


def colour(theme: Theme, name: str) -> Color:
    """A colour of the scheme by its name."""
    value = theme.variables.get(name) or getattr(theme, name)
    assert value
    return Color.parse(value)


def luminance(one: Color) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [part / 255 for part in (one.r, one.g, one.b)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Between 1 and 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(colour(theme, ink), colour(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_highlights_can_be_read_and_seen(theme: Theme) -> None:
    ground = colour(theme, "highlight-background")
    assert contrast(colour(theme, "highlight"), ground) >= 4.5
    assert all(contrast(ground, colour(theme, name)) >= 1.2 for name in ("background", "surface"))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_both_schemes_name_the_same_colours(theme: Theme) -> None:
    assert set(theme.variables) == set(DARK.variables)
