"""What records hold is stored by a rebuild; of an index from before, or of other rules, it is read anew."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from kb.document import Document
from kb.letter.letter import Letter
from kb.position.held import held_by
from kb.position.position import AnsweredPart, Held, Stance
from kb.position.stored import RULES, decode_held, encode_held, held_in, known_held
from kb.question.record import Record
from kb.search.hit import Filters, TopicTag
from kb.source import Source
from kb.store.store import Store
from kb.store.writer import open_writer

if TYPE_CHECKING:
    from pathlib import Path

LETTER = Letter("2025Z00001", "answers", "Toezicht", date(2025, 3, 1))
RECORDS = (
    Record("2025Z00001/1", "answer", (1,), "Bent u bereid het CAS te stoppen?", "Nee. Ik zie geen reden."),
    Record("2025Z00001/2", "answer", (2,), "Hoeveel teams zijn er? Klopt dat?", "Het zijn er 12. Ja."),
    Record("2025Z00001/toelichting", "section", (), "Toelichting", "Het CAS is oud."),
    Record("2025Z00001/3", "question", (3,), "Waarom?", ""),
)  # fmt: skip
DOCUMENT = Document(Source("a.txt", "a1" * 32, "text", None, 9), LETTER, RECORDS)
TAG = TopicTag("cas", "CAS", "question", 18, 21)

places = st.tuples(st.integers(0, 9_000), st.integers(0, 9_000))
spans = st.lists(places, max_size=3).map(tuple)
stances = st.sampled_from(get_args(Stance))
numbers, labels = st.integers(0, 900), st.sampled_from(["", "a"])
parts = st.builds(AnsweredPart, numbers, numbers, stances, spans, labels)


@given(st.builds(Held, stances, spans, st.lists(parts, max_size=4).map(tuple)))
def test_what_is_stored_is_read_back(held: Held) -> None:
    """Every field of every part."""
    assert decode_held(encode_held(held)) == held


def test_answers_are_stored_and_nothing_else() -> None:
    """A section and a question without an answer hold nothing."""
    assert set(held_in(RECORDS)) == {"2025Z00001/1", "2025Z00001/2"}


def test_of_other_rules_it_is_read_anew() -> None:
    """What is stored is believed only where the rules of now read it."""
    record, wrong = RECORDS[0], encode_held(Held("yes", ((0, 4),)))
    assert known_held(record, (RULES, wrong)).stance == "yes"
    assert known_held(record, (RULES - 1, wrong)) == known_held(record, None) == held_by(record)
    assert held_by(record).stance == "no"


def write(path: Path, documents: tuple[Document, ...], *older: Path) -> tuple[Path, ...]:
    """One layer more with these documents; the older layers that stay."""
    with open_writer(path, older) as writer:
        for document in documents:
            tags = [(TAG,) if record.id.endswith("/1") else () for record in document.records]
            writer.add_document(document, tags, held_in(document.records))
            writer.set_source(document.source.name, document.source.sha256, 9, 7)
        writer.prefer([document.letter.id for document in documents])
    return writer.kept


def stored(*layers: Path) -> dict[str, tuple[int, str] | None]:
    """By id of a shown record what is stored of it."""
    with Store.open(*layers) as store:
        return {one.record.id: one.held for one in store.said(Filters(), lambda _: True)}


def test_the_store_gives_records_with_all_that_is_said_in_them(tmp_path: Path) -> None:
    """Records and letters as they were; tags where a topic is asked for; only letters that are wanted."""
    write(tmp_path / "1.sqlite", (DOCUMENT,))
    expected = held_in(RECORDS)
    with Store.open(tmp_path / "1.sqlite") as store:
        every = sorted(store.said(Filters(), lambda _: True), key=lambda one: one.record.id)
        assert {one.record for one in every} == set(RECORDS)
        assert all((one.letter, one.tags) == (LETTER, None) for one in every)
        assert {one.record.id: one.held for one in every if one.held} == expected
        (one,) = store.said(Filters(topics=("cas",)), lambda letter: letter == LETTER)
        assert (one.record, one.tags) == (RECORDS[0], (TAG,))
        assert store.said(Filters(), lambda _: False) == []


def test_a_layer_from_before_has_nothing_stored(tmp_path: Path) -> None:
    """It is read all the same, also where a later layer hides a letter of it that was lifted."""
    old, new = tmp_path / "00000001.sqlite", tmp_path / "00000002.sqlite"
    others = tuple(
        replace(
            DOCUMENT,
            source=replace(DOCUMENT.source, name=f"{number}.txt", sha256=f"{number:02}" * 32),
            letter=replace(LETTER, id=f"2024Z{number:05}"),
            records=(replace(RECORDS[0], id=f"2024Z{number:05}/1"),),
        )
        for number in range(10, 30)
    )
    write(old, (DOCUMENT, *others))
    connection = sqlite3.connect(old)
    connection.execute("DROP TABLE held")
    connection.commit()
    connection.close()
    assert set(stored(old).values()) == {None}
    published = replace(DOCUMENT.letter, publication="ah-tk-20242025-1")
    source = replace(DOCUMENT.source, name="b.txt", sha256="b2" * 32)
    kept = write(new, (replace(DOCUMENT, source=source, letter=published),), old)
    assert kept == (old,)
    found = stored(old, new)
    assert {key: value for key, value in found.items() if value} == held_in(RECORDS)
    assert len(found) == len(RECORDS) + len(others)
