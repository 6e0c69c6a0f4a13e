"""Batches of texts, and how they are computed side by side."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.encoder.lanes import CHARACTERS, TEXTS, Places, batches, in_lanes

if TYPE_CHECKING:
    from kb.encoder.encoder import Vectors


@given(st.lists(st.integers(0, 2 * CHARACTERS), max_size=60))
def test_each_text_is_in_one_batch(lengths: list[int]) -> None:
    """Every place once, longest first; with its padding no batch is over the limit unless it is one text."""
    texts = ["x" * length for length in lengths]
    found = list(batches(texts))
    assert sorted(place for places in found for place in places) == list(range(len(texts)))
    in_order = [lengths[place] for places in found for place in places]
    assert in_order == sorted(lengths, reverse=True)
    for places in found:
        assert len(places) <= TEXTS
        assert len(places) == 1 or len(places) * lengths[places[0]] <= CHARACTERS


def _nothing(_places: Places) -> Vectors:
    return np.empty((0, 0), dtype=np.float32)


def test_lanes_work_at_the_same_time() -> None:
    """Two lanes meet: each waits for the other inside its batch."""
    both = threading.Barrier(2, timeout=20)
    taken: list[Places] = []

    def compute(places: Places) -> Vectors:
        both.wait()
        return _nothing(places)

    in_lanes(compute, [[0], [1]], lanes=2, take=lambda places, _: taken.append(places))
    assert sorted(taken) == [[0], [1]]


def test_the_first_failure_ends_the_work() -> None:
    """What a batch raises comes out, and batches that had not begun are not computed."""
    computed: list[int] = []

    def compute(places: Places) -> Vectors:
        computed.append(places[0])
        if places[0] == 0:
            raise ValueError("the first batch")
        threading.Event().wait(0.05)
        return _nothing(places)

    with pytest.raises(ValueError, match="the first batch"):
        in_lanes(compute, [[place] for place in range(200)], lanes=2, take=lambda *_: None)
    assert len(computed) < 100
