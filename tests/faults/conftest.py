"""A small built index for each test, and how often the long tests repeat."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path

FULL = bool(os.environ.get("KB_FAULTS_FULL"))
"""With KB_FAULTS_FULL=1 each fault is tried as often as promised; without, a few times."""


@pytest.fixture
def empty_world(tmp_path: Path) -> World:
    """A corpus folder without files, no index."""
    (tmp_path / "corpus").mkdir()
    return World(tmp_path)


@pytest.fixture
def world(empty_world: World) -> World:
    """Five letters, indexed."""
    empty_world.fill(5)
    empty_world.rebuild()
    return empty_world
