"""`kb letters`: which letters there are, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.nothing import nothing_found
from kb.cli.option import FilterOptions, filter_options, filters

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "letters",
        words,
        run,
        about=_("List letters, newest first."),
        params=filter_options(words),
        examples=[
            ("kb letters", _("all of them")),
            ("kb letters --ministry Justitie --since 2025", _("those of one ministry since 2025")),
            ("kb letters --kind postponement", _("what was postponed")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """List what meets the filters."""
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        summaries = kb.letters(wanted)
        why = () if summaries else kb.why_nothing(wanted)
    if invocation.as_json:
        from kb.json_form import letters_json

        invocation.terminal.show_json(letters_json(summaries))
    else:
        from kb.cli.present.letter import letters_paragraphs

        invocation.terminal.show(letters_paragraphs(summaries, invocation.words))
    return ExitCode.OK if summaries else nothing_found(invocation, why)
