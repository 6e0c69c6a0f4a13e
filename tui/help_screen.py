"""The keys and how to ask, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.annotate import safe
from tui.ink import INK, ink_of
from tui.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.messages import Messages

_KEY_WIDTH = 22
KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Searching",
        (
            ("/", "to the search line"),
            ("↓ · Enter", "from the search line to the results"),
            ("Enter", "read the result under the cursor"),
            ("Esc", "one step back"),
            ("F3", "filters: topic, ministry, minister, party, member, kind, period"),
            ("F8", "let all filters go"),
        ),
    ),
    (
        "Reading",
        (
            ("F4", "the whole letter, and back to the answer"),
            ("n · p", "next and previous question of the letter"),
            ("F6", "the list of references; Enter follows one"),
            ("1 … 9", "follow the reference with that number"),
            ("Alt+← · [", "back to where you were"),
            ("Alt+→ · ]", "forward again"),
            ("Ctrl+C · c", "copy the quote with its citation; what the mouse selected goes first"),
            ("F7", "show the quote: choose the part, save it, or select it by hand"),
        ),
    ),
    (
        "Everywhere",
        (
            ("F1 · ?", "this page"),
            ("F2", "topics: what was said on them by question, and what changed; d: by date"),
            ("Ctrl+G", "which questions of a new letter were asked before"),
            ("Ctrl+T", "what was promised within the filters, and what became of it"),
            ("F5", "read new letters in the folder and renew the index"),
            ("Shift+F5", "build the whole index anew"),
            ("F9", "light or dark"),
            ("Ctrl+P", "all commands, to find by name"),
            ("Tab", "to the next pane"),
            ("Ctrl+Q", "stop"),
        ),
    ),
    (
        "How to ask",
        (
            ("cas politie", "answers with these words, or with this meaning"),
            ('"etnisch profileren"', "exactly these words"),
            ("2026Z03786", "everything of or about this letter"),
            ("artikel 8 Wpg", "answers that cite this article"),
            ("cas -sport", "not with the word after the minus"),
        ),
    ),
)


class HelpScreen(ModalScreen[None]):
    """Scrolls where it does not fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "close", "Close", key_display="Esc"),
    ]

    def __init__(self, say: Messages) -> None:
        super().__init__()
        self._say = say

    def compose(self) -> ComposeResult:
        """One text and the key that leaves."""
        with VerticalScroll(id="dialog"):
            yield Static("", id="help", markup=False)
        yield KeyBar(self._say)

    def on_mount(self) -> None:
        """Fill it in."""
        dialog = self.query_one("#dialog")
        dialog.border_title = self._say("Help")
        dialog.focus()

    def on_resize(self) -> None:
        """Fill it in at the width that there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        page = self.query_one("#help", Static)
        page.update(self._text(max(page.size.width, 40)))

    def _text(self, width: int) -> Content:
        ink, say = ink_of(self), self._say
        lines: list[Content] = []
        for heading, rows in KEYS:
            lines += [Content(), safe(say(heading), ink.heading)]
            for key, meaning in rows:
                first, *rest = safe(say(meaning)).wrap(width - _KEY_WIDTH - 2)
                shown = safe(say(key), ink.link)
                gap = " " * max(_KEY_WIDTH - shown.cell_length, 1)
                lines.append(Content("  ").append(shown).append(gap).append(first))
                lines += [Content(" " * (_KEY_WIDTH + 2)).append(line) for line in rest]
        return Content("\n").join(lines[1:])

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
