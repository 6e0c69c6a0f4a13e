"""An index whose words were cut in another way is refused with the next step, not searched."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from kb.errors import IndexVersionError, OlderIndexError
from kb.index.analysis import ANALYSIS
from kb.index.generation import Generation
from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("shift", "error"), [(-1, OlderIndexError), (1, IndexVersionError)])
def test_words_cut_in_another_way_are_refused(
    tmp_path: Path, shift: int, error: type[IndexVersionError]
) -> None:
    """Both an older and a newer way are named, with what to do."""
    (tmp_path / "corpus").mkdir()
    world = World(tmp_path)
    world.fill(1)
    world.rebuild()
    with Generation.open(world.settings.indexes) as opened:
        opened.check_analysis()
        opened.manifest = dataclasses.replace(opened.manifest, analysis=ANALYSIS + shift)
        with pytest.raises(error, match="words of the index"):
            opened.check_analysis()
