"""`kb promises`: what ministers promised, by when, and whether later letters show it done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.nothing import nothing_found
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Day, Text

if TYPE_CHECKING:
    from datetime import date

    from kb.cli.invocation import Invocation
    from kb.promise.promise import PromiseState
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "promises",
        words,
        run,
        about=_("List what ministers promised, with the deadline and whether it is kept."),
        more=_(
            "Each with its words and where they stand, the last day that its deadline can mean, and what"
            " later letters say of it, in their words. A promise stays open unless a letter of the collection"
            " proves otherwise: by number, by day, or within the same dossier."
        ),
        params=[
            click.Option(["--open", "only_open"], is_flag=True, help=_("Only what is still to come.")),
            click.Option(
                ["--overdue", "only_overdue"],
                is_flag=True,
                help=_("Only what should have been done, as far as the letters show."),
            ),
            click.Option(
                ["--query"],
                default="",
                metavar=_("WORDS"),
                type=Text(),
                help=_(
                    "Only where all these words stand in the promise, its question or the letter's subject."
                ),
            ),
            click.Option(
                ["--on"],
                type=Day(words, "last"),
                metavar=_("DAY"),
                help=_("As it stood on this day; today unless given."),
            ),
            *filter_options(words),
        ],
        examples=[
            ("kb promises --overdue", _("what should have been done by today")),
            ("kb promises --open --ministry Justitie", _("what one ministry still has to do")),
            ("kb promises --topic cas --on 2024-01-15", _("on one topic, as it stood on a day")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """List the promises that are asked for."""
    only_open, only_overdue = options.pop("only_open"), options.pop("only_overdue")
    query, on = cast("str", options.pop("query")), cast("date | None", options.pop("on"))
    states: list[PromiseState] = [
        *(("open", "delayed") if only_open else ()),
        *(("overdue",) if only_overdue else ()),
    ]
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        promises = kb.promises(wanted, on=on, states=states, query=query)
        why = () if promises else kb.why_nothing(wanted)
    if invocation.as_json:
        from kb.json_form import promises_json

        invocation.terminal.show_json(promises_json(promises))
    else:
        from kb.cli.present.promise import promises_paragraphs

        invocation.terminal.show(promises_paragraphs(promises, invocation.words))
    return ExitCode.OK if promises else nothing_found(invocation, why)
