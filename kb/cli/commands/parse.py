"""`kb parse FILE`: read one file and show what is understood of it; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "parse",
        words,
        run,
        about=_("Read one file and show what is understood of it; store nothing."),
        params=[click.Argument(["file"], metavar=_("FILE"), type=click.Path(path_type=Path))],
        examples=[
            ("kb parse brief.pdf", _("letter, questions and answers")),
            ("kb parse brief.pdf --json", _("the same for a program")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Read, and print."""
    from kb.parse import parse_file

    document = parse_file(cast("Path", options["file"]))
    if invocation.as_json:
        from kb.json_form import document_json

        invocation.terminal.show_json(document_json(document))
        return ExitCode.OK
    from kb.cli.present.letter import parsed_paragraphs

    invocation.terminal.show(parsed_paragraphs(document, invocation.words))
    return ExitCode.OK
