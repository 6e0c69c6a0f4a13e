"""A topic that staff follow, and what was said on it over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.letter.letter import Letter
from kb.question.record import Record

Stance = Literal["yes", "no", "partly", "refers", "declines", ""]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of topics.toml: its key, names, abbreviations and related terms in both languages."""

    key: str
    name_nl: str
    name_en: str
    terms: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    """Normal forms of citations that make a record belong to it (`EU:2024/1689`)."""
    exceptions: tuple[str, ...] = ()
    """Phrases in which a term or abbreviation means something else (`CAS-nummer`)."""


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
