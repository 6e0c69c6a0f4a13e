"""A list whose rows hold several lines behind a bar: what the time line and the list of promises share."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from tui.ink import Ink
    from tui.messages import Messages

_NARROWEST = 20


class DrawnList(OptionList):
    """Draws its rows anew where the width changes, and keeps the cursor; knows no knowledge base."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read"),
        Binding("left", "leave", show=False),
    ]

    class Left(Message):
        """The person goes back to the list beside this one."""

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._say = say

    @property
    def room(self) -> int:
        """Columns that a row may take."""
        return max(self.scrollable_content_region.width - 2, _NARROWEST)

    @abstractmethod
    def _draw(self) -> None:
        """Make the rows, `room` columns wide."""

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        at = self.highlighted
        self._draw()
        self.highlighted = at

    def action_leave(self) -> None:
        """Back to the list beside this one."""
        self.post_message(self.Left())


def barred(lines: Iterable[Content], ink: Ink) -> Content:
    """One row: these lines and an empty one, each behind a bar."""
    bar = Content.styled("│ ", ink.quiet)
    return Content("\n").join([bar.append(line) for line in (*lines, Content())])
