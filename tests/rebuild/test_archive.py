"""Each entry of a ZIP file is a source of its own, and an unchanged ZIP file is not opened again."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from kb.parse import parse_file
from kb.verify import verify
from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from kb.reader.archive import Archive

OLD = 1_600_000_000
"""A time of change so long ago that a later one would show."""


def letter(number: int) -> str:
    """Answers to one question."""
    return (
        f"Uw referentie: 2025Z{number:05d}\n\nVraag 1\n\nHoe staat het met zaak {number}?\n\n"
        f"Antwoord 1\n\nZaak {number} is afgerond.\n"
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An empty corpus."""
    (tmp_path / "corpus").mkdir()
    return World(tmp_path)


def pack(world: World, *numbers: int, bad: tuple[str, ...] = (), at: int = OLD) -> Path:
    """brieven.zip with these letters, and entries that are refused."""
    path = world.settings.corpus / "brieven.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in numbers:
            archive.writestr(f"map/{number}.txt", letter(number))
        for name in bad:
            archive.writestr(name, b"\x89PNG\r\n")
    os.utime(path, (at, at))
    return path


def test_every_entry_is_a_source(world: World) -> None:
    """Under the name of the archive and its own; a refused one is named and the rest read."""
    pack(world, 1, 2, bad=("foto.png", "../buiten.txt"))
    report = world.rebuild(parse=parse_file)
    assert (report.seen, report.read) == (4, 2)
    assert [(one.name, one.reason) for one in report.refused] == [
        ("brieven.zip/../buiten.txt", "unsupported"),
        ("brieven.zip/foto.png", "unsupported"),
    ]
    assert world.letters() == {"2025Z00001", "2025Z00002"}
    with world.open() as generation:
        assert [name for name, *_ in generation.store.sources()] == [
            "brieven.zip/map/1.txt",
            "brieven.zip/map/2.txt",
        ]


def test_an_unchanged_archive_is_not_opened(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and time of the file stand for all that it holds, refused entries too."""
    pack(world, 1, 2, bad=("foto.png",))
    world.rebuild(parse=parse_file)

    def never(path: Path, limits: object) -> Archive | None:
        raise AssertionError(f"{path} opened again")

    monkeypatch.setattr("kb.reader.archive.Archive.open", never)
    report = world.rebuild(parse=parse_file)
    assert (report.seen, report.unchanged, len(report.refused), report.changed) == (3, 2, 1, False)


def test_a_changed_archive_is_read_for_what_is_new(world: World) -> None:
    """Entries with the same bytes stay, others are read, what is gone is dropped."""
    path = pack(world, 1, 2, bad=("foto.png",))
    world.rebuild(parse=parse_file)
    os.utime(path, (OLD + 5, OLD + 5))
    assert not world.rebuild(parse=parse_file).changed
    pack(world, 2, 3, at=OLD + 10)
    report = world.rebuild(path, parse=parse_file)
    assert (report.read, report.unchanged) == (1, 1)
    assert report.dropped == ("brieven.zip/foto.png", "brieven.zip/map/1.txt")
    assert world.letters() == {"2025Z00002", "2025Z00003"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_removed_archive_takes_its_entries_along(world: World, *, whole: bool) -> None:
    """Also where it is asked for by its path."""
    path = pack(world, 1, 2)
    world.rebuild(parse=parse_file)
    path.unlink()
    report = world.rebuild(*([] if whole else [path]), parse=parse_file)
    assert report.dropped == ("brieven.zip/map/1.txt", "brieven.zip/map/2.txt")
    assert world.letters() == set()


def test_an_archive_that_becomes_unreadable_is_refused(world: World) -> None:
    """By its own name, and what it held is gone."""
    path = pack(world, 1)
    world.rebuild(parse=parse_file)
    path.write_bytes(b"PK\x03\x04 cut off")
    report = world.rebuild(parse=parse_file)
    assert [(one.name, one.reason) for one in report.refused] == [("brieven.zip", "damaged")]
    assert report.dropped == ("brieven.zip/map/1.txt",)
    assert world.letters() == set()
    pack(world, 1)
    assert world.rebuild(parse=parse_file).refused == ()


def test_a_letter_beside_its_copy_in_an_archive_is_one_document(world: World) -> None:
    """The same bytes under two names."""
    pack(world, 1)
    (world.settings.corpus / "1.txt").write_text(letter(1), encoding="utf-8")
    report = world.rebuild(parse=parse_file)
    assert report.read == 2
    with world.open() as generation:
        assert (generation.store.counts().documents, generation.store.counts().sources) == (1, 2)


def test_an_archive_outside_the_corpus_stays(world: World, tmp_path: Path) -> None:
    """Given by its path, or by the path of one entry."""
    path = pack(world, 1, 2).rename(tmp_path / "elders.zip")
    assert world.rebuild(path / "map" / "1.txt", parse=parse_file).read == 2
    assert not world.rebuild(parse=parse_file).changed
    path.unlink()
    assert len(world.rebuild(parse=parse_file).dropped) == 2


def test_verify_reads_entries_again(world: World) -> None:
    """Each stored text is compared with the entry that it came from."""
    path = pack(world, 1, 2)
    world.rebuild(parse=parse_file)
    report = verify(world.settings)
    assert report.sound
    assert (report.unread, report.quotes > 0) == ((), True)
    path.unlink()
    assert len(verify(world.settings).unread) == 2
