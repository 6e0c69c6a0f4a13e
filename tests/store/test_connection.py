"""Any text may be asked for, also one that no document can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import UnknownIdError
from kb.index.generation import Generation
from kb.search.hit import Filters
from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\x00", "'; --"])
def test_odd_text_finds_nothing(tmp_path: Path, text: str) -> None:
    """Lone surrogates, NUL and quotes are looked for and not found."""
    (tmp_path / "corpus").mkdir()
    world = World(tmp_path)
    world.fill(1)
    world.rebuild()
    with Generation.open(world.settings.indexes) as generation:
        for filters in (Filters(letter=text), Filters(reference=text), Filters(member=text)):
            assert generation.store.letters(filters) == ()
        with pytest.raises(UnknownIdError):
            generation.store.record(text)
