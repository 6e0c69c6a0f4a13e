"""References are found verbatim, in place, without overlap, and in time that grows with the text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.citation.find import find_citations
from kb.citation.refers import referenced_questions
from kb.letter.dates import find_dates
from kb.letter.ministries import parse_senders
from kb.letter.people import parse_members

WORDS = [
    "artikel", "artikelen", "161", "3:10", "Sv", "Wpg", "AVG", "(", ")", ",", "en", "van de",
    "Wet politiegegevens", "eerste lid", "Kamerstuk", "26 485", "nr. 432", "36 410 VIII", "2024Z15585",
    "Aanhangsel Handelingen", "2023–2024", "motie", "Van Nispen c.s.", "NOS", "1 maart 2024", "«titel»",
    "https://nos.nl/a", "vraag 3", "het lid Podt (D66)", "Verordening (EU) 2024/1689", "AI-verordening",
    "Stb. 2024, 153", "ECLI:NL:RVS:2024:3951", "Minister", "van", "Financiën", ".", "\n\n", "’",
]  # fmt: skip


def check(text: str) -> None:
    citations = find_citations(text, "answer", asked_on=date(2024, 11, 1))
    end = 0
    for citation in citations:
        assert text[citation.start : citation.end] == citation.text
        assert end <= citation.start < citation.end
        assert citation.target
        end = citation.end


@given(st.text())
def test_any_text_keeps_offsets_and_never_overlaps(text: str) -> None:
    check(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", " "]))
def test_any_mixture_of_references_keeps_offsets_and_never_overlaps(words: list[str], space: str) -> None:
    check(space.join(words))


def test_the_parts_of_a_citation_are_told() -> None:
    (citation,) = find_citations("Zie artikel 161 Sv.", "footnote", note=2)
    assert (citation.kind, citation.text, citation.target) == ("law", "artikel 161 Sv", "Sv:161")
    assert (citation.part, citation.note, citation.start, citation.end) == ("footnote", 2, 4, 18)


def test_the_letters_own_number_is_no_reference() -> None:
    text = "vragen 2026Z03786 en 2026Z00001"
    assert [c.target for c in find_citations(text, letter_id="2026Z03786")] == ["2026Z00001"]


def test_the_longest_of_two_that_overlap_stays() -> None:
    (citation,) = find_citations("www.tweedekamer.nl/kamerstukken/detail?id=2024D42030&did=2024D42030")
    assert citation.kind == "web"


def test_an_abbreviation_may_be_explained_elsewhere_in_the_letter() -> None:
    letter = "De Wet gegevens over nieuwe dingen (Wgnd) komt eraan."
    assert [c.target for c in find_citations("Zie artikel 3 Wgnd.", context=letter)] == ["Wgnd:3"]
    assert find_citations("Zie artikel 3 Wgnd.") == ()


HOSTILE = [
    " ", "a", "A ", "1 ", "\n", "(", "«", "artikel 1, ", "Artikel 1 lid 1, ", "Wet aap ", "Wet aap (",
    "Kamerstuk 12 345 ", "nr. 2, ", "motie A/", "A en ", "de leden A en ", "het lid A, ",
    "Minister van A en ", "Minister A - ", "vraag 1, 2 en ", "ECLI:NL:", "www.", "a.b.", "NOS, «",
    "1 maart ", "Verordening (EU) ", "A-", "van ", "2024Z", "AVG (", "de vorige vraag ",
    "Aanhangsel Handelingen, vergaderjaar ", "ministers van Financiën, ", "vraag 1 van het lid A ",
]  # fmt: skip


@pytest.mark.parametrize("seed", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(seed: str) -> None:
    """Ten times the text may take thirty times as long: no square, and clear of a busy machine's noise."""
    short, long = (seed * (size // len(seed) + 1) for size in (6_000, 60_000))
    assert timed(long) < 30 * timed(short) + 1.0


def timed(text: str) -> float:
    start = time.process_time()
    find_citations(text)
    referenced_questions(text, (6,), range(12))
    parse_members(text)
    parse_senders(text)
    find_dates(text)
    return time.process_time() - start
