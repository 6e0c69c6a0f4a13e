"""Whether two documents hold one set of questions, though one goes by another id. Pure.

An Aanhangsel does not say under which number its questions were asked. It is the same set when nothing
speaks against it (day, members, numbers) and the questions say the same; else nothing is guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.store.names import fold_name
from kb.text.fold import fold
from kb.version.comparison import paired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.document import Document
    from kb.letter.letter import Letter
    from kb.question.record import Record

LEAST_SHARE = 0.8
"""Of the questions, at least this share must have the same text."""
_LEAST_WORDS = 0.5
"""Of the words of two questions together, so many stand in both where one is a draft of the other."""
_LEAST_LETTERS = 40
"""Shorter questions ('Kunt u dat toelichten?') are asked of everything: they prove nothing alone."""
_NUMBER = re.compile(r"\d{4}Z\d{5}")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def same_questions(first: Document, second: Document) -> bool:
    """Whether both hold the same questions, asked by the same members on the same day."""
    return not _apart(first.letter, second.letter) and _share(first.records, second.records) >= LEAST_SHARE


def share_nothing(first: Sequence[Record], second: Sequence[Record]) -> bool:
    """Whether both have questions and no one of the first is, word for word or nearly, one of the second."""
    own = [_words(one) for one in first if one.question]
    others = [_words(one) for one in second if one.question]
    return bool(own and others) and not any(
        len(one & other) >= _LEAST_WORDS * len(one | other) for one in own for other in others
    )


def _words(record: Record) -> frozenset[str]:
    return frozenset(fold(record.question).split())


def _apart(first: Letter, second: Letter) -> bool:
    """Whether what both say of themselves cannot be of one set of questions."""
    numbers, others = _numbers(first), _numbers(second)
    if numbers and others and numbers.isdisjoint(others):
        return True
    if first.asked_on and second.asked_on and first.asked_on != second.asked_on:
        return True
    members, their_members = _members(first), _members(second)
    return bool(members and their_members and members.isdisjoint(their_members))


def _numbers(letter: Letter) -> frozenset[str]:
    return frozenset(filter(_NUMBER.fullmatch, (letter.id, *letter.references)))


def _members(letter: Letter) -> frozenset[str]:
    return frozenset(fold_name(person.name) for person in letter.asked_by)


def _share(first: Sequence[Record], second: Sequence[Record]) -> float:
    """The share of questions with the same text, 0 where only short ones have."""
    same = total = longest = 0
    for own, other in paired(_asked(first), _asked(second)):
        size = max(_count(own), _count(other))
        total += size
        text = _folded(own)
        if text and text == _folded(other):
            same += size
            longest = max(longest, len(text))
    return same / total if total and longest >= _LEAST_LETTERS else 0.0


def _asked(records: Sequence[Record]) -> list[Record]:
    return [record for record in records if record.question and record.numbers]


def _count(records: Sequence[Record]) -> int:
    return len({number for record in records for number in record.numbers})


def _folded(records: Sequence[Record]) -> str:
    """Only letters and figures: what typing and typesetting leave alone."""
    return _NO_LETTER.sub("", fold("".join(record.question for record in records)))
