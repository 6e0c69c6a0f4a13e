"""A small index of real letters, and the program running on it without a terminal."""

from __future__ import annotations

import asyncio
import shutil
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.encoder.engine import EngineEncoder
from kb.rebuild import rebuild
from kb.settings import DEFAULT_MODEL, Settings
from tui.app import KamerwijzerApp
from tui.reading_pane import ReadingPane
from tui.result_list import ResultList
from tui.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

PROJECT = Path(__file__).resolve().parents[2]
LETTERS = (
    "2026Z03786.md",
    "voorbeeld-2023Z90001-cas-in-gebruik.md",
    "voorbeeld-2024Z90014-uitstel-cas.txt",
    "voorbeeld-2025Z90038-fundamental-rights.txt",
)
PATIENCE_SECONDS = 30.0


def corpus(folder: Path, names: tuple[str, ...] = LETTERS) -> Settings:
    """A folder with letters and no index."""
    (folder / "corpus").mkdir(parents=True)
    for name in names:
        shutil.copy(PROJECT / "corpus" / name, folder / "corpus" / name)
    return Settings.load(folder)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Four letters and their index; tests only read it."""
    made = corpus(tmp_path_factory.mktemp("tui") / "root")
    rebuild(made, encoder=EngineEncoder(DEFAULT_MODEL))
    return made


@pytest.fixture
def own_settings(settings: Settings, tmp_path: Path) -> Settings:
    """A copy of it that a test may change or damage."""
    shutil.copytree(settings.root, tmp_path / "root", symlinks=True)
    return Settings.load(tmp_path / "root")


class Desk:
    """The running program, and what a person sees of it."""

    def __init__(self, app: KamerwijzerApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def results(self) -> ResultList:
        """The list."""
        return self.app.main.query_one(ResultList)

    @property
    def reading(self) -> ReadingPane:
        """The pane."""
        return self.app.main.query_one(ReadingPane)

    def rows(self) -> list[str]:
        """The screen as lines of text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows())

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until `condition` holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                pytest.fail(f"waited in vain for {what or 'a condition'}; the screen:\n{self.text()}")
            await asyncio.sleep(0.01)
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Keys, and what they set off."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def ask(self, query: str, *ids: str) -> None:
        """Type a query and wait for its results, or for one with these ids first."""
        await self.press(*map(_key, query))
        await self.until(lambda: self.app.main.shown_query == query and not self.app.main.is_searching, query)
        if ids:
            await self.until(lambda: self.ids()[: len(ids)] == list(ids), f"{ids} in {self.ids()}")

    async def paste(self, query: str) -> None:
        """Put in a whole query and wait for its results."""
        self.app.main.query_one(SearchBox).value = query
        await self.until(lambda: self.app.main.shown_query == query and not self.app.main.is_searching, query)

    def ids(self) -> list[str]:
        """Ids of what is listed."""
        return [row.record.id if hasattr(row, "record") else row.letter.id for row in self.results.rows]

    async def read(self, record_id: str) -> None:
        """Open a record as a link would."""
        from tui.history import Place

        self.app.main.open(Place("record" if "/" in record_id else "letter", record_id))
        await self.until(lambda: self.page_id() == record_id, record_id)
        await self.pilot.pause()

    async def open_row(self, record_id: str) -> None:
        """Go to a row of the list and open it."""
        self.results.focus()
        self.results.highlighted = self.ids().index(record_id)
        await self.press("enter")
        await self.until(lambda: self.page_id() == record_id, record_id)
        await self.pilot.pause()

    def page_id(self) -> str:
        """Which place is shown."""
        return self.reading.page.place.id if self.reading.page else ""

    def notified(self) -> str:
        """All that was told in passing."""
        return "\n".join(f"{one.title}: {one.message}" for one in self.app._notifications)


def _key(character: str) -> str:
    return {" ": "space", '"': "quotation_mark"}.get(character, character)


@asynccontextmanager
async def running(
    settings: Settings, size: tuple[int, int] = (80, 24), *, opened: bool = True, dense: bool = True
) -> AsyncIterator[Desk]:
    """The program on these settings; by default one waits until letters and meaning are there."""
    app = KamerwijzerApp(settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(app, pilot)
        if opened:
            await desk.until(lambda: desk.results.rows, "letters")
        if opened and dense:
            await desk.until(lambda: app.main.searches_meaning, "meaning")
        await pilot.pause()
        yield desk
