"""Errors that nobody foresaw are one line too, with how to find out more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cli import ExitCode
from kb.settings import Settings
from tests.cli.test_exit_code import complained

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

UNFORESEEN = (
    ValueError("a library\nsays so"),
    KeyError("x"),
    RecursionError("deep"),
    MemoryError(),
    PermissionError(13, "Permission denied", "/a/place"),
    UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"),
    AssertionError(),
)


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda error: type(error).__name__)
def test_an_unforeseen_error_is_one_line(
    bare_kb: Kb, tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the interface, exit 6, no traceback."""
    monkeypatch.setattr("kb.cli.program.language_of", lambda _: "nl")

    def fail(root: object = None) -> Settings:
        raise error

    monkeypatch.setattr(Settings, "load", fail)
    said = complained(bare_kb("letters", "--root", str(tmp_path)), ExitCode.FAILED)
    assert "geheugen" in said or "kb --debug" in said


@pytest.mark.parametrize("way", ["--debug", "KB_DEBUG"])
def test_the_traceback_is_there_for_who_asks(
    bare_kb: Kb, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the option, or by the environment where the command line is another program's."""
    monkeypatch.delenv("KB_DEBUG", raising=False)
    arguments = ("letters", "--root", str(tmp_path))
    assert "Traceback" not in bare_kb(*arguments).err
    if way == "KB_DEBUG":
        monkeypatch.setenv(way, "1")
    ended = bare_kb(*arguments, *([way] if way == "--debug" else []))
    assert "Traceback" in ended.err


def test_a_root_that_is_too_long_is_named(bare_kb: Kb) -> None:
    """Not an error of the system."""
    assert "--root" in complained(bare_kb("letters", "--root", "/" + "x" * 5_000), ExitCode.USAGE)


def test_settings_that_are_nested_deeply_are_named(bare_kb: Kb, tmp_path: Path) -> None:
    """Not an error of Python's."""
    (tmp_path / "kb.toml").write_text("corpus = " + "[" * 100_000, encoding="utf-8")
    assert "kb.toml" in complained(bare_kb("letters", "--root", str(tmp_path)), ExitCode.USAGE)


@pytest.mark.parametrize("options", [(), ("--json",), ("--account",)])
def test_a_name_that_is_no_utf8_is_parsed(bare_kb: Kb, tmp_path: Path, options: tuple[str, ...]) -> None:
    """What is no UTF-8 in it is shown as a sign that can be shown."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/brief\xff.md")
    Path(path).write_text("# Brief\n\nEen zin over de politie staat hier.\n", encoding="utf-8")
    ended = bare_kb("parse", path, *options)
    assert ended.code == ExitCode.OK
    (ended.out + ended.err).encode("utf-8")
