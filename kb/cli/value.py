"""Kinds of values that options take: each says in the language of the interface what is wrong with one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

import click

from kb.errors import KbError
from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from kb.knowledge_base import KnowledgeBase
    from kb.translation import Words


class OneOf(click.ParamType[str]):
    """One of a closed set of words; `called` is what each is called in the language of the interface, if it
    has another name there. Both names are taken.
    """

    name = "choice"

    def __init__(self, words: Words, choices: Sequence[str], called: Sequence[str] = ()) -> None:
        self.words = words
        self.choices = tuple(choices)
        self.called = tuple(called) or self.choices

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, whatever its case."""
        typed = "-".join(str(value).lower().split())
        for choice, name in zip(self.choices, self.called, strict=True):
            if typed in {choice, name}:
                return choice
        said = self.words.gettext("{value} is not one of {choices}")
        return self.fail(said.format(value=repr(str(value)), choices=", ".join(self.called)), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The words that begin so."""
        from click.shell_completion import CompletionItem

        names = dict.fromkeys((*self.called, *self.choices))
        return [CompletionItem(name) for name in names if name.startswith(incomplete.lower())]


class Day(click.ParamType[date]):
    """A day, or the first or last day of a month or year."""

    name = "day"

    def __init__(self, words: Words, side: Literal["first", "last"]) -> None:
        self.words = words
        self.side = side

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` names."""
        from kb.period import first_day, last_day

        if isinstance(value, date):
            return value
        try:
            day = (last_day if self.side == "last" else first_day)(str(value))
        except ValueError:
            day = None
        if day is None:
            said = self.words.gettext("{value} is no day; write 2025, 2025-03, 2025-03-31 or 31-3-2025")
            self.fail(said.format(value=repr(str(value))), param, ctx)
        return day

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The years of the letters in the index; the months of a year, the days of a month once typed."""
        from click.shell_completion import CompletionItem

        size = next((size for size in (4, 7) if len(incomplete) < size), 10)
        days = _known(ctx, lambda kb: [str(one.letter.date) for one in kb.letters() if one.letter.date])
        found = sorted({day[:size] for day in days if day.startswith(incomplete)}, reverse=True)
        return [CompletionItem(value) for value in found]


class Count(click.ParamType[int]):
    """A whole number within bounds."""

    name = "count"

    def __init__(self, words: Words, least: int, most: int) -> None:
        self.words = words
        self.least = least
        self.most = most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        text = str(value)
        if re.fullmatch(r"[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        said = self.words.gettext("{value} is no whole number from {least} to {most}")
        return self.fail(said.format(value=repr(text), least=self.least, most=self.most), param, ctx)


class Text(click.ParamType[str]):
    """Free text on one line, without characters that no document has."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text, cleaned."""
        return one_line(str(value))


class Known(Text):
    """Free text, for which a shell offers what the index holds."""

    def __init__(self, values: Callable[[KnowledgeBase], Sequence[str]]) -> None:
        self.values = values

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What the index holds that begins so; nothing where there is no index."""
        from click.shell_completion import CompletionItem

        known = _known(ctx, self.values)
        return [CompletionItem(value) for value in known if value.lower().startswith(incomplete.lower())]


def _known(ctx: click.Context, values: Callable[[KnowledgeBase], Sequence[str]]) -> Sequence[str]:
    """What the index holds; nothing where there is no index."""
    from kb.knowledge_base import KnowledgeBase

    try:
        with KnowledgeBase.open(ctx.params.get("root")) as kb:
            return values(kb)
    except KbError:
        return ()
