"""`kb topics add`, `show` and `remove`: shown before it is kept, and never kept unasked."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from kb.topic import load_topics
from tests.cli.test_json import validator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kb

ADD = ("topics", "add", "toezicht", "--name", "Toezicht", "--term", "toezicht", "--term", "waarborg")


@pytest.fixture
def own(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder with the index, to write in."""
    folder = tmp_path / "own"
    shutil.copytree(root, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal at which somebody types what is written here."""
    typed = io.StringIO()
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr("kb.cli.terminal.sys.stdout.isatty", lambda: True, raising=False)
    return typed


def test_in_a_pipe_it_is_shown_and_not_kept(own: Path, bare_kb: Kb) -> None:
    """What each term brings in, and what to add to have it kept."""
    ended = bare_kb(*ADD, "--language", "en")
    assert ended.code == 0
    assert "waarborg  brings in" in ended.out
    assert "add --keep" in ended.err
    assert not (own / "topics.toml").exists()


def test_kept_with_a_flag_it_works_at_once(own: Path, bare_kb: Kb) -> None:
    """Positions and searches know it, and the index is said to be older until it is rebuilt."""
    assert bare_kb(*ADD, "--keep").code == 0
    assert [topic.key for topic in load_topics(own / "topics.toml")] == ["toezicht"]
    found = bare_kb("positions", "toezicht", "--language", "en")
    assert found.code == 0
    assert "2026Z03786/" in found.out
    assert "run 'kb rebuild-index'" in found.err
    assert "toezicht" in bare_kb("topics").out
    assert "cas  " in bare_kb("topics").out
    assert bare_kb("rebuild-index").code == 0
    again = bare_kb("positions", "toezicht", "--language", "en")
    assert (again.out, again.err) == (found.out, "")


def test_more_terms_are_added_to_a_topic(own: Path, bare_kb: Kb) -> None:
    """Of one's own, and of the program, which is then in one's own file."""
    bare_kb(*ADD, "--keep")
    bare_kb("topics", "add", "toezicht", "--except", "geen toezicht", "--keep")
    bare_kb("topics", "add", "cas", "--term", "hotspot*", "--keep")
    mine, cas = load_topics(own / "topics.toml")
    assert (mine.terms, mine.exceptions) == (("toezicht", "waarborg"), ("geen toezicht",))
    assert cas.terms == (*load_topics()[0].terms, "hotspot*")


def test_at_a_terminal_it_is_asked(own: Path, bare_kb: Kb, answers: io.StringIO) -> None:
    """Whatever is no yes keeps nothing."""
    for typed, kept in (("\n\n", False), ("", False), ("\nnee\n", False)):
        answers.seek(0)
        answers.truncate()
        answers.write(typed)
        answers.seek(0)
        assert bare_kb(*ADD).code == 0
        assert (own / "topics.toml").exists() == kept


def test_of_a_terminal_the_yes_keeps(own: Path, bare_kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the numbers of proposals take these along."""
    typed = iter(["1\n", "\n", "ja\n"])
    monkeypatch.setattr("kb.cli.terminal.Terminal.ask", lambda *_: next(typed))
    assert bare_kb("topics", "add", "politie", "--name", "Politie").code == 0
    (topic,) = load_topics(own / "topics.toml")
    assert len(topic.terms) == 1
    assert next(typed, None) is None


def test_removing_says_what_it_did(own: Path, bare_kb: Kb) -> None:
    """One's own goes, the program's is hidden, what is not there is named."""
    bare_kb(*ADD, "--keep")
    assert "no longer in topics.toml" in bare_kb("topics", "remove", "toezicht", "--language", "en").err
    assert "hidden" in bare_kb("topics", "remove", "cas", "--language", "en").err
    assert bare_kb("positions", "cas").code == 1
    assert bare_kb("topics", "remove", "cas").code == 1
    assert bare_kb("topics", "remove", "zeppelin").code == 1
    assert bare_kb("topics", "add", "cas", "--keep").code == 0
    assert bare_kb("positions", "cas").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add",), "kb topics add KEY"),
        (("add", "Groot", "--name", "x"), "lower-case"),
        (("add", "nieuw"), "--name"),
        (("add", "nieuw", "--name", "x", "--term", "a*b"), "'*'"),
        (("show", "zeppelin"), "zeppelin"),
        (("wijzig", "cas"), "wijzig"),
    ],
)
def test_what_cannot_be_is_said(own: Path, bare_kb: Kb, arguments: tuple[str, ...], said: str) -> None:
    """In one line that names it, and nothing is written."""
    ended = bare_kb("topics", *arguments, "--keep", "--language", "en")
    assert ended.code in (1, 2)
    assert said in ended.err
    assert not (own / "topics.toml").exists()


def test_json_fits_the_schema(own: Path, bare_kb: Kb) -> None:
    """Not kept without the flag, kept with it."""
    for flags, kept in (((), False), (("--keep",), True)):
        shown = json.loads(bare_kb(*ADD, *flags, "--json").out)
        validator("topics-show").validate(shown)
        assert shown["kept"] == kept == (own / "topics.toml").exists()
        assert shown["records"] > 0
    shown = json.loads(bare_kb("topics", "show", "cas", "--json").out)
    validator("topics-show").validate(shown)
    assert shown["kept"]
    removed = json.loads(bare_kb("topics", "remove", "toezicht", "--json").out)
    validator("topics-remove").validate(removed)
    assert removed["done"] == "removed"


def test_a_fault_is_warned_of_where_topics_are_not_needed(own: Path, bare_kb: Kb) -> None:
    """Search, show and letters go on; what needs topics names file and line and stops."""
    (own / "topics.toml").write_text("\n[x]\nname_nl = 3\n", encoding="utf-8")
    for arguments in (("search", "toezicht", "--mode", "lexical"), ("show", "2026Z03786/4"), ("letters",)):
        ended = bare_kb(*arguments, "--language", "en")
        assert ended.code == 0
        assert "topics.toml, line 3" in ended.err
        assert "topics of the program" in ended.err
    needing: tuple[tuple[str, ...], ...] = (
        ("topics",),
        ("positions", "cas"),
        ("search", "toezicht", "--topic", "cas", "--mode", "lexical"),
        ("topics", "add", "y", "--name", "y", "--keep"),
        ("rebuild-index",),
    )
    for needed in needing:
        ended = bare_kb(*needed, "--language", "en")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.count("topics.toml, line 3") == 1
