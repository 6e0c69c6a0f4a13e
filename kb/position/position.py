"""What one answer said on a topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.letter.letter import Letter
from kb.question.record import Record

Stance = Literal["yes", "no", "partly", "refers", "declines", ""]


@dataclass(frozen=True, slots=True)
class Position:
    """What one answer said on a topic. `words` is verbatim from the answer and shows the stance."""

    topic: str
    letter: Letter
    record: Record
    stance: Stance
    words: str
    start: int
    end: int
