"""`kb parse FILE`: read one file, or each in a ZIP, and show what is understood of it; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import ocr_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.cli.invocation import Invocation
    from kb.document import Document
    from kb.errors import ReadError
    from kb.parse.account import Account
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "parse",
        words,
        run,
        about=_("Read one file and show what is understood of it; store nothing."),
        more=_("A ZIP file of documents is read entry by entry; archive.zip/entry is one of them."),
        params=[
            click.Argument(["file"], metavar=_("FILE"), type=click.Path(path_type=Path)),
            ocr_option(words),
            click.Option(["--account"], is_flag=True, help=_("Also show where each line of the file went.")),
        ],
        examples=[
            ("kb parse brief.pdf", _("letter, questions and answers")),
            ("kb parse brief.pdf --account", _("where each line went, and what is in nothing")),
            ("kb parse brief.pdf --json", _("the same for a program")),
            ("kb parse brieven.zip", _("each document in a ZIP file")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Read, and print."""
    from kb.errors import ReadError
    from kb.parse.bundle import parse_all_with_accounts

    path = cast("Path", options["file"])
    parsed = parse_all_with_accounts(path, ocr=bool(options["ocr"]))
    read = [one for one in parsed if not isinstance(one, ReadError)]
    refused = [one for one in parsed if isinstance(one, ReadError)]
    documents = [document for document, _ in read]
    accounts = [account for _, account in read] if options["account"] else []
    if invocation.as_json:
        from kb.json_form import bundle_json, document_json

        alone = len(parsed) == 1 and documents and documents[0].source.name == path.name
        invocation.terminal.show_json(
            document_json(documents[0], words=invocation.words, account=next(iter(accounts), None))
            if alone
            else bundle_json(path.name, documents, refused, invocation.words, accounts)
        )
    else:
        _show(invocation, documents, accounts, refused)
    return ExitCode.NOT_READ if refused else ExitCode.OK


def _show(
    invocation: Invocation,
    documents: Sequence[Document],
    accounts: Sequence[Account],
    refused: Sequence[ReadError],
) -> None:
    from kb.cli.complaint import complaint
    from kb.cli.piece import BLANK
    from kb.cli.present.account import account_paragraphs
    from kb.cli.present.letter import parsed_paragraphs

    for at, document in enumerate(documents):
        if at:
            invocation.terminal.show([BLANK])
        invocation.terminal.show(parsed_paragraphs(document, invocation.words))
        for account in accounts[at : at + 1]:
            invocation.terminal.show([BLANK])
            invocation.terminal.show(account_paragraphs(account, invocation.words))
    for error in refused:
        invocation.terminal.say(f"kb: {complaint(error, invocation.words)}")
