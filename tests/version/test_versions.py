"""Copies of one set of questions are found, the published one first, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.document import Document
from kb.errors import UnknownIdError
from kb.knowledge_base import KnowledgeBase
from kb.letter.letter import Letter, Person
from kb.question.record import Record
from kb.source import Source
from kb.version.same_questions import same_questions
from tests.faults.world import World

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = ("het arrest", "de sluiting", "het toezicht", "de kosten", "het vervolg")
LETTER = Letter(
    "2024Z11859", "answers", "Sluiting", date(2024, 7, 25), "nl", references=("2024Z11859",),
    asked_on=date(2024, 7, 5), asked_by=(Person("Mutluer", "GroenLinks-PvdA"), Person("El-Abassi", "DENK")),
)  # fmt: skip
AANHANGSEL = replace(
    LETTER, id="ah-tk-20232024-2210", references=(), publication="ah-tk-20232024-2210",
    received_on=date(2024, 7, 25), asked_by=(Person("El Abassi", "DENK"),),
)  # fmt: skip


def document(letter: Letter, sha: str, *, joint: bool = False, changed: int = 0) -> Document:
    """Five questions, of which the first `changed` are others."""
    asked = [
        f"Kunt u uiteenzetten wat {'niet ' if number < changed else ''}de gevolgen zijn van {subject}?"
        for number, subject in enumerate(SUBJECTS)
    ]
    if joint:
        asked[3:] = [" ".join(asked[3:])]
    numbers = [(1,), (2,), (3,), (4, 5)] if joint else [(number,) for number in range(1, 6)]
    records = tuple(
        Record(f"{letter.id}/{'-'.join(map(str, own))}", "answer", own, text, "Ja.")
        for own, text in zip(numbers, asked, strict=True)
    )
    return Document(Source(f"{sha}.txt", sha * 64, "text", None), letter, records)


def index(root: Path, *documents: Document) -> KnowledgeBase:
    """A knowledge base of these documents."""
    world = World(root)
    for one in documents:
        path = world.settings.corpus / one.source.name
        path.parent.mkdir(exist_ok=True)
        path.write_text(one.source.sha256, encoding="utf-8")
    by_name = {one.source.name: one for one in documents}
    world.rebuild(parse=lambda _, *, name: by_name[name])
    return KnowledgeBase.open(settings=world.settings)


def test_draft_letter_and_publication_are_one_set(tmp_path: Path) -> None:
    """Asked for by any of their ids, the published one first."""
    draft = document(replace(LETTER, date=None), "a")
    with index(
        tmp_path, draft, document(LETTER, "b", joint=True), document(AANHANGSEL, "c"),
        document(replace(AANHANGSEL, id="ah-tk-20232024-1", publication="ah-tk-20232024-1"), "d", changed=5),
    ) as kb:  # fmt: skip
        expected = ["ah-tk-20232024-2210@cccccccc", "2024Z11859@bbbbbbbb", "2024Z11859@aaaaaaaa"]
        for asked in ("2024Z11859", "ah-tk-20232024-2210", "2024Z11859@aaaaaaaa"):
            assert [version.id for version in kb.versions(asked)] == expected
        assert [kb.document(version).source.sha256[0] for version in expected] == ["c", "b", "a"]
        assert [version.id for version in kb.versions("ah-tk-20232024-1")] == ["ah-tk-20232024-1@dddddddd"]
        with pytest.raises(UnknownIdError):
            kb.versions("2024Z00000")


def test_questions_alone_come_after_their_answers(tmp_path: Path) -> None:
    """As published they are, they answer nothing."""
    asked = document(
        replace(LETTER, kind="questions", date=date(2024, 7, 5), publication="kv-tk-2024Z11859"), "a"
    )
    with index(tmp_path, asked, document(AANHANGSEL, "b"), document(LETTER, "c")) as kb:
        assert [version.sha256[0] for version in kb.versions("2024Z11859")] == ["b", "c", "a"]


@pytest.mark.parametrize(("changed", "same"), [(0, True), (1, True), (2, False), (5, False)])
def test_four_of_five_questions_must_be_the_same(changed: int, *, same: bool) -> None:
    """Less is no copy, and nothing is guessed; joint questions count for as many as they are."""
    other = document(AANHANGSEL, "b", changed=changed)
    assert same_questions(document(LETTER, "a"), other) is same
    assert same_questions(document(LETTER, "a", joint=True), other) is same


def test_case_accents_and_punctuation_make_no_difference() -> None:
    """Typing and typesetting change those."""
    other = document(AANHANGSEL, "b")
    records = tuple(replace(one, question=one.question.upper().replace("?", " ?")) for one in other.records)
    assert same_questions(document(LETTER, "a"), replace(other, records=records))


@pytest.mark.parametrize(
    "change",
    [
        {"asked_on": date(2024, 7, 6)},
        {"asked_by": (Person("Van Houwelingen", "FVD"),)},
        {"references": ("2024Z11860",)},
    ],
)
def test_what_a_letter_says_of_itself_goes_before_its_text(change: dict[str, object]) -> None:
    """Another day, other members, another number: the same questions asked again."""
    other = document(replace(AANHANGSEL, **change), "b")  # type: ignore[arg-type]
    assert not same_questions(document(LETTER, "a"), other)


def test_short_questions_prove_nothing() -> None:
    """'Zo nee, waarom niet?' is asked of everything."""
    short = Record("x/1", "answer", (1,), "Zo nee, waarom niet?", "Ja.")
    first, second = document(LETTER, "a"), document(AANHANGSEL, "b")
    assert not same_questions(replace(first, records=(short,)), replace(second, records=(short,)))


def test_without_a_day_a_member_must_lead_there(tmp_path: Path) -> None:
    """Neither a day nor a member: not even the same text makes a version."""
    undated = replace(AANHANGSEL, asked_on=None)
    nobody = replace(undated, id="ah-tk-20232024-3", publication="ah-tk-20232024-3", asked_by=())
    with index(tmp_path, document(LETTER, "a"), document(undated, "b"), document(nobody, "c")) as kb:
        assert [version.sha256[0] for version in kb.versions("2024Z11859")] == ["b", "a"]
