"""Known questions out of letters: writes queries.jsonl and answers.jsonl for `kb evaluate --answers`.

    python -m benchmarks.known_items FOLDER TO [--among ANSWERS]

Every question with its answer in the files of FOLDER becomes a query with one target. Left out are answers
shorter than SHORTEST, which answer many questions, and what was there before: a joint answer, another version
of a letter. `--among` puts the answers of a file before them, so that there are more to choose from.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.question.record import Record

SUFFIXES = {".pdf", ".docx", ".odt", ".html", ".xml", ".md", ".txt"}
SHORTEST = 60
"""Characters of an answer."""
ALIKE = 200
"""Characters from the beginning in which two answers, or two questions, are one."""


def known_items(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """The questions and answers that can be looked for, each once."""
    seen: set[str] = set()
    for record in records:
        question, answer = _line(record.question), record.answer.strip()
        marks = {f"q {question.lower()[:ALIKE]}", f"a {_line(answer).lower()[:ALIKE]}"}
        if record.kind == "answer" and question and len(_line(answer)) >= SHORTEST and not marks & seen:
            yield question, answer
            seen |= marks


def records_of(folder: Path) -> Iterator[Record]:
    """The records of every file in the folder that can be read, in order of their paths."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            try:
                yield from parse_file(path).records
            except KbError as error:
                print(f"left out: {error}")


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description="Known questions out of letters, for `kb evaluate`.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("to", type=Path)
    parser.add_argument("--among", type=Path)
    given = parser.parse_args()
    pairs = list(known_items(records_of(given.folder)))
    among = given.among.read_text("utf-8").splitlines() if given.among else []
    answers = [{"id": f"k{number}", "text": answer} for number, (_, answer) in enumerate(pairs)]
    queries = [
        {"id": f"q{number}", "query": question, "relevant": f"k{number}"}
        for number, (question, _) in enumerate(pairs)
    ]
    given.to.mkdir(parents=True, exist_ok=True)
    _write(given.to / "answers.jsonl", [*among, *map(_json, answers)])
    _write(given.to / "queries.jsonl", map(_json, queries))
    print(f"{given.to}: {len(queries)} queries, {len(among) + len(answers)} answers")


def _line(text: str) -> str:
    return " ".join(text.split())


def _json(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines if line.strip()), encoding="utf-8")


if __name__ == "__main__":
    main()
