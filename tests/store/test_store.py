"""The store gives back what was put in, exactly, and finds it by every name it goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.block import Span
from kb.citation.citation import Citation
from kb.document import Document
from kb.doubt import Doubt
from kb.errors import DamagedIndexError, UnknownIdError
from kb.letter.letter import Letter, Person, Sender
from kb.message import message
from kb.passage import passages_of
from kb.question.record import Footnote, Record
from kb.search.hit import Filters, TopicTag
from kb.source import Source
from kb.store.store import Store
from kb.store.summary import RefusedFile
from kb.store.writer import open_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LETTER = Letter(
    id="2026Z03786",
    kind="answers",
    subject="Het bericht ‘Politie stopt met CAS’",
    date=date(2026, 3, 30),
    language="nl",
    sender=Sender(
        "Justitie en Veiligheid", "minister", "D.M. van Weel", "De Minister van Justitie en Veiligheid"
    ),
    co_senders=(Sender("Binnenlandse Zaken", "staatssecretaris", "E. van Marum", ""),),
    addressee="De Voorzitter",
    own_reference="7012345",
    references=("2026Z03786", "2026Z03790"),
    asked_on=date(2026, 2, 19),
    asked_by=(Person("El-Abassi", "DENK"), Person("Van Baarle", "DENK")),
    asked_of=("minister",),
    received_on=None,
    publication="ah-tk-20252026-1234",
    introduction="Hierbij …",
    closing="Hoogachtend",
    promised_on=date(2026, 6, 1),
)
RECORDS = (
    Record(
        "2026Z03786/1", "answer", (1,), "Kent u het bericht?", "Ja.", "Vraag 1", (1, 2), (3, 9),
        (Footnote("1", "NRC, 1 maart 2026", "question", 4),),
        (Citation("news", "NRC, 1 maart 2026", "nrc:2026-03-01", "footnote", 0, 17, 0),),
        (), (Span(3, 0, 19),), (Span(5, 0, 3),), (Doubt("answer-short", "answer", "Ja."),),
    ),
    Record(
        "2026Z03786/3-5", "answer", (3, 4, 5),
        "Wat vindt u van artikel 161 Sv?", "Zie vraag 1.\n\nEn het CAS.",
        citations=(Citation("law", "artikel 161 Sv", "Sv:161:1", "question", 16, 30),),
        refers_to=("2026Z03786/1",), answer_spans=(Span(11, 0, 12), Span(13, 0, 11)),
    ),
)  # fmt: skip
DOCUMENT = Document(
    Source("map/brief é.pdf", "a1" * 32, "pdf", 4, 12345),
    LETTER,
    RECORDS,
    0.987,
    (Doubt("note-unplaced", "footnotes", "2", "note"),),
    (Footnote("2", "los"),),
)
TAG = TopicTag("cas", "CAS", "answer", 21, 24)


def other(name: str, **changes: object) -> Document:
    """Another document about the same letter."""
    records = changes.pop("records", RECORDS)
    letter = replace(LETTER, **changes)  # type: ignore[arg-type]
    source = replace(DOCUMENT.source, name=name, sha256=(name.encode().hex() * 64)[:64])
    return replace(DOCUMENT, source=source, letter=letter, records=records)  # type: ignore[arg-type]


@pytest.fixture
def store_of(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Makes a store that holds these documents."""
    opened: list[Store] = []

    def make(*documents: Document) -> Store:
        path = tmp_path / f"{len(opened)}.sqlite"
        with open_writer(path) as writer:
            for document in documents:
                writer.add_document(
                    document, [(TAG,) if record.id.endswith("3-5") else () for record in document.records]
                )
                writer.set_source(document.source.name, document.source.sha256, document.source.size, 7)
            writer.prefer([document.letter.id for document in documents])
            for document in documents:
                passages = [(passage, passage.text.encode()[:16]) for passage in passages_of(document)]
                writer.add_passages(passages, document.source.sha256)
        opened.append(Store.open(path))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def test_a_document_is_read_back_as_it_was(store_of: Callable[..., Store]) -> None:
    """Every field of every value, in place."""
    store = store_of(DOCUMENT)
    assert store.document("2026Z03786") == DOCUMENT
    assert store.records([record.id for record in RECORDS]) == RECORDS
    assert store.letter_of("2026Z03786/1") == LETTER
    assert store.source_of("2026Z03786") == DOCUMENT.source
    assert store.topic_tags("2026Z03786/3-5") == (TAG,)


@pytest.mark.parametrize(
    "name",
    ["2026Z03786/4", "2026z03786/3-5", "2026Z03790/3", "ah-tk-20252026-1234/5", "2026Z03786/3-5@a1a1a1a1"],
)
def test_a_record_is_found_by_every_name(store_of: Callable[..., Store], name: str) -> None:
    """By a number within a joint answer, another reference, the publication, a version, any case."""
    assert store_of(DOCUMENT).record(name).id == "2026Z03786/3-5"


@pytest.mark.parametrize(
    "name", ["", "/", "2026Z03786", "2026Z03786/2", "2026Z03786/x", "2026Z03786/1@00000000", "9" * 99]
)
def test_an_unknown_record_is_one_error(store_of: Callable[..., Store], name: str) -> None:
    """Whatever is asked, the error is ours."""
    with pytest.raises(UnknownIdError):
        store_of(DOCUMENT).record(name)


def test_references_lead_both_ways(store_of: Callable[..., Store]) -> None:
    """From a target to records, and from a record or letter to what points at it."""
    store = store_of(DOCUMENT)
    assert store.resolve("2026Z03786/4") == ("2026Z03786/3-5",)
    assert store.resolve("ah-tk-20252026-1234") == ("2026Z03786/1", "2026Z03786/3-5")
    assert store.resolve("kst-1-1") == ()
    assert [record.id for record in store.referring_to("2026Z03786/1")] == ["2026Z03786/3-5"]


def test_a_reference_leads_to_what_came_later(store_of: Callable[..., Store]) -> None:
    """An answer that cites a letter is found from it, whichever was read first."""
    citing = replace(
        RECORDS[0], id="2026Z09999/1", citations=(Citation("question", "2026Z03790", "2026Z03790"),)
    )
    later = other("later", id="2026Z09999", references=("2026Z09999",), publication="", records=(citing,))
    store = store_of(later, DOCUMENT)
    assert [record.id for record in store.referring_to("2026Z03786")] == ["2026Z09999/1"]


def test_a_letter_named_by_its_day_is_the_one_that_the_same_ministry_sent(
    store_of: Callable[..., Store],
) -> None:
    """'Mijn brief van 30 maart' leads to that letter, and back, in whatever order they came."""
    citing = _citing_by_day()
    assert store_of(citing, DOCUMENT).resolve("brief:2026-03-30", "2026Z09999/1") == (
        "2026Z03786/1",
        "2026Z03786/3-5",
    )
    assert [one.id for one in store_of(DOCUMENT, citing).referring_to("2026Z03786")] == ["2026Z09999/1"]


@pytest.mark.parametrize("sender", [Sender("Defensie", "minister", "Brekelmans"), Sender()])
def test_a_letter_named_by_its_day_is_not_one_of_another_ministry(
    store_of: Callable[..., Store], sender: Sender
) -> None:
    store = store_of(_citing_by_day(sender=sender, co_senders=()), DOCUMENT)
    assert store.resolve("brief:2026-03-30", "2026Z09999/1") == ()
    assert store.referring_to("2026Z03786") == ()


def test_of_two_letters_of_a_day_none_is_meant(store_of: Callable[..., Store]) -> None:
    second = other("second", id="2026Z03791", references=("2026Z03791",), publication="", records=())
    store = store_of(_citing_by_day(), DOCUMENT, second)
    assert store.resolve("brief:2026-03-30", "2026Z09999/1") == ()
    assert store.resolve("brief:2026-03-30") == ()
    assert store.resolve("brief:2026-03-30", "unknown/1") == ()


def _citing_by_day(**changes: object) -> Document:
    words = Citation("letter", "brief van 30 maart jl.", "brief:2026-03-30")
    record = replace(RECORDS[0], id="2026Z09999/1", citations=(words,), refers_to=())
    return other(
        "later",
        id="2026Z09999",
        references=("2026Z09999",),
        publication="",
        date=date(2026, 4, 20),
        records=(record,),
        **changes,
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(member="El Abassi"), True),
        (Filters(member="el-abássi"), True),
        (Filters(member="Abas"), False),
        (Filters(party="denk"), True),
        (Filters(party="CDA"), False),
        (Filters(minister="Van Weel"), True),
        (Filters(minister="D.M. van Weel"), True),
        (Filters(minister="staatssecretaris"), True),
        (Filters(ministry="Justitie en Veiligheid"), True),
        (Filters(ministry="Binnenlandse zaken"), True),
        (Filters(ministry="JenV"), True),
        (Filters(ministry="Defensie"), False),
        (Filters(ministry="VWS"), False),
        (Filters(since=date(2026, 3, 30), until=date(2026, 3, 30)), True),
        (Filters(since=date(2026, 3, 31)), False),
        (Filters(kinds=("answers", "letter")), True),
        (Filters(kinds=("letter",)), False),
        (Filters(reference="Sv:161"), True),
        (Filters(reference="Sv:16"), False),
        (Filters(reference="2026Z03790"), True),
        (Filters(letter="ah-tk-20252026-1234"), True),
        (Filters(topics=("cas",)), True),
        (Filters(topics=("cas", "ai-act")), False),
        (Filters(party="' OR 1=1 --"), False),
    ],
)  # fmt: skip
def test_filters_hold_what_they_say(store_of: Callable[..., Store], filters: Filters, found: bool) -> None:
    """Each filter lets the joint answer through or not; rows, ids and letters agree."""
    store = store_of(DOCUMENT)
    assert ("2026Z03786/3-5" in store.record_ids(filters)) is found
    rows = store.rows(filters)
    assert rows is not None
    assert {passage.record_id for passage in store.passages(rows)} == set(store.record_ids(filters))
    assert bool(store.letters(filters)) is found
    some = ["2026Z03786/3-5", "2026Z03786/99", "' OR 1=1 --"]
    assert store.meeting(some, filters) == frozenset(some) & set(store.record_ids(filters))


@pytest.mark.parametrize(
    ("written", "asked", "found"),
    [
        ("Nieuw Sociaal Contract", "NSC", True),
        ("NSC", "nieuw sociaal contract", True),
        ("ChristenUnie", "CU", True),
        ("GL-PvdA", "GroenLinks-PvdA", True),
        ("PVV", "PvdA", False),
    ],
)
def test_a_party_is_found_by_every_way_of_writing_it(
    store_of: Callable[..., Store], written: str, asked: str, found: bool
) -> None:
    """The letter's form and the asker's may differ."""
    store = store_of(other("brief", asked_by=(Person("Jansen", written),)))
    assert bool(store.letters(Filters(party=asked))) is found


def test_no_filter_is_no_list_of_rows(store_of: Callable[..., Store]) -> None:
    """None says that nothing was asked; an empty list that nothing meets the filters."""
    store = store_of(DOCUMENT)
    assert store.rows(Filters()) is None
    assert list(store.rows(Filters(party="x")) or ()) == []


def test_the_publication_is_preferred_to_the_draft(store_of: Callable[..., Store]) -> None:
    """Of two versions the published one is shown; the other is found by its version id."""
    draft = other("draft", publication="", closing="Concept")
    store = store_of(draft, DOCUMENT)
    assert store.letter("2026Z03786") == LETTER
    assert [version.preferred for version in store.versions("2026Z03786")] == [True, False]
    assert store.document(f"2026Z03786@{draft.source.sha256[:8]}") == draft
    assert len(store.record_ids()) == 2
    assert store.counts().passages == len(passages_of(DOCUMENT))


def test_bare_questions_give_way_to_joint_answers(store_of: Callable[..., Store]) -> None:
    """Question 4 alone is hidden by the answer to 3-5; question 9, answered nowhere, is shown."""
    asked = [
        replace(RECORDS[1], id=f"2026Z03786/{number}", numbers=(number,), answer="", kind="question")
        for number in (4, 9)
    ]
    questions = other("questions", kind="questions", records=tuple(asked))
    store = store_of(questions, DOCUMENT)
    assert store.record("2026Z03786/4").id == "2026Z03786/4" or store.record("2026Z03786/4").answer
    assert set(store.record_ids()) == {"2026Z03786/1", "2026Z03786/3-5", "2026Z03786/9"}


def test_passages_come_in_the_order_asked(store_of: Callable[..., Store]) -> None:
    """Verbatim slices; rows that are not there are left out."""
    store = store_of(DOCUMENT)
    rows = list(store.passage_rows())
    found = store.passages([rows[-1], 999, rows[0]])
    assert [passage.row for passage in found] == [rows[-1], rows[0]]
    assert found[1].text == RECORDS[0].question
    assert {passage.part for passage in store.passages(rows)} == {"question", "answer", "footnote"}


def test_facets_count_letters(store_of: Callable[..., Store]) -> None:
    """Members, parties, ministers, years with how many letters have each."""
    facets = store_of(DOCUMENT).facets()
    assert facets.parties == (("DENK", 1),)
    assert facets.members == (("El-Abassi", 1), ("Van Baarle", 1))
    assert {name for name, _ in facets.ministers} == {"D.M. van Weel", "E. van Marum"}
    assert (facets.years, facets.topics) == (((2026, 1),), (("cas", 1),))


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("D. Klaver", "Dirk Klaver"), {"D. Klaver": 2}),
        (("Klaver", "Dirk Klaver", "Doutzen Klaver"), {"Klaver": 1, "Dirk Klaver": 1, "Doutzen Klaver": 1}),
        (("Dijk", "Van Dijk"), {"Dijk": 1, "Van Dijk": 1}),
    ],
)
def test_a_minister_stands_once_among_the_filters(
    store_of: Callable[..., Store], names: tuple[str, ...], shown: dict[str, int]
) -> None:
    """A first name makes no other minister, unless two ministers have the surname; a prefix does."""
    letters = [
        other(f"{at}by", sender=Sender("Defensie", "minister", name), co_senders=(), id=f"doc-{at}")
        for at, name in enumerate(names)
    ]
    assert dict(store_of(*letters).facets().ministers) == shown


def test_a_refused_file_is_remembered_until_it_is_read(tmp_path: Path) -> None:
    """A name is a source or refused, never both."""
    why = message("{what} is damaged", what=message("its part {part}", part="é.xml"))
    refused = RefusedFile("map/brief é.pdf", "b2" * 32, 9, 9, "damaged", why)
    with open_writer(tmp_path / "r") as writer:
        writer.set_refused(refused)
    with Store.open(tmp_path / "r") as store:
        assert store.refused() == (refused,)
    with open_writer(tmp_path / "s") as writer:
        writer.set_refused(refused)
        with_before = writer.has_source(refused.name)
        writer.add_document(DOCUMENT, [(), ()])
        writer.set_source(DOCUMENT.source.name, DOCUMENT.source.sha256, 1, 1)
    assert not with_before
    with Store.open(tmp_path / "s") as store:
        assert store.refused() == ()
        assert [name for name, *_ in store.sources()] == [DOCUMENT.source.name]


def test_a_file_that_is_no_store_is_damaged(tmp_path: Path) -> None:
    """SQLite's errors become ours."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(DamagedIndexError, match=r"store\.sqlite"):
        Store.open(path)
