"""topics.toml is read, and a mistake in it is named with the file, the topic and the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import SettingsError
from kb.topic import load_topics
from kb.topic.topics_file import followed_topics, hidden_topics, usable_topics

if TYPE_CHECKING:
    from pathlib import Path


def test_the_topics_that_come_with_the_program() -> None:
    """CAS, the AI Act and discrimination, each with names in both languages."""
    topics = load_topics()
    assert [topic.key for topic in topics] == ["cas", "ai-act", "discriminatie"]
    assert all(topic.name_nl and topic.name_en and topic.terms for topic in topics)
    assert "EU:2024/1689" in topics[1].targets


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[cas]\nname_en = 'x'", "'name_nl'"),
        ("[cas]\nname_nl = 'x'\nname_en = ''", "'name_en'"),
        ("[cas]\nname_nl = 'x'\nname_en = 'x'\nterms = 'CAS'", "'terms'"),
        ("[cas]\nname_nl = 'x'\nname_en = 'x'\nterms = [3]", "'terms'"),
        ("[cas]\nname_nl = 'x'\nname_en = 'x'\nterms = [' - ']", "'terms'"),
        ("[cas]\nname_nl = 'x'\nname_en = 'x'\nterms = ['a*b']", "'terms'"),
        ("[cas]\nname_nl = 'x'\nname_en = 'x'\nabbreviation = ['CAS']", "'abbreviation'"),
        ("cas = 3", "'cas'"),
        ("['C A S']\nname_nl = 'x'\nname_en = 'x'", "'C A S'"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str, named: str) -> None:
    """The message tells where to look."""
    path = tmp_path / "topics.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_topics(path)
    assert str(path) in str(caught.value)
    assert named in str(caught.value)
    assert "cas" in str(caught.value).lower() or "C A S" in str(caught.value)


@pytest.mark.parametrize("content", [b"[cas", b"\xff\xfe", b"\x00"])
def test_no_toml(tmp_path: Path, content: bytes) -> None:
    """A file that is no TOML is a settings error, not a traceback."""
    path = tmp_path / "topics.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="TOML"):
        load_topics(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The file named in kb.toml must exist."""
    with pytest.raises(SettingsError, match="no such file"):
        load_topics(tmp_path / "none.toml")


def test_an_empty_file_has_no_topics(tmp_path: Path) -> None:
    """Who wants no topics empties the file."""
    path = tmp_path / "topics.toml"
    path.touch()
    assert load_topics(path) == ()


def test_topics_of_ones_own_are_added_and_one_with_the_same_key_takes_its_place(tmp_path: Path) -> None:
    """One topic of one's own does not make the others go away."""
    path = tmp_path / "topics.toml"
    table = '[{key}]\nname_nl = "Eigen"\nname_en = "Own"\nterms = ["eigen woord"]\n'
    path.write_text(table.format(key="eigen") + table.format(key="cas"), encoding="utf-8")
    found = {topic.key: topic.name_nl for topic in followed_topics(path)}
    assert {"ai-act", "discriminatie"} <= set(found)
    assert (found["eigen"], found["cas"]) == ("Eigen", "Eigen")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("# eigen\n\n[cas]\nname_nl = 'x'\nname_en = 'x'\nterms = 'CAS'", 6),
        ("# eigen\n[a]\nname_nl='a'\nname_en='a'\n\n[cas]\nname_nl = 'x'", 6),
        ("\n\ncas = 3", 3),
        ("[a]\nname_nl='a'\nname_en='a'\nterms=['a']\n[cas]\nname_nl='x'\nname_en='x'\nterms = ['a*b']", 8),
        ("[cas]\nhidden = 'ja'", 2),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    """The line of the value where it is there, else that of the topic."""
    path = tmp_path / "topics.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=f", line {line}: topic 'cas'"):
        load_topics(path)


def test_a_topic_of_the_program_can_be_hidden(tmp_path: Path) -> None:
    """With a line of its own, and nothing else; the others stay."""
    path = tmp_path / "topics.toml"
    path.write_text("[cas]\nhidden = true\n", encoding="utf-8")
    assert [topic.key for topic in followed_topics(path)] == ["ai-act", "discriminatie"]
    assert [topic.key for topic in hidden_topics(path)] == ["cas"]
    assert load_topics(path) == ()


def test_of_a_file_at_fault_the_topics_of_the_program_are_usable(tmp_path: Path) -> None:
    """With what is wrong; of a file without fault there is nothing wrong."""
    path = tmp_path / "topics.toml"
    path.write_text("[eigen]\nname_nl = 'x'\nname_en = 'x'\n", encoding="utf-8")
    assert usable_topics(path) == (followed_topics(path), None)
    path.write_text("[eigen]\nname_nl = 3", encoding="utf-8")
    topics, fault = usable_topics(path)
    assert topics == load_topics()
    assert "line 2: topic 'eigen'" in str(fault)
