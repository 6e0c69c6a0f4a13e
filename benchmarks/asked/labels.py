"""The labelled questions, groups and changes of this folder; texts of `../shared/` where it is there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from kb.encoder import passage_encoder
from kb.evaluate.kept_encoder import KeptEncoder
from kb.likeness.meaning import meaning_text
from kb.parse import parse_file
from kb.settings import PLAIN_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from kb.document import Document

FOLDER = Path(__file__).parent
SHARED = FOLDER.parents[2] / "shared"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions; `same` as a reader labelled them. `made` where one of them was written for this set."""

    id: str
    one: str
    other: str
    same: bool
    relation: str
    half: str
    made: bool
    subjects: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Grouped:
    """A question with its group, '' where it stands alone; questions of one topic stand in one time line."""

    id: str
    topic: str
    group: str
    half: str
    question: str
    subject: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """Two answers to one question, and what changed."""

    id: str
    label: str
    half: str
    question: str
    first: str
    second: str


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a file of labels."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line]


def pairs(half: str) -> tuple[list[Pair], int]:
    """The pairs of this half, and how many were left out since their text is not there or is another now."""
    found, left = [], 0
    for row in rows("pairs.jsonl"):
        if row["half"] != half:
            continue
        one, other = _text(row["a"]), _text(row["b"])
        if one is None or other is None:
            left += 1
            continue
        found.append(
            Pair(
                row["id"],
                one,
                other,
                row["relation"] == "same",
                row["relation"],
                half,
                row["origin"] == "made",
                (_subject(row["a"]), _subject(row["b"])),
            )
        )
    return found, left


def groups(half: str, *names: str) -> list[Grouped]:
    """The questions of this half with their groups."""
    return [
        Grouped(
            row["id"],
            row["topic"],
            row["group"],
            half,
            row["question"],
            row.get("subject", ""),
            row.get("letter", ""),
        )
        for name in names or ("groups.jsonl",)
        for row in rows(name)
        if row["half"] == half
    ]


def changes(half: str) -> list[Changed]:
    """The changes of this half."""
    return [Changed(**row) for row in rows("changes.jsonl") if row["half"] == half]


def within_topics(grouped: list[Grouped]) -> Iterator[tuple[Grouped, Grouped]]:
    """Every two questions of one topic."""
    return ((one, other) for one, other in combinations(grouped, 2) if one.topic == other.topic)


def vector_of(question: str) -> NDArray[np.float32]:
    """The vector of a question alone, as an index keeps it."""
    return _vectors()[meaning_text(question)]


@cache
def _vectors() -> dict[str, NDArray[np.float32]]:
    """Of every question of these files, by its text, made once in half a minute."""
    asked = {text for half in ("work", "check") for one in pairs(half)[0] for text in (one.one, one.other)}
    for half in ("work", "check"):
        asked |= {one.question for one in groups(half, "groups.jsonl", "training.jsonl")}
    texts = sorted({meaning_text(one) for one in asked})
    plain = passage_encoder(Settings(FOLDER, FOLDER, FOLDER, model=PLAIN_MODEL))
    kept = KeptEncoder(plain, Path(gettempdir()) / "kb-benchmark-asked")
    return dict(zip(texts, kept.embed_passages(texts), strict=True))


def _text(side: dict[str, Any]) -> str | None:
    if "text" in side:
        return str(side["text"])
    text = _shared(side["file"], side["number"])
    if text is None or hashlib.sha256(text.encode()).hexdigest() != side["sha256"]:
        return None
    return text


def _subject(side: dict[str, Any]) -> str:
    if "subject" in side or side.get("file", ".jsonl").endswith(".jsonl"):
        return str(side.get("subject", ""))
    document = _parsed(side["file"])
    return document.letter.subject if document else ""


def _shared(file: str, number: str) -> str | None:
    if file.endswith(".jsonl"):
        return _lines(file).get(number)
    return _document(file).get(number)


@cache
def _lines(file: str) -> dict[str, str]:
    path = SHARED / "questions" / file
    if not path.is_file():
        return {}
    values = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {str(value.get("id", place)): value["query"] for place, value in enumerate(values)}


@cache
def _parsed(file: str) -> Document | None:
    found = next(iter((SHARED / "letters").rglob(file)), None) if (SHARED / "letters").is_dir() else None
    return parse_file(found) if found else None


def _document(file: str) -> dict[str, str]:
    document = _parsed(file)
    records = document.records if document else ()
    return {",".join(map(str, record.numbers)): record.question for record in records}
