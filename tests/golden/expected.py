"""Golden files of real documents into values: what each record, note and field must be, without the texts.

A text is known by its number of words, its ends and its checksums; the texts themselves are not kept here.
Knows nothing of the parser.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path

ENDS = 5
"""Words that a golden file gives of the start and of the end of a text."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A text without its words: ends, length, and checksums with and without its paragraphs."""

    first: str
    last: str
    words: int
    sha256: str
    flat_sha256: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: mark as printed, ends and length."""

    mark: str
    first: str
    last: str
    words: int


@dataclass(frozen=True, slots=True)
class GoldenRecord:
    """What one record must be; `refers_to` holds numbers of this letter's own questions."""

    numbers: tuple[int, ...]
    question: Extent
    answer: Extent
    footnotes: tuple[Note, ...]
    refers_to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoldenDocument:
    """What one document must give; `file` is relative to ../shared/letters."""

    file: str
    sha256: str
    letter: dict[str, Any]
    introduction: Extent | None
    records: tuple[GoldenRecord, ...]


def plain(text: str) -> str:
    """Text as the checksums are taken of it: NFC, runs of white space one space, paragraphs kept apart."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return unicodedata.normalize("NFC", "\n\n".join(paragraphs))


def extent(text: str) -> Extent:
    """The extent of a text."""
    words = plain(text).split()
    return Extent(
        first=" ".join(words[:ENDS]),
        last=" ".join(words[-ENDS:]),
        words=len(words),
        sha256=_sha256(plain(text)),
        flat_sha256=_sha256(" ".join(words)),
    )


def note(mark: str, text: str) -> Note:
    """A footnote by its extent."""
    seen = extent(text)
    return Note(mark=mark, first=seen.first, last=seen.last, words=seen.words)


def load(path: Path) -> GoldenDocument:
    """A golden file."""
    tree: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    letter: dict[str, Any] = dict(tree["letter"])
    introduction = letter.pop("introduction", None)
    return GoldenDocument(
        file=tree["file"],
        sha256=tree["sha256"],
        letter=letter,
        introduction=None if introduction is None else _extent(introduction),
        records=tuple(_record(record) for record in tree["records"]),
    )


def golden_files(folders: list[Path]) -> list[Path]:
    """The golden files in these folders, those of texts that are elsewhere only."""
    return sorted(path for folder in folders for path in folder.glob("*.json") if _is_golden(path))


def _is_golden(path: Path) -> bool:
    return {"file", "records"} <= set(cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8"))))


def _record(tree: dict[str, Any]) -> GoldenRecord:
    return GoldenRecord(
        numbers=tuple(tree["numbers"]),
        question=_extent(tree["question"]),
        answer=_extent(tree["answer"]),
        footnotes=tuple(
            Note(mark=note["mark"], first=note["first"], last=note["last"], words=note["words"])
            for note in tree["footnotes"]
        ),
        refers_to=tuple(tree["refers_to_numbers"]),
    )


def _extent(tree: dict[str, Any]) -> Extent:
    return Extent(
        first=tree["first"],
        last=tree["last"],
        words=tree["words"],
        sha256=tree["sha256"],
        flat_sha256=tree.get("flat_sha256", ""),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
