"""What was said on a topic over time: each answer on it, with its stance and the words for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb.topic.stance import stance_of
from kb.topic.topic import Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.letter.letter import Letter
    from kb.question.record import Record


def position_of(topic: str, record: Record, letter: Letter) -> Position:
    """The position that `record` takes; the first sentence where no stance is sure."""
    stance, start, end = stance_of(record.answer)
    return Position(topic, letter, record, stance, record.answer[start:end], start, end)


def in_order_of_date(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Oldest first, undated last; within a letter in order of place."""
    return tuple(sorted(positions, key=_order))


def _order(position: Position) -> tuple[bool, date, str, tuple[int, ...], str]:
    day = position.letter.date
    record = position.record
    return (day is None, day or date.max, position.letter.id, record.numbers or (record.lines[0],), record.id)
