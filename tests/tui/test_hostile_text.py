"""No text of a document acts as markup or reaches the terminal with a control; it is shown as written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from kb.citation.citation import Citation
from kb.errors import UsageError
from kb.letter.letter import Letter, Person, Sender
from kb.position.change import change_between
from kb.position.position import Position
from kb.position.thread import Thread
from kb.promise.promise import Evidence, Promise
from kb.question.record import Footnote, Record
from kb.search.hit import Filters, Hit, TopicTag
from kb.source import Source
from kb.store.summary import Facets, LetterSummary
from kb.topic.topic import Topic
from tests.tui.conftest import Desk, running
from tui.filter_panel import FilterPanel
from tui.finding import Asked, Found, Gathered
from tui.history import Place
from tui.page import Page, Reference
from tui.promises_screen import Promised, PromisesScreen
from tui.rebuild_bar import RebuildBar
from tui.rebuilding import Step
from tui.topics_screen import Known, Said, TopicsScreen

if TYPE_CHECKING:
    from kb.settings import Settings

GOOD = "é ë ï € — ’ «» Çelikdam"
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
CONTROLS = (
    "\x1b[31mrood", "\x1b[2J\x1b[H", "\x1b]0;titel\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b]8;;http://x\x1b\\k",
    "\x1bP1$r\x1b\\", "\x1b[6n", "\x1bc", "\x1b(0", "\x1b[?1049h", "\x9b31m", "\x9d0;x\x9c", "\x90q\x9c",
    "\x84", "\x85", "\x00", "\x07", "\x08\x08\x08", "a\rb", "a\x0bb", "a\x0cb", "\x7f", "\x0e\x0f", "\t\ttab",
    "\x1a", "\u202egnp.exe", "\u202dabc", "\u2066x\u2069", "\u2067x", "\u061cx", "\u200ex\u200f", "a\u200bb",
    "a\u200db", "a\u2060b", "\ufeffbom", "a\u00adb", "\u2028regel\u2029", "\ufff9a\ufffab\ufffb",
    "\U000e0041\U000e007f", "x\ufe0f", "\u180e", "\ud800", "\udfff", "\x1b[1;33m\x1b[0m",
    "\x1b\x1b[[31m", "\x1b\u200b[31m", "%s%n{0}{}", "\x1b[9999;9999H", "\x9f\x9e", "\x1b]1337;File=x\x07",
)  # fmt: skip
MARKUP = (
    "[bold]x[/bold]", "[/]", "[/bold]", "[", "]", "[[", "[@click=app.quit]klik[/]", "[link=file:///]x[/link]",
    "[red", "\\[b]", "[$primary]x", "[on red]x[/]", "[b][i]x[/b][/i]", ":smile:", "[=x]", "[@]", "[a='b]",
)  # fmt: skip
BATCH = 10
"""Hostile strings that are shown together: each shows by itself if it comes through."""
SIZES = ((80, 24), (200, 50))


def shown_words(text: str) -> str:
    """`text` where it cannot be cut off, then characters that must come through."""
    return f"{text} {GOOD}"


def everything(text: str) -> tuple[Hit, Page, Facets]:
    """Values with `text` in every field that a document fills."""
    words = shown_words(text)
    letter = Letter(
        id="1999Z1",
        kind="answers",
        subject=words,
        date=date(2026, 3, 30),
        sender=Sender(text, text, text, words),
        addressee=words,
        own_reference=words,
        references=(words,),
        asked_by=(Person(words, text),),
        publication=words,
        introduction=words,
        closing=words,
    )
    record = Record(
        id="1999Z1/1",
        kind="answer",
        numbers=(1,),
        question=words,
        answer=f"{words}\n\n{words}",
        label=words,
        pages=(1, 2),
        lines=(1, 2),
        footnotes=(Footnote(text, words, "answer", 1), Footnote(text, words, "question")),
        citations=(Citation("question", text, "2024Z1", "answer", 0, len(text)),),
    )
    tag = TopicTag("t", text, "answer", 0, len(text))
    hit = Hit(
        record=record,
        letter=letter,
        source=words,
        passage=record.answer,
        part="answer",
        start=0,
        end=len(record.answer),
        highlights=((0, len(text)),),
        score=1.0,
        matched_by=("lexical",),
        why=words,
        topics=(tag,),
    )
    page = Page(
        place=Place("record", record.id, marked=((0, len(text)),)),
        letter=letter,
        source=Source(words, "0", "markdown", None),
        records=(record,),
        siblings=(record.id,),
        tags=(tag,),
        topics=(("t", words),),
        references=(Reference("to", Place("record", "x/1"), letter, record),),
        targets=(("2024Z1", "x/1"),),
    )
    counted = ((words, 3),)
    facets = Facets(counted, counted, counted, counted, (("answers", 1),), ((2026, 1),), (("t", 1),))
    return hit, page, facets


def check(desk: Desk, text: str, *, literal: bool, where: str) -> None:
    """Nothing forbidden on the screen, good characters as they are, markup as it is written."""
    shown = desk.text()
    assert not FORBIDDEN.search(shown.replace("\n", "")), f"{where}: {text!r}"
    if literal:
        assert "é ë ï €" in shown, f"{where}: {text!r}\n{shown}"
        assert text in shown, f"{where}: {text!r}\n{shown}"


async def through_every_widget(desk: Desk, text: str, *, literal: bool) -> None:
    """Bring `text` before the eyes in each widget that shows words of documents, files or errors."""
    main = desk.app.main
    hit, page, facets = everything(text)
    words = shown_words(text)
    main.remove_class("-reading", "-filtering", "-nothing")
    main._topics = {"t": words}
    asked = Asked("x")
    main._asked = asked
    main.on_found(Found(asked, (hit,), (words,), dense=True))
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="results")

    main.on_found(Found(asked, (LetterSummary(page.letter, words, 1),), (), dense=True))
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="letters")

    main.query_one(FilterPanel).offer(facets, {"t": words})
    main.add_class("-filtering")
    await desk.pilot.pause()
    desk.app.clear_notifications()  # of a topic that this index has not
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="filters")
    main.remove_class("-filtering")

    main.add_class("-reading")
    for place in (page.place, Place("letter", page.letter.id)):
        shown = Page(**{**{name: getattr(page, name) for name in Page.__slots__}, "place": place})
        desk.reading._history = desk.reading._history.visit(place)
        await desk.reading.on_gathered(Gathered(place, shown))
        await desk.pilot.pause()
        check(desk, text, literal=literal, where=place.kind)
    main.remove_class("-reading")

    main.closed("Kop", words)
    main.query_one(RebuildBar).step = Step("read", 1, 2, words)
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="notice and progress")
    main.query_one(RebuildBar).step = None
    main.remove_class("-empty")

    desk.app.refused(UsageError(words))
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="notification")
    desk.app.clear_notifications()

    desk.app.show_quote(page, "")
    await desk.pilot.pause()
    await desk.pilot.pause()
    check(desk, text, literal=False, where="quote")
    desk.app.pop_screen()
    desk.app.copy_quote(page, "")
    assert not FORBIDDEN.search(desk.app.clipboard.replace("\n", ""))
    desk.app.clear_notifications()

    screen = TopicsScreen(desk.app.library, desk.app.say)
    await desk.app.push_screen(screen)
    await desk.until(lambda: screen.query_one("#topics", OptionList).option_count)
    position = Position("t", page.letter, page.records[0], "yes", words, 0, len(words))
    screen.on_known(Known(((Topic("t", words, words, (text,)), 1),)))
    screen._wanted = "t"
    thread = Thread(words, (position, position), (change_between(position, position),))
    screen.on_said(Said("t", (thread, Thread(words, (position,)))))
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="topics")
    desk.app.pop_screen()

    promises = PromisesScreen(desk.app.library, desk.app.say, Filters())
    await desk.app.push_screen(promises)
    await desk.until(lambda: promises.query_one("#states", OptionList).option_count)
    said = Evidence("kept", page.letter, page.records[0], words, 0, len(words), date(2026, 1, 1))
    promise = Promise(
        page.letter, page.records[0], words, 0, len(words), firm=True, to="kamer", act="inform",
        deadline=words, last_day=None, due=None, state="kept", evidence=(said,),
    )  # fmt: skip
    promises.on_promised(Promised((promise,)))
    await desk.pilot.pause()
    check(desk, text, literal=literal, where="promises")
    desk.app.pop_screen()


@pytest.mark.parametrize("size", SIZES)
async def test_controls_never_reach_the_screen(settings: Settings, size: tuple[int, int]) -> None:
    assert len(CONTROLS) == 50
    async with running(settings, size) as desk:
        for start in range(0, len(CONTROLS), BATCH):
            await through_every_widget(desk, "".join(CONTROLS[start : start + BATCH]), literal=False)


@pytest.mark.parametrize("size", SIZES)
async def test_markup_is_shown_as_it_is_written(settings: Settings, size: tuple[int, int]) -> None:
    async with running(settings, size) as desk:
        for text in MARKUP if size == SIZES[0] else MARKUP[:4]:
            await through_every_widget(desk, text, literal=True)


async def test_a_hostile_letter_goes_through_reading_index_and_screen(settings: Settings) -> None:
    """The whole way: a file with controls and markup in it, read, indexed, found and opened."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from kb.encoder.engine import EngineEncoder
    from kb.rebuild import rebuild
    from kb.settings import DEFAULT_MODEL
    from kb.settings import Settings as RealSettings

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "corpus").mkdir()
        letter = (settings.corpus / "2026Z03786.md").read_text(encoding="utf-8")
        hostile = "".join(
            text for text in CONTROLS if not re.search("[\ud800-\udfff\n\r\x0b\x0c\x85\u2028\u2029]", text)
        )
        letter = letter.replace(
            "Etnisch profileren is verboden.", f"Etnisch [bold]x[/] {hostile} is verboden."
        )
        (root / "corpus" / "2026Z03786.md").write_text(letter, encoding="utf-8")
        made = RealSettings.load(root)
        rebuild(made, encoder=EngineEncoder(DEFAULT_MODEL))
        async with running(made, (200, 50)) as desk:
            await desk.read("2026Z03786/9")
            assert "Etnisch [bold]x[/]" in desk.text()
            assert not FORBIDDEN.search(desk.text().replace("\n", ""))
