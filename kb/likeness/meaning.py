"""What of a question a model reads to tell whether another asks the same."""

from __future__ import annotations

from typing import Final

from kb.likeness.asking import core_of

LONGEST: Final = 300
"""Characters; the whole question was hardly better than these."""


def meaning_text(question: str) -> str:
    """The question on one line, without what is only asked after it."""
    return " ".join(core_of(question).split())[:LONGEST]
