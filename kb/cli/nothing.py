"""What a list says that is empty: which of the names asked for no letter has, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.cli.invocation import Invocation


def nothing_found(invocation: Invocation, why: Sequence[str] = ()) -> ExitCode:
    """Say so; `why` is what `KnowledgeBase.why_nothing` gave."""
    for note in why or (invocation.words.gettext("nothing found"),):
        invocation.terminal.say(note)
    return ExitCode.NOTHING_FOUND
