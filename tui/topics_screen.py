"""Topics, and what was said on each over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kb.errors import KbError
from tui.annotate import safe
from tui.history import Place
from tui.ink import INK, ink_of
from tui.key_bar import KeyBar
from tui.latest import Latest
from tui.timeline import Timeline

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from kb.position.thread import Thread
    from kb.topic.topic import Topic
    from tui.library import Library
    from tui.messages import Messages


@dataclass(frozen=True, slots=True)
class TopicChosen:
    """How the screen is left: to read a record, or to search within a topic."""

    place: Place | None = None
    topic: str = ""


class Known(Message):
    """The topics, and how many letters have each."""

    def __init__(self, topics: tuple[tuple[Topic, int], ...]) -> None:
        super().__init__()
        self.topics = topics


class Said(Message):
    """What was said on a topic, or why that cannot be told."""

    def __init__(self, topic: str, threads: tuple[Thread, ...], problem: str = "") -> None:
        super().__init__()
        self.topic, self.threads, self.problem = topic, threads, problem


class TopicList(OptionList):
    """The topics with their counts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,right", "select", "Time line")]


class TopicsScreen(Screen[TopicChosen]):
    """Topics on the left, the time line on the right; on a narrow screen above and below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("f2", "leave_all", show=False),
        Binding("f3", "within", "Search within"),
    ]

    def __init__(self, library: Library, say: Messages) -> None:
        super().__init__()
        self._library = library
        self._say = say
        self._topics: tuple[Topic, ...] = ()
        self._wanted = ""
        self._lists: Latest[str] = Latest(self, self._know)
        self._lines: Latest[str] = Latest(self, self._say_what)

    def compose(self) -> ComposeResult:
        """Two lists."""
        yield Static(self._say("What was said on a topic, by question"), id="topics-title", markup=False)
        with Horizontal(id="body"):
            yield TopicList(id="topics", markup=False)
            yield Timeline(self._say, id="timeline")
        yield KeyBar(self._say)

    def on_mount(self) -> None:
        """Ask for the topics."""
        self._lists.ask("")

    def _know(self, _nothing: str) -> Message:
        with self._library.reading() as kb:
            if kb is None:
                return Known(())
            counts = dict(kb.facets().topics)
            return Known(tuple((topic, counts.get(topic.key, 0)) for topic in kb.topics()))

    def on_known(self, message: Known) -> None:
        """List them."""
        ink, dutch = ink_of(self.query_one(TopicList)), self._say.language == "nl"
        self._topics = tuple(topic for topic, _ in message.topics)
        options = []
        for topic, count in message.topics:
            name = safe(topic.name_nl if dutch else topic.name_en, ink.topic)
            letters = self._say.count(count, "{n} letter", "{n} letters")
            options.append(Option(name.append("  ").append(safe(letters, ink.quiet))))
        topics = self.query_one(TopicList)
        topics.set_options(options)
        if options:
            topics.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the time line of the topic under the cursor."""
        if event.option_list.id == "topics":
            self._wanted = self._topics[event.option_index].key
            self._lines.ask(self._wanted)

    def _say_what(self, topic: str) -> Message:
        with self._library.reading() as kb:
            if kb is None:
                return Said(topic, ())
            try:
                return Said(topic, kb.threads(topic))
            except KbError as error:
                return Said(topic, (), str(error))

    def on_said(self, message: Said) -> None:
        """Draw it, unless the cursor has moved on."""
        if message.topic == self._wanted:
            self.query_one(Timeline).show(message.threads)
            if message.problem:
                self.notify(message.problem, severity="error")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """From a topic to its time line; from there to the answer."""
        timeline = self.query_one(Timeline)
        if event.option_list.id == "topics":
            if timeline.positions:
                timeline.focus()
            return
        position = timeline.position(event.option_index)
        if position is not None:
            start, end = position.start, position.end
            place = Place("record", position.record.id, marked=((start, end),), passage=(start, end))
            self.dismiss(TopicChosen(place))

    def on_drawn_list_left(self) -> None:
        """Back to the topics."""
        self.query_one(TopicList).focus()

    def action_within(self) -> None:
        """Search within the topic under the cursor."""
        self.dismiss(TopicChosen(topic=self._wanted))

    def action_leave(self) -> None:
        """From the time line to the topics, from there to the search."""
        if isinstance(self.focused, Timeline):
            self.query_one(TopicList).focus()
        else:
            self.action_leave_all()

    def action_leave_all(self) -> None:
        """To the search."""
        self.dismiss(TopicChosen())
