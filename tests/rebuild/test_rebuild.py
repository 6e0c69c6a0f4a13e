"""A rebuild reads what is new, keeps what is not, drops what is gone, and its report adds up."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.errors import UsageError
from kb.rebuild import Progress, Tagger
from kb.search.hit import TopicTag
from tests.faults.world import World, letter_text, parse

if TYPE_CHECKING:
    from pathlib import Path

    from kb.document import Document


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Five letters, indexed."""
    (tmp_path / "corpus").mkdir()
    world = World(tmp_path)
    world.fill(5)
    world.rebuild()
    return world


def test_only_what_is_new_is_read_and_embedded(world: World) -> None:
    """One letter added: one file parsed, its texts embedded, the rest untouched."""
    parsed: list[str] = []

    def watch(path: Path, *, name: str) -> Document:
        parsed.append(name)
        return parse(path, name=name)

    world.encoder.texts.clear()
    world.put(6)
    report = world.rebuild(parse=watch)
    assert (report.seen, report.read, report.unchanged) == (6, 1, 5)
    assert parsed == ["00006.txt"]
    assert report.embedded + 3 == len(world.encoder.texts)  # with its questions alone
    assert all(
        "zaak 6" in text for text in world.encoder.texts if "Kamerstukken" not in text.splitlines()[-1]
    )


def test_a_changed_letter_embeds_only_its_new_text(world: World) -> None:
    """Questions that stayed the same keep their vectors."""
    path = world.settings.corpus / "00002.txt"
    path.write_text(letter_text(2).replace("is getoetst; zie antwoord 3", "is niet getoetst"))
    report = world.rebuild()
    assert (report.read, report.unchanged, report.dropped) == (1, 4, ())
    assert (report.embedded, report.reused) == (1, 8)


def test_a_touched_file_is_hashed_not_read(world: World) -> None:
    """Another time of change with the same bytes changes nothing."""
    (world.settings.corpus / "00002.txt").touch()
    report = world.rebuild()
    assert (report.unchanged, report.changed) == (5, False)


def test_a_change_that_keeps_size_and_time_is_seen(world: World) -> None:
    """As `rsync -t` and `cp -p` of a corrected letter leave it: only the time of change tells."""
    path = world.settings.corpus / "00002.txt"
    os.utime(path, (1_000_000_000, 1_000_000_000))
    world.put(6)
    world.rebuild()
    times = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"getoetst", b"verboden"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)
    report = world.rebuild()
    assert (report.read, report.unchanged) == (1, 5)
    with world.open() as generation:
        assert "verboden" in generation.store.record("2025Z00002/1").answer


def test_a_path_looks_at_that_path_only(world: World) -> None:
    """With a path nothing else is read or dropped."""
    world.put(6)
    world.put(7)
    (world.settings.corpus / "00001.txt").unlink()
    report = world.rebuild(world.settings.corpus / "00007.txt")
    assert (report.seen, report.read, report.dropped) == (1, 1, ())
    assert {"2025Z00001", "2025Z00007"} <= world.letters()
    assert "2025Z00006" not in world.letters()
    assert world.rebuild(world.settings.corpus / "00001.txt").dropped == ("00001.txt",)
    with pytest.raises(UsageError, match="no such file"):
        world.rebuild(world.settings.corpus / "absent.txt")
    with pytest.raises(UsageError, match="leave out"):
        world.rebuild(world.settings.corpus, full=True)


def test_a_file_outside_the_corpus_stays_while_it_is_there(world: World, tmp_path: Path) -> None:
    """A path given by hand may lie anywhere; it is kept by its whole path, and dropped when gone."""
    outside = tmp_path / "outside.txt"
    outside.write_text(letter_text(50))
    world.rebuild(outside)
    assert "2025Z00050" in world.letters()
    assert not world.rebuild().changed
    outside.unlink()
    assert world.rebuild().dropped == (str(outside),)


def test_a_refused_file_is_named_each_time_and_read_once(world: World) -> None:
    """Not tried again until it changes; what it held before is gone."""
    bad = world.settings.corpus / "00002.txt"
    bad.write_text("BAD")
    report = world.rebuild()
    assert [(one.name, one.reason) for one in report.refused] == [("00002.txt", "damaged")]
    assert "2025Z00002" not in world.letters()

    def never(path: Path, *, name: str) -> Document:
        raise AssertionError(f"{name} read again")

    again = world.rebuild(parse=never)
    assert (len(again.refused), again.changed) == (1, False)
    world.put(2)
    assert world.rebuild().refused == ()
    assert "2025Z00002" in world.letters()


def test_two_records_of_one_id_refuse_the_file(world: World) -> None:
    """A reader's mistake does not stop the rest."""

    def twice(path: Path, *, name: str) -> Document:
        document = parse(path, name=name)
        return replace(document, records=document.records * 2)

    world.put(6)
    report = world.rebuild(parse=twice)
    assert "twice" in str(report.refused[0].detail)


def test_preference_moves_with_what_is_there(world: World) -> None:
    """Bare questions are shown until the answers come, and again when those go."""
    world.put(6, kind="questions")
    world.rebuild()
    with world.open() as generation:
        assert generation.store.record("2025Z00006/1").kind == "question"
        assert len(generation.terms) == len(generation.vectors) == generation.manifest.passages
    answers = world.put(6, name="answers.txt")
    world.rebuild()
    with world.open() as generation:
        assert generation.store.record("2025Z00006/1").kind == "answer"
        assert generation.store.letter("2025Z00006").kind == "answers"
    answers.unlink()
    report = world.rebuild()
    assert report.embedded == 0 or report.reused
    with world.open() as generation:
        assert generation.store.record("2025Z00006/1").kind == "question"
    assert world.verify().sound


def test_new_topics_tag_again_without_reading(world: World) -> None:
    """Another topics.toml: no file read, no text embedded, other tags."""

    def tag_all(record: object) -> tuple[TopicTag, ...]:
        del record
        return (TopicTag("alles", "Wat", "question", 0, 3),)

    report = world.rebuild(tagger=Tagger(tag_all, "other"))
    assert (report.changed, report.read, report.embedded) == (True, 0, 0)
    with world.open() as generation:
        assert generation.store.topic_tags("2025Z00001/1")[0].topic == "alles"
        assert generation.store.facets().topics == (("alles", 5),)


def test_progress_tells_every_stage(world: World) -> None:
    """Each stage ends at its total, and a raised error stops the rebuild."""
    told: list[Progress] = []
    world.put(6)
    world.put(7)
    world.rebuild(progress=told.append)
    last = {one.stage: (one.done, one.total) for one in told}
    assert last["look"] == (7, 7)
    assert last["read"] == (2, 2)
    assert last["embed"][0] == last["embed"][1] > 0
    assert last["write"] == (1, 1)

    def stop(progress: Progress) -> None:
        raise InterruptedError(progress.stage)

    world.put(8)
    with pytest.raises(InterruptedError):
        world.rebuild(progress=stop)
    assert "2025Z00008" not in world.letters()


def test_an_empty_corpus_gives_an_empty_index(tmp_path: Path) -> None:
    """Nothing to read is no error."""
    (tmp_path / "corpus").mkdir()
    world = World(tmp_path)
    report = world.rebuild()
    assert (report.seen, report.passages) == (0, 0)
    assert world.verify().sound
    world.put(1)
    assert world.rebuild().records == 3


def test_full_reads_all_and_embeds_nothing_twice(world: World) -> None:
    """Everything is read again; sound vectors of the same model and text are taken over."""
    report = world.rebuild(full=True)
    assert (report.read, report.embedded, report.reused) == (5, 0, report.passages)
    assert report.anew


def test_many_generations_stay_whole(world: World) -> None:
    """Letters come, change and go; store, terms and vectors agree after each commit."""
    for number in range(6, 26):
        world.put(number)
        world.put(number - 3, extra=f"Bij {number}.")
        (world.settings.corpus / f"{number - 5:05d}.txt").unlink()
        world.rebuild()
        assert world.verify().sound
    assert len(world.letters()) == 5
