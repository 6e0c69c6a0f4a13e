"""`kb late`: which questions were answered late or wait for an answer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.nothing import nothing_found
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Day

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "late",
        words,
        run,
        about=_("List questions that wait for an answer, or were answered after three weeks."),
        more=_(
            "The Reglement van Orde gives three weeks. After a postponement the day counts that it names;"
            " where it"
            " names none, nothing is said to be late. Recess is not counted out, and an answer that is not"
            " in the"
            " index is not known."
        ),
        params=[
            click.Option(
                ["--today"],
                default=None,
                metavar=_("DAY"),
                type=Day(words, "last"),
                help=_("Count questions without an answer to this day; by default today."),
            ),
            click.Option(["--all"], is_flag=True, help=_("Also what was answered in time.")),
            *filter_options(words),
        ],
        examples=[
            ("kb late", _("what waits, and what came late")),
            ("kb late --ministry Justitie --since 2025", _("of one ministry since 2025")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Count, and list."""
    today = cast("date | None", options.pop("today")) or datetime.now(tz=UTC).date()
    everything = bool(options.pop("all"))
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        found = kb.late(wanted, today=today)
        why = () if found else kb.why_nothing(wanted)
    sets = [one for one in found if everything or one.status != "answered"]
    if invocation.as_json:
        from kb.json_asked import late_json

        invocation.terminal.show_json(late_json(today, sets))
    else:
        from kb.cli.present.asked import late_paragraphs

        invocation.terminal.show(late_paragraphs(sets, invocation.words))
    return ExitCode.OK if sets else nothing_found(invocation, why)
