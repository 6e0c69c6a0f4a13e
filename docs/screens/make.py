# noqa: INP001 - a program to run by hand
"""Makes the pictures of the main screens in this folder, in both sizes: `python docs/screens/make.py`.

They show the letters of corpus/, through the same scenes that the tests compare. An index for them is
built in a temporary folder. To look at one as PNG: `rsvg-convert -o start.png start-80x24.svg`.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from tempfile import gettempdir

PROJECT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
LIGHT = ("start", "reading")
"""Scenes that are pictured in light colours too."""


async def picture(scene: str, size: str, settings: Settings, *, light: bool = False) -> None:
    """One picture."""
    async with running(settings, SIZES[size]) as desk:
        desk.app.main.query_one(SearchBox).cursor_blink = False
        if light:
            desk.app.action_change_light()
        await SCENES[scene](desk)
        await desk.pilot.pause(0.5)
        name = f"{scene}-{'light-' if light else ''}{size}.svg"
        (HERE / name).write_text(desk.app.export_screenshot(title="Kamerwijzer"), encoding="utf-8")
        print(name)


async def without_letters(settings: Settings, size: str) -> None:
    """What one sees before there is an index."""
    async with running(settings, SIZES[size], opened=False) as desk:
        desk.app.main.query_one(SearchBox).cursor_blink = False
        await desk.until(lambda: "nog niets" in desk.text())
        (HERE / f"empty-{size}.svg").write_text(
            desk.app.export_screenshot(title="Kamerwijzer"), encoding="utf-8"
        )


async def all_pictures(settings: Settings, empty: Settings) -> None:
    """Every scene in every size."""
    for size in SIZES:
        await without_letters(empty, size)
        for scene in SCENES:
            await picture(scene, size, settings)
        for scene in LIGHT:
            await picture(scene, size, settings, light=True)


def main() -> None:
    """Build the index, then the pictures."""
    folder = Path(gettempdir(), "kamerwijzer-pictures")  # the same each time: it can be read in a picture
    root, empty = folder / "letters", folder / "kamerwijzer"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(PROJECT / "corpus", root / "corpus")
        (empty / "corpus").mkdir(parents=True)
        settings = Settings.load(root)
        rebuild(settings, encoder=EngineEncoder())
        asyncio.run(all_pictures(settings, Settings.load(empty)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    from kb.encoder.engine import EngineEncoder
    from kb.rebuild import rebuild
    from kb.settings import Settings
    from tests.tui.conftest import running
    from tests.tui.scene import SCENES, SIZES
    from tui.search_box import SearchBox

    main()
