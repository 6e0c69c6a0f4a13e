"""Passages are verbatim slices that together hold the whole text, cut at paragraph and sentence ends."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kb.document import Document
from kb.letter.letter import Letter
from kb.passage import LONGEST, SHORTEST_TAIL, passages_of, record_passages, slices
from kb.question.record import Footnote, Record
from kb.source import Source

SENTENCE = "De politie heeft in artikel 8, nr. 3 jl. een grondslag voor de verwerking. "
LONG = "\n\n".join((SENTENCE * 9).strip() for _ in range(6))
RECORD = Record(
    "2026Z03786/4", "answer", (4,), "Klopt het dat CAS is gestopt?", LONG,
    footnotes=(Footnote("1", "Voorbeelden hiervan zijn de inkomensverdeling per wijk."),),
)  # fmt: skip
LETTER = Letter("2026Z03786", "answers", subject="Antwoorden over CAS", date=date(2026, 3, 30))
DOCUMENT = Document(Source("a.md", "0" * 64, "markdown", None), LETTER, (RECORD,))


def text_of(record: Record, part: str, note: int) -> str:
    if part == "footnote":
        return record.footnotes[note].text
    return record.question if part == "question" else record.answer


def test_every_passage_is_verbatim_and_in_place() -> None:
    """The text is the record's own at [start, end)."""
    for passage in passages_of(DOCUMENT):
        assert passage.text == text_of(RECORD, passage.part, passage.note)[passage.start : passage.end]


def test_question_answer_and_notes_have_passages_with_ids_of_their_own() -> None:
    """The question is one, the answer several, each note one."""
    ids = [passage.id for passage in passages_of(DOCUMENT)]
    assert ids[0] == "2026Z03786/4#q1"
    assert ids[1] == "2026Z03786/4#a1"
    assert ids[-1] == "2026Z03786/4#n1"
    assert len(ids) == len(set(ids)) > 4


def test_an_answer_is_read_with_its_subject_and_question() -> None:
    """Alone, 'Ja.' means nothing."""
    question, answer, *_ = passages_of(DOCUMENT)
    assert question.embedding_text == f"Antwoorden over CAS\n{RECORD.question}"
    assert answer.context == f"Antwoorden over CAS\n{RECORD.question}"
    assert answer.embedding_text == f"{answer.context}\n{answer.text}"


def test_long_answers_are_cut_at_sentence_ends() -> None:
    """No passage is longer than the limit and a short tail, and each ends with a full stop."""
    answers = [passage for passage in passages_of(DOCUMENT) if passage.part == "answer"]
    assert len(answers) > 3
    for passage in answers:
        assert len(passage.text) <= LONGEST + SHORTEST_TAIL
        assert passage.text.endswith("verwerking.")


def test_the_heading_of_a_section_is_context() -> None:
    """It is found with the text under it, and alone only where there is none."""
    section = Record("x/s1", "section", (), "Aanleiding", "De politie stopt.")
    assert [passage.text for passage in record_passages(section)] == ["De politie stopt."]
    bare = Record("x/s2", "section", (), "Aanleiding", "")
    assert [passage.text for passage in record_passages(bare)] == ["Aanleiding"]


def test_a_record_without_text_has_no_passages() -> None:
    """White space is nothing to find."""
    assert list(record_passages(Record("x/1", "answer", (1,), " ", "\n\n"))) == []


@given(st.text(alphabet=st.sampled_from("ab. \né€"), max_size=600), st.integers(20, 200))
def test_slices_hold_all_text_but_space(text: str, longest: int) -> None:
    """In order, apart, not empty, and nothing but white space between them."""
    cut = slices(text, longest)
    assert "".join("".join(text[a:b] for a, b in cut).split()) == "".join(text.split())
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in cut)
    assert all(one[1] <= other[0] for one, other in pairwise(cut))


def test_a_text_without_any_space_is_cut_too() -> None:
    """A model reads no more than its window."""
    assert [b - a for a, b in slices("x" * 5_000)] == [1_200, 1_200, 1_200, 1_400]
