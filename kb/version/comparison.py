"""Two documents with one set of questions, compared question by question and word by word. Pure.

Records are put beside each other by the numbers of their questions: a joint answer 3-5 stands beside the
three answers that another version gave. Compared are questions, answers and their notes, not letterheads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from kb.citation.citation import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kb.document import Document
    from kb.question.record import Record

RunKind = Literal["same", "removed", "added"]
_PARTS: tuple[Part, ...] = ("question", "answer", "footnote")
_WORD = re.compile(r"\n\n|\S+")
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have, or only the first (`removed`) or the second (`added`)."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of a question: the runs in order give both texts, white space apart."""

    part: Part
    runs: tuple[Run, ...]

    @property
    def same(self) -> bool:
        """Whether both texts have the same words."""
        return all(run.kind == "same" for run in self.runs)


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """Records of both documents about the same questions; one side may have none.

    `label` is the numbers ('3-5'), or the section.
    """

    label: str
    first_ids: tuple[str, ...]
    second_ids: tuple[str, ...]
    parts: tuple[PartDifference, ...]

    @property
    def same(self) -> bool:
        """Whether both sides have the same words."""
        return all(part.same for part in self.parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every question of either document, in the order of the first."""

    records: tuple[RecordDifference, ...]

    @property
    def same(self) -> bool:
        """Whether all questions, answers and notes have the same words."""
        return all(record.same for record in self.records)


def compare(first: Document, second: Document) -> Comparison:
    """What `second` says otherwise than `first`."""
    return compare_records(first.records, second.records)


def compare_records(first: Sequence[Record], second: Sequence[Record]) -> Comparison:
    """The same for some of their records."""
    return Comparison(
        tuple(
            RecordDifference(
                _label(own, other),
                tuple(record.id for record in own),
                tuple(record.id for record in other),
                tuple(_parts(own, other)),
            )
            for own, other in paired(first, second)
        )
    )


def paired(
    first: Sequence[Record], second: Sequence[Record]
) -> Iterator[tuple[tuple[Record, ...], tuple[Record, ...]]]:
    """Records of both that share a number, or, without numbers, a label or else a place."""
    waiting = list(second)
    taken: set[str] = set()
    for record in first:
        if record.id in taken:
            continue
        own: dict[str, Record] = {record.id: record}
        other: dict[str, Record] = {}
        _grow(own, other, first, waiting)
        taken.update(own)
        waiting = [one for one in waiting if one.id not in other]
        yield tuple(own.values()), tuple(other.values())
    for record in waiting:
        yield (), (record,)


def differences(first: str, second: str) -> tuple[Run, ...]:
    """The words of both texts, in runs."""
    own, other = _WORD.findall(first), _WORD.findall(second)
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    runs: list[Run] = []
    for kind, own_from, own_to, other_from, other_to in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run("same", _text(own[own_from:own_to])))
            continue
        if own_from < own_to:
            runs.append(Run("removed", _text(own[own_from:own_to])))
        if other_from < other_to:
            runs.append(Run("added", _text(other[other_from:other_to])))
    return tuple(runs)


def _grow(
    own: dict[str, Record], other: dict[str, Record], first: Sequence[Record], second: Sequence[Record]
) -> None:
    """Add what shares a number with what is there, until nothing more does."""
    size = 0
    while size < len(own) + len(other):
        size = len(own) + len(other)
        for side, mine, theirs in ((second, other, own), (first, own, other)):
            for record in side:
                if record.id not in mine and any(_belong(record, one) for one in theirs.values()):
                    mine[record.id] = record


def _belong(one: Record, other: Record) -> bool:
    if one.numbers or other.numbers:
        return not set(one.numbers).isdisjoint(other.numbers)
    return _place(one) == _place(other)


def _place(record: Record) -> str:
    return record.label or record.id.rpartition("/")[2]


def _label(own: Sequence[Record], other: Sequence[Record]) -> str:
    numbers = sorted({number for record in (*own, *other) for number in record.numbers})
    if not numbers:
        return _place((*own, *other)[0])
    whole = numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1
    return f"{numbers[0]}-{numbers[-1]}" if whole else ",".join(map(str, numbers))


def _parts(own: Sequence[Record], other: Sequence[Record]) -> Iterator[PartDifference]:
    texts: dict[Part, Callable[[Record], str]] = {
        "question": lambda record: record.question,
        "answer": lambda record: record.answer,
        "footnote": lambda record: _PARAGRAPH.join(note.text for note in record.footnotes),
    }
    for part in _PARTS:
        runs = differences(_joined(map(texts[part], own)), _joined(map(texts[part], other)))
        if runs:
            yield PartDifference(part, runs)


def _joined(texts: Iterable[str]) -> str:
    return _PARAGRAPH.join(filter(None, texts))


def _text(words: Sequence[str]) -> str:
    return " ".join(words).replace(f" {_PARAGRAPH} ", _PARAGRAPH).replace(f"{_PARAGRAPH} ", _PARAGRAPH)
