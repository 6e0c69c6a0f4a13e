"""`kb search QUERY`: find by words, exact phrases and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Count, OneOf, Text
from kb.search.hit import Mode

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words

MODES: tuple[Mode, ...] = get_args(Mode)
_MOST_HITS = 1_000


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "search",
        words,
        run,
        about=_("Search questions and answers, in Dutch or English."),
        more=_(
            "Words are found in every form, “phrases in quotes” exactly, references (2026Z03786,"
            " artikel 8 Wpg) wherever they are cited, and a minus before a word leaves it out."
            " Without words the newest records that meet the filters come."
        ),
        params=[
            click.Argument(["query"], nargs=-1, metavar=_("QUERY"), type=Text()),
            *filter_options(words),
            click.Option(
                ["--limit"],
                type=Count(words, 1, _MOST_HITS),
                default=10,
                metavar=_("NUMBER"),
                help=_("At most this many hits; 10 unless given."),
            ),
            click.Option(
                ["--mode"],
                type=OneOf(words, MODES),
                default="hybrid",
                metavar="|".join(MODES),
                help=_("By words and meaning (hybrid, the default), words only, or meaning only."),
            ),
        ],
        examples=[
            ("kb search predictive policing", _("in words and in meaning")),
            ("kb search '\"etnisch profileren\"' --since 2024", _("an exact phrase, in letters since 2024")),
            ("kb search risico --party DENK --topic cas", _("questions by one party on one topic")),
            ("kb search 'artikel 8 Wpg' --json", _("what cites this article, for a program")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Search, and print the hits."""
    query = " ".join(cast("tuple[str, ...]", options.pop("query")))
    limit = cast("int", options.pop("limit"))
    mode = cast("Mode", options.pop("mode"))
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        result = kb.search(query, wanted, limit=limit, mode=mode)
    if invocation.as_json:
        from kb.json_form import search_json

        invocation.terminal.show_json(search_json(result, invocation.words))
    else:
        from kb.cli.present.hit import result_paragraphs

        invocation.terminal.show(result_paragraphs(result, invocation.words))
    for note in result.notes:
        invocation.terminal.say(note)
    if not result.hits:
        invocation.terminal.say(invocation.words.gettext("nothing found"))
        return ExitCode.NOTHING_FOUND
    return ExitCode.OK
