"""Raised figures that are a unit's and no footnote's mark."""

from __future__ import annotations

import pytest

from kb.grammar.unit import is_of_unit


@pytest.mark.parametrize("before", ["120 m", "3 km", "uitstoot van CO", "(dm"])
def test_a_unit_keeps_its_figure(before: str) -> None:
    assert is_of_unit(before, "2")


@pytest.mark.parametrize(
    ("before", "raised"), [("het programma", "2"), ("120 m", "7"), ("bedroom", "2"), ("", "2")]
)
def test_other_raised_figures_may_be_marks(before: str, raised: str) -> None:
    assert not is_of_unit(before, raised)
