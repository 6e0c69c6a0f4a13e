"""`kb tui`: start the search screen, which is another program that this one only knows by its name."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.errors import UsageError
from kb.message import message

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words

SCREEN = "tui.app"
"""Its module, with a function `run`. An entry point would take 30 ms to look up."""


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "tui",
        words,
        run,
        about=_("Open the search screen."),
        examples=[("kb tui --language en", _("in English"))],
        json=False,
    )


def run(invocation: Invocation, **options: object) -> ExitCode:  # noqa: ARG001 - a Run
    """Hand the terminal over to the screen."""
    settings = invocation.settings()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            message("the search screen needs a terminal; 'kb search' also writes to a file or a pipe")
        )
    try:
        screen = import_module(SCREEN)
    except ModuleNotFoundError as error:
        if error.name not in {SCREEN, SCREEN.partition(".")[0]}:
            raise
        invocation.terminal.say(invocation.words.gettext("the search screen is not installed"))
        return ExitCode.FAILED
    screen.run(settings)
    return ExitCode.OK
