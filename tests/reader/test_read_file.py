"""A file is read whole as it was at one moment, or refused by name."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kb.reader
from kb.errors import ChangedError, DamagedError, NoTextError, ReadError, TooLargeError, UnsupportedError
from kb.limits import DEFAULT_LIMITS
from kb.reader import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.block import Reading
    from kb.limits import Limits


def test_a_file_is_read_with_hash_and_size(tmp_path: Path) -> None:
    """The hash is of the bytes that were read."""
    path = tmp_path / "een brief – kopie.txt"
    content = "Vraag 1\n\nIs dit één brief?\n".encode()
    path.write_bytes(content)
    read = read_file(path)
    assert (read.sha256, read.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert read.reading.format == "text"
    assert read.reading.blocks[-1].text == "Is dit één brief?"


@pytest.mark.parametrize("make", ["fifo", "socket", "folder"])
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, make: str) -> None:
    """A FIFO without a writer blocks nothing."""
    path = tmp_path / "x"
    if make == "fifo":
        os.mkfifo(path)
    elif make == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    else:
        path.mkdir()
    with pytest.raises(UnsupportedError, match="not a regular file"):
        read_file(path)


def test_missing_empty_and_large_files_say_so(tmp_path: Path) -> None:
    """Each has its own reason."""
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "weg.txt")
    empty = tmp_path / "leeg.txt"
    empty.touch()
    with pytest.raises(DamagedError, match=r"leeg\.txt: the file is empty"):
        read_file(empty)
    blank = tmp_path / "blanco.txt"
    blank.write_text(" \n\n ", encoding="utf-8")
    with pytest.raises(NoTextError):
        read_file(blank)
    large = tmp_path / "groot.txt"
    large.write_bytes(b"x" * 2_000_000)
    with pytest.raises(TooLargeError, match="larger than 1 MiB"):
        read_file(large, replace(DEFAULT_LIMITS, file_bytes=1024 * 1024))


@pytest.mark.parametrize("change", ["rewrite", "grow", "replace", "vanish"])
def test_a_file_that_changes_meanwhile_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Also where size and time stamp stay as they were."""
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Vraag 1\n")
    status = path.stat()

    def read_slowly(content: bytes, path: Path, limits: Limits, *, workers: object = None) -> Reading:
        if change == "rewrite":
            path.write_bytes(b"Vraag 2\n")
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif change == "grow":
            path.write_bytes(b"Vraag 1\nVraag 2\n")
        elif change == "replace":
            other = tmp_path / "other"
            other.write_bytes(b"Vraag 1\n")
            other.replace(path)
        else:
            path.unlink()
        return original(content, path, limits)

    original = kb.reader.read_content
    monkeypatch.setattr(kb.reader, "read_content", read_slowly)
    with pytest.raises(ChangedError, match=r"brief\.txt: (changed|vanished) while it was read"):
        read_file(path)


def test_a_file_that_is_rewritten_all_the_time_is_old_or_new(tmp_path: Path) -> None:
    """100 reads beside a writer: the whole old content, the whole new one, or a refusal."""
    path = tmp_path / "brief.txt"
    contents = [b"a" * 100_000, b"b" * 100_000]
    whole = {hashlib.sha256(content).hexdigest() for content in contents}
    path.write_bytes(contents[0])
    stop = threading.Event()

    def write() -> None:
        turn = 0
        while not stop.wait(0.0005):
            turn += 1
            path.write_bytes(contents[turn % 2])

    writer = threading.Thread(target=write)
    writer.start()
    outcomes = []
    try:
        for _ in range(100):
            try:
                outcomes.append(read_file(path).sha256 in whole)
            except ChangedError:
                outcomes.append(True)
    finally:
        stop.set()
        writer.join()
    assert outcomes == [True] * 100
