"""What is marked in a passage are whole words of the query in any form, phrases and references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.index.analysis import analyse
from kb.search.highlight import highlights, united
from kb.search.query import parse_query


@pytest.mark.parametrize(
    ("passage", "query", "marked"),
    [
        ("Het algoritme en de algoritmes", "algoritmes", ["algoritme", "algoritmes"]),
        ("Patiënten in België", "patienten belgie", ["Patiënten", "België"]),
        ("Etnisch  Profileren is etnisch", '"etnisch profileren"', ["Etnisch  Profileren"]),
        ("Op grond van artikel 8 Wpg dus", "artikel 8 wpg", ["artikel 8 Wpg"]),
        ("de het een van", "de het", []),
        ("Casussen en CAS", "CAS", ["CAS"]),
    ],
)
def test_marks(passage: str, query: str, marked: list[str]) -> None:
    """Case, accents and inflection make no difference for words; phrases stand as typed."""
    found = highlights(passage, parse_query(query), lambda word: analyse(word, "nl"))
    assert [passage[start:end] for start, end in found] == marked


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=20))
def test_ranges_are_sorted_apart_and_within(spans: list[tuple[int, int]]) -> None:
    """What a presenter needs to rely on."""
    last = -1
    for start, end in united(spans, 50):
        assert last < start < end <= 50
        last = end
