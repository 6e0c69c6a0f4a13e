"""What ministers promised, within the filters of the search: all, still to come, overdue or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kb.errors import KbError
from kb.search.hit import Filters
from tui.annotate import safe
from tui.history import Place
from tui.ink import INK, ink_of
from tui.key_bar import KeyBar
from tui.latest import Latest
from tui.promise_list import PromiseList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from kb.promise.promise import Promise, PromiseState
    from tui.library import Library
    from tui.messages import Messages

CHOICES: tuple[tuple[str, tuple[PromiseState, ...]], ...] = (
    ("All", ("open", "delayed", "overdue", "kept")),
    ("Overdue", ("overdue",)),
    ("Still to come", ("open", "delayed")),
    ("Kept", ("kept",)),
)
"""What can be listed: its name, and the states that belong to it."""


class Promised(Message):
    """The promises, or why they cannot be told."""

    def __init__(self, promises: tuple[Promise, ...], problem: str = "") -> None:
        super().__init__()
        self.promises, self.problem = promises, problem


class StateList(OptionList):
    """What can be listed, with counts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "select", "To the list")]


class PromisesScreen(Screen[Place]):
    """States on the left, promises on the right; on a narrow screen above and below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    AUTO_FOCUS = "#states"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("ctrl+t", "leave_all", show=False),
    ]

    def __init__(self, library: Library, say: Messages, filters: Filters) -> None:
        super().__init__()
        self._library = library
        self._say = say
        self._filters = filters
        self._promises: tuple[Promise, ...] = ()
        self._reading: Latest[Filters] = Latest(self, self._read)

    def compose(self) -> ComposeResult:
        """Two lists."""
        say = self._say
        title = say("What was promised, by when, and what became of it")
        if self._filters != Filters():
            title = f"{title} · {say('within the filters')}"
        yield Static(title, id="promises-title", markup=False)
        with Horizontal(id="body"):
            yield StateList(id="states", markup=False)
            yield PromiseList(say, id="promises")
        yield KeyBar(say)

    def on_mount(self) -> None:
        """Ask for the promises."""
        self._reading.ask(self._filters)

    def _read(self, filters: Filters) -> Message:
        with self._library.reading() as kb:
            if kb is None:
                return Promised(())
            try:
                return Promised(kb.promises(filters))
            except KbError as error:
                return Promised((), self._say.told(error.message))

    def on_promised(self, message: Promised) -> None:
        """List the states with their counts; the list follows the cursor."""
        self._promises = message.promises
        ink, states = ink_of(self.query_one(StateList)), self.query_one(StateList)
        options = []
        for name, belonging in CHOICES:
            count = sum(one.state in belonging for one in message.promises)
            options.append(Option(safe(self._say(name)).append("  ").append(safe(str(count), ink.quiet))))
        states.set_options(options)
        states.highlighted = 0
        if message.problem:
            self.notify(message.problem, severity="error")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show those under the cursor."""
        if event.option_list.id == "states":
            _, belonging = CHOICES[event.option_index]
            self.query_one(PromiseList).show(tuple(one for one in self._promises if one.state in belonging))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """From a state to its promises; from there to the answer."""
        listed = self.query_one(PromiseList)
        if event.option_list.id == "states":
            if listed.promises:
                listed.focus()
            return
        one = listed.promises[event.option_index]
        at = (one.start, one.end)
        self.dismiss(Place("record", one.record.id, marked=(at,), passage=at))

    def on_drawn_list_left(self) -> None:
        """Back to the states."""
        self.query_one(StateList).focus()

    def action_leave(self) -> None:
        """From the promises to the states, from there to the search."""
        if isinstance(self.focused, PromiseList):
            self.query_one(StateList).focus()
        else:
            self.action_leave_all()

    def action_leave_all(self) -> None:
        """To the search."""
        self.dismiss()
