"""Two versions are compared question by question, and the runs of words give both texts back."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from kb.question.record import Footnote, Record
from kb.version.comparison import Comparison, compare_records, differences


def answered(*numbers: int, question: str = "", answer: str = "Ja.", label: str = "") -> Record:
    """A record of these questions."""
    own = f"2024Z11859/{'-'.join(map(str, numbers)) or label}"
    asked = question or " ".join(f"Wat is uw oordeel over zaak {number}?" for number in numbers)
    return Record(own, "answer" if numbers else "section", numbers, asked, answer, label)


def shown(comparison: Comparison) -> list[str]:
    """What differs, as wdiff writes it."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        f"{record.label} {part.part}: " + " ".join(signs[run.kind].format(run.text) for run in part.runs)
        for record in comparison.records
        for part in record.parts
        if not part.same
    ]


def test_equal_texts_are_the_same() -> None:
    """White space apart, which is a matter of typesetting."""
    first = [answered(1, answer="Ja,  dat klopt.\n\nZie ook hieronder.")]
    second = [answered(1, answer="Ja, dat klopt.\n\nZie ook hieronder.")]
    comparison = compare_records(first, second)
    assert comparison.same
    assert shown(comparison) == []


def test_words_that_differ_are_told_from_those_that_do_not() -> None:
    """In the answer, the question or a note, each by itself."""
    first = [answered(1, answer="Ja, dat klopt in 3 gevallen."), answered(2)]
    second = [answered(1, answer="Ja, dat klopt in 13 gevallen."), answered(2, answer="Nee. Nooit.")]
    assert shown(compare_records(first, second)) == [
        "1 answer: Ja, dat klopt in [-3-] {+13+} gevallen.",
        "2 answer: [-Ja.-] {+Nee. Nooit.+}",
    ]
    noted = Record("a/1", "answer", (1,), "Zo?", "Ja.", footnotes=(Footnote("1", "Kamerstuk 26 643, nr. 1"),))
    other = Record("b/1", "answer", (1,), "Zo?", "Ja.", footnotes=(Footnote("7", "Kamerstuk 26 643, nr. 2"),))
    assert shown(compare_records([noted], [other])) == ["1 footnote: Kamerstuk 26 643, nr. [-1-] {+2+}"]


def test_a_joint_answer_stands_beside_the_single_ones() -> None:
    """Also where the groups overlap without being the same."""
    single = [answered(number) for number in range(1, 6)]
    joint = [answered(1), answered(2, 3), answered(4, 5)]
    labels = [
        (one.label, len(one.first_ids), len(one.second_ids)) for one in compare_records(single, joint).records
    ]
    assert labels == [("1", 1, 1), ("2-3", 2, 1), ("4-5", 2, 1)]
    crossed = compare_records([answered(1, 2), answered(3, 4)], [answered(2, 3), answered(1), answered(4)])
    assert [(one.label, len(one.first_ids), len(one.second_ids)) for one in crossed.records] == [
        ("1-4", 2, 3)
    ]
    assert compare_records([answered(3, 5)], []).records[0].label == "3,5"


def test_what_only_one_has_is_all_removed_or_added() -> None:
    """Nothing is left out."""
    comparison = compare_records([answered(1), answered(2)], [answered(2), answered(3)])
    assert shown(comparison) == [
        "1 question: [-Wat is uw oordeel over zaak 1?-]",
        "1 answer: [-Ja.-]",
        "3 question: {+Wat is uw oordeel over zaak 3?+}",
        "3 answer: {+Ja.+}",
    ]


def test_sections_are_paired_by_their_label() -> None:
    """A letter that is no questions has headings."""
    first = [answered(label="s1", answer="Inleiding"), answered(label="s2", answer="Slot")]
    assert shown(compare_records(first, [first[1]])) == ["s1 answer: [-Inleiding-]"]


@given(st.lists(st.sampled_from(("a", "b", "c", "\n\n"))), st.lists(st.sampled_from(("a", "b", "d", "\n\n"))))
def test_runs_give_both_texts(own: list[str], other: list[str]) -> None:
    """Without what was added the first, without what was removed the second."""
    first, second = " ".join(own), " ".join(other)
    runs = differences(first, second)
    for kind, text in (("added", first), ("removed", second)):
        kept = [word for run in runs if run.kind != kind for word in run.text.split()]
        assert kept == text.split()


def test_a_long_answer_takes_no_time() -> None:
    """5,000 words of a small vocabulary, every fiftieth changed."""
    chance = random.Random(1)
    words = [f"w{chance.randrange(400)}" for _ in range(5_000)]
    other = [word if chance.random() > 0.02 else "anders" for word in words]
    start = time.perf_counter()
    assert any(run.kind == "added" for run in differences(" ".join(words), " ".join(other)))
    assert time.perf_counter() - start < 3
