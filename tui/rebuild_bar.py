"""One line that shows how far a rebuild is; not there while none runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.annotate import safe
from tui.ink import ink_of

if TYPE_CHECKING:
    from tui.messages import Messages
    from tui.rebuilding import Step

STAGES = {
    "look": "Looking for new letters",
    "read": "Reading letters",
    "embed": "Computing meaning",
    "write": "Writing the index",
}
_BAR = 20


class RebuildBar(Widget):
    """Stage, a bar, numbers, the file."""

    ALLOW_SELECT = False

    step: reactive[Step | None] = reactive(None)
    """What to show; None hides the line."""

    def __init__(self, say: Messages) -> None:
        super().__init__()
        self._say = say

    def watch_step(self, step: Step | None) -> None:
        """There only while something runs."""
        self.set_class(step is not None, "-running")

    def render(self) -> Content:
        """One line."""
        step = self.step
        if step is None:
            return Content()
        ink, say = ink_of(self), self._say
        filled = round(_BAR * step.done / step.total) if step.total else 0
        line = Content(" ").append(safe(say(STAGES.get(step.stage, step.stage)), ink.strong)).append("  ")
        line = line.append(Content.styled("━" * filled, ink.link))
        line = line.append(Content.styled("─" * (_BAR - filled), ink.quiet))
        count = f"  {step.done}/{step.total}  " if step.total else "  "
        line = line.append(count).append(safe(step.name, ink.quiet))
        return line.truncate(max(self.size.width, 1), ellipsis=True)
