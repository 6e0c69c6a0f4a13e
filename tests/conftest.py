"""What every test may ask for: the folder of real documents beside the project, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; a test that needs it is skipped by name where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared with real documents")
    return SHARED
