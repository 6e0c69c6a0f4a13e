"""The queries under benchmarks/dev are whole, and what they call relevant is what the readers make."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import ReadError
from kb.evaluate.judged import read_json_lines, read_judged
from kb.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "benchmarks" / "dev"
CORPUS, LETTERS = DEV / "queries.jsonl", DEV / "letters.jsonl"
KINDS = {
    "abbreviation",
    "asked before",
    "compound",
    "filter",
    "name",
    "one word",
    "paraphrase",
    "phrase",
    "reference",
    "sentence",
    "typing error",
}


def judgements(line: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = line["relevant"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("file", [CORPUS, LETTERS], ids=lambda file: file.name)
def test_each_query_says_what_it_is_and_why_each_record_answers_it(file: Path) -> None:
    """A kind, a language, an own id and text; each judgement 1 or 2 with its reason, no record twice."""
    lines = [line for _, line in read_json_lines(file)]
    queries = read_judged(file)
    assert {query.kind for query in queries} <= KINDS
    assert {query.language for query in queries} == {"nl", "en"}
    asked = Counter((query.text.casefold(), query.filters) for query in queries)
    assert max(asked.values()) == 1, asked.most_common(1)
    assert len({query.id for query in queries}) == len(queries)
    for line in lines:
        assert line["kind"], line["id"]
        assert line["language"], line["id"]
        assert line["query"] == str(line["query"]).strip(), line["id"]
        ids = [one["id"] for one in judgements(line)]
        assert len(ids) == len(set(ids)), line["id"]
        assert all(one["grade"] in {1, 2} and str(one["why"]).strip() for one in judgements(line)), line["id"]


def test_the_queries_over_letters_are_spread() -> None:
    """Over the kinds, the languages and the documents, so that no letter or kind decides the figures."""
    queries = read_judged(LETTERS)
    assert min(Counter(query.kind for query in queries).values()) >= 10
    assert set(Counter(query.kind for query in queries)) == KINDS
    assert 0.2 <= sum(query.language == "en" for query in queries) / len(queries) <= 0.4
    letters = Counter(
        letter
        for query in queries
        for letter in {identifier.rpartition("/")[0] for identifier, grade in query.relevant if grade > 1}
    )
    assert len(letters) >= 60
    assert max(letters.values()) <= 6, letters.most_common(3)


def relevant(file: Path) -> set[str]:
    return {identifier for query in read_judged(file) for identifier, _ in query.relevant}


def files_of(shared: Path, wanted: set[str]) -> Iterator[Path]:
    """Letters and publications, and the pages of policy that are wanted: their ids are of their bytes."""
    for folder in ("letters", "official", "policy/docs"):
        if not (shared / folder).is_dir():
            pytest.skip(f"needs the documents in {shared / folder}")
    for folder in ("letters", "official"):
        yield from sorted(one for one in (shared / folder).rglob("*") if one.is_file())
    for path in sorted((shared / "policy" / "docs").rglob("*.md")):
        if f"doc-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}" in wanted:
            yield path


def test_every_judged_record_of_the_examples_exists() -> None:
    """What is called relevant over corpus/ are ids of records in it."""
    found = {record.id for path in sorted((ROOT / "corpus").iterdir()) for record in parse_file(path).records}
    assert relevant(CORPUS) <= found


@pytest.mark.slow
def test_every_judged_record_of_the_letters_exists(shared: Path) -> None:
    """What is called relevant over ../shared are ids of records in its letters, publications and policy."""
    wanted = relevant(LETTERS)
    found: set[str] = set()
    for path in files_of(shared, {identifier.split("/")[0] for identifier in wanted}):
        try:
            found |= {record.id for record in parse_file(path).records}
        except ReadError:
            continue  # scans, passwords and records about publications, which hold nothing to find
    assert sorted(wanted - found) == []
