"""Topics that changed since the index was built: matched at once, as a rebuild would do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.errors import SettingsError, UnknownIdError
from kb.knowledge_base import KnowledgeBase
from kb.search.hit import Filters
from kb.topic import load_topics
from kb.topic.matching import Matching
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from pathlib import Path

    from kb.settings import Settings

RENT = """
[huur]
name_nl = "Huurprijzen"
name_en = "Rents"
terms = ["huur", "huurverhoging"]
exceptions = ["zorg over huurverhoging"]
targets = ["Wpg"]
"""


def with_topics(settings: Settings, folder: Path, content: str) -> Settings:
    """The same index under a topics.toml of one's own."""
    path = folder / "topics.toml"
    path.write_text(content, encoding="utf-8")
    return replace(settings, topics_file=path)


def test_a_new_topic_has_its_records_at_once(settings: Settings, tmp_path: Path) -> None:
    """By its terms, without its exceptions, and by what it cites; in positions, filters, tags and counts."""
    with KnowledgeBase.open(settings=with_topics(settings, tmp_path, RENT)) as base:
        assert not base.topics_are_current
        assert base.matches_topics
        on_rent = ["2025Z11111/1", "2025Z11111/3", "2026Z03786/2"]
        assert [one.record.id for one in base.positions("huur")] == on_rent
        hits = base.search("cijfers huren politie", Filters(topics=("huur",)), mode="lexical").hits
        assert hits
        assert {hit.record.id for hit in hits} <= set(on_rent)
        assert [tag.term for tag in base.topic_tags("2025Z11111/1")] == ["huren", "huren"]
        assert dict(base.facets().topics)["huur"] == 2


def test_matching_finds_what_a_rebuild_stored(base: KnowledgeBase) -> None:
    """For every topic of the program the same records and counts."""
    store = base._store
    matching = Matching(store, load_topics())
    for topic in load_topics():
        stored = {one.id for one in base.records(Filters(topics=(topic.key,)))}
        keys = set(matching.keys(topic.key))
        assert {texts.record_id for texts in store.texts() if texts.key in keys} == stored
    assert matching.letters() == base.facets().topics


def test_what_was_not_changed_is_current(base: KnowledgeBase) -> None:
    """Then what the rebuild stored counts."""
    assert base.topics_are_current
    assert not base.matches_topics
    assert base.topics_fault is None


def test_of_a_big_index_the_last_rebuild_counts(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Matching all its records anew would take too long; that is told."""
    monkeypatch.setattr("kb.knowledge_base.MOST_RECORDS", 3)
    with KnowledgeBase.open(settings=with_topics(settings, tmp_path, RENT)) as base:
        assert not base.topics_are_current
        assert not base.matches_topics
        assert base.positions("huur") == ()


def test_a_fault_stops_only_what_needs_topics(settings: Settings, tmp_path: Path) -> None:
    """Search goes on with the topics of the program."""
    with KnowledgeBase.open(settings=with_topics(settings, tmp_path, "[huur]\nname_nl = 3\n")) as base:
        assert "line 2: topic 'huur'" in str(base.topics_fault)
        assert base.topics() == load_topics()
        assert base.search("huren", mode="lexical").hits
        for asks in (lambda: base.topic("cas"), lambda: base.positions("cas")):
            with pytest.raises(SettingsError, match="line 2"):
                asks()
        with pytest.raises(SettingsError, match="line 2"):
            base.search("huren", Filters(topics=("cas",)), mode="lexical")


def test_a_topic_is_tried_before_it_is_kept(base: KnowledgeBase) -> None:
    """Each term with what it brings in, by itself or not, and what it leaves out; all words are verbatim."""
    terms_of_it = ("huur", "kamers")
    trial = base.try_topic(Topic("x", "Huurprijs", "Rent", terms_of_it, ("CAS",), ("Wpg",), ("het CAS",)))
    terms = {term.term: term for term in trial.terms}
    assert (trial.records, trial.letters) == (2, 2)
    assert (terms["huur"].records, terms["huur"].alone, terms["huur"].left_out) == (1, 0, 1)
    assert terms["huur"].left_out_examples[0].record_id == "2025Z11111/3"  # within 'huurverhoging'
    assert terms["kamers"].records == 1
    assert (terms["Wpg"].kind, terms["Wpg"].records) == ("target", 1)
    assert (terms["CAS"].records, terms["CAS"].left_out) == (1, 1)  # 'het CAS' is an exception
    assert terms["CAS"].left_out_examples[0].record_id == "2026Z03786/3"
    texts = {one.record_id: f"{one.question} {one.answer}" for one in base._store.texts()}
    for term in trial.terms:
        for example in (*term.examples, *term.left_out_examples):
            assert any(part.strip() in texts[example.record_id] for part in example.words.split("?"))
    with pytest.raises(UnknownIdError):
        base.topic("huur")
