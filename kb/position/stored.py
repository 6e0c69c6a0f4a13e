"""What records hold, to and from the text that a rebuild stores, so that a list of thousands is quick."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kb.position.held import held_by
from kb.position.position import AnsweredPart, Held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.question.record import Record

RULES: Final = 2
"""Raised when something else is read from the same question and answer: what is stored under another number
is read anew.
"""


def held_in(records: Iterable[Record]) -> dict[str, tuple[int, str]]:
    """By id what each record holds that answers something, as it is stored."""
    return {one.id: (RULES, encode_held(held_by(one))) for one in records if holds(one)}


def holds(record: Record) -> bool:
    """Whether it is an answer; a section holds nothing, nor does a question without one."""
    return record.kind not in ("section", "question") and bool(record.answer)


def known_held(record: Record, stored: tuple[int, str] | None) -> Held:
    """What the record holds: as stored, where the rules of now read it, else read from the record."""
    if stored and stored[0] == RULES:
        return decode_held(stored[1])
    return held_by(record)


def encode_held(held: Held) -> str:
    """As the text of a column: the stance, the places, the parts."""
    parts = [[part.start, part.end, part.stance, part.spans, part.label] for part in held.parts]
    return json.dumps([held.stance, held.spans, parts], separators=(",", ":"))


def decode_held(text: str) -> Held:
    """What `encode_held` wrote."""
    stance, spans, parts = json.loads(text)
    return Held(stance, _pairs(spans), tuple(map(_part, parts)))


def _part(values: list[Any]) -> AnsweredPart:
    start, end, stance, spans, label = values
    return AnsweredPart(start, end, stance, _pairs(spans), label)


def _pairs(spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)
