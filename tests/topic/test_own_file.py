"""A topics.toml is changed by the program as its owner would: comments, order and rights stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import SettingsError
from kb.topic import load_topics
from kb.topic.own_file import keep_topic, remove_topic
from kb.topic.topic import Topic
from kb.topic.topics_file import followed_topics

if TYPE_CHECKING:
    from pathlib import Path

CARE = Topic("ggz", "Wachttijden", "Waiting times", ("ggz", "wacht*"), ("GGZ",), ("Zvw:10",), ("GGD GGZ",))


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    """Every field, in a file that was not there."""
    path = tmp_path / "topics.toml"
    keep_topic(path, CARE)
    assert load_topics(path) == (CARE,)
    assert [one.name for one in tmp_path.iterdir()] == ["topics.toml"]


def test_comments_and_other_topics_stay(tmp_path: Path) -> None:
    """Also within the list that grows."""
    path = tmp_path / "topics.toml"
    path.write_text(
        "# van ons\n[ggz]\nname_nl = 'W' # naam\nname_en = 'W'\nterms = [\n    'ggz', # zorg\n]\n\n"
        "# ander\n[b]\nname_nl = 'B'\nname_en = 'B'\n",
        encoding="utf-8",
    )
    path.chmod(0o640)
    keep_topic(path, Topic("ggz", "W", "W", ("ggz", "wachtlijst")))
    text = path.read_text(encoding="utf-8")
    assert all(comment in text for comment in ("# van ons", "# naam", "# zorg", "# ander"))
    assert [(topic.key, topic.terms) for topic in load_topics(path)] == [
        ("ggz", ("ggz", "wachtlijst")),
        ("b", ()),
    ]
    assert path.stat().st_mode & 0o777 == 0o640


def test_removing_takes_out_restores_or_hides(tmp_path: Path) -> None:
    """One's own goes; one's own in the place of the program's gives that back; the program's is hidden."""
    path = tmp_path / "topics.toml"
    keep_topic(path, CARE)
    keep_topic(path, Topic("cas", "Eigen", "Own", ("x",)))
    assert remove_topic(path, "ggz") == "removed"
    assert remove_topic(path, "cas") == "restored"
    assert followed_topics(path) == load_topics()
    assert remove_topic(path, "cas") == "hidden"
    assert "cas" not in {topic.key for topic in followed_topics(path)}
    keep_topic(path, Topic("cas", "Eigen", "Own", ("x",)))
    assert followed_topics(path)[0].name_nl == "Eigen"


def test_a_topic_as_the_program_has_it_needs_no_place(tmp_path: Path) -> None:
    """Keeping it takes out what hid it, or what stood in its place; nothing is written where nothing did."""
    path = tmp_path / "topics.toml"
    keep_topic(path, load_topics()[0])
    assert not path.exists()
    remove_topic(path, "cas")
    keep_topic(path, load_topics()[0])
    assert path.read_text(encoding="utf-8") == ""
    assert followed_topics(path) == load_topics()


def test_a_file_at_fault_is_not_touched(tmp_path: Path) -> None:
    """It is named instead."""
    path = tmp_path / "topics.toml"
    path.write_text("[a]\nname_nl = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="line 2"):
        keep_topic(path, CARE)
    assert path.read_text(encoding="utf-8") == "[a]\nname_nl = 3\n"


def test_what_could_not_be_read_back_is_not_kept(tmp_path: Path) -> None:
    """The old file stays."""
    path = tmp_path / "topics.toml"
    keep_topic(path, CARE)
    with pytest.raises(SettingsError, match=r"a\*b"):
        keep_topic(path, Topic("x", "X", "X", ("a*b",)))
    assert load_topics(path) == (CARE,)
    assert [one.name for one in tmp_path.iterdir()] == ["topics.toml"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One line, no traceback."""
    with pytest.raises(SettingsError, match="cannot be written"):
        keep_topic(tmp_path / "none" / "topics.toml", CARE)
