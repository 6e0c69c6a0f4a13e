"""Filters offer what occurs, with counts, and narrow the results at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from kb.search.hit import Filters
from tests.tui.conftest import running
from tui.filter_panel import Choice, ChoiceList, FilterPanel, chosen, toggled

if TYPE_CHECKING:
    from kb.settings import Settings


def test_a_choice_is_taken_and_left() -> None:
    topic = Choice("topics", "cas", "CAS", 3)
    party = Choice("party", "DENK", "DENK", 1)
    held = toggled(toggled(Filters(), topic), party)
    assert held == Filters(topics=("cas",), party="DENK")
    assert chosen(held, topic)
    assert toggled(toggled(held, topic), party) == Filters()


async def test_a_topic_narrows_the_letters(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.press("f3")
        panel = desk.app.main.query_one(FilterPanel)
        choices = desk.app.main.query_one(ChoiceList)
        assert choices.has_focus
        assert "Kamerlid" in desk.text() or "Partij" in desk.text()
        party = next(n for n in range(99) if (one := choices.choice(n)) and one.value == "DENK")
        choices.highlighted = party
        await desk.press("enter")
        assert panel.filters.party == "DENK"
        await desk.until(lambda: desk.ids() == ["2026Z03786"], "only the letter that DENK asked for")
        await desk.press("escape")
        assert "Filters: DENK" in desk.text()
        await desk.press("f8")
        await desk.until(lambda: len(desk.ids()) == 4)


@pytest.mark.parametrize(("since", "until", "ids"), [("2026", "", 1), ("", "2023", 1), ("1-2023", "2024", 2)])
async def test_a_period_narrows_the_letters(settings: Settings, since: str, until: str, ids: int) -> None:
    async with running(settings, (200, 50)) as desk:
        desk.app.main.query_one("#since", Input).value = since
        desk.app.main.query_one("#until", Input).value = until
        await desk.until(lambda: len(desk.ids()) == ids, f"{ids} letters")


async def test_what_is_no_date_is_told(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        desk.app.main.query_one("#since", Input).value = "gisteren"
        await desk.until(lambda: "Typ een datum" in desk.text())


async def test_a_name_is_found_by_typing(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        desk.app.main.query_one("#find-choice", Input).value = "denk"
        await desk.pilot.pause()
        choices = desk.app.main.query_one(ChoiceList)
        assert [one.value for n in range(choices.option_count) if (one := choices.choice(n))] == ["DENK"]
