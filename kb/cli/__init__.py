"""The command line `kb`: reads what is asked, lets the knowledge base do it, and presents what comes back."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from kb.cli.exit_code import ExitCode
from kb.cli.stopping import end_at_once, interruptible

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ExitCode", "main"]

_GARBAGE = 50_000
"""Objects between two collections: at Python's 700 a search spends 30 ms of its start on looking for none."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line, by default that of this process; gives the exit code."""
    if arguments is None:
        return _program()
    from kb.cli.program import run

    return run(arguments)


def _program() -> int:
    """As the program that this process is: Ctrl-C and the end are ours too."""
    ours = end_at_once()
    gc.set_threshold(_GARBAGE)
    from kb.cli.program import run

    if ours:
        try:
            with interruptible() as interrupted:
                ended = run(sys.argv[1:], interrupted)
        except KeyboardInterrupt:
            ended = ExitCode.INTERRUPTED
    else:
        ended = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process: looking through it all takes 20 ms
    return ended
