"""Every way of ending has its exit code, and an error is one line on stderr that begins with 'kb: '."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from kb import errors
from kb.cli import ExitCode
from kb.cli.complaint import complaint, exit_code
from kb.translation import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ended, Kb


def complained(ended: Ended, code: ExitCode) -> str:
    """The one line of an error."""
    assert ended.code == code
    assert ended.out == ""
    assert ended.err.startswith("kb: ")
    assert ended.err.count("\n") == 1
    return ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("serch",),
        ("search", "--simce", "2024"),
        ("search", "x", "--since", "gisteren"),
        ("search", "x", "--since", "2024-13"),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "veel"),
        ("search", "x", "--mode", "magisch"),
        ("search", "x", "--kind", "roman"),
        ("search", "x", "--limit"),
        ("show",),
        ("show", "a", "b"),
        ("parse",),
        ("positions",),
        ("letters", "extra"),
        ("search", "x", "--language", "fr"),
        ("search", "x", "--root", "/nergens/te/vinden"),
        ("completion", "powershell"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], language: str, kb: Kb) -> None:
    """What is wrong, and where to look."""
    given = arguments if "--language" in arguments else (*arguments, "--language", language)
    if arguments[-1] == "--limit":
        given = ("--language", language, *arguments)
    complained(kb(*given), ExitCode.USAGE)


def test_a_wrong_word_brings_the_right_one(kb: Kb) -> None:
    """'Did you mean', for commands and options, in the language of the interface."""
    assert "bedoelde u search?" in kb("serch").err
    assert "--since" in kb("search", "--simce", "1").err
    assert "did you mean search?" in kb("serch", "--language", "en").err


@pytest.mark.parametrize("day", ["2024-12-31", "31-12-2024", "31 december 2024"])
def test_a_day_is_written_as_people_write_it(day: str, kb: Kb) -> None:
    """The year first, or as a Dutch letter has it."""
    asked = kb("letters", "--until", day, "--json")
    assert asked.code == ExitCode.OK
    assert asked.out == kb("letters", "--until", "2024", "--json").out != kb("letters", "--json").out


@pytest.mark.parametrize(
    "identifier",
    ["2026Z99999", "2026Z03786/99", "doc-", "/", "a/b/c", "\x1b[31m", "\ud800", "\ud800/1", "é" * 3000],
)
def test_an_unknown_id_is_named(identifier: str, kb: Kb) -> None:
    """Nothing has this id: as with an empty list, the exit code is 1."""
    complained(kb("show", identifier), ExitCode.NOTHING_FOUND)


def test_an_unknown_topic_is_named(kb: Kb) -> None:
    """As an id of its own kind."""
    assert "onderwerp" in complained(kb("positions", "vliegtuigen"), ExitCode.NOTHING_FOUND)


def test_no_index_says_what_to_do(bare_kb: Kb, tmp_path: Path) -> None:
    """In a folder where nothing was built."""
    for arguments in (("search", "x"), ("letters",), ("verify",), ("topics",), ("show", "a/1")):
        ended = bare_kb(*arguments, "--root", str(tmp_path))
        assert "kb rebuild-index" in complained(ended, ExitCode.NO_INDEX)


def test_a_damaged_index_is_named(bare_kb: Kb, root: Path, tmp_path: Path) -> None:
    """The pointer to the index is garbage."""
    shutil.copytree(root, tmp_path / "copy")
    (tmp_path / "copy" / "indexes" / "CURRENT").write_bytes(b"\xff\x00garbage")
    complained(bare_kb("search", "x", "--root", str(tmp_path / "copy")), ExitCode.NO_INDEX)


def test_verify_finds_a_changed_byte(bare_kb: Kb, root: Path, tmp_path: Path) -> None:
    """A file that is not as it was built is named, with its own exit code."""
    shutil.copytree(root, tmp_path / "copy")
    largest = max((tmp_path / "copy" / "indexes").rglob("*.sqlite"), key=lambda path: path.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 1
    largest.chmod(0o644)
    largest.write_bytes(content)
    ended = bare_kb("verify", "--root", str(tmp_path / "copy"))
    assert ended.code == ExitCode.NOT_VERIFIED
    assert largest.name in ended.out


def test_a_file_that_cannot_be_read_is_named(bare_kb: Kb, tmp_path: Path) -> None:
    """By parse, with the reason."""
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(b"%PDF-1.7\nniets")
    assert "kapot.pdf" in complained(bare_kb("parse", str(broken)), ExitCode.NOT_READ)
    complained(bare_kb("parse", str(tmp_path / "weg.pdf")), ExitCode.NOT_READ)


def test_a_refused_file_does_not_stop_the_rest(bare_kb: Kb, root: Path, tmp_path: Path) -> None:
    """rebuild-index names it, keeps the rest, and says with its exit code that not all was read."""
    shutil.copytree(root, tmp_path / "copy")
    (tmp_path / "copy" / "corpus" / "kapot.pdf").write_bytes(b"%PDF-1.7\nniets")
    ended = bare_kb("rebuild-index", "--root", str(tmp_path / "copy"))
    assert ended.code == ExitCode.NOT_READ
    assert "geweigerd  kapot.pdf: " in ended.out
    assert "3 bestanden gezien = 0 gelezen + 2 ongewijzigd + 1 geweigerd + 0 overgeslagen" in ended.out
    assert bare_kb("search", "discriminatie", "--root", str(tmp_path / "copy")).code == ExitCode.OK


def test_broken_settings_are_named(bare_kb: Kb, tmp_path: Path) -> None:
    """A kb.toml that is no TOML; help still works."""
    (tmp_path / "kb.toml").write_text("corpus = [", encoding="utf-8")
    assert "kb.toml" in complained(bare_kb("letters", "--root", str(tmp_path)), ExitCode.USAGE)
    assert bare_kb("letters", "--help", "--root", str(tmp_path)).code == ExitCode.OK


def test_debug_shows_where_an_error_comes_from(bare_kb: Kb, tmp_path: Path) -> None:
    """Only then."""
    ended = bare_kb("letters", "--debug", "--root", str(tmp_path))
    assert "Traceback" in ended.err
    assert ended.err.splitlines()[-1].startswith("kb: ")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.LockedError("x"), ExitCode.FAILED),
        (errors.NoSpaceError("x"), ExitCode.FAILED),
        (errors.EncoderError("x"), ExitCode.FAILED),
        (errors.ModelMismatchError("x"), ExitCode.NO_INDEX),
        (errors.QueryError("x"), ExitCode.USAGE),
        (errors.InterruptedError_(signal.SIGINT), ExitCode.INTERRUPTED),
        (errors.InterruptedError_(signal.SIGTERM), ExitCode.TERMINATED),
    ],
)
def test_each_error_has_its_code(error: errors.KbError, code: ExitCode) -> None:
    """Those that are hard to bring about."""
    assert exit_code(error) == code


def test_an_error_begins_in_the_language_of_the_interface() -> None:
    """Dutch says what kind of thing went wrong before the error's own English line; English only the line."""
    error = errors.LockedError("indexes: another rebuild is at work (process 7)")
    assert complaint(error, catalogue("en")) == str(error)
    assert complaint(error, catalogue("nl")).startswith("er wordt al een index gebouwd; ")
    assert complaint(error, catalogue("nl")).endswith(f"({error})")
    assert complaint(errors.KbError("iets"), catalogue("nl")) == "iets"
