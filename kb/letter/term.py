"""How long an answer took, against the three weeks that the Reglement van Orde of the Tweede Kamer gives.

Counts days and no more: recess and a postponement that was announced move the term, and whether one did
is not for a count to say. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kb.letter.letter import Letter

TERM_DAYS: Final = 21
"""Article 12.2: written questions are answered within three weeks."""


@dataclass(frozen=True, slots=True)
class Term:
    """Days from the day of the questions to the day of the answers."""

    days: int

    @property
    def over_three_weeks(self) -> bool:
        """Whether it took more than three weeks; on the last day of the term is in time."""
        return self.days > TERM_DAYS


def term_of(letter: Letter) -> Term | None:
    """From asked to received by parliament, else to the letter's date; None where a date is not known."""
    answered_on = letter.received_on or letter.date
    if letter.kind != "answers" or letter.asked_on is None or answered_on is None:
        return None
    days = (answered_on - letter.asked_on).days
    return Term(days) if days >= 0 else None
