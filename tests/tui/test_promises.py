"""Promises stand with their state, are listed by state within the filters, and lead to their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.search.hit import Filters
from tests.tui.conftest import running
from tui.filter_panel import FilterPanel
from tui.promise_list import PromiseList
from tui.promises_screen import StateList

if TYPE_CHECKING:
    from kb.promise.promise import Promise
    from kb.settings import Settings
    from tests.tui.conftest import Desk


async def opened(desk: Desk) -> None:
    await desk.press("ctrl+t")
    screen = desk.app.screen
    await desk.until(
        lambda: screen.query(StateList) and screen.query_one(StateList).option_count, "the states"
    )
    await desk.pilot.pause()


def listed(desk: Desk) -> tuple[Promise, ...]:
    return desk.app.screen.query_one(PromiseList).promises


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_promise_leads_to_its_answer(settings: Settings, size: tuple[int, int]) -> None:
    async with running(settings, size) as desk:
        await opened(desk)
        first = listed(desk)[0]
        assert first.words[:40] in " ".join(desk.text().replace("│", " ").split())
        await desk.press("right", "enter")
        await desk.until(lambda: desk.page_id() == first.record.id, "the answer")
        assert desk.reading.has_focus


async def test_states_choose_what_is_listed(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        await opened(desk)
        everything = listed(desk)
        assert {one.state for one in everything} >= {"overdue"}
        await desk.press("down")
        assert {one.state for one in listed(desk)} == {"overdue"}
        await desk.press("down")
        assert all(one.state in {"open", "delayed"} for one in listed(desk))
        await desk.press("down")
        assert all(one.state == "kept" for one in listed(desk))


async def test_the_filters_of_the_search_hold(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        desk.app.main.query_one(FilterPanel).set_filters(Filters(letter="2026Z03786"))
        await opened(desk)
        assert "binnen de filters" in desk.text()
        assert {one.letter.id for one in listed(desk)} <= {"2026Z03786"}


async def test_a_list_with_nothing_in_it_says_so(settings: Settings) -> None:
    async with running(settings) as desk:
        desk.app.main.query_one(FilterPanel).set_filters(Filters(party="VVD", letter="2026Z03786"))
        await opened(desk)
        assert "Hier is geen toezegging." in desk.text()
        await desk.press("right", "enter")
        assert desk.app.screen is not desk.app.main


async def test_escape_leads_back_to_the_search(settings: Settings) -> None:
    async with running(settings) as desk:
        await opened(desk)
        await desk.press("right", "left", "right", "escape", "escape")
        assert desk.app.screen is desk.app.main
        await opened(desk)
        await desk.press("ctrl+t")
        assert desk.app.screen is desk.app.main
