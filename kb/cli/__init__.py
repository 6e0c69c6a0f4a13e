"""The command line `kb`: reads what is asked, lets the knowledge base do it, and presents what comes back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kb.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ExitCode", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line, by default that of this process; gives the exit code."""
    from kb.cli.program import run

    return run(sys.argv[1:] if arguments is None else arguments)
