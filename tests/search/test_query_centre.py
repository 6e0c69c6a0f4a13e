"""What all queries have in common is taken away; other models keep their vectors as they are."""

from __future__ import annotations

import numpy as np
import pytest

from kb.search.query_centre import centres_of, off_centre
from kb.settings import PLAIN_MODEL, TAUGHT_MODEL

CENTRES = np.array([[0.6, 0.0], [0.0, 0.6]], dtype=np.float32)


def test_the_nearest_centre_is_taken_away() -> None:
    """And the vector has length 1 again."""
    vector = np.array([0.8, 0.6], dtype=np.float32)
    assert off_centre(vector, CENTRES, 1.0) == pytest.approx(np.array([0.2, 0.6]) / np.hypot(0.2, 0.6))
    assert np.linalg.norm(off_centre(vector, CENTRES, 0.5)) == pytest.approx(1.0)


def test_without_centres_or_share_nothing_changes() -> None:
    """Nor where nothing would be left."""
    vector = np.array([0.6, 0.0], dtype=np.float32)
    for given, share in ((None, 0.75), (CENTRES, 0.0), (CENTRES, 1.0)):
        assert off_centre(vector, given, share).tolist() == vector.tolist()


def test_centres_are_of_one_model() -> None:
    """As many numbers as its vectors have; none for a model that nobody measured."""
    centres = centres_of(PLAIN_MODEL)
    assert centres is not None
    assert centres.shape == (6, 384)
    assert np.isfinite(centres).all()
    assert centres_of(TAUGHT_MODEL) is None
    assert centres_of("models/another") is None
