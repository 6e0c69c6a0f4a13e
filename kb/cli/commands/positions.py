"""`kb positions TOPIC`: what was said on a topic over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Known

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    narrowing = [parameter for parameter in filter_options(words) if parameter.name != "topic"]
    return KbCommand(
        "positions",
        words,
        run,
        about=_("List what was said on a topic, oldest first."),
        more=_(
            "Each with its date, the stance of the answer (yes, no, partly, refers, gives no answer),"
            " the words that show it, and where they stand. The stance is read off"
            " by rules: judge by the words."
        ),
        params=[
            click.Argument(
                ["topic"], metavar=_("TOPIC"), type=Known(lambda kb: [topic.key for topic in kb.topics()])
            ),
            *narrowing,
        ],
        examples=[
            ("kb positions cas", _("what was said on the Crime Anticipation System")),
            ("kb positions ai-act --ministry Binnenlandse --since 2024", _("by one ministry since 2024")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """List the positions that meet the filters."""
    topic = cast("str", options.pop("topic"))
    wanted = filters(cast("FilterOptions", {**options, "topic": ()}))
    with invocation.open() as kb:
        positions = kb.positions(topic, wanted)
    if invocation.as_json:
        from kb.json_form import positions_json

        invocation.terminal.show_json(positions_json(topic, positions))
    else:
        from kb.cli.present.position import positions_paragraphs

        invocation.terminal.show(positions_paragraphs(positions, invocation.words))
    if not positions:
        invocation.terminal.say(invocation.words.gettext("nothing found"))
        return ExitCode.NOTHING_FOUND
    return ExitCode.OK
