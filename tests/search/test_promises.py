"""Promises of an index: filtered, as of a day, with near names where nothing meets, and of an older index."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.encoder.engine import EngineEncoder
from kb.errors import UnknownIdError
from kb.knowledge_base import KnowledgeBase
from kb.letter.letter import Letter, Sender
from kb.parse.linking import with_citations
from kb.rebuild import rebuild
from kb.search.hit import Filters
from kb.settings import DEFAULT_MODEL, Settings
from kb.store.codec import encode_record
from tests.search.conftest import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.document import Document
    from kb.question.record import Record

JUSTICE = Sender("Justitie en Veiligheid", "minister", "D.M. van Weel")
MADE = document(
    "vragen.txt",
    Letter("2026Z00001", "answers", "Het CAS", date(2026, 1, 15), "nl", JUSTICE, references=("2026Z00001",)),
    (
        ("Komt er een evaluatie?", "Ja. Ik zal uw Kamer vóór de zomer de evaluatie sturen van het CAS."),
        ("Spreekt u met de politie?", "Ik ga in februari in gesprek met de politie over haar algoritmen."),
    ),
)  # fmt: skip
OTHER = document(
    "huur.txt",
    Letter(
        "2026Z00002", "answers", "Huren", date(2026, 2, 1), "nl", Sender("Financiën", "minister", "E. Heinen")
    ),
    (("Komt er een wet?", "Ik ben voornemens eind dit jaar een wetsvoorstel in te dienen."),),
)
LATER = document(
    "evaluatie.txt",
    Letter("2026D00003", "letter", "Evaluatie CAS", date(2026, 6, 1), "nl", JUSTICE),
    (
        (
            "",
            "Zoals toegezegd in mijn antwoord op vraag 1 (2026Z00001) stuur ik hierbij de evaluatie van CAS.",
        ),
    ),
)


def cited(one: Document) -> Document:
    return replace(one, records=tuple(with_citations(record, one.letter, "") for record in one.records))


def built(root: Path) -> Settings:
    (root / "corpus").mkdir(parents=True)
    known = {one.source.name: one for one in map(cited, (MADE, OTHER, LATER))}
    for name in known:
        (root / "corpus" / name).write_text(name, encoding="utf-8")

    def parse(path: Path, *, name: str) -> Document:
        return known[name]

    made = Settings(root=root, corpus=root / "corpus", indexes=root / "indexes")
    rebuild(made, encoder=EngineEncoder(DEFAULT_MODEL), parse=parse)
    return made


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return built(tmp_path_factory.mktemp("promises") / "root")


@pytest.fixture(scope="module")
def promised(settings: Settings) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(settings=settings) as opened:
        yield opened


def told(base: KnowledgeBase, filters: Filters | None = None, **asked: object) -> list[tuple[str, str]]:
    found = base.promises(filters or Filters(), **asked)  # type: ignore[arg-type]
    return [(one.record.id, one.state) for one in found]


def test_each_stands_with_its_state_by_due_day(promised: KnowledgeBase) -> None:
    assert told(promised, on=date(2026, 5, 1)) == [
        ("2026Z00001/2", "overdue"),
        ("2026Z00001/1", "open"),
        ("2026Z00002/1", "open"),
    ]
    assert told(promised, on=date(2026, 6, 1))[1] == ("2026Z00001/1", "kept")
    assert told(promised, on=date(2026, 1, 20)) == [("2026Z00001/2", "open"), ("2026Z00001/1", "open")]


def test_words_and_places_are_verbatim(promised: KnowledgeBase) -> None:
    one = next(one for one in promised.promises(on=date(2026, 6, 1)) if one.state == "kept")
    assert one.record.answer[one.start : one.end] == one.words
    assert (one.deadline, one.last_day, one.due) == ("vóór de zomer", date(2026, 7, 2), date(2026, 7, 2))
    (kept,) = one.evidence
    assert kept.record is not None
    assert kept.record.answer[kept.start : kept.end] == kept.words
    assert kept.letter.id == "2026D00003"


def test_what_was_asked_for_is_what_is_given(promised: KnowledgeBase) -> None:
    day = date(2026, 5, 1)
    assert told(promised, on=day, states=("overdue",)) == [("2026Z00001/2", "overdue")]
    assert told(promised, on=day, query="EVALUATIE cas") == [("2026Z00001/1", "open")]
    assert told(promised, on=day, query="evaluatie huur") == []
    assert told(promised, Filters(topics=("cas",)), on=day) == [("2026Z00001/1", "open")]
    assert told(promised, Filters(ministry="Financiën"), on=day) == [("2026Z00002/1", "open")]
    assert told(promised, Filters(since=date(2026, 1, 20)), on=day) == [("2026Z00002/1", "open")]


def test_an_unknown_topic_or_ministry_names_the_near_ones(promised: KnowledgeBase) -> None:
    with pytest.raises(UnknownIdError, match="cas"):
        promised.promises(Filters(topics=("cass",)))
    assert "Justitie en Veiligheid" in str(promised.why_nothing(Filters(ministry="Justitei"))[0])


@pytest.mark.parametrize("rules", [0, 10])
def test_an_index_of_other_rules_gives_the_same(
    promised: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: int
) -> None:
    """What earlier or later rules stored is read anew from the text."""
    monkeypatch.setattr("kb.store.codec.RULES", rules)
    other = built(tmp_path / "root")
    day = date(2026, 6, 1)
    with KnowledgeBase.open(settings=other) as base:
        assert base.promises(on=day) == promised.promises(on=day)


def test_an_index_from_before_promises_gives_the_same(
    promised: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds none, and they are read from the text."""
    monkeypatch.setattr("kb.store.writer.encode_record", without_promises)
    other = built(tmp_path / "root")
    day = date(2026, 6, 1)
    with KnowledgeBase.open(settings=other) as base:
        assert base.promises(on=day) == promised.promises(on=day)


def without_promises(record: Record, _commitments: object) -> str:
    body = json.loads(encode_record(record, ()))
    del body["promises"]
    return json.dumps(body, separators=(",", ":"))
