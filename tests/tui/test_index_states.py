"""Without an index, or with a damaged one, the screen says what to do; a newer one is taken over at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.encoder.engine import EngineEncoder
from kb.rebuild import rebuild
from kb.settings import DEFAULT_MODEL
from tests.tui.conftest import PROJECT, corpus, running
from tui.rebuild_bar import RebuildBar

if TYPE_CHECKING:
    from pathlib import Path

    from kb.settings import Settings


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_without_an_index_it_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(corpus(tmp_path / "root"), size, opened=False) as desk:
        await desk.until(lambda: "nog niets" in desk.text())
        assert "Druk op F5" in desk.text()
        await desk.press("a", "down", "f2", "f3", "f4", "f7", "escape", "ctrl+c")
        assert "Druk op F5" in desk.text()


async def test_a_damaged_index_is_told_in_one_line_and_can_be_built_anew(own_settings: Settings) -> None:
    store = next(own_settings.indexes.rglob("*.sqlite"))
    content = bytearray(store.read_bytes())
    content[len(content) // 2] ^= 1
    store.chmod(0o644)
    store.write_bytes(content)
    async with running(own_settings, opened=False) as desk:
        await desk.until(lambda: "niet bruikbaar" in desk.text())
        assert "00000001.sqlite" in desk.text().replace("\n", "")
        assert "Shift+F5" in desk.text()


async def test_damage_that_a_search_meets_is_told_too(own_settings: Settings) -> None:
    terms = max(
        (one for one in own_settings.indexes.rglob("*") if one.is_file() and "terms" in str(one)),
        key=lambda one: one.stat().st_size,
    )
    terms.chmod(0o644)
    terms.write_bytes(b"")
    async with running(own_settings, dense=False) as desk:
        await desk.press("c", "a", "s")
        await desk.until(lambda: "niet bruikbaar" in desk.text())


async def test_a_newer_index_is_taken_over_without_losing_the_place(own_settings: Settings) -> None:
    async with running(own_settings) as desk:
        await desk.read("2026Z03786/9")
        (own_settings.corpus / "voorbeeld-2023Z90001-cas-in-gebruik.md").unlink()
        rebuild(own_settings, encoder=EngineEncoder(DEFAULT_MODEL))
        desk.app._look_for_newer()
        await desk.until(lambda: len(desk.ids()) == 3, "the letters of the newer index")
        assert desk.page_id() == "2026Z03786/9"
        assert "3 brieven" in desk.text()


@pytest.mark.slow
async def test_the_first_index_is_built_from_the_screen_while_keys_work(tmp_path: Path) -> None:
    settings = corpus(tmp_path / "root", ("voorbeeld-2024Z90014-uitstel-cas.txt",))
    async with running(settings, opened=False) as desk:
        await desk.until(lambda: "nog niets" in desk.text())
        await desk.press("f5")
        await desk.until(lambda: desk.app.main.query_one(RebuildBar).step is not None)
        await desk.press("c", "a", "s", "f5")
        assert "al bijgewerkt" in desk.notified()
        for _ in range(3):
            if not desk.results.rows:
                try:
                    await desk.until(lambda: desk.results.rows, "results")
                except pytest.fail.Exception:
                    continue
        assert desk.ids()
        assert "1 brief gelezen" in desk.notified()


async def test_a_rebuild_can_be_stopped(own_settings: Settings) -> None:
    (own_settings.corpus / "nieuw.md").write_bytes(
        (PROJECT / "corpus" / "2026Z03786.md").read_bytes() + b"\n"
    )
    async with running(own_settings) as desk:
        before = sorted(own_settings.indexes.iterdir())
        await desk.press("f5")
        await desk.until(lambda: (step := desk.app.main.query_one(RebuildBar).step) and step.total)
        desk.app.action_stop_rebuild()
        await desk.until(lambda: "Gestopt" in desk.notified())
        assert desk.app.main.query_one(RebuildBar).step is None
    assert [one.name for one in before if one.is_dir()]


async def test_what_could_not_be_read_is_named(own_settings: Settings) -> None:
    from tui.rebuilding import Outcome, Rebuilt

    async with running(own_settings) as desk:
        desk.app.post_message(
            Rebuilt(Outcome(read=1, changed=True, refused=(("scan.pdf", "no text layer"),)))
        )
        await desk.until(lambda: "scan.pdf: no text layer" in desk.notified())
