"""Results come as one types, by words at once and by meaning when it is ready, and no key waits for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import running
from tui.finding import Asked, Found
from tui.history import Place

if TYPE_CHECKING:
    from kb.settings import Settings

SIZES = ((80, 24), (200, 50))


@pytest.mark.parametrize("size", SIZES)
async def test_letters_stand_there_before_anything_is_asked(
    settings: Settings, size: tuple[int, int]
) -> None:
    async with running(settings, size) as desk:
        assert desk.ids()[0] == "2026Z03786"
        assert len(desk.ids()) == 4
        assert "30 mrt 2026" in desk.text()
        assert "4 brieven, nieuwste eerst" in desk.text()


@pytest.mark.parametrize("size", SIZES)
async def test_results_come_while_typing(settings: Settings, size: tuple[int, int]) -> None:
    async with running(settings, size) as desk:
        await desk.ask("amnesty")
        assert "2026Z03786/5" in desk.ids()[:2]
        assert "gevonden" in desk.text()


async def test_words_are_searched_before_meaning_is_ready(settings: Settings) -> None:
    async with running(replace(settings, model=str(settings.root)), dense=False) as desk:
        await desk.ask("omgevingsvariabelen")
        assert "2026Z03786/2" in desk.ids()[:2]
        assert not desk.app.main.searches_meaning


async def test_results_of_an_older_query_are_dropped(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask("amnesty")
        before = desk.ids()
        desk.app.main.post_message(Found(Asked("iets anders"), (), (), dense=True))
        await desk.pilot.pause()
        assert desk.ids() == before
        assert not desk.app.main.has_class("-nothing")


async def test_arrows_lead_from_the_line_to_the_results_and_back(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask("amnesty")
        await desk.press("down")
        assert desk.results.has_focus
        await desk.press("down", "up", "up")
        assert desk.app.screen.focused is not None
        assert desk.app.screen.focused.id == "search"


async def test_enter_opens_and_escape_goes_back_step_by_step(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask("amnesty")
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.page_id() == desk.ids()[0], "the page")
        assert desk.reading.has_focus
        await desk.press("escape")
        assert desk.results.has_focus
        await desk.press("escape")
        assert desk.app.main.focused is not None
        assert desk.app.main.focused.id == "search"
        await desk.press("escape")
        await desk.until(lambda: desk.app.main.shown_query == "", "the letters again")


async def test_slash_goes_to_the_line_from_everywhere(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/2")
        await desk.press("/")
        assert desk.app.main.focused is not None
        assert desk.app.main.focused.id == "search"


async def test_nothing_found_says_what_to_try(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask('"xyzzyplugh"')
        assert "Niets gevonden." in desk.text()


async def test_a_wide_screen_shows_the_row_under_the_cursor(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        await desk.ask("omgevingsvariabelen")
        await desk.until(lambda: desk.page_id() == desk.ids()[0], "the page beside the list")
        assert not desk.reading.has_focus
        assert not desk.reading.history.can_go_back


async def test_the_row_under_the_cursor_never_takes_the_page_that_is_read(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        await desk.ask("omgevingsvariabelen")
        await desk.read("2026Z03786/10")
        desk.app.main.dense_ready()
        await desk.until(lambda: not desk.app.main.is_searching)
        await desk.pilot.pause(0.2)
        assert desk.page_id() == "2026Z03786/10"


async def test_more_and_better_results_leave_the_cursor_on_its_record(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask("discriminatie")
        await desk.press("down", "down", "down")
        place = desk.results.place
        desk.app.main.dense_ready()
        await desk.until(lambda: not desk.app.main.is_searching)
        assert desk.results.place == place
        assert isinstance(place, Place)


@pytest.mark.parametrize("query", ['"', "*", "AND OR NOT", "((", "[bold]", "😀", "-", "artikel 8 Wpg"])
async def test_odd_queries_are_plain_text(settings: Settings, query: str) -> None:
    async with running(settings) as desk:
        desk.app.main.query_one("#search").value = query  # type: ignore[attr-defined]
        await desk.until(lambda: desk.app.main.shown_query == query, query)
