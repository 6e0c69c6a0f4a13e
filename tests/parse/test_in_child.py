"""A document is understood in the child, under the limits of one file, and comes back as it was made."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import DamagedError, TooLargeError
from kb.limits import DEFAULT_LIMITS
from kb.parse import parse_file, parse_with_account, understand_with_account
from kb.reader import read_file
from kb.reader.child.pool import Workers

LETTERS = sorted((Path(__file__).resolve().parents[2] / "corpus").glob("*.*"))
SHORT = replace(DEFAULT_LIMITS, wall_seconds=1.0)
BROKEN = "tests.parse.broken_work"


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_nothing_is_lost_on_the_way(path: Path) -> None:
    """The document and the account are what is made here of the same reading."""
    if path.name == "README.md":
        pytest.skip("no letter")
    document, account = parse_with_account(path)
    assert (document, account) == understand_with_account(read_file(path).reading, document.source)
    assert parse_file(path) == document


@pytest.mark.parametrize(
    ("task", "error", "said"),
    [
        (b"hang", TooLargeError, "longer than 1 s"),
        (b"fail", DamagedError, "KeyError"),
        (b"deep", TooLargeError, "nested"),
        (b"fill", TooLargeError, "MiB of memory"),
    ],
)
def test_a_rule_that_breaks_takes_one_file_with_it(task: bytes, error: type[Exception], said: str) -> None:
    """The file is refused by name and the next one is understood."""
    with Workers() as workers:
        with pytest.raises(error, match=rf"a\.md: .*{said}"):
            workers.work(BROKEN, task, "a.md", SHORT)
        assert workers.work(BROKEN, b"", "b.md", DEFAULT_LIMITS) == b'"done"'


def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    """As old archives have: the name is kept as it is."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/brief\xff.md"))
    path.write_text("# Brief\n\nEen zin over de politie staat hier.\n", encoding="utf-8")
    document = parse_file(path)
    assert document.source.name == path.name
    assert document.records
