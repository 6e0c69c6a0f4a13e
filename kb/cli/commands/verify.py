"""`kb verify`: is the index as it was built, and does it say what the sources say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.progress import ProgressLine

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "verify",
        words,
        run,
        about=_("Check the index and every stored quote against its source."),
        more=_(
            "Compares each file of the index with its checksum, store, terms and vectors with each other, and"
            " each stored text with the characters of the document that it came from."
        ),
        examples=[("kb verify", _("what was checked, and what is wrong"))],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:  # noqa: ARG001 - a Run
    """Check, and report."""
    from kb import verify_index

    with ProgressLine(invocation.terminal, invocation.words) as progress:
        report = verify_index(invocation.settings(), progress=progress)
    if invocation.as_json:
        from kb.json_form import verify_json

        invocation.terminal.show_json(verify_json(report))
    else:
        from kb.cli.present.report import verify_paragraphs

        invocation.terminal.show(verify_paragraphs(report, invocation.words))
    if not report.sound:
        return ExitCode.NOT_VERIFIED
    return ExitCode.NOT_READ if report.unread else ExitCode.OK
