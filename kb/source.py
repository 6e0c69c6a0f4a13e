"""A source file: which bytes, under which name."""

from __future__ import annotations

from dataclasses import dataclass

from kb.block import Format


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read. `name` is its path relative to the corpus root, with '/'."""

    name: str
    sha256: str
    format: Format
    pages: int | None
    size: int = 0
