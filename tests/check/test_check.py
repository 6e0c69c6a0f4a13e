"""What a draft quotes is verbatim only where every character stands in a record, in the place it names."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kb import KnowledgeBase, UsageError
from kb.check.typography import normal, places
from tests.check.alterations import ALTERATIONS, disguised, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 20260330
NUMBER = "2026Z03786"


@pytest.fixture(scope="module")
def base(root: Path) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(root) as opened:
        yield opened


@pytest.fixture(scope="module")
def said(base: KnowledgeBase) -> list[str]:
    """Sentences of the answers."""
    return [one for record in base.records() for one in sentences(record.answer)]


def statuses(base: KnowledgeBase, quotes: list[str]) -> list[str]:
    report = base.check("\n\n".join(f"Zij schreef: “{quote}”" for quote in quotes))
    assert len(report.quotations) == len(quotes)
    return [one.status for one in report.quotations]


def test_words_as_they_stand_are_verbatim_in_any_typography(base: KnowledgeBase, said: list[str]) -> None:
    rng = random.Random(SEED)
    assert len(said) > 20
    quotes = [*said, *(disguised(one, rng) for one in said for _ in range(3))]
    assert set(statuses(base, quotes)) == {"verbatim"}


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_one_change_is_never_verbatim(base: KnowledgeBase, said: list[str], alter: object) -> None:
    rng = random.Random(SEED)
    texts = [normal(text) for record in base.records() for text in (record.question, record.answer)]
    quotes = [" ".join(alter(one.split(), rng)) for one in said for _ in range(2)]  # type: ignore[operator]
    changed = [one for one in quotes if not any(normal(one) in text for text in texts)]
    assert len(changed) > 0.9 * len(quotes)
    found = statuses(base, changed)
    assert "verbatim" not in found
    assert found.count("altered") > 0.9 * len(found)


def test_two_sentences_of_two_places_are_joined(base: KnowledgeBase, said: list[str]) -> None:
    rng = random.Random(SEED)
    pairs = [rng.sample(said, 2) for _ in range(60)]
    found = statuses(base, [f"{first} {second}" for first, second in pairs])
    assert found.count("joined") > 0.8 * len(found)
    assert found.count("verbatim") <= sum(
        any(normal(f"{first} {second}") in normal(record.answer) for record in base.records())
        for first, second in pairs
    )


def test_the_place_that_is_named_counts(base: KnowledgeBase) -> None:
    for record in base.records():
        for sentence in sentences(record.answer)[:2]:
            if record.id.startswith(NUMBER) and len(record.numbers) == 1:
                (right,) = base.check(f"“{sentence}” ({NUMBER}, vraag {record.numbers[0]}).").quotations
                assert right.status == "verbatim"
                assert any(f"vraag {record.numbers[0]}" in one.citation for one in right.found)
                (wrong,) = base.check(f"“{sentence}” ({NUMBER}, vraag 99).").quotations
                assert (wrong.status, wrong.wrong) == ("elsewhere", ("question",))
                (wrong,) = base.check(f"In 2025Z12345 staat: “{sentence}”").quotations
                assert (wrong.status, wrong.wrong) == ("elsewhere", ("letter",))
                (wrong,) = base.check(f"In de brief van 1 mei 2019 staat: “{sentence}”").quotations
                assert (wrong.status, wrong.wrong) == ("elsewhere", ("date",))


def test_omissions_and_insertions_are_named_and_not_verbatim(base: KnowledgeBase, said: list[str]) -> None:
    words = next(one for one in said if len(one.split()) > 12).split()
    for mark in ("…", "[…]", "(...)"):
        (one,) = base.check(f"“{' '.join(words[:4])} {mark} {' '.join(words[8:])}”").quotations
        assert (one.status, len(one.practice)) == ("excerpted", 1)
    (one,) = base.check(f"“{' '.join(words[:4])} [het CAS] {' '.join(words[5:])}”").quotations
    assert (one.status, one.practice) == ("excerpted", ("[het CAS]",))
    (one,) = base.check(f"“{' '.join(words[8:])} […] {' '.join(words[:4])}”").quotations
    assert one.status != "verbatim"


@pytest.mark.parametrize(("left", "right"), ["“”", "„”", "„“", "«»", '""', "‘’", "''", ("> ", "")])
def test_every_kind_of_mark_is_seen(base: KnowledgeBase, said: list[str], left: str, right: str) -> None:
    sentence = next(one for one in said if not set("'‘’\"") & set(one))
    (one,) = base.check(f"Zij schreef:\n\n{left}{sentence}{right}\n\nEn verder.").quotations
    assert (one.status, one.line) == ("verbatim", 3)


def test_a_part_of_a_word_or_number_is_not_verbatim(base: KnowledgeBase) -> None:
    (record,) = [one for one in base.records() if one.id == f"{NUMBER}/8"]
    words = record.answer.split()[:8]
    (one,) = base.check(f"“{' '.join(words)[1:]}”").quotations
    assert one.status != "verbatim"


def test_references_lead_to_records_or_are_not_in_the_index(base: KnowledgeBase) -> None:
    draft = f"Zie {NUMBER}, vraag 4, en {NUMBER}, vraag 44. Zie 2031Z00001. Zie de brief van 30 maart 2026."
    found = {one.text: one.known for one in base.check(draft).references}
    assert found[NUMBER]
    assert not found["2031Z00001"]
    assert found["brief van 30 maart 2026"]
    assert (found["vraag 4"], found["vraag 44"]) == (True, False)


def test_a_draft_without_text_is_refused_and_one_without_quotations_is_empty(base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="no text"):
        base.check(" \n ")
    assert base.check("Dit is een gewone zin.").quotations == ()


def test_places_lead_back_to_the_text() -> None:
    for text in ("  een\u00a0 «ﬁets»\n\nzo\u00adals … dit ", "x", ""):
        at = places(text)
        assert len(at) == len(normal(text)) + 1
        assert at == sorted(at)
