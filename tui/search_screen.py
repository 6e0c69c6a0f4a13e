"""The main screen: a line to ask in, what was found, and a pane to read in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, OptionList

from kb.search.hit import Filters
from tui.filter_panel import ChoiceList, FilterPanel
from tui.finding import FIRST_RESULTS, Asked, Failed, Found, find
from tui.history import Place
from tui.ink import INK
from tui.key_bar import KeyBar
from tui.latest import Latest
from tui.notice import Notice
from tui.reading_pane import ReadingPane
from tui.rebuild_bar import RebuildBar
from tui.result_list import ResultList
from tui.search_box import SearchBox
from tui.status_bar import StatusBar
from tui.summary import Summary

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from kb.store.summary import Facets
    from tui.history import History
    from tui.library import Library
    from tui.messages import Messages
    from tui.services import Services

TYPING_PAUSE = 0.08
"""Seconds without a key before a search starts."""
WIDE, TALL = 110, 30
"""Columns from which list and reading pane stand side by side, lines from which there is room for frames."""
GLANCE_PAUSE = 0.05
"""Seconds that the cursor rests on a row before it is shown beside the list."""


class SearchScreen(Screen[None]):
    """Holds the question, the filters and the history; the library and the services give it the rest."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "filters", "Filters"),
        Binding("f4", "letter", "Letter"),
        Binding("f6", "references", "References"),
        Binding("f7", "quote", "Quote"),
        Binding("ctrl+c,super+c", "copy", "Copy"),
        Binding("c", "copy", show=False),
        Binding("slash", "focus_search", "Search"),
        Binding("alt+left,left_square_bracket,backspace", "back", "Place before", key_display="Alt+←"),
        Binding("alt+right,right_square_bracket", "forward", "Forward", key_display="Alt+→"),
        Binding("escape", "leave", "Back"),
    ]

    def __init__(self, library: Library, say: Messages, services: Services) -> None:
        super().__init__()
        self._library = library
        self._say = say
        self._services = services
        self._asked = Asked()
        self._shown: Found | None = None
        self._topics: dict[str, str] = {}
        self._typing: Timer | None = None
        self._glance: Timer | None = None
        self._searches: Latest[Asked] = Latest(self, partial(find, library))

    def compose(self) -> ComposeResult:
        """All panes; which of them show follows from the width and from classes of this screen."""
        say, size = self._say, self.app.size
        self.set_class(size.width < WIDE, "-narrow")  # before the first picture, not after it
        self.set_class(size.height < TALL, "-short")
        yield StatusBar(say)
        yield SearchBox(say, id="search")
        yield Summary(say)
        with Horizontal(id="body"):
            yield FilterPanel(say, id="filters")
            yield ResultList(say, id="results")
            yield Notice(id="notice")
            yield ReadingPane(self._library, say, id="reading")
        yield RebuildBar(say)
        yield KeyBar(say)

    def on_mount(self) -> None:
        """Have the index opened once the first picture stands."""
        self.query_one(StatusBar).means = self._say("opening …")
        self.call_after_refresh(self._services.open_index)
        self.query_one("#filters").border_title = self._say("Filters")
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    # --- what the app tells ---

    def opened(self, facets: Facets, topics: dict[str, str], corpus: str) -> None:
        """A knowledge base is open, the first or a newer one: ask again what was asked."""
        self._topics = topics
        self.remove_class("-empty")
        self.query_one(StatusBar).corpus = corpus
        self.query_one(FilterPanel).offer(facets, topics)
        self._ask(keep=True)
        self.query_one(ReadingPane).reload()

    def closed(self, heading: str, *lines: str) -> None:
        """There is nothing to search; say what to do."""
        self.add_class("-empty")
        self.remove_class("-reading", "-filtering")
        self.query_one(Notice).tell(heading, *lines, wrong=bool(lines))

    def dense_ready(self) -> None:
        """Meaning can be searched from now on: let it join what is on the screen."""
        self._ask(keep=True)

    # --- searching ---

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search once the typing pauses."""
        event.stop()
        self.refresh_bindings()  # Esc empties the line, if there is something in it
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_PAUSE, self._ask)

    def _ask(self, *, keep: bool = False, limit: int = FIRST_RESULTS) -> None:
        filters = self.query_one(FilterPanel).filters
        self._asked = Asked(self.query_one(SearchBox).value.strip(), filters, limit, keep)
        if self._library.is_open:
            self._searches.ask(self._asked)

    def on_found(self, message: Found) -> None:
        """Show it, unless something else was asked since."""
        asked = message.asked
        if (asked.query, asked.filters) != (self._asked.query, self._asked.filters):
            return
        self._shown = message
        moved = self.query_one(ResultList).highlighted not in (None, 0)
        more = bool(asked.query) and len(message.rows) >= asked.limit
        self.query_one(ResultList).show(
            message.rows, topics=self._topics, more=more, keep=asked.keep and moved
        )
        self.set_class(not message.rows, "-nothing")
        if not message.rows:
            self._tell_nothing(asked)
        self.query_one(Summary).tell(message, self._topics, more=more)
        self._services.means(dense=message.dense)

    @property
    def is_searching(self) -> bool:
        """Whether results are still to come for what was asked."""
        return self._searches.busy

    @property
    def shown_query(self) -> str | None:
        """The query whose results are shown, None before the first."""
        return self._shown.asked.query if self._shown else None

    @property
    def searches_meaning(self) -> bool:
        """Whether the results shown were found by meaning too."""
        return self._shown is not None and self._shown.dense

    def _tell_nothing(self, asked: Asked) -> None:
        say = self._say
        advice = [say("Try fewer or other words; parts in quotes must match exactly.")] if asked.query else []
        if asked.filters != Filters():
            advice.append(say("Filters hold: F3 shows them, F8 clears them."))
        self.query_one(Notice).tell(say("Nothing found."), *advice)

    def on_failed(self, message: Failed) -> None:
        """A search or a page was refused: the app knows whether the index can still be used."""
        self._services.refused(message.error)

    def on_result_list_more_wanted(self) -> None:
        """Twice as many."""
        self._ask(keep=True, limit=self._asked.limit * 2)

    # --- reading ---

    @property
    def is_narrow(self) -> bool:
        """Whether list and reading pane take turns."""
        return self.has_class("-narrow")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the row under the cursor beside the list, once the cursor rests."""
        if event.option_list.id != "results" or self.is_narrow:
            return
        if self._glance is not None:
            self._glance.stop()
        self._glance = self.set_timer(GLANCE_PAUSE, self._glance_at_row)

    def _glance_at_row(self) -> None:
        place = self.query_one(ResultList).place
        if place is not None and not self.is_narrow and not self.has_class("-reading"):
            self.query_one(ReadingPane).go(place, glance=True)

    def on_descendant_focus(self) -> None:
        """Who leaves the reading pane by Tab or mouse looks at the list again."""
        if self.focused in {self.query_one(SearchBox), self.query_one(ResultList)}:
            self.remove_class("-reading")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the row to read it."""
        place = self.query_one(ResultList).place
        if event.option_list.id == "results" and place is not None:
            self.open(place)

    def open(self, place: Place) -> None:
        """Show `place` and go there with the keyboard."""
        if self._glance is not None:
            self._glance.stop()
        self.remove_class("-filtering")
        self.add_class("-reading")
        pane = self.query_one(ReadingPane)
        pane.go(place)
        pane.focus()

    def on_reading_pane_followed(self, message: ReadingPane.Followed) -> None:
        """A reference leads to another place."""
        self.open(message.place)

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work now; the bottom line shows no others."""
        panes = self.query(ReadingPane)
        if action in {"back", "forward"} and panes:
            history = panes.first().history
            return history.can_go_back if action == "back" else history.can_go_forward
        if action in {"letter", "references", "quote"}:
            page = panes.first().page if panes else None
            return page is not None and (action != "references" or bool(page.references))
        if action == "leave":
            return not isinstance(self.focused, SearchBox) or bool(self.focused.value)
        if action == "focus_search":
            return not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_focus_search(self) -> None:
        """To the line to ask in."""
        self.remove_class("-reading", "-filtering")
        self.query_one(SearchBox).focus()

    def on_search_box_down(self) -> None:
        """From the line to the results."""
        if self.query_one(ResultList).rows:
            self.remove_class("-reading", "-filtering")
            self.query_one(ResultList).focus()

    def on_result_list_left(self) -> None:
        """From the first result up to the line."""
        self.query_one(SearchBox).focus()

    def action_leave(self) -> None:
        """One step back: filters, references, reading, results, then an empty line."""
        box, results = self.query_one(SearchBox), self.query_one(ResultList)
        focused = self.focused
        if focused is not None and focused in self.query("ReferenceList"):
            self.query_one(ReadingPane).focus()
        elif self.has_class("-filtering") or self.query_one(FilterPanel).has_focus_within:
            self.remove_class("-filtering")
            (results if results.rows else box).focus()
        elif self.has_class("-reading") or self.query_one(ReadingPane).has_focus:
            self.remove_class("-reading")
            (results if results.rows else box).focus()
        elif focused is not box:
            box.focus()
        else:
            box.value = ""

    @property
    def filters(self) -> Filters:
        """The filters that hold."""
        return self.query_one(FilterPanel).filters

    def action_filters(self) -> None:
        """Open the filters, or close them."""
        if self.has_class("-filtering"):
            self.action_leave()
            return
        self.add_class("-filtering")
        self.query_one(ChoiceList).focus()

    def on_filter_panel_changed(self, message: FilterPanel.Changed) -> None:
        """Search again within the filters."""
        message.stop()
        self._ask()

    def filter_topic(self, topic: str) -> None:
        """Search within one topic."""
        panel = self.query_one(FilterPanel)
        panel.set_filters(Filters(topics=(topic,)))
        self._ask()

    def action_clear_filters(self) -> None:
        """Let all filters go."""
        self.query_one(FilterPanel).action_clear()

    def action_letter(self) -> None:
        """The whole letter that this record stands in, and from there back to the record."""
        page = self.query_one(ReadingPane).page
        if page is None:
            return
        if page.record is not None:
            self.open(Place("letter", page.letter.id, near=page.record.id))
        elif page.place.near:
            self.open(Place("record", page.place.near))

    def action_references(self) -> None:
        """To the list of references of this page."""
        self.add_class("-reading")
        self.query_one(ReadingPane).focus_references()

    def action_back(self) -> None:
        """To the place before this one."""
        self._travel(self.query_one(ReadingPane).history.back())

    def action_forward(self) -> None:
        """To the place that one came back from."""
        self._travel(self.query_one(ReadingPane).history.forward())

    def _travel(self, history: History) -> None:
        self.add_class("-reading")
        pane = self.query_one(ReadingPane)
        pane.travel(history)
        pane.focus()

    # --- quoting ---

    def action_copy(self) -> None:
        """Copy what is selected, or else the words of this page, with where they come from."""
        page = self.query_one(ReadingPane).page
        if page is not None:
            self._services.copy_quote(page, self.get_selected_text() or "")

    def action_quote(self) -> None:
        """Show the quote, to choose how much of it, to copy or to save."""
        page = self.query_one(ReadingPane).page
        if page is not None:
            self._services.show_quote(page, self.get_selected_text() or "")

    # --- looks ---

    def on_resize(self, event: events.Resize) -> None:
        """A wide screen shows the row under the cursor at once."""
        if event.size.width >= WIDE and self.query_one(ReadingPane).page is None:
            self.call_after_refresh(self._glance_at_row)

    async def _theme_changed(self, _theme: object) -> None:
        self.query_one(ResultList).redraw()
        self.query_one(ChoiceList).redraw()
        await self.query_one(ReadingPane).redraw()
