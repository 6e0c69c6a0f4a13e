"""The lexical index finds stems, exact phrases and names, within the rows allowed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedIndexError
from kb.index.clause import Clause, Field, Occur
from kb.index.terms import Terms
from kb.index.terms_writer import Entry, TermsWriter

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    1: "De politie gebruikt algoritmes bij patiënten.",
    2: "Het algoritme van de politie wordt getoetst.",
    3: "The police uses algorithms.",
    4: "Politie het van algoritme de.",
    5: "Niets daarvan; zie de Wet politiegegevens.",
}
NAMES = {1: ("El-Abassi", "Sv:161"), 2: ("Van Weel",)}


def write(folder: Path, old: Path | None, rows: tuple[int, ...], dropped: tuple[int, ...] = ()) -> None:
    with TermsWriter(folder, old, len(rows)) as writer:
        writer.drop(dropped)
        for row in rows:
            writer.add(Entry(row, TEXTS[row], f"Onderwerp {row}", NAMES.get(row, ())))
        writer.finish()


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    """Written in two generations, one passage dropped."""
    write(tmp_path / "a", None, (1, 2, 3, 5))
    write(tmp_path / "b", tmp_path / "a", (4,), (5,))
    return Terms.open(tmp_path / "b")


def found(
    terms: Terms, field: Field, text: str, *, phrase: bool = False, allowed: list[int] | None = None
) -> set[int]:
    clause = Clause(field, tuple(terms.analyse(text, field)), phrase=phrase)
    return {row for row, _ in terms.search([clause], 10, allowed)}


@pytest.mark.parametrize(
    ("field", "text", "rows"),
    [
        ("nl", "algoritme", {1, 2, 4}),
        ("nl", "patienten", {1}),
        ("nl", "PATIËNT", {1}),
        ("en", "algorithm", {3}),
        ("exact", "algoritmes", {1}),
        ("exact", "patienten", {1}),
        ("context", "onderwerpen", {1, 2, 3, 4}),
        ("name", "el-abassi", {1}),
        ("name", "SV:161", {1}),
        ("name", "Abassi", set()),
        ("nl", "wet", set()),
        ("nl", "", set()),
    ],
)
def test_each_field_finds_what_it_holds(terms: Terms, field: Field, text: str, rows: set[int]) -> None:
    """Dutch stems, English stems, words as written, subjects, whole names; nothing that was dropped."""
    assert found(terms, field, text) == rows


def test_a_phrase_needs_its_order(terms: Terms) -> None:
    """Words in quotes stand next to each other in that order."""
    assert found(terms, "exact", "algoritme van de politie", phrase=True) == {2}


def test_allowed_rows_limit_the_result(terms: Terms) -> None:
    """Only these rows, with the scores they had."""
    assert found(terms, "nl", "politie", allowed=[1, 4]) == {1, 4}
    assert found(terms, "nl", "politie", allowed=[]) == set()
    clause = [Clause("nl", tuple(terms.analyse("politie", "nl")))]
    alone, all_rows = dict(terms.search(clause, 10, [2])), dict(terms.search(clause, 10))
    assert alone[2] == pytest.approx(all_rows[2])


@pytest.mark.parametrize(
    ("occurs", "rows"),
    [
        (("must", "should"), {1, 2, 4}),
        (("must", "must"), {2}),
        (("must", "must_not"), {1, 4}),
        (("must_not", "must_not"), set()),
    ],
)
def test_clauses_combine(terms: Terms, occurs: tuple[Occur, Occur], rows: set[int]) -> None:
    """Must, may and must not."""
    words = ("politie", "getoetst")
    clauses = [
        Clause("nl", tuple(terms.analyse(word, "nl")), occur=occur)
        for word, occur in zip(words, occurs, strict=True)
    ]
    assert {row for row, _ in terms.search(clauses, 10)} == rows


def test_a_boost_weighs(terms: Terms) -> None:
    """A clause counts as much as its boost says."""
    words = tuple(terms.analyse("politie", "nl"))
    once, twice = (terms.search([Clause("nl", words, boost=boost)], 1)[0][1] for boost in (1.0, 2.0))
    assert twice == pytest.approx(2 * once)


def test_counts_and_rows(terms: Terms) -> None:
    """What is in it, without what was dropped."""
    assert len(terms) == 4
    assert sorted(terms.rows()) == [1, 2, 3, 4]
    assert terms.document_frequency("algoritmes", "exact") == 1


def test_reading_leaves_no_trace(tmp_path: Path) -> None:
    """A generation is never changed by being read."""
    write(tmp_path / "a", None, (1, 2))
    before = sorted(path.name for path in (tmp_path / "a").iterdir())
    Terms.open(tmp_path / "a").search([Clause("nl", ("politie",))], 1)
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == before
    assert not any(name.endswith(".lock") for name in before)


def test_files_that_are_no_index_are_damaged(tmp_path: Path) -> None:
    """tantivy's errors become ours."""
    write(tmp_path / "a", None, (1,))
    (tmp_path / "a" / "meta.json").write_text("{}")
    with pytest.raises(DamagedIndexError):
        Terms.open(tmp_path / "a")


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("count", [1, 40, 300])
def test_allowed_rows_are_those_of_the_whole_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, count: int
) -> None:
    """Filtered by tantivy or as hits come: the best that are allowed, nothing without any of the words."""
    monkeypatch.setattr("kb.index.terms._FEW_ROWS", few)
    words = ("politie", "algoritme", "toets", "wet", "patient")
    random = Random(11)
    with TermsWriter(tmp_path / "a", None, 1_000) as writer:
        for row in range(1, 1_001):
            text = " ".join(random.choices(words, k=random.randint(1, 30)))
            writer.add(Entry(row, f"{text} nummer", "Onderwerp", ("Van Weel",) if row % 7 == 0 else ()))
        writer.finish()
    terms = Terms.open(tmp_path / "a")
    allowed = sorted(random.sample(range(1, 1_001), count))
    clauses = [
        Clause("nl", tuple(terms.analyse("politie wet", "nl")), weights=(1.0, 0.5)),
        Clause("gram", ("patie",), boost=0.3),
        Clause("name", ("van weel", "niemand")),
        Clause("nl", ("zo", "niet"), phrase=True),
    ]
    whole = terms.search(clauses, 1_000)
    expected = [hit for hit in whole if hit[0] in allowed][:25]
    found = terms.search(clauses, 25, allowed)
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])
