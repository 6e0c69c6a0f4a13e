"""Reciprocal rank fusion, checked by hand."""

from __future__ import annotations

import pytest

from kb.search.fusion import fuse, ranked


def test_scores_are_sums_of_reciprocal_places() -> None:
    """With k = 60, as in the paper; a second mention of an id does not count."""
    scores = fuse({"a": ["x", "y", "x"], "b": ["y"]}, {"b": 2.0})
    assert scores["x"] == pytest.approx(1 / 61)
    assert scores["y"] == pytest.approx(1 / 62 + 2 / 61)
    assert ranked(scores) == ["y", "x"]


def test_ties_go_by_id() -> None:
    """The same search gives the same order."""
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_no_lists() -> None:
    """Nothing found is no error."""
    assert ranked(fuse({}, {})) == []
