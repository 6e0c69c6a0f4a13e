"""Back and forward as in a browser: an immutable list of places and where one is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kb.citation.citation import Part

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be read: a record or a whole letter.

    `marked` are the ranges to highlight in `part`; `near` is the record to start at within a letter;
    `passage` the range that a search found, for quoting.
    """

    kind: Literal["record", "letter"]
    id: str
    part: Part = "answer"
    note: int = -1
    marked: tuple[tuple[int, int], ...] = ()
    passage: tuple[int, int] | None = None
    near: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Places in the order visited. `glance` says that the last one was only looked at in passing."""

    places: tuple[Place, ...] = ()
    at: int = -1
    glance: bool = False

    @property
    def current(self) -> Place | None:
        """Where one is, or None at the very start."""
        return self.places[self.at] if self.places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return self.at < len(self.places) - 1

    def visit(self, place: Place, *, glance: bool = False) -> History:
        """Go to `place`; what was forward is forgotten, and a glance before it leaves no trace."""
        if place == self.current:
            return replace(self, glance=self.glance and glance)
        kept = self.places[: self.at] if self.glance else self.places[: self.at + 1]
        places = (*kept, place)[-_LONGEST:]
        return History(places, len(places) - 1, glance)

    def back(self) -> History:
        """One place back, if there is one."""
        return History(self.places, self.at - 1) if self.can_go_back else self

    def forward(self) -> History:
        """One place forward, if there is one."""
        return History(self.places, self.at + 1) if self.can_go_forward else self
