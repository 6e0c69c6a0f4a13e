"""The groups of questions that become records, found by the numbers that they hold.

Looked up, not searched for, so that in a document with very many numbers each takes no longer than in a
document with few.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.block import Block
from kb.doubt import Doubt
from kb.grammar.heading import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(slots=True, eq=False)
class Group:
    """What becomes one record: labels of the questions, their blocks, the blocks of the answer."""

    labels: list[str]
    who: str = ""
    question: list[Block] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)
    titles: list[Block] = field(default_factory=list)
    asked: bool = False
    answered: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def absorb(self, other: Group, fresh: Iterable[str]) -> None:
        """Take over what another group holds, of its labels the `fresh` ones."""
        self.labels += fresh
        self.question += other.question
        self.answer += other.answer
        self.titles += other.titles
        self.doubts += other.doubts
        self.answered = self.answered or other.answered


class Groups:
    """Groups in the order in which their first heading stands."""

    def __init__(self) -> None:
        self._order: dict[Group, int] = {}
        self._numbers: dict[Group, set[int]] = {}
        self._labels: dict[Group, set[str]] = {}
        self._first: dict[str, Group] = {}
        self._open: dict[str, list[Group]] = {}
        self._answered: set[str] = set()
        self._asked: Counter[str] = Counter()
        self._by_number: dict[int, list[Group]] = {}
        self._made = 0
        self.highest = 0

    def __contains__(self, group: Group) -> bool:
        return group in self._order

    def in_order(self) -> list[Group]:
        """All that are left."""
        return list(self._order)

    @property
    def last(self) -> Group | None:
        """The latest that is left."""
        return next(reversed(self._order), None)

    def is_asked(self, label: str) -> bool:
        """Whether a question of this label was asked."""
        return self._asked[label] > 0

    def add(self, group: Group) -> None:
        """Put a group behind the others."""
        self._order[group] = self._made
        self._made += 1
        self._numbers[group], self._labels[group] = set(), set()
        for label in group.labels:
            self._first.setdefault(label, group)
            self._open.setdefault(label, []).append(group)
        self._hold(group, group.labels)

    def extend(self, group: Group, labels: Sequence[str]) -> None:
        """Give a group labels that no other holds."""
        group.labels.extend(labels)
        for label in labels:
            self._first.setdefault(label, group)
            self._open.setdefault(label, []).append(group)
        self._hold(group, labels)

    def answered(self, group: Group) -> None:
        """Note that a group has its answer."""
        if not group.answered:
            self._answered.update(group.labels)
        group.answered = True

    def covers(self, group: Group, label: str) -> bool:
        """Whether a group holds this label, or one of the same number."""
        return number_of(label) in self._numbers[group]

    def open_for(self, labels: Sequence[str]) -> list[Group]:
        """The groups that hold these labels; of numbers used twice, the last one still open."""
        found: dict[Group, None] = {}
        for label in labels:
            found.update(dict.fromkeys([self._exact(label)] if label in self._first else self._near(label)))
        return list(found)

    def merged(self, own: Sequence[Group]) -> Group:
        """One group out of several that are answered together; it takes the place of the first."""
        first, *rest = sorted(dict.fromkeys(own), key=self._order.__getitem__)
        was_answered = first.answered
        for group in rest:
            fresh = [label for label in group.labels if label not in self._labels[first]]
            first.absorb(group, fresh)
            if group.asked:
                self._asked.subtract(self._labels[group])
            for label in group.labels:
                at = self._first[label]
                if at is group or self._order[first] < self._order[at]:
                    self._first[label] = first
            del self._order[group]
            self._hold(first, fresh)
        if first.answered and not was_answered:
            self._answered.update(first.labels)
        return first

    def _hold(self, group: Group, labels: Sequence[str]) -> None:
        fresh = set(labels) - self._labels[group]
        self._labels[group] |= fresh
        if group.asked:
            self._asked.update(fresh)
        if group.answered:
            self._answered |= fresh
        for number in {number_of(label) for label in labels} - self._numbers[group]:
            self._numbers[group].add(number)
            self._by_number.setdefault(number, []).append(group)
            self.highest = max(self.highest, number)

    def _exact(self, label: str) -> Group:
        """Of the groups that hold a label: the first if none is answered or all are, else the last open."""
        if label not in self._answered:
            return self._first[label]
        waiting = self._open[label]
        while waiting and (waiting[-1].answered or waiting[-1] not in self._order):
            waiting.pop()
        return waiting[-1] if waiting else self._first[label]

    def _near(self, label: str) -> list[Group]:
        """Those open of the groups that hold '3a', '3b' for '3'; of one, or where none is open, one."""
        number = number_of(label)
        near = sorted(
            (group for group in self._by_number.get(number, ()) if group in self._order),
            key=self._order.__getitem__,
        )
        self._by_number[number] = near
        return [group for group in near if not group.answered] or near
