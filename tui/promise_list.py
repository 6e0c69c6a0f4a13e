"""What was promised: by when, how it stands, in which words, and what later letters say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from tui.annotate import Stretch, annotated, clamp, safe
from tui.drawn_list import DrawnList, barred
from tui.ink import ink_of
from tui.wording import EVIDENCE, PROMISE_STATES, number_of, reference_of, sender_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.style import Style

    from kb.promise.promise import Evidence, Promise
    from tui.ink import Ink
    from tui.messages import Messages


class PromiseList(DrawnList):
    """One row for each promise; knows no knowledge base."""

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(say, id=id)
        self._promises: tuple[Promise, ...] = ()

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What is drawn, a row each."""
        return self._promises

    def show(self, promises: tuple[Promise, ...]) -> None:
        """Draw `promises`, which are in order of their due day."""
        self._promises = promises
        self._draw()
        self.highlighted = 0 if promises else None
        self.scroll_home(animate=False)

    def _draw(self) -> None:
        ink = ink_of(self)
        width = self.room
        options = [Option(self._row(promise, ink, width)) for promise in self._promises]
        if not options:
            options = [Option(safe(self._say("No promise here."), ink.quiet), disabled=True)]
        self.set_options(options)

    def _row(self, promise: Promise, ink: Ink, width: int) -> Content:
        say, letter = self._say, promise.letter
        due = say("by {day}", day=say.day(promise.due)) if promise.due else say("no day")
        head = safe(say(PROMISE_STATES[promise.state]), _state_style(promise, ink)).append("  ")
        head = head.append(safe(due, ink.strong)).append("  ")
        origin = " · ".join(filter(None, (sender_of(letter), reference_of(letter), say.day(letter.date))))
        head = head.append(safe(number_of(promise.record, say), ink.link)).append("  ")
        head = head.append(safe(origin, ink.quiet))
        lines = [clamp(head, width - 2, 1), *clamp(_words(promise, ink), width - 2, 4).split("\n")]
        for evidence in promise.evidence:
            lines += self._evidence(evidence, ink, width - 4)
        return barred(lines, ink)

    def _evidence(self, one: Evidence, ink: Ink, width: int) -> Iterator[Content]:
        say, letter = self._say, one.letter
        head = safe(say(EVIDENCE[one.kind]), ink.heading).append("  ")
        head = head.append(safe(f"{say.day(letter.date)} · {reference_of(letter)}", ink.quiet))
        for line in (clamp(head, width, 1), *clamp(annotated(one.words), width, 2).split("\n")):
            yield Content("  ").append(line)


def _words(promise: Promise, ink: Ink) -> Content:
    at = promise.words.find(promise.deadline) if promise.deadline else -1
    marked = (Stretch(at, at + len(promise.deadline), ink.highlight),) if at >= 0 else ()
    return annotated(promise.words, marked)


def _state_style(promise: Promise, ink: Ink) -> Style:
    return {"kept": ink.good, "overdue": ink.bad, "delayed": ink.mixed}.get(promise.state, ink.topic)
