"""Folding makes text comparable and keeps its length, so that places stay places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Één PATIËNT", "een patient"),
        ("«El-Abassi»’s", '"el-abassi"\'s'),
        ("2023–2024", "2023-2024"),
        ("a\nb\tc", "a b c"),
        ("ĲSLAND İ ß", "ĳsland i ß"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Case, accents, quotes, hyphens and white space."""
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(), max_size=300))
def test_the_length_stays(text: str) -> None:
    """Also for letters whose lower case is longer, and for lone surrogates."""
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is comparable with what is folded."""
    assert fold(fold(text)) == fold(text)
