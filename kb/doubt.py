"""What speaks against a text or a field having been read right: it travels from the reader to the screen.

A doubt is raised where it is seen and carries the words or numbers that raised it. It says nothing of how
it is shown: `kind` names the sentence that a presenter says in the user's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Grade = Literal["sure", "check"]
"""sure: nothing speaks against it; check: look at the source before it is quoted."""

Weight = Literal["check", "note"]
"""check: found with wrong readings more often than with right ones; note: unusual, no more."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look at the source.

    `kind` is a short name ('number-missing', 'paragraph-end'); `about` the part or field that it is about
    ('question', 'answer', 'footnotes', 'sender', 'date', '' for the whole); `detail` the words or numbers
    that raised it, verbatim.
    """

    kind: str
    about: str = ""
    detail: str = ""
    weight: Weight = "check"


def grade_of(doubts: Iterable[Doubt]) -> Grade:
    """'check' where any of the doubts weighs enough, else 'sure'."""
    return "check" if any(doubt.weight == "check" for doubt in doubts) else "sure"
