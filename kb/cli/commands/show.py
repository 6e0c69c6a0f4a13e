"""`kb show ID`: one record whole, or a letter with the list of its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.option import identifiers
from kb.cli.value import Known
from kb.search.hit import Filters

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.knowledge_base import KnowledgeBase
    from kb.source import Source
    from kb.store.summary import Version
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "show",
        words,
        run,
        about=_("Show one record with its footnotes and citation, or one letter."),
        more=_(
            "An ID with a slash is a record (2026Z03786/4), one without is a letter (2026Z03786)."
            " Search results and lists print them."
        ),
        params=[click.Argument(["identifier"], metavar="ID", type=Known(identifiers))],
        examples=[
            ("kb show 2026Z03786/4", _("question 4 with its answer")),
            ("kb show 2026Z03786", _("the letter and its records")),
            ("kb show 2026Z03786/4 --json", _("the same for a program")),
        ],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Find what has this id, and print it."""
    identifier = cast("str", options["identifier"]).strip()
    with invocation.open() as kb:
        if "/" in identifier:
            _show_record(kb, identifier, invocation)
        else:
            _show_letter(kb, identifier, invocation)
    return ExitCode.OK


def _show_record(kb: KnowledgeBase, identifier: str, invocation: Invocation) -> None:
    record = kb.record(identifier)
    letter = kb.letter_of(record.id)
    source = kb.source_of(letter.id)
    tags = kb.topic_tags(record.id)
    citing = kb.citing(record.id)
    others = _other_versions(kb, letter.id, source)
    promised = [one for one in kb.promises(Filters(letter=letter.id)) if one.record.id == record.id]
    if invocation.as_json:
        from kb.json_form import shown_record_json

        invocation.terminal.show_json(
            shown_record_json(
                record,
                letter,
                source,
                tags=tags,
                cited_by=citing,
                versions=others,
                promises=promised,
                words=invocation.words,
            )
        )
        return
    from kb.cli.present.letter import version_paragraphs
    from kb.cli.present.position import held_paragraphs
    from kb.cli.present.promise import mentioned_paragraphs
    from kb.cli.present.record import record_paragraphs, relation_paragraphs

    targets = [
        kb.record(target)
        for pointed in record.refers_to
        for target in kb.resolve(pointed)
        if target != record.id
    ]
    words = invocation.words
    invocation.terminal.show(record_paragraphs(record, letter, source.name, words))
    held, followed = kb.held(record.id)
    invocation.terminal.show(held_paragraphs(record, held, followed, words))
    invocation.terminal.show(relation_paragraphs(record, tags, targets, citing, words))
    invocation.terminal.show(mentioned_paragraphs(promised, words))
    invocation.terminal.show(version_paragraphs(others, words))


def _show_letter(kb: KnowledgeBase, identifier: str, invocation: Invocation) -> None:
    document = kb.document(identifier)
    others = _other_versions(kb, identifier, document.source)
    if invocation.as_json:
        from kb.json_form import document_json

        invocation.terminal.show_json(document_json(document, others, invocation.words))
        return
    from kb.cli.present.letter import document_paragraphs

    invocation.terminal.show(document_paragraphs(document, invocation.words, others))


def _other_versions(kb: KnowledgeBase, letter_id: str, shown: Source) -> tuple[Version, ...]:
    return tuple(version for version in kb.versions(letter_id) if version.sha256 != shown.sha256)
