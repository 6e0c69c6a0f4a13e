"""Lists joined by what places and scores are worth, checked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.fusion import by_place, by_score, fuse, ranked


def test_scores_are_weighted_sums() -> None:
    """A list without a weight weighs 1; what a list lacks it adds nothing to."""
    scores = fuse({"a": {"x": 1.0, "y": 0.5}, "b": {"y": 1.0}}, {"b": 2.0})
    assert scores == {"x": 1.0, "y": 2.5}
    assert ranked(scores) == ["y", "x"]


def test_places_are_worth_their_reciprocal_rank() -> None:
    """With k = 60, as in the paper, so that the first is worth 1."""
    assert by_place([(7, 3.2), (4, 3.1)]) == {7: 1.0, 4: pytest.approx(61 / 62)}


def test_scores_are_worth_their_share_of_the_best() -> None:
    """Between the least and the best; below the least nothing."""
    assert by_score([(1, 8.0), (2, 4.0)]) == {1: 1.0, 2: 0.5}
    assert by_score([(1, 0.9), (2, 0.8), (3, 0.7)], 0.7) == {1: 1.0, 2: pytest.approx(0.5), 3: 0.0}
    assert by_score([(1, 0.5), (2, 0.5)], 0.5) == {1: 1.0, 2: 1.0}
    assert by_score([]) == {}


@given(st.dictionaries(st.integers(0, 50), st.floats(-1e6, 1e6), max_size=20), st.floats(-1e6, 1e6))
def test_every_worth_is_a_share_in_the_same_order(scores: dict[int, float], least: float) -> None:
    """Whatever the scores."""
    found = sorted(scores.items(), key=lambda one: -one[1])
    worths = list(by_score(found, least).values())
    assert all(0 <= worth <= 1 for worth in worths)
    assert worths == sorted(worths, reverse=True)


def test_ties_go_by_id() -> None:
    """The same search gives the same order."""
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_no_lists() -> None:
    """Nothing found is no error."""
    assert ranked(fuse({}, {})) == []
