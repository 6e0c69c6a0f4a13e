"""`kb completion SHELL`: the lines that teach a shell to complete `kb` commands, options, topics and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click
from click.shell_completion import get_completion_class

from kb.cli.command import KbCommand, KbGroup
from kb.cli.exit_code import ExitCode
from kb.cli.value import OneOf

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words

SHELLS = ("bash", "zsh", "fish")


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "completion",
        words,
        run,
        about=_("Print the lines that let a shell complete kb."),
        params=[click.Argument(["shell"], metavar="|".join(SHELLS), type=OneOf(words, SHELLS))],
        examples=[
            ('eval "$(kb completion bash)"', _("in ~/.bashrc")),
            ('eval "$(kb completion zsh)"', _("in ~/.zshrc")),
            ("kb completion fish > ~/.config/fish/completions/kb.fish", _("once")),
        ],
        json=False,
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Print them."""
    made = get_completion_class(cast("str", options["shell"]))
    assert made is not None
    script = made(KbGroup(invocation.words), {}, "kb", "_KB_COMPLETE")
    invocation.terminal.show_source(script.source_template % script.source_vars())
    return ExitCode.OK
