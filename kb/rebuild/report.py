"""What a rebuild says while it runs and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.corpus import Skipped
from kb.message import Message

Stage = Literal["look", "read", "embed", "write", "ask"]
"""look: compare files with the index; read: parse what is new; embed: vectors; write: commit.

ask: put queries to an index, when it is evaluated."""

__all__ = ["Progress", "RebuildReport", "Refused", "Skipped", "Stage"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: `done` of `total` files or passages; `name` is the file just done."""

    stage: Stage
    done: int
    total: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read: a stable word for the reason, and what was found."""

    name: str
    reason: str
    detail: Message


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """The outcome. Adds up: seen = read + unchanged + refused + skipped.

    `records` and `passages` count what the index holds now; `embedded` what the model computed and
    `reused` the vectors taken over for passages that are new. `anew` says why everything was built
    anew, None where only changes were applied. `to_check` counts the records of the
    files read now that are to be checked in the source. `generation` is the index now, with or without
    changes.
    """

    seen: int
    read: int
    unchanged: int
    refused: tuple[Refused, ...]
    skipped: tuple[Skipped, ...]
    dropped: tuple[str, ...]
    records: int
    passages: int
    embedded: int
    reused: int
    seconds: float
    slowest: tuple[str, float]
    generation: str
    changed: bool
    anew: Message | None = None
    to_check: int = 0

    def __post_init__(self) -> None:
        parts = self.read + self.unchanged + len(self.refused) + len(self.skipped)
        assert self.seen == parts, f"{self.seen} files seen, {parts} accounted for"
