"""A score that can be added up: records, words, notes, references and fields, and each difference in a line.

Pure; knows neither parser nor golden file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

FIELDS = (
    "kind", "subject", "date", "language", "ministry", "role", "name", "co_senders", "addressee",
    "own_reference", "references", "asked_on", "asked_by", "received_on", "publication", "introduction",
)  # fmt: skip


@dataclass(slots=True)
class Verdict:
    """The score of one document, or of several added up."""

    documents: int = 0
    records: int = 0
    exact: int = 0
    words_right: int = 0
    invented: int = 0
    words: int = 0
    wrong_words: int = 0
    notes: int = 0
    notes_right: int = 0
    references: int = 0
    references_right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    fields_right: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """Add another score to this one."""
        for name in self.__slots__:
            if name == "differences":
                self.differences.extend(other.differences)
            elif name in ("fields", "fields_right"):
                getattr(self, name).update(getattr(other, name))
            else:
                setattr(self, name, getattr(self, name) + getattr(other, name))

    def miss(self, place: str, what: str, got: object, wanted: object) -> None:
        """Remember a difference in one line."""
        self.differences.append(f"{place}: {what}: got {got!r}, should be {wanted!r}")
