"""`kb search QUERY`: find by words, exact phrases and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import FilterOptions, filter_options, filters
from kb.cli.value import Count, OneOf, Text
from kb.search.hit import Mode, Order

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.search.hit import SearchResult
    from kb.translation import Words

MODES: tuple[Mode, ...] = get_args(Mode)
ORDERS: tuple[Order, ...] = get_args(Order)
_MOST_HITS = 1_000
_FURTHEST = 100_000


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
            " Names, days and abbreviations are taken for what they are; AND, OR, NOT, NEAR, brackets and"
            " word* join words (EN, OF, NIET too)."
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
                ["--offset"],
                type=Count(words, 0, _FURTHEST),
                default=0,
                metavar=_("NUMBER"),
                help=_("Leave out this many of the first hits: for a next page."),
            ),
            click.Option(
                ["--sort"],
                type=OneOf(words, ORDERS),
                default="relevance",
                metavar="|".join(ORDERS),
                help=_("Best first (relevance, the default), or what fits well by date, newest first."),
            ),
            click.Option(
                ["--mode"],
                type=OneOf(words, MODES),
                default="hybrid",
                metavar="|".join(MODES),
                help=_("By words and meaning (hybrid, the default), words only, or meaning only."),
            ),
            click.Option(
                ["--literal"],
                is_flag=True,
                help=_("Take names, days, abbreviations and AND, OR, NOT for words like others."),
            ),
        ],
        examples=[
            ("kb search predictive policing", _("in words and in meaning")),
            ("kb search '\"etnisch profileren\"' --since 2024", _("an exact phrase, in letters since 2024")),
            ("kb search risico --party DENK --topic cas", _("questions by one party on one topic")),
            ("kb search 'artikel 8 Wpg' --json", _("what cites this article, for a program")),
            ("kb search 'DENK discriminatie 2024'", _("what a party asked on it in that year")),
            ("kb search 'cas AND (politie OR rechter)'", _("records that hold these words")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Search, and print the hits."""
    query = " ".join(cast("tuple[str, ...]", options.pop("query")))
    limit = cast("int", options.pop("limit"))
    offset = cast("int", options.pop("offset"))
    order = cast("Order", options.pop("sort"))
    mode = cast("Mode", options.pop("mode"))
    understand = not cast("bool", options.pop("literal"))
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        result = kb.search(
            query, wanted, limit=limit, offset=offset, order=order, mode=mode, understand=understand
        )
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
    if not invocation.as_json:
        _say_more(result, invocation)
    return ExitCode.OK


def _say_more(result: SearchResult, invocation: Invocation) -> None:
    """Where there are more hits than these, how many, and how to see them."""
    shown = result.offset + len(result.hits)
    if shown >= result.total:
        return
    _ = invocation.words.gettext
    line = (
        _("{first} to {last} of {total} found; the next with --offset {last}")
        if result.total_is_whole
        else _("{first} to {last} of at least {total} found; the next with --offset {last}")
    )
    invocation.terminal.say(line.format(first=result.offset + 1, last=shown, total=result.total))
