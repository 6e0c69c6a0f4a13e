"""Small values that the store gives back beside whole records: counts, lists, facets, passages."""

from __future__ import annotations

from dataclasses import dataclass

from kb.citation.citation import Part
from kb.letter.letter import Letter
from kb.message import Message


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds. `records` counts every version; `passages` what search sees."""

    documents: int
    sources: int
    letters: int
    records: int
    preferred: int
    passages: int
    refused: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage as indexed; `row` is its id in vectors and terms; `text` is verbatim text of the part,
    of footnote number `note` where the part is a footnote.
    """

    row: int
    record_id: str
    part: Part
    start: int
    end: int
    text: str
    note: int = -1


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """A letter in a list: where it came from and how many records it gave."""

    letter: Letter
    source_name: str
    records: int


@dataclass(frozen=True, slots=True)
class Version:
    """One document under a letter id; `id` is `<letter id>@<8 hex of the document's SHA-256>`."""

    id: str
    letter: Letter
    sha256: str
    source_names: tuple[str, ...]
    preferred: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """Values that occur and how many letters have each, most frequent first."""

    parties: tuple[tuple[str, int], ...]
    members: tuple[tuple[str, int], ...]
    ministers: tuple[tuple[str, int], ...]
    ministries: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    topics: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not read, and why, so that it is not tried again until it changes."""

    name: str
    sha256: str
    size: int
    mtime_ns: int
    reason: str
    detail: Message
