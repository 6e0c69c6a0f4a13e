"""The bottom line: the keys that work here, the most useful first, as many as fit; each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.screen import Screen

    from tui.messages import Messages


class KeyBar(Widget):
    """Takes the keys from the screen's active bindings; those that do not fit stand in the help (F1)."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--label"}

    def __init__(self, say: Messages) -> None:
        super().__init__()
        self._say = say

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys that fit, without cutting one in two."""
        key_style = self.get_visual_style("key-bar--key", partial=True)
        label_style = self.get_visual_style("key-bar--label", partial=True)
        line = Content()
        for key, display, label in self._keys():
            meta = Style.from_meta({"key": key})
            item = Content.styled(f" {display} ", key_style + meta)
            item = item.append(Content.styled(f"{label} ", label_style + meta))
            if line.cell_length + item.cell_length > self.size.width:
                continue
            line = line.append(item)
        return line

    def _keys(self) -> list[tuple[str, str, str]]:
        shown: dict[str, tuple[str, str, str]] = {}
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and enabled and binding.description and binding.action not in shown:
                display = self.app.get_key_display(binding)
                shown[binding.action] = (binding.key, display, self._say(binding.description))
        first = getattr(self.screen.focused, "KEYS_FIRST", ())
        return sorted(shown.values(), key=lambda item: _rank(item[0], first))

    async def on_click(self, event: events.Click) -> None:
        """A click on a key is that key."""
        key = event.style.meta.get("key")
        if isinstance(key, str):
            self.app.simulate_key(key)


def _rank(key: str, first: Sequence[str]) -> tuple[int, int | str]:
    """Help first, then the keys that the pane with the focus puts first, then F2 and on, then the rest."""
    if key == "f1":
        return (0, key)
    if key in first:
        return (1, first.index(key))
    if key in {"enter", "escape", "down"}:
        return (2, key)
    if key.startswith("f") and key[1:].isdigit():
        return (3, key)
    return (4, key)
