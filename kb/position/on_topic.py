"""What was said on a topic over time: each answer on it, with its stance and the words for it.

A position is what someone holds on a day. A page of guidance, a regulation, a document without a date and a
letter that only postpones name a topic too, but hold nothing on a day: they stand apart, as background.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.position.held import held_by
from kb.position.position import Followed, Held, Position
from kb.text.sentence import sentence_spans
from kb.topic.tag import names, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.letter.letter import Letter
    from kb.question.record import Record
    from kb.search.hit import TopicTag
    from kb.topic.topic import Topic

_BACKGROUND = frozenset({"other", "regulation", "questions", "postponement"})
"""Kinds of letters that hold no position."""


def takes_position(letter: Letter) -> bool:
    """Whether someone holds something in this letter, on a day."""
    return letter.date is not None and letter.kind not in _BACKGROUND


def is_position(letter: Letter, record: Record) -> bool:
    """Whether someone holds something in `record`, on a day."""
    return takes_position(letter) and record.kind != "question"


def position_of(
    topic: Topic,
    record: Record,
    letter: Letter,
    pointed: tuple[Record, Letter] | None = None,
    *,
    held: Held | None = None,
    tags: Sequence[TopicTag] | None = None,
) -> Position:
    """The position that `record` takes, with the sentence or two that say it.

    A section of a letter answers nothing: its first sentence on the topic stands for it. `pointed` is the
    record that the answer points to, with its letter: where it only points there, the position follows
    that. `held` and `tags` are what the record holds and its places on the topic, where they are known.
    """
    if tags is None and (topic.key or record.kind == "section"):
        tags = tag(record, (topic,))
    if record.kind == "section":
        held = Held("", (_first_on(record.answer, tags or ()),))
    elif held is None:
        held = held_by(record)
    start, end = held.spans[0] if held.spans else (0, 0)
    follows = followed(*pointed) if pointed and held.stance == "refers" else None
    return Position(
        topic.key,
        letter,
        record,
        held.stance,
        record.answer[start:end],
        start,
        end,
        held.spans,
        held.parts,
        follows,
        passing=bool(topic.key) and _in_passing(topic, letter, held, tags or ()),
    )


def followed(record: Record, letter: Letter) -> Followed:
    """What this record holds, for an answer that points to it."""
    held = held_by(record)
    start, end = held.spans[0] if held.spans else (0, 0)
    return Followed(record, letter, held.stance, record.answer[start:end], start, end)


def _in_passing(topic: Topic, letter: Letter, held: Held, tags: Sequence[TopicTag]) -> bool:
    """Whether the record names the topic beside the way: at one place of its answer outside the words that
    answer, or in a footnote alone, and neither in its question nor in the subject of its letter.

    A citation of what belongs to the topic names it as a term does.
    """
    if any(one.part == "question" for one in tags):
        return False
    told = [(one.start, one.end) for one in tags if one.part == "answer"]
    if len(told) > 1:
        return False
    if any(start <= at and to <= end for at, to in told for start, end in held.spans):
        return False
    return not _subject_names(topic, letter.subject)


@lru_cache(maxsize=4096)
def _subject_names(topic: Topic, subject: str) -> bool:
    """Asked for every record of a letter."""
    return names(topic, subject)


def _first_on(text: str, tags: Sequence[TopicTag]) -> tuple[int, int]:
    """The first sentence that names the topic, else the first of all."""
    at = next((one.start for one in tags if one.part == "answer"), 0)
    return next((span for span in sentence_spans(text) if span[1] > at), (0, 0))


def in_order_of_date(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Oldest first, undated last; within a letter in order of place."""
    return tuple(sorted(positions, key=_order))


def _order(position: Position) -> tuple[bool, date, str, tuple[int, ...], str]:
    day = position.letter.date
    record = position.record
    return (day is None, day or date.max, position.letter.id, record.numbers or (record.lines[0],), record.id)
