"""The pane to read in: shows the page of a place, keeps where one has been, follows references."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from tui.finding import Gathered, gather
from tui.history import History, Place
from tui.ink import ink_of
from tui.latest import Latest

if TYPE_CHECKING:
    from textual import events
    from textual.widgets import OptionList

    from tui.library import Library
    from tui.messages import Messages
    from tui.page import Page
    from tui.page_view import RecordHeading


class ReadingPane(VerticalScroll, can_focus=True):
    """Owns the history. Pages are gathered in a thread; one that is no longer wanted is not shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next"),
        Binding("p", "step(-1)", "Previous"),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
        Binding("b", "page_up", show=False),
        *(Binding(str(digit), f"follow({digit})", show=False) for digit in range(1, 10)),
    ]

    KEYS_FIRST: ClassVar[tuple[str, ...]] = ("escape", "f4", "f6", "f7", "ctrl+c", "alt+left", "n", "p")

    class Followed(Message):
        """A reference leads to `place`."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, library: Library, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._say = say
        self._page: Page | None = None
        self._history = History()
        self._pages: Latest[Place] = Latest(self, partial(gather, library, say.language))

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    @property
    def history(self) -> History:
        """Where one has been."""
        return self._history

    def go(self, place: Place, *, glance: bool = False) -> None:
        """Show `place`; a glance is forgotten when the next place comes."""
        self.travel(self._history.visit(place, glance=glance))

    def travel(self, history: History) -> None:
        """Take over `history` and show where it is now."""
        self._history = history
        if history.current is not None:
            self._pages.ask(history.current)
        self.screen.refresh_bindings()

    def reload(self) -> None:
        """Read the same place again, from a newer index."""
        self.travel(self._history)

    async def on_gathered(self, message: Gathered) -> None:
        """Show the page, unless one has gone elsewhere since."""
        message.stop()
        if message.place != self._history.current:
            return
        if message.page is None:
            self.notify(self._say("That is not in the knowledge base any more."))
        moved = self._page is None or message.page is None or self._page.place != message.page.place
        await self._show(message.page, at=0 if moved else self.scroll_y)
        self.screen.refresh_bindings()

    async def redraw(self) -> None:
        """Draw the same page in the theme of the moment, without moving."""
        await self._show(self._page, at=self.scroll_y)

    async def _show(self, page: Page | None, *, at: float) -> None:
        from tui.page_view import PageView

        self._page = page
        async with self.batch():
            await self.remove_children()
            if page is not None:
                await self.mount_all(list(PageView(page, ink_of(self), self._say).widgets()))
        self.call_after_refresh(self._scroll, at)

    def _scroll(self, at: float) -> None:
        near = self.query(".near")
        if near and not at:
            self.scroll_to_widget(near.first(), animate=False, top=True)
        else:
            self.scroll_to(y=at, animate=False)

    def action_step(self, by: int) -> None:
        """To the next or the previous record of the letter."""
        page = self._page
        if page is None:
            return
        here = page.place.id if page.place.kind == "record" else page.place.near
        at = page.siblings.index(here) + by if here in page.siblings else (0 if by > 0 else -1)
        if 0 <= at < len(page.siblings):
            self.post_message(self.Followed(Place("record", page.siblings[at])))

    def action_follow(self, number: int) -> None:
        """Follow the reference with this number."""
        if self._page is not None and number <= len(self._page.references):
            self.post_message(self.Followed(self._page.references[number - 1].place))

    def focus_references(self) -> None:
        """Go to the list of references, if there is one."""
        lists = self.query("ReferenceList")
        if lists:
            lists.first().focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A reference was chosen in the list."""
        event.stop()
        self.action_follow(event.option_index + 1)

    def on_reference_list_left(self) -> None:
        """Back into the text."""
        self.focus()

    def on_record_heading_chosen(self, message: RecordHeading.Chosen) -> None:
        """A heading within a letter was clicked."""
        self.post_message(self.Followed(Place("record", message.record_id)))

    def on_click(self, event: events.Click) -> None:
        """Follow the words that were clicked, where they lead somewhere."""
        target = event.style.meta.get("place")
        if isinstance(target, str) and target:
            event.stop()
            self.post_message(self.Followed(Place("record" if "/" in target else "letter", target)))
