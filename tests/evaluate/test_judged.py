"""Judged queries are read in each form that people write them in, and what is wrong is named by its line."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.errors import UsageError
from kb.evaluate.judged import read_judged
from kb.search.hit import Filters

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "queries.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "relevant",
    ["a1", ["a1"], {"a1": 1}, [{"id": "a1", "grade": 1, "why": "it says so"}], [{"id": "a1"}]],
)
def test_relevant_has_many_forms(tmp_path: Path, relevant: object) -> None:
    """An id, a list, ids with grades, objects with reasons."""
    line = json.dumps({"query": "wat zei de minister", "relevant": relevant})
    (query,) = read_judged(written(tmp_path, line))
    assert query.relevant == (("a1", 1),)


def test_a_query_has_all_its_fields(tmp_path: Path) -> None:
    """Filters are those of a search; what is not given is worked out or left empty."""
    whole = {
        "id": "q9",
        "query": "cas",
        "relevant": {"a1": 2, "a2": 0},
        "language": "nl",
        "kind": "one word",
        "filters": {"topics": ["cas"], "kinds": ["answers"], "since": "2024-01-01", "party": "DENK"},
    }
    bare = {"query": "Which public authorities have to carry out such an assessment?", "relevant": "a1"}
    first, second = read_judged(written(tmp_path, json.dumps(whole), "", json.dumps(bare)))
    assert (first.id, first.kind, first.relevant) == ("q9", "one word", (("a1", 2), ("a2", 0)))
    assert first.filters == Filters(topics=("cas",), kinds=("answers",), since=date(2024, 1, 1), party="DENK")
    assert (second.id, second.language, second.kind, second.filters) == ("2", "en", "", Filters())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: is not JSON"),
        ("[]", "must be a JSON object"),
        ('{"relevant": "a"}', "'query' must be a text"),
        ('{"query": "x"}', "'relevant' must"),
        ('{"query": "x", "relevant": []}', "'relevant' must name a record"),
        ('{"query": "x", "relevant": {"a": 0}}', "'relevant' must name a record"),
        ('{"query": "x", "relevant": {"a": "b"}}', "a grade of 0 or more"),
        ('{"query": "x", "relevant": "a", "filters": {"colour": "red"}}', "no filter is named 'colour'"),
        ('{"query": "x", "relevant": "a", "filters": {"since": "soon"}}', "'soon' is no day"),
        ('{"query": "x", "relevant": "a", "filters": {"kinds": ["poem"]}}', "'kinds' must be of"),
        ('{"query": "x", "relevant": "a", "filters": []}', "'filters' must be an object"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    """The first line is sound, the second is not."""
    with pytest.raises(UsageError, match="line 2") as caught:
        read_judged(written(tmp_path, '{"query": "x", "relevant": "a"}', line))
    assert said in str(caught.value)


def test_no_query_and_no_file_are_errors(tmp_path: Path) -> None:
    """With the file in the message."""
    with pytest.raises(UsageError, match="holds no query"):
        read_judged(written(tmp_path, ""))
    with pytest.raises(UsageError, match=r"none\.jsonl"):
        read_judged(tmp_path / "none.jsonl")
