"""`kb diff FIRST SECOND`: what two versions of one set of questions say differently, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import identifiers
from kb.cli.value import Known
from kb.errors import UnknownIdError, UsageError
from kb.question.record import Record

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


class _IdOrFile(Known):
    """An id, for which a shell offers what the index holds, or the name of a file as it is."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The file's name unchanged, or the id cleaned."""
        return str(value) if _is_file(str(value)) else super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    records: tuple[Record, ...]


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "diff",
        words,
        run,
        about=_("Compare two versions of questions and answers, word by word."),
        more=_(
            "FIRST and SECOND are ids of letters, records or versions as 'kb show' names them, or files."
            " Questions, answers and notes are compared; letterheads, introductions and closings are not."
            " The exit code is 0 where they are the same, 1 where they differ, more where something is wrong."
        ),
        params=[
            click.Argument(["first"], metavar=_("FIRST"), type=_IdOrFile(identifiers)),
            click.Argument(["second"], metavar=_("SECOND"), type=_IdOrFile(identifiers)),
        ],
        examples=[
            ("kb diff concept.docx 2024Z11859", _("a draft and what was sent")),
            ("kb diff 2024Z11859@1a2b3c4d 2024Z11859", _("an earlier version and the published one")),
            ("kb diff 2024Z11859/4 ah-tk-20232024-2210/4", _("one question in two publications")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Find both, compare, and print."""
    from kb.version.comparison import compare_records
    from kb.version.same_questions import share_nothing

    first = _side(cast("str", options["first"]), invocation)
    second = _side(cast("str", options["second"]), invocation)
    comparison = compare_records(first.records, second.records)
    if invocation.as_json:
        from kb.json_form import diff_json

        invocation.terminal.show_json(diff_json(first.name, second.name, comparison))
    else:
        from kb.cli.present.difference import difference_paragraphs

        terminal = invocation.terminal
        terminal.show(difference_paragraphs(comparison, invocation.words, coloured=terminal.colour))
    if share_nothing(first.records, second.records):
        invocation.terminal.say(
            invocation.words.gettext(
                "{first} and {second} share no question: these are no versions of one letter."
            ).format(first=first.name, second=second.name)
        )
    return ExitCode.OK if comparison.same else ExitCode.DIFFERENT


def _side(given: str, invocation: Invocation) -> _Side:
    """The records that an id or a file stands for. Errors: UsageError for what is neither."""
    try:
        if _is_file(given):
            from kb.parse import parse_file

            document = parse_file(Path(given))
            return _Side(document.source.name, document.records)
        return _indexed(given, invocation)
    except UnknownIdError as error:  # 1 would say that they differ
        raise UsageError(str(error)) from error


def _indexed(given: str, invocation: Invocation) -> _Side:
    with invocation.open() as kb:
        if "/" in given:
            record = kb.record(given)
            return _Side(given, (record,))
        return _Side(given, kb.document(given).records)


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except OSError:  # too long a name
        return False
