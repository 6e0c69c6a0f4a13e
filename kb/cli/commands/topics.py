"""`kb topics`: the topics that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from kb.cli.invocation import Invocation
    from kb.translation import Words


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "topics",
        words,
        run,
        about=_("List the topics that are followed, with their terms."),
        more=_("They stand in topics.toml, where you can add your own."),
        examples=[("kb topics", _("keys, names and terms"))],
    )


def run(invocation: Invocation, **options: object) -> ExitCode:  # noqa: ARG001 - a Run
    """List them, with the number of letters on each."""
    with invocation.open() as kb:
        topics, counts = kb.topics(), dict(kb.facets().topics)
    if invocation.as_json:
        from kb.json_form import topics_json

        invocation.terminal.show_json(topics_json(topics, counts))
    else:
        from kb.cli.present.position import topics_paragraphs

        language = invocation.settings().language
        invocation.terminal.show(topics_paragraphs(topics, counts, language, invocation.words))
    return ExitCode.OK
