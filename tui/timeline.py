"""What was said on one topic, in order of date: when, who, yes or no, in which words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.annotate import annotated, clamp, safe
from tui.ink import ink_of
from tui.wording import STANCES, minister, number_of, reference_of

if TYPE_CHECKING:
    from textual import events
    from textual.style import Style

    from kb.position.position import Position
    from tui.ink import Ink
    from tui.messages import Messages


class Timeline(OptionList):
    """One row for each position, under a heading for each letter; knows no knowledge base."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read"),
        Binding("left", "leave", show=False),
    ]

    class Left(Message):
        """The person goes back to the topics."""

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._say = say
        self._positions: tuple[Position, ...] = ()
        self._rows: list[Position | None] = []

    @property
    def positions(self) -> tuple[Position, ...]:
        """What is drawn."""
        return self._positions

    def position(self, index: int) -> Position | None:
        """The position in this row, None for a heading."""
        return self._rows[index] if index < len(self._rows) else None

    def show(self, positions: tuple[Position, ...]) -> None:
        """Draw `positions`, which are in order of date."""
        self._positions = positions
        self._draw()
        self.highlighted = 1 if positions else None
        self.scroll_home(animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        at = self.highlighted
        self._draw()
        self.highlighted = at

    def _draw(self) -> None:
        ink = ink_of(self)
        width = max(self.scrollable_content_region.width - 2, 20)
        rows: list[Position | None] = []
        options: list[Option] = []
        for _letter_id, group in groupby(self._positions, key=lambda one: one.letter.id):
            together = tuple(group)
            rows.append(None)
            options.append(Option(self._heading(together[0], ink, width), disabled=True))
            for position in together:
                rows.append(position)
                options.append(Option(self._row(position, ink, width)))
        if not options:
            options = [Option(safe(self._say("Nothing was said on this."), ink.quiet), disabled=True)]
            rows = [None]
        self._rows = rows
        self.set_options(options)

    def _heading(self, first: Position, ink: Ink, width: int) -> Content:
        letter = first.letter
        day = safe(self._say.day(letter.date), ink.heading)
        head = Content.styled("● ", ink.heading).append(day).append("  ")
        return clamp(
            head.append(safe(f"{minister(letter.sender)} · {reference_of(letter)}", ink.quiet)), width, 1
        )

    def _row(self, position: Position, ink: Ink, width: int) -> Content:
        say, record = self._say, position.record
        words = position.words or record.answer
        stance = say(STANCES[position.stance]) if position.stance else ""
        head = Content.styled(f"{stance}  " if stance else "", _stance_style(position, ink))
        head = head.append(safe(number_of(record, say), ink.link)).append("  ")
        head = head.append(safe(record.question if record.kind != "section" else "", ink.quiet))
        lines = [clamp(head, width - 2, 1), *clamp(annotated(words), width - 2, 4).split("\n")]
        bar = Content.styled("│ ", ink.quiet)
        return Content("\n").join([bar.append(line) for line in (*lines, Content())])

    def action_leave(self) -> None:
        """Back to the topics."""
        self.post_message(self.Left())


def _stance_style(position: Position, ink: Ink) -> Style:
    return {"yes": ink.good, "no": ink.bad, "partly": ink.mixed, "declines": ink.mixed}.get(
        position.stance, ink.strong
    )
