"""`kb check DRAFT`: which quotations and references of a draft are as the documents have them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import ocr_option

if TYPE_CHECKING:
    from kb.check import Draft
    from kb.cli.invocation import Invocation
    from kb.translation import Words

_STANDARD_INPUT = "-"


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "check",
        words,
        run,
        about=_("Check each quotation and reference of a draft against the documents."),
        more=_(
            "DRAFT is any document that kb reads, - is text from standard input. A quotation is word for"
            " word, with omissions, altered, joined from two places, said elsewhere, or not in the index; a"
            " reference is known or not. Exits with 1 where something is not word for word or not known."
        ),
        params=[click.Argument(["draft"], metavar=_("DRAFT|-")), ocr_option(words)],
        examples=[
            ("kb check concept.docx", _("a draft, before it goes out")),
            ("pbpaste | kb check -", _("text from the clipboard")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Read the draft, check it, and print."""
    draft = _draft(cast("str", options["draft"]), ocr=bool(options["ocr"]))
    with invocation.open(topics=False) as kb:
        report = kb.check(draft)
    if invocation.as_json:
        from kb.json_check import check_json

        invocation.terminal.show_json(check_json(report))
    else:
        from kb.cli.present.check import check_paragraphs

        invocation.terminal.show(check_paragraphs(report, invocation.words))
    return ExitCode.OK if report.sound else ExitCode.DIFFERENT


def _draft(name: str, *, ocr: bool) -> Draft:
    from kb.check import draft_of, read_draft
    from kb.errors import UsageError
    from kb.message import message

    if name == _STANDARD_INPUT:
        return draft_of(sys.stdin.buffer.read().decode("utf-8", "replace"))
    if not Path(name).is_file():
        raise UsageError(message("no file is called {name}", name=repr(name)))
    return read_draft(Path(name), ocr=ocr)
