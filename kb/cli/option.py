"""The filters that search and lists share: options on the command line, conditions in the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, cast, get_args

import click

from kb.cli.present.kind import typed_kind
from kb.cli.value import Day, Known, OneOf, Text
from kb.letter.letter import LetterKind
from kb.search.hit import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kb.knowledge_base import KnowledgeBase
    from kb.translation import Words

KINDS: tuple[LetterKind, ...] = get_args(LetterKind)


class FilterOptions(TypedDict):
    """The values of `filter_options`, by name."""

    topic: tuple[str, ...]
    member: str
    party: str
    minister: str
    ministry: str
    since: date | None
    until: date | None
    kind: tuple[LetterKind, ...]
    reference: str
    letter: str


def filters(options: FilterOptions) -> Filters:
    """What the filter options ask."""
    return Filters(
        topics=options["topic"],
        member=options["member"],
        party=options["party"],
        minister=options["minister"],
        ministry=options["ministry"],
        since=options["since"],
        until=options["until"],
        kinds=options["kind"],
        reference=options["reference"],
        letter=options["letter"],
    )


def filter_options(words: Words) -> list[click.Parameter]:
    """Conditions on the letters and answers that are wanted; all must hold."""
    _ = words.gettext
    name = _("NAME")
    return [
        click.Option(
            ["--topic"],
            multiple=True,
            metavar=_("KEY"),
            type=Known(lambda kb: [topic.key for topic in kb.topics()]),
            help=_("Only on this topic ('kb topics' lists them); may be given more than once."),
        ),
        _text("--member", name, _("Only questions by this member of parliament."), _facet("members")),
        _text("--party", name, _("Only questions by members of this party."), _facet("parties")),
        _text("--minister", name, _("Only from this minister or state secretary."), _facet("ministers")),
        _text("--ministry", name, _("Only from this ministry."), _facet("ministries")),
        _day(
            words,
            "--since",
            "first",
            _("Only letters of this day and later: 2025, 2025-03, 2025-03-31, 31-3-2025, 31 maart 2025."),
        ),
        _day(words, "--until", "last", _("Only letters up to and on this day, in the same forms.")),
        click.Option(
            ["--kind"],
            multiple=True,
            type=OneOf(words, KINDS, [typed_kind(kind, words) for kind in KINDS]),
            metavar=_("KIND"),
            help=_("Only this kind of letter: {kinds}; may be given more than once.").format(
                kinds=", ".join(typed_kind(kind, words) for kind in KINDS)
            ),
        ),
        _text(
            "--reference",
            _("NUMBER"),
            _("Only what cites or carries this: 2026Z03786, EU:2024/1689, Sv:161, kst-26643-1234."),
        ),
        _text("--letter", "ID", _("Only from this letter."), _letter_ids),
    ]


def ocr_option(words: Words) -> click.Option:
    """Text recognition, only for who asks for it."""
    return click.Option(
        ["--ocr"],
        is_flag=True,
        help=words.gettext(
            "Read scans by text recognition, where ocrmypdf is installed; their text is a guess."
        ),
    )


def identifiers(kb: KnowledgeBase) -> list[str]:
    """Ids of all letters, and of the records of each."""
    letters = _letter_ids(kb)
    return [*letters, *(record.id for record in kb.records())]


def _letter_ids(kb: KnowledgeBase) -> list[str]:
    return [summary.letter.id for summary in kb.letters()]


def _facet(name: str) -> Callable[[KnowledgeBase], list[str]]:
    def values(kb: KnowledgeBase) -> list[str]:
        return [value for value, _ in cast("tuple[tuple[str, int], ...]", getattr(kb.facets(), name))]

    return values


def _text(
    flag: str, metavar: str, about: str, values: Callable[[KnowledgeBase], Sequence[str]] | None = None
) -> click.Option:
    return click.Option(
        [flag], default="", metavar=metavar, type=Known(values) if values else Text(), help=about
    )


def _day(words: Words, flag: str, side: Literal["first", "last"], about: str) -> click.Option:
    return click.Option([flag], type=Day(words, side), metavar=words.gettext("DAY"), help=about)
