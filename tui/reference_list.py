"""The ways from a page to other places, numbered, to be followed with Enter, a digit or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.annotate import clamp, safe
from tui.ink import ink_of
from tui.wording import capital, number_of, reference_of, sender_of

if TYPE_CHECKING:
    from textual import events

    from tui.ink import Ink
    from tui.messages import Messages
    from tui.page import Reference


_WORDS = 400
"""Characters of the text that can be needed for a row."""


class ReferenceList(OptionList):
    """What an answer points to, and who points to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Follow"),
        Binding("up", "up", show=False),
        Binding("k", "up", show=False),
        Binding("j", "cursor_down", show=False),
    ]

    KEYS_FIRST: ClassVar[tuple[str, ...]] = ("enter", "escape", "alt+left")

    class Left(Message):
        """The cursor went up from the first row."""

    def __init__(self, references: tuple[Reference, ...], own_letter: str, say: Messages) -> None:
        super().__init__(markup=False)
        self._references = references
        self._own_letter = own_letter
        self._say = say

    def on_mount(self) -> None:
        """Draw once the width is known."""
        self.redraw()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self.redraw()

    def redraw(self) -> None:
        """Draw all rows again, for another width or theme."""
        ink, at = ink_of(self), self.highlighted
        width = max(self.scrollable_content_region.width - 2, 10)
        rows = [Option(self._row(n, one, ink, width)) for n, one in enumerate(self._references, 1)]
        self.set_options(rows)
        self.highlighted = at

    def _row(self, number: int, reference: Reference, ink: Ink, width: int) -> Content:
        say = self._say
        record, letter = reference.record, reference.letter
        where = capital(number_of(record, say)) if record else say("Letter")
        if letter.id != self._own_letter:
            known = (say.day(letter.date), sender_of(letter), reference_of(letter))
            where = " · ".join(filter(None, (where, *known)))
        words = ((record.answer or record.question) if record else letter.subject)[:_WORDS]
        text = clamp(safe(where, ink.link).append("  ").append(safe(words, ink.quiet)), width - 5, 2)
        first, *rest = text.split("\n")
        arrow = "→" if reference.direction == "to" else "←"
        lines = [
            Content(f"{number:>2} {arrow} ").append(first),
            *(Content("     ").append(one) for one in rest),
        ]
        return Content("\n").join(lines)

    def action_up(self) -> None:
        """One row up; from the first row back into the text."""
        if self.highlighted in (None, 0):
            self.post_message(self.Left())
        else:
            self.action_cursor_up()

    def on_focus(self) -> None:
        """Start at the first row."""
        if self.highlighted is None and self.option_count:
            self.highlighted = 0
