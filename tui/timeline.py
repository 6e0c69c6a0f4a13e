"""What was said on one topic, by question or in order of date: when, who, yes or no, what changed."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from tui.annotate import annotated, clamp, safe
from tui.drawn_list import DrawnList, barred
from tui.ink import ink_of
from tui.wording import CHANGES, STANCES, minister, number_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.style import Style

    from kb.position.change import Change
    from kb.position.position import Followed, Position
    from kb.position.thread import Thread
    from tui.ink import Ink
    from tui.messages import Messages


class Timeline(DrawnList):
    """One row for each position, under its question or its letter; knows no knowledge base."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "turn", "By date"),
    ]

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(say, id=id)
        self._positions: tuple[Position, ...] = ()
        self._threads: tuple[Thread, ...] = ()
        self._by_date = False
        self._rows: list[Position | None] = []

    @property
    def positions(self) -> tuple[Position, ...]:
        """What is drawn, oldest first."""
        return self._positions

    def position(self, index: int) -> Position | None:
        """The position in this row, None for a heading."""
        return self._rows[index] if index < len(self._rows) else None

    def show(self, threads: tuple[Thread, ...]) -> None:
        """Draw these threads."""
        self._threads = threads
        every = (position for thread in threads for position in thread.positions)
        self._positions = tuple(sorted(every, key=_order))
        self._begin()

    def action_turn(self) -> None:
        """From by question to by date, and back."""
        self._by_date = not self._by_date
        self._begin()

    def _begin(self) -> None:
        self._draw()
        self.highlighted = next((at for at, row in enumerate(self._rows) if row is not None), None)
        self.scroll_home(animate=False)

    def _draw(self) -> None:
        ink = ink_of(self)
        width = self.room
        drawn = list(self._dated(self._positions, ink, width) if self._by_date else self._asked(ink, width))
        if not drawn:
            drawn = [(None, safe(self._say("Nothing was said on this."), ink.quiet))]
        self._rows = [position for position, _ in drawn]
        self.set_options([Option(content, disabled=position is None) for position, content in drawn])

    def _asked(self, ink: Ink, width: int) -> Iterator[tuple[Position | None, Content]]:
        """By question: threads, and after them what was asked once, in order of date."""
        for thread in self._threads:
            if not thread.alone:
                question = safe(thread.question, ink.heading)
                yield None, clamp(Content.styled("■ ", ink.heading).append(question), width, 2)
                for position, change in zip(thread.positions, (None, *thread.changes), strict=True):
                    yield position, self._row(position, ink, width, change, dated=True)
        alone = sorted((one.positions[0] for one in self._threads if one.alone), key=_order)
        if alone and len(alone) < len(self._positions):
            yield None, safe(self._say("Asked once"), ink.heading)
        yield from self._dated(tuple(alone), ink, width)

    def _dated(
        self, positions: tuple[Position, ...], ink: Ink, width: int
    ) -> Iterator[tuple[Position | None, Content]]:
        """In order of date, under a heading for each letter."""
        for _letter_id, group in groupby(positions, key=lambda one: one.letter.id):
            together = tuple(group)
            yield None, self._heading(together[0], ink, width)
            for position in together:
                yield position, self._row(position, ink, width)

    def _heading(self, first: Position, ink: Ink, width: int) -> Content:
        letter = first.letter
        day = safe(self._say.day(letter.date), ink.heading)
        head = Content.styled("● ", ink.heading).append(day).append("  ")
        return clamp(
            head.append(safe(f"{minister(letter.sender)} · {reference_of(letter)}", ink.quiet)), width, 1
        )

    def _row(
        self,
        position: Position,
        ink: Ink,
        width: int,
        change: Change | None = None,
        *,
        dated: bool = False,
    ) -> Content:
        say, record = self._say, position.record
        words = " […] ".join(position.quotes) or record.answer
        stance = say(STANCES[position.stance]) if position.stance else ""
        head = Content.styled(f"{stance}  " if stance else "", _stance_style(position, ink))
        head = head.append(safe(number_of(record, say), ink.link)).append("  ")
        if dated:
            day = safe(say.day(position.letter.date), ink.strong)
            where = safe(reference_of(position.letter), ink.quiet)
            head = day.append("  ").append(head).append(where).append("  ")
        head = head.append(safe(record.question if record.kind != "section" else "", ink.quiet))
        lines = [clamp(head, width - 2, 1), *clamp(annotated(words), width - 2, 4).split("\n")]
        if position.follows:
            lines += clamp(self._followed(position.follows, ink), width - 2, 2).split("\n")
        if change is not None:
            lines.insert(0, clamp(self._changed(change, ink), width - 2, 1))
        return barred(lines, ink)

    def _changed(self, change: Change, ink: Ink) -> Content:
        """What is not as it was in the position above."""
        same = change.kind in {"same", "wording"}
        line = Content.styled("↓ ", ink.quiet).append(
            safe(self._say(CHANGES[change.kind]), ink.quiet if same else ink.mixed)
        )
        if change.kind == "figure":
            figures = " → ".join(", ".join(side) for side in change.figures)
            line = line.append("  ").append(safe(figures, ink.strong))
        return line

    def _followed(self, followed: Followed, ink: Ink) -> Content:
        """What the answer holds that this one only points to."""
        stance = self._say(STANCES[followed.stance]) if followed.stance else ""
        head = Content("→ ").append(safe(number_of(followed.record, self._say), ink.link)).append("  ")
        return head.append(Content.styled(f"{stance}  " if stance else "", ink.strong)).append(
            annotated(followed.words)
        )


def _order(position: Position) -> tuple[bool, date, str, tuple[int, ...]]:
    """Oldest first, undated last; within a letter in order of place."""
    day, record = position.letter.date, position.record
    return (day is None, day or date.max, position.letter.id, record.numbers or (record.lines[0],))


def _stance_style(position: Position, ink: Ink) -> Style:
    return {
        "yes": ink.good,
        "no": ink.bad,
        "partly": ink.mixed,
        "declines": ink.mixed,
        "unknown": ink.mixed,
    }.get(position.stance, ink.strong)
