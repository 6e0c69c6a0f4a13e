"""However many rebuilds an index has behind it, it says what one built at once would say."""

from __future__ import annotations

import json
import os
import random
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.search.hit import Filters
from kb.settings import PLAIN_MODEL
from tests.faults.world import World

if TYPE_CHECKING:
    from kb.index.generation import Generation

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
LONG_AGO = 1_700_000_000
FILTERS = (
    Filters(),
    Filters(party="DENK", since=date(2025, 1, 3)),
    Filters(topics=("ai-act",)),
    Filters(reference="kst-26643-1"),
    Filters(letter="2025Z00003"),
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An empty corpus."""
    (tmp_path / "corpus").mkdir()
    return World(tmp_path)


def settle(world: World, chance: random.Random) -> None:
    """Give new files a time of long ago: one of this moment would be looked at again by the next rebuild."""
    for path in world.settings.corpus.iterdir():
        if path.stat().st_mtime > LONG_AGO + 1_000_000:
            os.utime(path, (LONG_AGO, LONG_AGO + chance.randrange(1_000_000)))


def change(world: World, chance: random.Random) -> None:
    """Something that happens to a corpus."""
    corpus = world.settings.corpus
    names = sorted(path.name for path in corpus.iterdir())
    number = chance.randrange(1, 12)
    day = date(2025, 1, chance.randrange(1, 9))
    match chance.randrange(7 if names else 2):
        case 0 | 1:
            world.put(number, day=day, extra=f"Gewijzigd {chance.random()}.")
        case 2:
            world.put(number, f"vragen-{number}.txt", kind="questions", day=day)
        case 3:
            (corpus / chance.choice(names)).unlink()
        case 4:
            (corpus / chance.choice(names)).rename(corpus / f"naam-{chance.random()}.txt")
        case 5:
            (corpus / f"kopie-{number}.txt").write_bytes((corpus / chance.choice(names)).read_bytes())
        case _:
            (corpus / chance.choice(names)).write_text(f"BAD {chance.random()}")


def told(generation: Generation) -> dict[str, object]:
    """All that the store of an index says, without keys and rows."""
    store = generation.store
    documents = [store.document_by_hash(sha256) for sha256 in store.documents()]
    letters = sorted({document.letter.id for document in documents})
    records = [record.id for document in documents for record in document.records]
    rows = store.passage_rows()
    passages = store.passages(rows)
    assert [passage.row for passage in passages] == sorted(rows)
    return {
        "counts": store.counts(),
        "documents": documents,
        "sources": [(name, sha256, size) for name, sha256, size, _ in store.sources()],
        "refused": [(one.name, one.reason) for one in store.refused()],
        "facets": store.facets(),
        "letters": [store.letters(filters) for filters in FILTERS],
        "ids": [store.record_ids(filters) for filters in FILTERS],
        "allowed": [
            sorted((one.record_id, one.text) for one in store.passages(found))
            for found in map(store.rows, FILTERS)
            if found is not None
        ],
        "versions": [store.versions(letter) for letter in letters],
        "kin": [store.maybe_versions(letter) for letter in letters],
        "tags": [store.topic_tags(record) for record in records],
        "citing": [[one.id for one in store.referring_to(name)] for name in (*letters, *records)],
        "meant": [store.resolve(f"{letter}/1") for letter in letters],
        "passages": sorted((one.record_id, one.part, one.start, one.end, one.text) for one in passages),
    }


@pytest.mark.parametrize("seed", range(6))
def test_many_small_changes_come_to_the_same_as_one_build(world: World, seed: int) -> None:
    """Letters added, changed, renamed, copied, broken and removed: every answer is that of a new index."""
    chance = random.Random(seed)
    world.fill(4 * seed)
    layers = 0
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            change(world, chance)
        settle(world, chance)
        world.rebuild()
        with world.open() as generation:
            layers = max(layers, len(generation.layers))
    assert world.verify().sound
    with world.open() as generation:
        grown = told(generation)
    world.rebuild(full=True)
    with world.open() as generation:
        assert len(generation.layers) == 1
        assert told(generation) == grown
    assert layers > 1 or seed == 0


def test_a_letter_more_leaves_the_other_layers_as_they_are(world: World) -> None:
    """The large layer is the same file in the next generation, and holds nothing new."""
    world.fill(20)
    settle(world, random.Random(1))
    world.rebuild()
    with world.open() as generation:
        (large,) = generation.layers
        before = large.stat()
    world.put(21)
    world.rebuild()
    with world.open() as generation:
        assert [path.name for path in generation.layers] == ["00000001.sqlite", "00000002.sqlite"]
        same, small = (path.stat() for path in generation.layers)
    assert (same.st_ino, same.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert small.st_size < same.st_size


def test_layers_stay_few(world: World) -> None:
    """Small layers are merged as they come: a hundred letters one by one give a handful."""
    world.fill(30)
    settle(world, random.Random(1))
    world.rebuild()
    most = 0
    for number in range(31, 91):
        world.rebuild(world.put(number))
        with world.open() as generation:
            most = max(most, len(generation.layers))
    assert 2 <= most <= 5
    assert len(world.letters()) == 90
    assert world.verify().sound


def test_an_index_of_format_1_goes_on_as_a_layer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier version built is searched as it is, and a new letter is all that is embedded."""
    world.model = PLAIN_MODEL  # what it was built with
    zipfile.ZipFile(FIXTURES / "index-format-1.zip").extractall(world.settings.indexes)
    for number in range(1, 5):
        os.utime(world.put(number), (LONG_AGO, LONG_AGO))
    with world.open() as generation:
        assert generation.manifest.format == 1
        monkeypatch.setattr("kb.rebuild.basis.READING", generation.manifest.reading)
        monkeypatch.setattr("kb.rebuild.basis.ANALYSIS", generation.manifest.analysis)
        assert generation.store.record("2025Z00004/1").answer.startswith("Het ")
    assert len(world.letters()) == 4
    world.put(5)
    (world.settings.corpus / "00002.txt").unlink()
    report = world.rebuild()
    assert not report.anew
    assert report.embedded == 9
    assert report.passages == 36
    with world.open() as generation:
        assert generation.manifest.format == 2
        assert sorted(generation.store.questions()) == generation.questions.rows().tolist() != []
    assert world.letters() == {f"2025Z{number:05d}" for number in (1, 3, 4, 5)}
    assert world.verify().sound


def test_an_index_just_written_counts_as_checked(world: World) -> None:
    """Links made and removed by a rebuild change a file's time: no file is read again for that."""
    world.fill(400)
    settle(world, random.Random(1))
    world.rebuild()
    with world.open():  # a reader keeps the old generation, which the next rebuild but one removes
        world.rebuild(world.put(401))
        check_remembered(world)
    world.rebuild(world.put(402))
    check_remembered(world)


def check_remembered(world: World) -> None:
    """Every file of the index is noted with the times that it has now."""
    noted = json.loads((world.settings.indexes / ".checked.json").read_text())
    with world.open() as generation:
        for entry in generation.manifest.files:
            now = (generation.folder / entry.name).stat()
            times = (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
            assert noted[entry.name] == " ".join(map(str, (entry.sha256, *times)))
