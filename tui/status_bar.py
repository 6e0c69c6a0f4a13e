"""The top line: the program's name, how much there is to search, and with what it searches now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.ink import ink_of

if TYPE_CHECKING:
    from tui.messages import Messages


class StatusBar(Widget):
    """Two short texts, left and right; the left one gives way where there is no room."""

    ALLOW_SELECT = False

    corpus: reactive[str] = reactive("")
    """How much there is to search."""
    means: reactive[str] = reactive("")
    """With what it searches at this moment."""

    def __init__(self, say: Messages) -> None:
        super().__init__()
        self._say = say

    def render(self) -> Content:
        """One line."""
        ink, width = ink_of(self), self.size.width - 2
        left = Content.styled("Kamerwijzer", ink.strong)
        right = Content.styled(self.means, ink.quiet)
        full = left.append(Content.styled(f"  {self.corpus}" if self.corpus else "", ink.quiet))
        if full.cell_length + right.cell_length + 2 <= width:
            left = full
        gap = max(width - left.cell_length - right.cell_length, 1)
        return Content(" ").append(left).append(" " * gap).append(right)
