"""Reads what is taught from: pairs, letters, bare answers, sections, a dictionary, and what to leave out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.errors import KbError
from kb.parse import parse_file
from kb.text.fold import fold
from training.pair import Answer, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 60
"""Characters of an answer out of a letter; a shorter one answers many questions."""
ALIKE = 150
"""Letters and digits from the beginning in which two texts are one."""
LONGEST_SUBJECT = 240
SUFFIXES = {".pdf", ".docx", ".odt", ".html", ".xml", ".md", ".txt"}


@dataclass(frozen=True, slots=True)
class Sources:
    """Files of JSON lines, but for `letters` (folders) and `dictionary` (a word, a tab, its translation)."""

    pairs: tuple[Path, ...]
    """`query` and `answer`; or `query` and the id that is `relevant` among `known`."""
    known: tuple[Path, ...] = ()
    """`id` and `text` of answers; those that no question leads to are bare answers."""
    letters: tuple[Path, ...] = ()
    bare: tuple[Path, ...] = ()
    """`text` of answers whose questions are not there."""
    sections: tuple[Path, ...] = ()
    """`title`, `heading`, `text`."""
    dictionary: Path | None = None
    left_out: tuple[Path, ...] = ()
    """Whatever begins like a `query`, `answer` or `text` of these is not trained on."""


def answers_of(sources: Sources) -> list[Answer]:
    """Every answer once, with the question that it was given to where that is known."""
    out = {_mark(text) for line in _lines(sources.left_out) for text in _texts(line)}
    kept = (one for one in _answers(sources) if not out & {_mark(one.text), _mark(one.question)})
    groups: dict[str, str] = {}
    return [replace(one, group=groups.setdefault(_mark(one.text), f"a{len(groups)}")) for one in kept]


def sections_of(sources: Sources) -> list[Section]:
    """The sections of laws or policy."""
    return [
        Section(str(line["text"]), f"s{number}", str(line["title"]), str(line["heading"]))
        for number, line in enumerate(_lines(sources.sections))
    ]


def english_of(sources: Sources) -> dict[str, str]:
    """Words, folded, with their translation."""
    if sources.dictionary is None:
        return {}
    rows = (line.split("\t") for line in sources.dictionary.read_text("utf-8").splitlines() if "\t" in line)
    return {fold(row[0]): row[1] for row in rows}


def _answers(sources: Sources) -> Iterator[Answer]:
    known = {str(line["id"]): str(line["text"]) for line in _lines(sources.known)}
    asked: set[str] = set()
    for line in _lines(sources.pairs):
        if "answer" in line:
            yield Answer(str(line["answer"]), "", str(line["query"]))
        else:
            asked.add(str(line["relevant"]))
            yield Answer(known[str(line["relevant"])], "", str(line["query"]))
    for folder in sources.letters:
        yield from _of_letters(folder)
    for identifier, text in known.items():
        if identifier not in asked:
            yield Answer(text, "")
    for line in _lines(sources.bare):
        yield Answer(str(line["text"]), "")


def _of_letters(folder: Path) -> Iterator[Answer]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            try:
                document = parse_file(path)
            except KbError as error:
                print(f"left out: {error}")
                continue
            subject = document.letter.subject
            for record in document.records:
                if record.kind == "answer" and record.question and len(record.answer) >= SHORTEST:
                    question = " ".join(record.question.split())
                    short = subject if len(subject) < LONGEST_SUBJECT else ""
                    yield Answer(record.answer.strip(), "", question, short)


def _lines(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _texts(line: dict[str, Any]) -> Iterator[str]:
    yield from (str(line[name]) for name in ("query", "answer", "text") if line.get(name))


def _mark(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))[:ALIKE]
