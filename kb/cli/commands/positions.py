"""`kb positions TOPIC`: what was said on a topic or for a query, by question over time, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.nothing import nothing_found
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Count, Known, OneOf, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.cli.invocation import Invocation
    from kb.position.position import Position
    from kb.position.thread import Thread
    from kb.translation import Words

_LIMIT = 50
_MOST = 1_000


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    narrowing = [parameter for parameter in filter_options(words) if parameter.name != "topic"]
    return KbCommand(
        "positions",
        words,
        run,
        about=_("List what was said on a topic, by question, oldest first."),
        more=_(
            "Each with its date, the stance of the answer (yes, no, partly, informs, refers, gives no answer,"
            " does not know; a dash where that is not sure), the words that show it, and where they stand."
            " Answers to what is in substance the same question"
            " stand together as a thread, with what changed between them. Stance and thread are read off"
            " by rules: judge by the words."
        ),
        params=[
            click.Argument(
                ["topic"],
                required=False,
                metavar=_("TOPIC"),
                type=Known(lambda kb: [topic.key for topic in kb.topics()]),
            ),
            click.Option(
                ["--query"],
                default="",
                metavar=_("QUERY"),
                type=Text(),
                help=_("What was said for this query, in place of a topic."),
            ),
            click.Option(
                ["--limit"],
                default=str(_LIMIT),
                show_default=True,
                metavar=_("NUMBER"),
                type=Count(words, 1, _MOST),
                help=_("With --query: of at most this many records."),
            ),
            click.Option(
                ["--by"],
                default="thread",
                metavar="thread|date",
                type=OneOf(words, ("thread", "date")),
                help=_("By question (thread), or all in order of date."),
            ),
            click.Option(
                ["--changes"],
                is_flag=True,
                help=_("Only what changed between two answers to one question, the words side by side."),
            ),
            *narrowing,
            click.Option(
                ["--background"],
                is_flag=True,
                help=_("Also list guidance, regulations and undated documents that name it."),
            ),
            click.Option(
                ["--about"], is_flag=True, help=_("Leave out what names the topic only in passing.")
            ),
        ],
        examples=[
            ("kb positions cas", _("what was said on the Crime Anticipation System")),
            ("kb positions cas --changes", _("what changed in it over time")),
            ("kb positions ai-act --ministry Binnenlandse --since 2024", _("by one ministry since 2024")),
            ('kb positions --query "etnisch profileren"', _("for a query in place of a topic")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """List the positions that meet the filters."""
    positions, threads, background, why = _found(invocation, options)
    listed = background if options["background"] else ()
    changes = bool(options["changes"])
    if changes:
        threads = [thread for thread in threads if thread.changed]
        positions = [position for thread in threads for position in thread.positions]
    if invocation.as_json:
        from kb.json_form import positions_json

        topic, query = cast("str | None", options["topic"]) or "", cast("str", options["query"])
        invocation.terminal.show_json(positions_json(topic, positions, threads, query, listed))
    else:
        _show(invocation, positions, threads, by=cast("str", options["by"]), changes=changes)
        if background and not changes:
            from kb.cli.present.position import background_paragraphs

            invocation.terminal.show(background_paragraphs(listed, len(background), invocation.words))
    if not positions and not listed:
        why = (invocation.words.gettext("nothing changed"),) if changes and not why else why
        return nothing_found(invocation, why)
    return ExitCode.OK


def _found(
    invocation: Invocation, options: dict[str, object]
) -> tuple[Sequence[Position], Sequence[Thread], Sequence[Position], Sequence[str]]:
    from kb.errors import UsageError
    from kb.message import message

    topic, query = cast("str | None", options["topic"]), cast("str", options["query"])
    if bool(topic) == bool(query):
        raise UsageError(message("name either a topic ('kb topics' lists them) or a query with --query"))
    wanted = filters(cast("FilterOptions", {**options, "topic": ()}))
    background: Sequence[Position] = ()
    with invocation.open(topics=bool(topic)) as kb:
        if topic:
            positions = kb.positions(topic, wanted, passing=not options["about"])
            background = kb.background(topic, wanted)
        else:
            positions = kb.positions_for(query, wanted, limit=cast("int", options["limit"]))
        why = () if positions else kb.why_nothing(wanted)
        return positions, kb.threads_in(positions), background, why


def _show(
    invocation: Invocation,
    positions: Sequence[Position],
    threads: Sequence[Thread],
    *,
    by: str,
    changes: bool,
) -> None:
    terminal, words = invocation.terminal, invocation.words
    if changes:
        from kb.cli.present.thread import changes_paragraphs

        terminal.show(changes_paragraphs(threads, words, coloured=terminal.colour))
    elif by == "date":
        from kb.cli.present.position import positions_paragraphs

        terminal.show(positions_paragraphs(positions, words))
    else:
        from kb.cli.present.thread import threads_paragraphs

        terminal.show(threads_paragraphs(threads, words))
