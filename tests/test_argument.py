"""A value of a wrong type is named where it is given."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

import kb

if TYPE_CHECKING:
    from pathlib import Path

WRONG: dict[str, Any] = {
    "topics": "cas",
    "kinds": "answers",
    "since": "2024-01-01",
    "until": datetime(2024, 1, 1, tzinfo=UTC),
    "party": ["DENK"],
    "member": None,
    "minister": 3,
    "ministry": b"x",
    "reference": (),
    "letter": 2026,
}


@pytest.mark.parametrize("name", WRONG)
def test_a_filter_of_a_wrong_type_is_named(name: str) -> None:
    """When it is made, by its name."""
    with pytest.raises(kb.QueryError, match=f"^{name} must be"):
        kb.Filters(**{name: WRONG[name]})


def test_every_filter_is_tried() -> None:
    """A new one is not forgotten."""
    assert set(WRONG) == set(kb.Filters.__dataclass_fields__)


def test_the_version_is_known() -> None:
    """As the package has it."""
    assert kb.__version__.split(".")[0].isdecimal()  # type: ignore[attr-defined] # looked up when used


def test_methods_name_a_wrong_type_and_language(tmp_path: Path) -> None:
    """Of an empty index: what is asked is looked at first."""
    (tmp_path / "corpus").mkdir()
    kb.rebuild_index(kb.Settings.load(tmp_path))
    wrong: Any = 3
    with kb.open_kb(tmp_path, language="en") as base:
        assert base.search("").notes == ("Type one or more words to search.",)
        for method in (base.search, base.record, base.letter, base.document):
            with pytest.raises(kb.QueryError, match="must be a text, not int"):
                method(wrong)
    wrong = "fr"
    with pytest.raises(kb.SettingsError, match="language must be"):
        kb.open_kb(tmp_path, language=wrong)
