"""The exact content of golden letters: records that are read word for word as the golden files say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.json_form import document_json
from kb.parse import parse_file
from tests.golden.expected import golden_files, load
from tests.golden.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: where its mark stands (part and offset) and its text."""

    mark: str
    part: str
    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """One record, word for word."""

    numbers: tuple[int, ...]
    question: str
    answer: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """A letter all of whose records are exact; `letter` holds its fields as `kb parse` prints them."""

    name: str
    source: Path
    letter: dict[str, Any]
    records: tuple[Content, ...]


def exact_letters(golden: Path, letters: Path) -> Iterator[Exact]:
    """Golden letters with questions whose records are all exact; the others are left out."""
    for file in golden_files([golden]):
        wanted = load(file)
        source = letters / wanted.file
        if not source.is_file():
            continue
        parsed = json.loads(json.dumps(document_json(parse_file(source))))
        verdict = judge(wanted, parsed)
        numbered = [record for record in parsed["records"] if record["numbers"]]
        if verdict.exact == verdict.records and len(numbered) == len(parsed["records"]):
            yield Exact(file.stem, source, parsed["letter"], tuple(map(_content, numbered)))


def _content(record: dict[str, Any]) -> Content:
    notes = tuple(
        Note(note["mark"], note["part"], note["offset"], note["text"]) for note in record["footnotes"]
    )
    return Content(tuple(record["numbers"]), record["question"], record["answer"], notes)
