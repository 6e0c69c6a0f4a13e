"""What an index is made of and how it was built, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kb.store.summary import RefusedFile


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an opened knowledge base. `model` is its name as the index records it.

    `dense_ready` says whether search by meaning is loaded, `is_current` whether no newer index was
    built since it was opened.
    """

    path: Path
    generation: str
    built: datetime
    model: str
    documents: int
    sources: int
    letters: int
    records: int
    passages: int
    refused: tuple[RefusedFile, ...]
    dense_ready: bool
    is_current: bool
