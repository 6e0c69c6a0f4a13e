"""What every encoder's texts and vectors are held to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.encoder.encoder import checked, embeddable
from kb.errors import EncoderError


def test_unit_vectors_pass_as_float32() -> None:
    """Vectors of length 1 come back as contiguous float32, whatever they were."""
    vectors = checked(np.eye(3, dtype=np.float64), 3, 3)
    assert vectors.dtype == np.float32
    assert vectors.flags.c_contiguous


def test_no_vectors_are_fine() -> None:
    """Nothing to embed gives nothing."""
    assert checked(np.empty((0, 384)), 0, 384).shape == (0, 384)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 0.0, 1e30, 0.5])
def test_an_unusable_vector_is_named(bad: float) -> None:
    """NaN, infinite, zero and overlong vectors are refused, with their number."""
    vectors = np.eye(4, dtype=np.float32)
    vectors[2, 2] = bad
    with pytest.raises(EncoderError, match="number 2 of 4"):
        checked(vectors, 4, 4)


@pytest.mark.parametrize(("rows", "dimensions"), [(3, 4), (4, 3), (0, 4)])
def test_another_shape_is_refused(rows: int, dimensions: int) -> None:
    """A vector too many, too few, too long or too short is refused."""
    with pytest.raises(EncoderError, match="shape"):
        checked(np.eye(4), rows, dimensions)


def test_text_that_an_encoder_cannot_hold_is_replaced() -> None:
    """NUL, lone surrogates and the ligature of 18 letters go; Dutch typography stays."""
    assert embeddable("a\0b") == "a b"
    assert embeddable("a\ud800b") == "a?b"
    assert embeddable("\ufdfa").startswith("صلى")
    assert embeddable("’t coördineert — € 5 «ë»") == "’t coördineert — € 5 «ë»"


@given(st.text(st.characters(), max_size=50))
def test_any_text_becomes_embeddable(text: str) -> None:
    """What comes out is UTF-8 without NUL, and coming out twice changes nothing."""
    once = embeddable(text)
    assert b"\0" not in once.encode("utf-8")
    assert embeddable(once) == once
