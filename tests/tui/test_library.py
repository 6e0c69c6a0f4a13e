"""A knowledge base stays open for who reads in it, and closes once a newer one took its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb import open_kb
from tui.library import Library
from tui.rebuild_child import settings_as_json, settings_from_json

if TYPE_CHECKING:
    from kb.settings import Settings


def test_the_old_one_closes_with_its_last_reader(settings: Settings) -> None:
    library = Library()
    first, second = open_kb(settings=settings), open_kb(settings=settings)
    library.replace(first)
    with library.reading() as one, library.reading() as other:
        library.replace(second)
        assert one is other is first
        assert first.record("2026Z03786/1").answer == "Ja."
        with library.reading() as newer:
            assert newer is second
    with pytest.raises(Exception, match=r".*"):
        first.record("2026Z03786/1")
    library.replace(None)
    assert not library.is_open


def test_settings_reach_the_child_process_whole(settings: Settings) -> None:
    assert settings_from_json(settings_as_json(settings)) == settings
