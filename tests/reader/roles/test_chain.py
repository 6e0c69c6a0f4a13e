"""The chances of labels are those of all ways to label the whole sequence."""

from __future__ import annotations

import itertools
import json
import math

import pytest

from kb.reader.roles.chain import Chain

HELD = {
    "labels": ["text", "foot"],
    "clues": {"long": [[0, 1.5]], "number": [[1, 0.7], [0, -0.2]]},
    "follows": [[0.9, -0.4], [0.3, -1.1]],
}


def _by_hand(clues: list[list[str]]) -> list[float]:
    """The chance of 'foot' for each element, every way to label them summed one by one."""
    weights = HELD["clues"]
    follows = HELD["follows"]
    assert isinstance(weights, dict)
    assert isinstance(follows, list)
    whole, foot = 0.0, [0.0] * len(clues)
    for way in itertools.product((0, 1), repeat=len(clues)):
        own = sum(
            weight
            for label, some in zip(way, clues, strict=True)
            for clue in some
            for at, weight in weights.get(clue, ())
            if at == label
        )
        score = math.exp(own + sum(follows[one][other] for one, other in itertools.pairwise(way)))
        whole += score
        foot = [sum_ + score * label for sum_, label in zip(foot, way, strict=True)]
    return [value / whole for value in foot]


@pytest.mark.parametrize(
    "clues", [[["number"]], [["long"], ["number"], ["long"]], [["number"], [], ["long", "number"], ["other"]]]
)
def test_chances_are_sums_over_all_ways(clues: list[list[str]]) -> None:
    found = Chain.from_json(json.dumps(HELD)).chances(clues)
    assert [pair[1] for pair in found] == pytest.approx(_by_hand(clues))
    assert all(sum(pair) == pytest.approx(1) for pair in found)


def test_a_long_sequence_neither_overflows_nor_vanishes() -> None:
    found = Chain.from_json(json.dumps(HELD)).chances([["long"], ["number"]] * 5_000)
    assert all(0 <= chance <= 1 for pair in found for chance in pair)


def test_nothing_is_said_of_no_lines() -> None:
    assert Chain.from_json(json.dumps(HELD)).chances([]) == []
