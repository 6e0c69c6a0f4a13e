"""What lies in the corpus besides letters, and what happens to letters while they are read."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.corpus import find_files
from kb.errors import UsageError
from tests.faults.conftest import FULL
from tests.faults.world import World, letter_text, parse

if TYPE_CHECKING:
    from kb.document import Document


def test_odd_things_are_skipped_by_name(empty_world: World, tmp_path: Path) -> None:
    """Links out, loops, pipes, sockets, odd names: named with a reason, none of them opened or followed."""
    world, corpus = empty_world, empty_world.settings.corpus
    secret = tmp_path / "secret.txt"
    secret.write_text(letter_text(99))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside.txt").write_text(letter_text(98))
    world.put(1)
    (corpus / "out.txt").symlink_to(secret)
    (corpus / "out-folder").symlink_to(tmp_path / "folder")
    (corpus / "loop").symlink_to(corpus)
    (corpus / "self").symlink_to(corpus / "self")
    (corpus / "nothing").symlink_to(corpus / "absent")
    (corpus / "within.txt").symlink_to(corpus / "00001.txt")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "line\nbreak.txt").write_text("x")
    (corpus / "escape\x1b[31m.txt").write_text("x")
    (corpus / "bidi\u202e.txt").write_text("x")
    Path(os.fsdecode(os.fsencode(corpus) + b"/bytes\xff.txt")).write_bytes(b"x")
    (corpus / "normaal é.txt").write_text(letter_text(2))
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(corpus)  # the path of a socket may have 107 characters
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(here)
        began = time.perf_counter()
        report = world.rebuild()
    assert time.perf_counter() - began < 30  # a guard, not a measurement
    why = {one.name: str(one.why) for one in report.skipped}
    assert set(why) == {
        "out.txt", "out-folder", "loop", "self", "nothing", "pipe.txt", "socket.txt",
        "line\\nbreak.txt", "escape\\x1b[31m.txt", "bidi\\u202e.txt", "bytes\\udcff.txt",
    }  # fmt: skip
    assert "leads out" in why["out.txt"]
    assert "pipe" in why["pipe.txt"]
    assert "itself" in why["self"]
    assert world.letters() == {"2025Z00001", "2025Z00002"}
    with world.open() as generation:
        assert [name for name, *_ in generation.store.sources()] == [
            "00001.txt",
            "normaal é.txt",
            "within.txt",
        ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_skipped(empty_world: World) -> None:
    """A file without permission is named, the rest goes on."""
    empty_world.put(1)
    empty_world.put(2).chmod(0)
    assert [one.name for one in empty_world.rebuild().skipped] == ["00002.txt"]


def test_a_missing_corpus_does_not_empty_the_index(world: World) -> None:
    """A folder that is not there (a disk not mounted) is an error, not a reason to drop everything."""
    world.settings.corpus.rename(world.root / "elsewhere")
    with pytest.raises(UsageError, match="no such folder"):
        world.rebuild()
    assert len(world.letters()) == 5


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """Files that systems leave behind are no documents."""
    for name in (".hidden", "Thumbs.db", ".git/config", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [one.name for one in find_files(tmp_path).files] == ["a.txt"]


@pytest.mark.timeout(300)
def test_a_file_that_changes_while_it_is_read(empty_world: World) -> None:
    """Old or new whole content, or 'changed while reading'; the next rebuild has the last content."""
    world, path = empty_world, empty_world.put(1)
    contents = [letter_text(1, extra=f"Versie {number}.") for number in range(100 if FULL else 15)]
    for number, content in enumerate(contents):
        thread = threading.Thread(target=replace_after, args=(path, content, (number % 7) / 1000))
        thread.start()
        world.rebuild()
        thread.join()
        with world.open() as generation:
            answer = generation.store.record("2025Z00001/3").answer
        whole = {letter_text(1).splitlines()[-1][2:], *(one.splitlines()[-1][2:] for one in contents)}
        assert answer in whole
    world.rebuild()
    with world.open() as generation:
        assert generation.store.record("2025Z00001/3").answer.endswith(f"Versie {len(contents) - 1}.")


def replace_after(path: Path, content: str, seconds: float) -> None:
    """Write a file anew in place, after a while."""
    time.sleep(seconds)
    fresh = path.with_name(".fresh")
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(path)


def test_a_file_that_vanishes_while_it_is_read(empty_world: World) -> None:
    """It is refused as changed while reading; the rest goes on, and the next rebuild drops it."""
    world = empty_world
    world.fill(3)

    def vanishing(path: Path, *, name: str) -> Document:
        if name == "00002.txt":
            path.unlink(missing_ok=True)
        return parse(path, name=name)

    report = world.rebuild(parse=vanishing)
    assert [(one.name, one.reason) for one in report.refused] == [("00002.txt", "changed while reading")]
    assert world.letters() == {"2025Z00001", "2025Z00003"}
    assert world.rebuild().dropped == ("00002.txt",)


def test_a_known_file_that_changes_while_it_is_read_keeps_its_old_content(world: World) -> None:
    """Better the old content, whole, than none."""

    def never_still(path: Path, *, name: str) -> Document:
        if name == "00002.txt":
            return parse(path.with_name("gone"), name=name)
        return parse(path, name=name)

    world.put(2, extra="Nieuw.")
    world.put(6)
    report = world.rebuild(parse=never_still)
    assert [one.reason for one in report.refused] == ["changed while reading"]
    assert "2025Z00002" in world.letters()
    assert world.rebuild().read == 1
    with world.open() as generation:
        assert generation.store.record("2025Z00002/1").answer.endswith("Nieuw.")


def test_same_bytes_under_two_names_are_one_document(empty_world: World) -> None:
    """One document with two sources; a second rebuild reads and embeds nothing and changes no byte."""
    world = empty_world
    world.put(1)
    world.put(1, name="kopie/een.txt")
    world.put(2)
    report = world.rebuild()
    assert (report.seen, report.read) == (3, 3)
    with world.open() as generation:
        assert generation.store.counts().documents == 2
        assert generation.store.versions("2025Z00001")[0].source_names == ("00001.txt", "kopie/een.txt")
        assert generation.store.source_of("2025Z00001").name == "00001.txt"
    before = {path: path.read_bytes() for path in world.index_files()}
    world.encoder.texts.clear()
    again = world.rebuild()
    assert (again.read, again.embedded, again.changed) == (0, 0, False)
    assert not world.encoder.texts
    assert {path: path.read_bytes() for path in world.index_files()} == before


def test_a_copy_that_goes_leaves_the_document(empty_world: World) -> None:
    """A document goes by the first name that is left, and away with the last."""
    world = empty_world
    world.put(1)
    copy = world.put(1, name="z.txt")
    world.rebuild()
    (world.settings.corpus / "00001.txt").unlink()
    report = world.rebuild()
    assert (report.dropped, report.embedded) == (("00001.txt",), 0)
    with world.open() as generation:
        assert generation.store.source_of("2025Z00001").name == "z.txt"
    copy.unlink()
    world.rebuild()
    assert world.letters() == frozenset()


def test_two_full_builds_are_alike(world: World) -> None:
    """Rows, passages and scores do not depend on chance."""
    from kb.index.clause import Clause

    found = []
    for _ in range(2):
        world.rebuild(full=True)
        with world.open() as generation:
            words = tuple(generation.terms.analyse("zaak toezicht", "nl"))
            hits = generation.terms.search([Clause("nl", words)], 50)
            found.append((hits, generation.store.passages([row for row, _ in hits])))
    assert found[0] == found[1]
    assert found[0][0]
