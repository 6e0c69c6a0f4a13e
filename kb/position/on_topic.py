"""What was said on a topic over time: each answer on it, with its stance and the words for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb.position.position import Position, Stance
from kb.position.stance import stance_of
from kb.text.sentence import sentence_spans
from kb.topic.tag import places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.topic.topic import Topic


def position_of(topic: Topic, record: Record, letter: Letter) -> Position:
    """The position that `record` takes; the first sentence where no stance is sure.

    A section of a letter answers nothing: its first sentence on the topic stands for it.
    """
    if record.kind == "section":
        stance: Stance = ""
        start, end = _first_on(topic, record.answer)
    else:
        stance, start, end = stance_of(record.answer)
    return Position(topic.key, letter, record, stance, record.answer[start:end], start, end)


def _first_on(topic: Topic, text: str) -> tuple[int, int]:
    """The first sentence that names the topic, else the first of all."""
    named = next(iter(places(topic, text)), (0, 0))[0]
    return next((span for span in sentence_spans(text) if span[1] > named), (0, 0))


def in_order_of_date(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Oldest first, undated last; within a letter in order of place."""
    return tuple(sorted(positions, key=_order))


def _order(position: Position) -> tuple[bool, date, str, tuple[int, ...], str]:
    day = position.letter.date
    record = position.record
    return (day is None, day or date.max, position.letter.id, record.numbers or (record.lines[0],), record.id)
