"""`kb` as a process of its own: pipes that close, terminals, start-up, completion."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KB = (sys.executable, "-m", "kb")


def environment(**extra: str) -> dict[str, str]:
    """This one, without what steers `kb`."""
    kept = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "KB_ROOT", "KB_LANGUAGE"}
    }
    return kept | {"TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)} | extra


def test_a_reader_that_goes_away_is_no_error(root: Path) -> None:
    """`kb search x | head -1` is silent."""
    command = (
        f"{sys.executable} -m kb search politie --mode lexical --limit 50 | head -1; exit ${{PIPESTATUS[0]}}"
    )
    ended = subprocess.run(
        ["bash", "-c", command], cwd=root, env=environment(), capture_output=True, text=True, check=False
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""
    assert ended.returncode in {0, 141}


def test_a_closed_pipe_has_its_own_code(root: Path) -> None:
    """More output than any pipe holds, and nobody there."""
    process = subprocess.Popen(
        [*KB, "parse", "corpus/2026Z03786.md", "--json"],
        cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 141


def on_a_terminal(root: Path, *arguments: str, **extra: str) -> str:
    """What `kb` writes to a terminal of 60 columns."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [*KB, *arguments],
        cwd=root,
        env=environment(COLUMNS="60", **extra),
        stdout=other,
        stderr=subprocess.DEVNULL,
    )
    os.close(other)
    seen = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    process.wait(60)
    os.close(main)
    return seen.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_its_width(root: Path) -> None:
    """Highlighted words, and no line wider than the window."""
    seen = on_a_terminal(root, "search", "discriminatie", "--mode", "lexical")
    assert re.search("\x1b\\[1;33m[^\x1b]*iscrimin", seen)
    plain = re.sub("\x1b\\[[0-9;]*m", "", seen)
    assert max(map(len, plain.splitlines())) <= 60
    assert "\x1b" not in on_a_terminal(root, "search", "discriminatie", "--mode", "lexical", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(root, "search", "discriminatie", "--mode", "lexical", "--no-color")


@pytest.mark.parametrize(
    "arguments", [("--help",), ("search", "politie"), ("show", "2026Z03786/2"), ("letters",)]
)
def test_start_up_loads_nothing_heavy(arguments: tuple[str, ...], root: Path) -> None:
    """No torch, no terminal UI, no reader of files, for anything but building."""
    program = (
        "import sys; from kb.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'pypdf', 'lxml', 'rich', 'textual'};"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=root, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stderr.splitlines()[-1] == "0 []"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kb se", "search"),
        ("kb search --si", "--since"),
        ("kb search --kind pos", "postponement"),
        ("kb positions c", "cas"),
        ("kb show 2026Z03786/1", "2026Z03786/10"),
        ("kb search --party DE", "DENK"),
    ],
)
def test_a_shell_is_offered_what_fits(typed: str, offered: str, root: Path) -> None:
    """Commands, options, and what the index holds."""
    words = typed.split()
    ended = subprocess.run(
        KB,
        cwd=root,
        env=environment(_KB_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=str(len(words) - 1)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"plain,{offered}" in ended.stdout.splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell: str, root: Path) -> None:
    """For three shells; bash accepts its own."""
    ended = subprocess.run(
        [*KB, "completion", shell], cwd=root, env=environment(), capture_output=True, text=True, check=True
    )
    assert "_KB_COMPLETE" in ended.stdout
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=ended.stdout, text=True, check=True)
