"""The panel in which results are narrowed: what occurs, with counts, and a period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kb.period import first_day, last_day
from kb.search.hit import Filters
from kb.text.sanitise import one_line
from tui.annotate import clamp, safe
from tui.ink import ink_of
from tui.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from kb.letter.letter import LetterKind
    from kb.store.summary import Facets
    from tui.ink import Ink
    from tui.messages import Messages

Field = Literal["topics", "ministry", "minister", "party", "member", "kinds"]
_MANY: frozenset[Field] = frozenset({"topics", "kinds"})
"""Fields of which several values can hold at once."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter can take."""

    field: Field
    value: str
    name: str
    count: int


def chosen(filters: Filters, choice: Choice) -> bool:
    """Whether `filters` ask for it."""
    held = getattr(filters, choice.field)
    return choice.value in held if choice.field in _MANY else choice.value == held


def toggled(filters: Filters, choice: Choice) -> Filters:
    """`filters` with it, or without it where they had it."""
    if choice.field in _MANY:
        held = cast("tuple[str, ...]", getattr(filters, choice.field))
        left = tuple(value for value in held if value != choice.value)
        values = left if choice.value in held else (*held, choice.value)
        if choice.field == "topics":
            return replace(filters, topics=values)
        return replace(filters, kinds=cast("tuple[LetterKind, ...]", values))
    value = "" if chosen(filters, choice) else choice.value
    return replace(filters, **{choice.field: value})  # type: ignore[arg-type]


class FilterPanel(Vertical):
    """Shows the choices and says which filters hold; searches nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "clear", "Clear all"),
    ]

    class Changed(Message):
        """Other filters hold now."""

        def __init__(self, filters: Filters) -> None:
            super().__init__()
            self.filters = filters

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._say = say
        self._choices: tuple[Choice, ...] = ()
        self.filters = Filters()

    def compose(self) -> ComposeResult:
        """A line to find a value by typing, the values, the period."""
        say = self._say
        yield Input(placeholder=say("Find a name …"), id="find-choice", compact=True)
        yield ChoiceList(id="choices")
        with Horizontal(id="period"):
            yield Input(placeholder=say("from: 2023"), id="since", compact=True)
            yield Input(placeholder=say("to: 3-2026"), id="until", compact=True)
        yield Static("", id="period-error", markup=False)

    def offer(self, facets: Facets, topics: dict[str, str]) -> None:
        """Show what occurs in the knowledge base."""
        self._choices = tuple(_choices(facets, topics, self._say))
        self._draw()

    def set_filters(self, filters: Filters) -> None:
        """Show these filters as held, without saying so to others."""
        self.filters = filters
        with self.prevent(Input.Changed):
            if filters.since is None:
                self.query_one("#since", Input).value = ""
            if filters.until is None:
                self.query_one("#until", Input).value = ""
        self.query_one("#period-error", Static).update("")
        self._draw()

    def _draw(self) -> None:
        sought = self.query_one("#find-choice", Input).value.casefold().strip()
        visible = [c for c in self._choices if sought in c.name.casefold() or chosen(self.filters, c)]
        self.query_one(ChoiceList).show(visible, self.filters, self._say)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take or leave the value."""
        event.stop()
        choice = self.query_one(ChoiceList).choice(event.option_index)
        if choice is not None:
            self._hold(toggled(self.filters, choice))

    def on_input_changed(self, event: Input.Changed) -> None:
        """A name is sought, or the period changed."""
        event.stop()
        if event.input.id == "find-choice":
            self._draw()
            return
        try:
            since = first_day(self.query_one("#since", Input).value)
            until = last_day(self.query_one("#until", Input).value)
        except ValueError:
            self.query_one("#period-error", Static).update(
                self._say("Type a date as 2024, 3-2024 or 14-3-2024.")
            )
            return
        self.query_one("#period-error", Static).update("")
        self._hold(replace(self.filters, since=since, until=until))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the values."""
        event.stop()
        self.query_one(ChoiceList).focus()

    def on_choice_list_left(self) -> None:
        """Up from the first value."""
        self.query_one("#find-choice", Input).focus()

    def key_down(self) -> None:
        """Down from the line above the values."""
        if self.screen.focused is self.query_one("#find-choice"):
            self.query_one(ChoiceList).focus()

    def action_clear(self) -> None:
        """Let all filters go."""
        self.set_filters(Filters())
        self.post_message(self.Changed(self.filters))

    def _hold(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self._draw()
            self.post_message(self.Changed(filters))


class ChoiceList(OptionList):
    """The values under their headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "On/off"),
        Binding("up", "up", show=False),
    ]

    class Left(Message):
        """The cursor went up from the first value."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._rows: list[Choice | None] = []
        self._shown: tuple[list[Choice], Filters, Messages] | None = None

    def show(self, choices: list[Choice], filters: Filters, say: Messages) -> None:
        """List `choices` by field, those held marked; the cursor stays where it was."""
        self._shown = (choices, filters, say)
        at = self.choice(self.highlighted)
        ink = ink_of(self)
        width = max(self.scrollable_content_region.width - 2, 10)
        self._rows, options = [], []
        field = ""
        for choice in choices:
            if choice.field != field:
                field = choice.field
                options.append(Option(safe(say(_HEADINGS[choice.field]), ink.heading), disabled=True))
                self._rows.append(None)
            options.append(Option(_row(choice, chosen(filters, choice), ink, width)))
            self._rows.append(choice)
        self.set_options(options)
        same = [
            n
            for n, row in enumerate(self._rows)
            if row and at and (row.field, row.value) == (at.field, at.value)
        ]
        if options:
            self.highlighted = same[0] if same else 1

    def choice(self, index: int | None) -> Choice | None:
        """The value in this row."""
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def on_resize(self, _event: events.Resize) -> None:
        """Align the counts anew."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the same values, for another width or theme."""
        if self._shown:
            self.show(*self._shown)

    def action_up(self) -> None:
        """One value up; from the first to the line above."""
        if self.highlighted is None or self.highlighted <= 1:
            self.post_message(self.Left())
        else:
            self.action_cursor_up()


_HEADINGS: dict[Field, str] = {
    "topics": "Topic",
    "ministry": "Ministry",
    "minister": "Minister",
    "party": "Party",
    "member": "Member",
    "kinds": "Kind",
}


def _row(choice: Choice, held: bool, ink: Ink, width: int) -> Content:  # noqa: FBT001 - one bit of a row
    count = f" {choice.count}"
    mark = "[x] " if held else "[ ] "
    name = clamp(safe(choice.name), width - len(mark) - len(count), 1)
    gap = " " * max(width - len(mark) - name.cell_length - len(count), 0)
    head = Content.styled(mark, ink.link if held else ink.quiet)
    return head.append(name).append(gap).append(Content.styled(count, ink.quiet))


def _choices(facets: Facets, topics: dict[str, str], say: Messages) -> Iterator[Choice]:
    for topic, count in facets.topics:
        yield Choice("topics", topic, one_line(topics.get(topic, topic)), count)
    for ministry, count in facets.ministries:
        yield Choice("ministry", ministry, one_line(ministry), count)
    for minister, count in facets.ministers:
        yield Choice("minister", minister, one_line(minister), count)
    for party, count in facets.parties:
        yield Choice("party", party, one_line(party), count)
    for member, count in facets.members:
        yield Choice("member", member, one_line(member), count)
    for kind, count in facets.kinds:
        yield Choice("kinds", kind, kind_name(kind, say), count)
