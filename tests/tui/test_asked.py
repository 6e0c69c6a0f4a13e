"""Pasted questions, a file or a letter's number bring what was asked before, and each leads to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, TextArea

from tests.tui.conftest import Desk, running
from tui.asked_screen import AskedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from kb.settings import Settings

QUESTIONS = (
    "1. Deelt u de opvatting dat predictive-policing-systemen die racisme of discriminatie in de hand werken,"
    " uitgesloten moeten zijn binnen de Nederlandse politie?\n2. Hoeveel wolven leven er op de Veluwe?"
)


async def look_up(desk: Desk, text: str) -> AskedScreen:
    """The screen with what was found for this text."""
    await desk.press("ctrl+g")
    screen = desk.app.screen
    assert isinstance(screen, AskedScreen)
    screen.query_one(TextArea).load_text(text)
    await desk.press("f4")
    return screen


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_pasted_questions_lead_to_the_earlier_answer(settings: Settings, size: tuple[int, int]) -> None:
    async with running(settings, size) as desk:
        screen = await look_up(desk, QUESTIONS)
        await desk.until(lambda: screen.query_one("#asked", OptionList).has_focus, "what was asked")
        assert "1 eerder gesteld, 0 in de buurt, 1 niet gevonden" in desk.text()
        await desk.press("enter")
        await desk.until(lambda: desk.page_id() == "2026Z03786/8", "the answer")


async def test_the_name_of_a_file_is_read(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "vragen.txt").write_text(QUESTIONS, encoding="utf-8")
    async with running(settings) as desk:
        screen = await look_up(desk, str(tmp_path / "vragen.txt"))
        await desk.until(lambda: screen.query_one("#asked", OptionList).has_focus, "what was asked")
        assert "niet gevonden" in desk.text()


async def test_a_letter_of_the_index_is_set_beside_what_was_asked_before_it(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        screen = await look_up(desk, "2026Z03786")
        await desk.until(lambda: screen.query_one("#asked", OptionList).has_focus, "what was asked")
        assert "2023Z90001/5" in desk.text()


async def test_text_without_a_question_is_told(settings: Settings) -> None:
    async with running(settings) as desk:
        await look_up(desk, "Dit is geen vraag.")
        await desk.until(lambda: "Er staat geen vraag in." in desk.text(), "that it holds none")
        await desk.press("escape")
        assert desk.app.screen is desk.app.main
