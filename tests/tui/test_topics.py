"""A topic shows what was said on it, oldest first, and each position leads to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import running
from tui.filter_panel import FilterPanel
from tui.timeline import Timeline

if TYPE_CHECKING:
    from kb.settings import Settings


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_time_line_is_in_order_of_date_and_leads_to_the_answer(
    settings: Settings, size: tuple[int, int]
) -> None:
    async with running(settings, size) as desk:
        await desk.press("f2")
        screen = desk.app.screen
        await desk.until(lambda: screen.query_one(Timeline).positions, "positions")
        positions = screen.query_one(Timeline).positions
        dates = [one.letter.date for one in positions if one.letter.date]
        assert dates == sorted(dates)
        assert "14 apr 2023" in desk.text()
        await desk.press("right", "d", "enter")
        await desk.until(lambda: desk.page_id() == positions[0].record.id, "the answer")
        assert desk.reading.has_focus


async def test_a_topic_can_be_searched_within(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.press("f2")
        await desk.until(lambda: desk.app.screen.query_one(Timeline).positions, "positions")
        await desk.press("f3")
        await desk.until(lambda: desk.app.screen is desk.app.main)
        assert desk.app.main.query_one(FilterPanel).filters.topics == ("cas",)


async def test_escape_leads_back_to_the_search(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.press("f2")
        await desk.until(lambda: desk.app.screen.query_one(Timeline).positions, "positions")
        await desk.press("right", "escape", "escape")
        assert desk.app.screen is desk.app.main


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_answers_to_one_question_stand_together_with_what_changed(
    settings: Settings, size: tuple[int, int]
) -> None:
    """The concerns of human rights organisations, asked about in 2023 and 2026, come first as one thread."""
    async with running(settings, size) as desk:
        await desk.press("f2")
        timeline = desk.app.screen.query_one(Timeline)
        await desk.until(lambda: timeline.positions, "positions")
        await desk.press("right")
        drawn = [timeline.position(row) for row in range(3)]
        assert [one and one.record.id for one in drawn] == [None, "2023Z90001/5", "2026Z03786/7"]
        assert "↓ andere woorden" in desk.text()
        assert "Eén keer gevraagd" in desk.text()
