"""The list of what was found, or of the letters where nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kb.search.hit import Hit
from tui.annotate import safe
from tui.history import Place
from tui.ink import ink_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content

    from kb.store.summary import LetterSummary
    from tui.messages import Messages


class ResultList(OptionList):
    """Shows rows and says which one is looked at or opened; knows no search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open"),
        Binding("up", "up", show=False),
        Binding("k", "up", show=False),
        Binding("j", "cursor_down", show=False),
    ]

    class Left(Message):
        """The cursor went up from the first row."""

    class MoreWanted(Message):
        """The last row, which offers more, was chosen."""

    def __init__(self, say: Messages, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._say = say
        self._rows: tuple[Hit | LetterSummary, ...] = ()
        self._topics: dict[str, str] = {}
        self._more = False
        self._drawn = (0, "")

    @property
    def rows(self) -> tuple[Hit | LetterSummary, ...]:
        """What is listed."""
        return self._rows

    def show(
        self,
        rows: Sequence[Hit | LetterSummary],
        *,
        topics: dict[str, str],
        more: bool = False,
        keep: bool = False,
    ) -> None:
        """List `rows`; with `keep` the cursor stays on the same record where it still is."""
        before = self.place
        self._rows, self._topics, self._more = tuple(rows), topics, more
        self._draw()
        places = [place_of(row) for row in self._rows]
        same = [n for n, place in enumerate(places) if keep and before and place.id == before.id]
        if places:
            self.highlighted = same[0] if same else 0

    @property
    def place(self) -> Place | None:
        """The place under the cursor."""
        at = self.highlighted
        return place_of(self._rows[at]) if at is not None and at < len(self._rows) else None

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, where the rows are hits."""
        at = self.highlighted
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        return row if isinstance(row, Hit) else None

    def redraw(self) -> None:
        """Draw the same rows again, for another width or theme."""
        at = self.highlighted
        self._draw()
        if at is not None:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = at

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew for another width."""
        if self._rows and self._width() != self._drawn[0]:
            self.redraw()

    def _width(self) -> int:
        padding = self.get_component_styles("option-list--option").padding
        return max(self.scrollable_content_region.width - padding.width, 10)

    def _draw(self) -> None:
        from tui.result import hit_content, summary_content

        ink, width, say = ink_of(self), self._width(), self._say
        self._drawn = (width, self.app.theme)

        def content(row: Hit | LetterSummary) -> Content:
            if isinstance(row, Hit):
                return hit_content(row, self._topics, ink, say, width)
            return summary_content(row, ink, say, width)

        options = [Option(content(row)) for row in self._rows]
        if self._more:
            options.append(Option(safe(say("More results …"), ink.link)))
        self.set_options(options)

    def action_up(self) -> None:
        """One row up; from the first row back to where one came from."""
        if self.highlighted in (None, 0):
            self.post_message(self.Left())
        else:
            self.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The last row may be the one that asks for more."""
        if event.option_index >= len(self._rows):
            event.stop()
            self.post_message(self.MoreWanted())


def place_of(row: Hit | LetterSummary) -> Place:
    """What opening `row` shows."""
    if isinstance(row, Hit):
        marked = tuple((row.start + start, row.start + end) for start, end in row.highlights)
        return Place("record", row.record.id, row.part, row.note, marked, (row.start, row.end))
    return Place("letter", row.letter.id)
