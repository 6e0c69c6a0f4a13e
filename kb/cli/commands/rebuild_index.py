"""`kb rebuild-index [PATH…]`: bring the index up to date with the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.invocation import empty_index
from kb.cli.option import ocr_option
from kb.cli.progress import ProgressLine

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "rebuild-index",
        words,
        run,
        about=_("Bring the index up to date with the documents."),
        more=_(
            "Reads what is new or changed in corpus/, or in the paths given, and drops what is gone. Names"
            " each file that cannot be read, and goes on. The index in use stays until the new one is whole."
        ),
        params=[
            click.Argument(["paths"], nargs=-1, metavar=_("[PATH]…"), type=click.Path(path_type=Path)),
            click.Option(["--full"], is_flag=True, help=_("Build everything anew.")),
            ocr_option(words),
        ],
        examples=[
            ("kb rebuild-index", _("after adding letters to corpus/")),
            ("kb rebuild-index corpus/2026", _("only this folder")),
            ("kb rebuild-index --full", _("when the index is damaged")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Rebuild with progress, and report."""
    from kb.rebuild import rebuild, stop_on_signals

    settings = invocation.settings()
    with stop_on_signals(), ProgressLine(invocation.terminal, invocation.words) as progress:
        report = rebuild(
            settings,
            cast("tuple[Path, ...]", options["paths"]),
            full=bool(options["full"]),
            ocr=bool(options["ocr"]),
            progress=progress,
        )
    if invocation.as_json:
        from kb.json_form import rebuild_json

        invocation.terminal.show_json(rebuild_json(report, invocation.words))
    else:
        from kb.cli.present.report import rebuild_paragraphs

        invocation.terminal.show(rebuild_paragraphs(report, invocation.words))
    if not report.records:
        invocation.terminal.say(empty_index(settings, invocation.words))
    return ExitCode.NOT_READ if report.refused else ExitCode.OK
