"""What a screen may ask of the program that it runs in, without knowing the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kb.errors import KbError
    from tui.page import Page


class Services(Protocol):
    """The program as its main screen sees it: it owns the index, and what is told in passing."""

    def open_index(self) -> None:
        """Open the index, or the newer one, in a thread."""

    def means(self, *, dense: bool) -> None:
        """Say with what it searches."""

    def refused(self, error: KbError) -> None:
        """A search or a page was refused."""

    def copy_quote(self, page: Page, selected: str) -> None:
        """The quote to the clipboard."""

    def show_quote(self, page: Page, selected: str) -> None:
        """The quote on a screen of its own."""
