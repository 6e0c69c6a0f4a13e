"""The styles for stretches of text inside a widget, as app.tcss gives them to the classes `ink--…`.

Every screen with marked text names INK in its COMPONENT_CLASSES, once for all its widgets, which ask
`ink_of(self)`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from textual.style import Style

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Ink:
    """One style for each thing that text can mean."""

    strong: Style
    """What the eye should find first: a question, a subject."""
    quiet: Style
    """What is there when one looks for it: dates, file names."""
    highlight: Style
    """Words that matched the query."""
    link: Style
    """Words that lead to another place."""
    mark: Style
    """The mark of a footnote."""
    topic: Style
    """The name of a topic."""
    heading: Style
    """A heading of ours, not of the document."""
    good: Style
    """A yes."""
    bad: Style
    """A no, or something that went wrong."""
    mixed: Style
    """Partly, or a warning."""


INK = frozenset(f"ink--{field.name}" for field in fields(Ink))


def ink_of(widget: Widget) -> Ink:
    """The styles of the screen that `widget` is on, in the theme of the moment."""
    return Ink(**{field.name: _style(widget.screen, f"ink--{field.name}") for field in fields(Ink)})


def _style(screen: Screen[object], name: str) -> Style:
    """A partial style leaves an opaque background out (Textual 8.2), so it is put back."""
    style = screen.get_visual_style(name, partial=True)
    background = screen.get_component_styles(name).background
    return replace(style, background=background) if background.a else style
