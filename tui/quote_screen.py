"""The quote with its citation, to look at, to copy by hand, or to save: for terminals without a clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from tui.key_bar import KeyBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from tui.messages import Messages
    from tui.quotation import Quotation


class QuoteScreen(ModalScreen[None]):
    """Offers one or more quotations of the same place: the passage, the whole answer, the question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("f7", "next", "Other part", priority=True),
        Binding("ctrl+c,super+c", "copy", "Copy", priority=True),
        Binding("ctrl+s", "save", "Save"),
    ]

    def __init__(self, quotations: tuple[Quotation, ...], folder: Path, say: Messages) -> None:
        super().__init__()
        self._quotations = quotations
        self._folder = folder
        self._say = say
        self._at = 0

    def compose(self) -> ComposeResult:
        """The text, selected as a whole, and what can be done with it."""
        say = self._say
        with Vertical(id="dialog"):
            yield Static("", id="quote-part", markup=False)
            yield TextArea("", read_only=True, soft_wrap=True, id="quote")
            with Horizontal(id="save"):
                yield Input(f"{say('quote')}.txt", id="file", compact=True, select_on_focus=False)
                yield Button(say("Save"), id="save-button", compact=True)
                yield Button(say("Copy"), id="copy-button", compact=True)
            yield Static("", id="quote-told", markup=False)
        yield KeyBar(say)

    def on_mount(self) -> None:
        """Show the first."""
        self.query_one("#dialog").border_title = self._say("Quote with citation")
        self._show()
        self.query_one(TextArea).focus()

    def _show(self) -> None:
        area = self.query_one(TextArea)
        area.load_text(self._quotations[self._at].text)
        area.select_all()
        self.call_after_refresh(area.scroll_home, animate=False)
        names = [self._say(one.name) for one in self._quotations]
        names[self._at] = f"[{names[self._at]}]"
        self.query_one("#quote-part", Static).update("   ".join(names))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no other part where there is one."""
        if action == "next":
            return len(self._quotations) > 1
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """The next part."""
        self._at = (self._at + 1) % len(self._quotations)
        self._show()

    def action_copy(self) -> None:
        """To the clipboard: what is selected in the text."""
        area = self.query_one(TextArea)
        self.app.copy_to_clipboard(area.selected_text or area.text)
        self._tell(self._say("Copied. If your terminal has no clipboard: select with the mouse, or save."))

    def action_save(self) -> None:
        """Add it to a file."""
        from pathlib import Path

        path = self._folder / Path(self.query_one("#file", Input).value).expanduser()
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write(self.query_one(TextArea).text + "\n\n")
        except OSError as error:
            self._tell(self._say("Not saved: {reason}", reason=error.strerror or str(error)))
            return
        self._tell(self._say("Added to {file}", file=path))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """With the mouse."""
        if event.button.id == "save-button":
            self.action_save()
        else:
            self.action_copy()

    def on_input_submitted(self) -> None:
        """Enter behind the file's name saves."""
        self.action_save()

    def _tell(self, text: str) -> None:
        self.query_one("#quote-told", Static).update(text)

    def action_close(self) -> None:
        """Back."""
        self.dismiss()
