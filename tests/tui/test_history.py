"""Back and forward work as in a browser; what was only glanced at leaves no trace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.history import History, Place

A, B, C = (Place("record", f"2026Z1/{n}") for n in (1, 2, 3))


def test_back_and_forward() -> None:
    history = History().visit(A).visit(B).visit(C).back().back()
    assert history.current == A
    assert not history.can_go_back
    assert history.forward().current == B
    assert history.visit(C).places == (A, C)


def test_a_glance_is_replaced_by_what_comes_next() -> None:
    history = History().visit(A).visit(B, glance=True).visit(C, glance=True)
    assert history.places == (A, C)
    assert history.visit(B).places == (A, B)


def test_opening_what_was_glanced_at_keeps_it() -> None:
    history = History().visit(A, glance=True).visit(A)
    assert history.visit(B).places == (A, B)


def test_nowhere_is_no_place() -> None:
    assert History().current is None
    assert History().back() == History().forward() == History()


@given(st.lists(st.sampled_from(["back", "forward", "visit", "glance"]), max_size=40))
def test_one_is_always_somewhere_in_it(steps: list[str]) -> None:
    history = History().visit(A)
    for number, step in enumerate(steps):
        place = Place("record", f"2026Z2/{number}")
        match step:
            case "back":
                history = history.back()
            case "forward":
                history = history.forward()
            case _:
                history = history.visit(place, glance=step == "glance")
                assert history.current == place
        assert 0 <= history.at < len(history.places)
