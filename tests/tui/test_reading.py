"""An answer is read whole, with its notes in place, and its references lead on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import Desk, running
from tui.reference_list import ReferenceList

if TYPE_CHECKING:
    from kb.settings import Settings


def words(desk: Desk) -> str:
    """All that the pane holds, also what is scrolled out of sight."""
    return "\n".join(str(one.render()) for one in desk.reading.query("Static"))


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_record_is_shown_with_all_that_belongs_to_it(
    settings: Settings, size: tuple[int, int]
) -> None:
    async with running(settings, size) as desk:
        await desk.read("2026Z03786/2")
        shown = words(desk)
        assert "gebruik gemaakt van omgevingsvariabelen¹ van het CBS" in shown
        assert "¹ Voorbeelden hiervan zijn de inkomensverdeling per wijk" in shown
        assert "Minister van Justitie en Veiligheid (D.M. van Weel), brief van 30 maart 2026" in shown
        assert "Bron: 2026Z03786.md, regel" in shown
        assert "Vraag 2  2 van 10" in shown


async def test_words_found_are_highlighted(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.ask("omgevingsvariabelen")
        await desk.open_row("2026Z03786/2")
        answer = desk.reading.query(".answer").first()
        content = answer.render()
        marked = {
            str(content)[span.start : span.end]
            for span in content.spans  # type: ignore[union-attr]
            if span.style.background
        }
        assert "omgevingsvariabelen" in marked


async def test_a_reference_leads_to_the_answer_and_back(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/4")
        page = desk.reading.page
        assert page is not None
        assert [one.place.id for one in page.references if one.direction == "to"] == ["2026Z03786/10"]
        await desk.press("f6")
        assert isinstance(desk.app.main.focused, ReferenceList)
        await desk.press("enter")
        await desk.until(lambda: desk.page_id() == "2026Z03786/10")
        await desk.press("alt+left")
        await desk.until(lambda: desk.page_id() == "2026Z03786/4")
        await desk.press("alt+right")
        await desk.until(lambda: desk.page_id() == "2026Z03786/10")
        await desk.press("backspace")
        await desk.until(lambda: desk.page_id() == "2026Z03786/4")


async def test_a_digit_follows_the_reference_with_that_number(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/4")
        await desk.press("1")
        await desk.until(lambda: desk.page_id() == "2026Z03786/10")


async def test_an_answer_tells_who_points_to_it(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/3")
        page = desk.reading.page
        assert page is not None
        assert "2026Z03786/7" in [one.place.id for one in page.references if one.direction == "from"]


async def test_the_words_of_a_reference_can_be_clicked(settings: Settings) -> None:
    async with running(settings, (120, 50)) as desk:
        await desk.read("2026Z03786/4")
        rows = desk.rows()
        y = next(n for n, row in enumerate(rows) if "mijn antwoord op vraag" in row)
        x = rows[y].index("op vraag") + 4
        await desk.pilot.click(offset=(x, y))
        await desk.until(lambda: desk.page_id() == "2026Z03786/10")


async def test_the_whole_letter_opens_at_the_record_and_leads_back(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/9")
        await desk.press("f4")
        await desk.until(lambda: desk.page_id() == "2026Z03786")
        await desk.until(lambda: "Vraag 9" in desk.text())
        shown = words(desk)
        assert "Vraag 1" in shown
        assert "El Abassi (DENK)" in shown or "El-Abassi (DENK)" in shown
        await desk.press("f4")
        await desk.until(lambda: desk.page_id() == "2026Z03786/9")


async def test_n_and_p_go_through_the_letter(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/9")
        await desk.press("n")
        await desk.until(lambda: desk.page_id() == "2026Z03786/10")
        await desk.press("n")
        await desk.press("p")
        await desk.until(lambda: desk.page_id() == "2026Z03786/9")


async def test_a_place_that_is_gone_is_told(settings: Settings) -> None:
    async with running(settings) as desk:
        from tui.history import Place

        desk.app.main.open(Place("record", "1999Z00001/1"))
        await desk.until(lambda: "niet meer" in desk.notified())


async def test_light_and_dark_show_the_same_page(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        await desk.read("2026Z03786/2")
        before = desk.text()
        await desk.press("f9")
        await desk.pilot.pause(0.2)
        assert desk.app.theme == "kamerwijzer-light"
        assert desk.text() == before
