"""The figures are what their definitions say, checked by hand."""

from __future__ import annotations

import math

import pytest

from kb.evaluate.judged import JudgedQuery
from kb.evaluate.measure import MEASURES, figures, scores_of


def test_measures_by_hand() -> None:
    """One relevant record in third place, one of grade 2 in eleventh, one not found."""
    query = JudgedQuery("q", "x", (("a", 1), ("b", 2), ("c", 1)))
    ranked = ["n1", "n2", "a", *(f"n{number}" for number in range(3, 10)), "b"]
    assert len(ranked) == 11
    found = dict(zip(MEASURES, scores_of([query], {"q": ranked})["q"], strict=True))
    ideal = 2 + 1 / math.log2(3) + 1 / math.log2(4)
    assert found["nDCG@10"] == pytest.approx((1 / math.log2(4)) / ideal)
    assert found["MRR@10"] == pytest.approx(1 / 3)
    assert found["Recall@10"] == pytest.approx(1 / 3)
    assert found["Recall@100"] == pytest.approx(2 / 3)


def test_a_query_that_finds_nothing_counts_as_nothing() -> None:
    """It is not left out of the mean."""
    queries = [JudgedQuery("q", "x", (("a", 1),)), JudgedQuery("r", "y", (("a", 1),))]
    scores = scores_of(queries, {"q": ["a"], "r": []})
    assert scores["r"] == (0.0,) * len(MEASURES)
    assert {figure.mean for figure in figures(scores, scores)} == {0.5}


def test_intervals_hold_the_mean_and_are_the_same_each_time() -> None:
    """More queries make them narrower; a gain of every query is sure, one of none is not."""
    few = {str(number): (float(number % 2),) * 4 for number in range(20)}
    many = {str(number): (float(number % 2),) * 4 for number in range(500)}
    nothing = dict.fromkeys(many, (0.0,) * 4)
    narrow, wide = figures(many, nothing)[0], figures(few, few)[0]
    assert narrow.low < narrow.mean == 0.5 < narrow.high
    assert narrow.high - narrow.low < wide.high - wide.low
    assert narrow.gain_low > 0
    assert (wide.gain, wide.gain_low, wide.gain_high) == (0.0, 0.0, 0.0)
    assert figures(many, nothing) == figures(many, nothing)
