"""What stands in place of results where there are none: nothing found, no index yet, a damaged one."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.annotate import annotated, safe
from tui.ink import ink_of


class Notice(VerticalScroll):
    """A heading and a few lines of advice. All of it is shown as it is, never as markup."""

    def compose(self) -> list[Static]:
        """One text."""
        return [Static("", markup=False)]

    def tell(self, heading: str, *lines: str, wrong: bool = False) -> None:
        """Show this."""
        ink = ink_of(self)
        parts = [safe(heading, ink.bad if wrong else ink.strong)]
        parts += [annotated(line) for line in lines if line]
        self.query_one(Static).update(Content("\n\n").join(parts))
