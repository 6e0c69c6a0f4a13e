"""`kb asked FILE`: which questions of a new letter were asked before, with answer and citation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import FilterOptions, filter_options, filters, identifiers, ocr_option
from kb.cli.value import Known

if TYPE_CHECKING:
    from kb.asked import NewQuestions
    from kb.cli.invocation import Invocation
    from kb.knowledge_base import KnowledgeBase
    from kb.translation import Words

_STANDARD_INPUT = "-"


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "asked",
        words,
        run,
        about=_("Say which questions of a new letter were asked before."),
        more=_(
            "FILE is any document that kb reads, - is text from standard input, ID a letter in the index."
            " Each"
            " question is set beside all earlier ones: 'asked before' where they ask in substance the same,"
            " 'near' where that is for you to judge, 'not found' where none of them comes near. What the"
            " letter's"
            " own questions name is shown too."
        ),
        params=[
            click.Argument(["source"], metavar=_("FILE|ID|-"), type=Known(identifiers)),
            ocr_option(words),
            *filter_options(words),
        ],
        examples=[
            ("kb asked vragen.docx", _("the questions of a letter that came in today")),
            ("pbpaste | kb asked -", _("questions from the clipboard")),
            ("kb asked 2026Z03786", _("a letter in the index, against what was asked before it")),
            ("kb asked vragen.pdf --ministry Justitie --since 2023", _("against what one ministry answered")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Read the questions, set them beside the earlier ones, and print."""
    source = cast("str", options.pop("source"))
    ocr = bool(options.pop("ocr"))
    wanted = filters(cast("FilterOptions", options))
    with invocation.open(topics=bool(wanted.topics)) as kb:
        report = kb.asked(_questions(kb, source, ocr=ocr), wanted)
    if invocation.as_json:
        from kb.json_asked import asked_json

        invocation.terminal.show_json(asked_json(report))
    else:
        from kb.cli.present.asked import asked_paragraphs

        invocation.terminal.show(asked_paragraphs(report, invocation.words))
    found = any(question.grade != "none" for question in report.questions)
    return ExitCode.OK if found else ExitCode.NOTHING_FOUND


def _questions(kb: KnowledgeBase, source: str, *, ocr: bool) -> NewQuestions:
    """Of standard input, of a file, else of a letter in the index."""
    from kb.asked import questions_in, read_questions
    from kb.errors import UnknownIdError, UsageError
    from kb.message import message

    if source == _STANDARD_INPUT:
        found = questions_in(sys.stdin.buffer.read().decode("utf-8", "replace"))
        if not found.questions:
            raise UsageError(message("{name} holds no question", name=source))
        return found
    if Path(source).is_file():
        return read_questions(Path(source), ocr=ocr)
    try:
        found = kb.asked_by_letter(source)
    except UnknownIdError as error:
        raise UsageError(message("no file and no letter is called {name}", name=repr(source))) from error
    if not found.questions:
        raise UsageError(message("{name} holds no question", name=source))
    return found
