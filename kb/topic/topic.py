"""A topic that staff follow."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def signature_of(topics: Iterable[Topic]) -> str:
    """A hash that changes when other records would belong to these topics."""
    return hashlib.sha256(repr(tuple(topics)).encode()).hexdigest()
