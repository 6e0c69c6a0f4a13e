"""A quote is copied word for word with its citation, can be saved, and follows what was selected."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from textual.style import Style
from textual.widgets import Input, Static, TextArea

from kb import caution, open_kb, quote_with_citation
from kb.doubt import Doubt
from kb.search.hit import Hit
from tests.tui.conftest import running
from tui.history import Place
from tui.ink import Ink
from tui.messages import Messages
from tui.page import load_page
from tui.page_view import PageView
from tui.quotation import quotations
from tui.result import hit_content

if TYPE_CHECKING:
    from pathlib import Path

    from kb.settings import Settings
    from tui.page import Page


async def test_the_answer_is_copied_with_its_citation(settings: Settings) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/8")
        await desk.press("ctrl+c")
        assert desk.app.clipboard.startswith("“Ja.”\n— Minister van Justitie en Veiligheid (D.M. van Weel)")
        assert "Gekopieerd" in desk.notified()


async def test_ctrl_c_in_the_search_line_copies_the_quote_too(settings: Settings) -> None:
    async with running(settings, (200, 50)) as desk:
        await desk.ask("omgevingsvariabelen")
        await desk.until(lambda: desk.page_id() == desk.ids()[0])
        await desk.press("ctrl+c")
        assert "\n— " in desk.app.clipboard


async def test_the_quote_can_be_looked_at_and_saved(settings: Settings, tmp_path: Path) -> None:
    async with running(settings) as desk:
        await desk.read("2026Z03786/8")
        await desk.press("f7")
        area = desk.app.screen.query_one(TextArea)
        assert area.selected_text == area.text
        await desk.press("f7")
        assert "Deelt u de opvatting" in area.text
        desk.app.screen.query_one("#file", Input).value = str(tmp_path / "citaat.txt")
        await desk.press("ctrl+s")
        assert "Deelt u de opvatting" in (tmp_path / "citaat.txt").read_text(encoding="utf-8")
        assert "Toegevoegd" in desk.text()
        desk.app.screen.query_one("#file", Input).value = str(tmp_path / "geen" / "map.txt")
        await desk.press("ctrl+s")
        assert "Niet bewaard" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.app.main


def doubted(settings: Settings) -> Page:
    """The page of a record whose answer may have been read wrong."""
    with open_kb(settings=settings) as kb:
        page = load_page(kb, Place("record", "2026Z03786/8"), "nl")
    doubt = Doubt("paragraph-end", "answer", "waarvan de")
    return replace(page, records=(replace(page.records[0], doubts=(doubt,)),))


def test_what_is_not_certain_stands_below_the_citation(settings: Settings) -> None:
    """Of every part that can be quoted, in the language of the interface, and not inside the words."""
    for language, said in (("nl", "Controleer in de bron: "), ("en", "Check in the source: ")):
        for quotation in quotations(doubted(settings), language=language):  # type: ignore[arg-type]
            words, _, caution = quotation.text.rpartition("\n")
            assert caution.startswith(said)
            assert said not in words


def test_the_pane_and_the_list_say_it_in_words(settings: Settings) -> None:
    """Also where there is no colour."""
    page = doubted(settings)
    ink = Ink(*(Style() for _ in fields(Ink)))
    shown = [
        widget
        for widget in PageView(page, ink, Messages("nl")).widgets()
        if isinstance(widget, Static) and widget.has_class("caution")
    ]
    assert [str(widget.visual) for widget in shown] == [caution(page.records[0], page.letter)]
    record, letter = page.records[0], page.letter
    hit = Hit(record, letter, "brief.md", record.answer, "answer", 0, 3, (), 1.0, ("lexical",), "", ())
    assert "[controleer]" in hit_content(hit, {}, ink, Messages("nl"), 100).plain
    sure = replace(hit, record=replace(record, doubts=()))
    assert "controleer" not in hit_content(sure, {}, ink, Messages("nl"), 100).plain


def test_selected_words_are_quoted_as_they_stand_in_the_source(settings: Settings) -> None:
    with open_kb(settings=settings) as kb:
        page = load_page(kb, Place("record", "2026Z03786/2"), "nl")
    record = page.records[0]
    selected = quotations(page, "gebruik gemaakt van omgevingsvariabelen¹ van het CBS")[0]
    words = "gebruik gemaakt van omgevingsvariabelen van het CBS"
    assert selected.text == quote_with_citation(words, record, page.letter, page.source.name)
    assert quotations(page, "woorden die er niet staan")[0].text == "woorden die er niet staan"


def test_a_passage_comes_before_the_whole_answer(settings: Settings) -> None:
    with open_kb(settings=settings) as kb:
        page = load_page(kb, Place("record", "2026Z03786/2", passage=(0, 40)), "nl")
        whole = load_page(kb, Place("record", "2026Z03786/2"), "nl")
    assert [one.name for one in quotations(page)] == ["Passage", "Answer", "Question"]
    assert [one.name for one in quotations(whole)] == ["Answer", "Question"]
