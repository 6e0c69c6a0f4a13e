"""How often a typed query with a name, number, day, abbreviation or operator gives what it asks for.

`python -m benchmarks.understood ROOT [--over corpus|letters] [--set work|check] [--failures]`. ROOT holds an
index of `corpus/`, for queries over letters one of that with the shared letters and publications.
Every query is asked twice, understood and literally, and both counts are printed side by side.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.errors import QueryError
from kb.knowledge_base import KnowledgeBase
from kb.search.hit import Filters
from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.question.record import Record
    from kb.search.hit import Hit

JUDGED = Path(__file__).parent / "dev" / "understood.jsonl"
FIRST = 5
"""Hits of which all must meet what `all` says, or as many as there are records that do."""
LOOKED_AT = 50
"""Hits that `each` and `never` look at."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A query as typed, and what its hits must be."""

    id: str
    of: str
    over: str
    kind: str
    query: str
    expect: dict[str, Any]


def read_typed(path: Path = JUDGED) -> tuple[Typed, ...]:
    """The judged queries of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        Typed(row["id"], row["set"], row["over"], row["kind"], row["query"], row["expect"]) for row in rows
    )


def is_met(kb: KnowledgeBase, typed: Typed, *, understand: bool = True) -> bool:
    """Whether the search gives what is expected: every part of it."""
    expect = typed.expect
    try:
        result = kb.search(typed.query, limit=LOOKED_AT, understand=understand)
    except QueryError:
        return bool(expect.get("error"))
    if expect.get("error"):
        return False
    if "understood" in expect and [one.value for one in result.understood] != expect["understood"]:
        return False
    if not result.hits:
        return "understood" in expect
    return all(_met(kb, result.hits, name, value) for name, value in expect.items())


def _met(kb: KnowledgeBase, hits: Sequence[Hit], name: str, value: Any) -> bool:  # noqa: ANN401 - as JSON has it
    texts = [fold(" ".join(_texts(hit.record))) for hit in hits]
    if name == "first":
        return hits[0].letter.id in value or hits[0].record.id in value
    if name == "all":
        wanted = {record.id for record in kb.records(_filters(value))}
        first = [hit.record.id for hit in hits[: min(FIRST, len(wanted))]]
        return bool(first) and all(one in wanted for one in first)
    if name == "each":
        return all(word in text for word in value for text in texts)
    if name == "never":
        return not any(word in text for word in value for text in texts)
    return name == "understood"


def _texts(record: Record) -> Iterator[str]:
    yield from (record.question, record.answer)
    yield from (note.text for note in record.footnotes)


def _filters(value: dict[str, Any]) -> Filters:
    made = dict(value)
    for name in ("since", "until"):
        if name in value:
            made[name] = date.fromisoformat(value[name])
    made["kinds"] = tuple(value.get("kinds", ()))
    return Filters(**made)


def main() -> None:
    """Print a table of both ways, and with `--failures` what was not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--over", choices=("corpus", "letters"), default="corpus")
    parser.add_argument("--set", choices=("work", "check"))
    parser.add_argument("--failures", action="store_true")
    asked = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    with KnowledgeBase.open(asked.root) as kb:
        for typed in read_typed():
            if typed.over != asked.over or asked.set not in (None, typed.of):
                continue
            counts[typed.of, typed.kind, "asked"] += 1
            for way in ("literal", "understood"):
                met = is_met(kb, typed, understand=way == "understood")
                counts[typed.of, typed.kind, way] += met
                if asked.failures and way == "understood" and not met:
                    print(f"{typed.id} {typed.query!r}: not {typed.expect}")
    print("| set | kind | queries | literal | understood |\n| --- | --- | --- | --- | --- |")
    for of, kind, _ in [key for key in counts if key[2] == "asked"]:
        numbers = " | ".join(str(counts[of, kind, way]) for way in ("asked", "literal", "understood"))
        print(f"| {of} | {kind} | {numbers} |")


if __name__ == "__main__":
    main()
