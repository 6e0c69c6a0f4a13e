"""The line to type a question in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from tui.messages import Messages

_LONGEST = 2_000


class SearchBox(Input):
    """An input whose down and Enter keys lead into the results."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown,enter", "results", "Results", key_display="↓"),
    ]

    class Down(Message):
        """The person goes on to the results."""

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            placeholder=say("Search in questions and answers"),
            id=id,
            max_length=_LONGEST,
            select_on_focus=False,
        )

    def action_results(self) -> None:
        """Leave for the results."""
        self.post_message(self.Down())
