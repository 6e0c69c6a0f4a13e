"""Power that goes at any moment of a rebuild leaves the old index or the new one, whole."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.index.generation import Generation
from kb.verify import verify
from tests.faults.power import LOSSES, Disk, recording
from tests.faults.world import World, read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file is synced")


def letters_in(world: World, indexes: Path) -> frozenset[str]:
    """The letters of the index in this folder, every file of it checked."""
    settings = replace(world.settings, indexes=indexes)
    with Generation.open(indexes) as generation:
        generation.check_all()
        found = frozenset(summary.letter.id for summary in generation.store.letters())
    assert not verify(settings, read=read).problems
    return found


@pytest.mark.timeout(600)
def test_power_lost_at_every_sync(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever of the unsynced the disk kept, before and after each sync and step: old or new, never half."""
    before = world.letters()
    world.put(6)
    after = before | {"2025Z00006"}
    disk = Disk(world.settings.indexes)
    found: list[tuple[str, str, bool]] = []

    def lose(moment: str) -> None:
        for loss in LOSSES:
            target = tmp_path / "found"
            disk.after(loss, target)
            letters = letters_in(world, target)
            assert letters in (before, after), (moment, loss)
            found.append((moment, loss, letters == after))
            shutil.rmtree(target)

    monkeypatch.setattr(os, "fsync", recording(disk, lose))
    world.rebuild(on_step=lose)
    monkeypatch.undo()
    assert world.letters() == after
    moments = list(dict.fromkeys(moment for moment, _, _ in found))
    assert len(moments) > 20
    assert not any(new for moment, _, new in found[: 3 * moments.index("manifest")])
    assert all(new for moment, _, new in found if moment in {"pointer synced", "cleaned"})


def test_the_record_of_syncs_sees_a_commit_without_them(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rebuild that waits for nothing would be caught: names without bytes are what is found."""
    world.put(6)
    disk = Disk(world.settings.indexes)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    world.rebuild()
    monkeypatch.undo()
    disk.after("unsynced bytes", tmp_path / "found")
    with pytest.raises(Exception, match="CURRENT"):
        letters_in(world, tmp_path / "found")
