"""`kb tui`: start the search screen, which is another program that this one only knows by its entry point."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words

SCREENS = "kamerwijzer.screens"


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "tui",
        words,
        run,
        about=_("Open the search screen."),
        examples=[("kb tui --language en", _("in English"))],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:  # noqa: ARG001 - a Run
    """Hand the terminal over to the screen."""
    settings = invocation.settings()
    screens = entry_points(group=SCREENS, name="tui")
    if not screens:
        invocation.terminal.say(invocation.words.gettext("the search screen is not installed"))
        return ExitCode.FAILED
    next(iter(screens)).load()(settings)
    return ExitCode.OK
