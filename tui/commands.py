"""What the command palette offers, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.app import SystemCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

    from tui.messages import Messages
    from tui.search_screen import SearchScreen


class Program(Protocol):
    """What the commands do; they know nothing else of the program."""

    say: Messages

    @property
    def main(self) -> SearchScreen:
        """The screen to search on."""

    @property
    def is_rebuilding(self) -> bool:
        """Whether the index is being renewed."""

    def action_help(self) -> None:
        """The keys."""

    def action_topics(self) -> None:
        """Topics over time."""

    def action_asked(self) -> None:
        """Which questions of a new letter were asked before."""

    def action_promises(self) -> None:
        """What was promised, within the filters."""

    def action_rebuild(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 - as the action has it
        """Renew the index."""

    def action_stop_rebuild(self) -> None:
        """Let the rebuild go."""

    def action_change_light(self) -> None:
        """From dark to light or back."""

    def action_screenshot(self) -> None:
        """Save what is seen."""

    def exit(self) -> None:
        """Leave."""


def commands_of(app: Program, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands that make sense now."""
    say, main = app.say, app.main
    yield SystemCommand(say("Help"), say("The keys and how to ask (F1)"), app.action_help)
    if screen is main:
        yield from _on_main(app)
    if app.is_rebuilding:
        yield SystemCommand(say("Stop renewing"), say("The index stays as it was"), app.action_stop_rebuild)
    else:
        yield SystemCommand(say("Renew the index"), say("Read new letters (F5)"), app.action_rebuild)
        yield SystemCommand(
            say("Build the index anew"),
            say("Read all letters again (Shift+F5)"),
            lambda: app.action_rebuild(full=True),
        )
    yield SystemCommand(say("Light or dark"), say("Change the colours (F9)"), app.action_change_light)
    yield SystemCommand(
        say("Picture of the screen"), say("Save what you see as an SVG file"), app.action_screenshot
    )
    yield SystemCommand(say("Stop"), say("Leave the program (Ctrl+Q)"), app.exit)


def _on_main(app: Program) -> Iterator[SystemCommand]:
    say, main = app.say, app.main
    yield SystemCommand(say("Search"), say("To the search line (/)"), main.action_focus_search)
    yield SystemCommand(say("Filters"), say("Narrow the results (F3)"), main.action_filters)
    yield SystemCommand(say("Clear filters"), say("Let all filters go (F8)"), main.action_clear_filters)
    yield SystemCommand(say("Topics"), say("What was said over time (F2)"), app.action_topics)
    yield SystemCommand(
        say("Asked before"), say("Questions from the clipboard or a file (Ctrl+G)"), app.action_asked
    )
    yield SystemCommand(
        say("Promises"), say("What was promised, and what became of it (Ctrl+T)"), app.action_promises
    )
    if main.check_action("letter", ()):
        yield SystemCommand(say("Whole letter"), say("That this answer stands in (F4)"), main.action_letter)
        yield SystemCommand(say("Copy quote"), say("With its citation (Ctrl+C)"), main.action_copy)
        yield SystemCommand(say("Show quote"), say("To select by hand or to save (F7)"), main.action_quote)
    if main.check_action("references", ()):
        yield SystemCommand(
            say("References"), say("What this leads to and comes from (F6)"), main.action_references
        )
