"""Whole screens, row for row, at 80×24 and 200×50: a change in them is seen and meant.

Text rows, not SVG: they say what changed in a diff and hold over versions of Textual. After a change that
is meant, run with KB_NEW_SCREENS=1 and look at the difference. What screens look like in colour stands in
docs/screens, made by the same scenes.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import corpus, running
from tests.tui.scene import SCENES, SIZES

if TYPE_CHECKING:
    from kb.settings import Settings
    from tests.tui.conftest import Desk

GOLDEN = Path(__file__).parent / "screens"
COMPARED = ("start", "reading", "references", "letter", "filters", "help", "nothing")
"""Scenes that depend on no ranking."""


def compare(name: str, desk: Desk, folder: Path) -> None:
    """The screen as it is and as it was."""
    root = str(folder)
    shown = "\n".join(row.replace(root, "…") for row in desk.rows()) + "\n"
    shown = re.sub(r"[▁▂▃▄▅▆▇]", " ", shown)  # ends of a scroll bar
    shown = re.sub(r" +$", "", shown, flags=re.MULTILINE)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("KB_NEW_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", sorted(SCENES))
async def test_a_screen_keeps_its_frame_and_looks_as_it_did(settings: Settings, name: str, size: str) -> None:
    """Rows fit the screen, and the keys that help or leave are always in sight."""
    width, height = SIZES[size]
    async with running(settings, SIZES[size]) as desk:
        await SCENES[name](desk)
        await desk.pilot.pause(0.3)
        rows = desk.rows()
        assert len(rows) == height
        assert all(len(row) <= width for row in rows)
        if name != "commands":
            assert re.search(r"F1 Hulp|Esc Sluiten", rows[-1])
        if name in COMPARED:
            compare(f"{name}-{size}", desk, settings.root)


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_without_an_index_looks_as_it_did(tmp_path: Path, size: str) -> None:
    made = corpus(tmp_path / "root", ())
    async with running(made, SIZES[size], opened=False) as desk:
        await desk.until(lambda: "nog niets" in desk.text())
        shown = [row for row in desk.rows() if str(tmp_path)[:10] not in row]
        assert "  1. Zet brieven (PDF, Word, Markdown, tekst …) in deze map:" in "\n".join(shown)
