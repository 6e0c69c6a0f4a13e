"""Sentences of official Dutch end at full stops that are ends, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.sentence import first_sentence, sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ja.", "Dat klopt."],
        ["In mijn brief d.d. 13 juli jl. heb ik dit toegelicht.", "Het gaat om art. 8 Wpg."],
        ["Zie Kamerstuk 26 643, nr. 1234, p. 3.", "De rest volgt."],
        ["De brief van 20 oktober jl. (Kamerstuk 36 045, nr. 115) bevat meer.", "Verder niets."],
        ["Dhr. D.M. van Weel en drs. J. Jansen schreven dit.", "Zij zijn akkoord."],
        ["Het kost 1,2 mln. euro m.b.t. de politie.", "Bijv. voor ICT, o.a. CAS."],
        ["Er zijn er 2.327 in 2021.", "In 2020 waren het er minder."],
        ["Dat gebeurde op 3 mei jl.", "Daarna volgde niets."],
        ["Klopt dat?", "Nee!", "«Dat is zo.»", "En verder."],
        ["Dit staat in het rapport.[3 ]", "Hierbij ben ik ingegaan op alles."],
        ["Zie www.ggdreservisten.nl voor meer.", "Meld u aan."],
        ["Amnesty c.s. en dergelijke, enz.", "Punt."],
    ],
)
def test_ends(sentences: list[str]) -> None:
    """Abbreviations, initials, numbers, notes and quotes."""
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_blank_line_ends_a_sentence() -> None:
    """Headings and list items have no full stop."""
    text = "Aanleiding\n\nDe politie stopt"
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Aanleiding", "De politie stopt"]


def test_the_first_sentence() -> None:
    """Leading space is not part of it; text without words has none."""
    assert first_sentence("  Ja, jl. nog. Nee.") == (2, 14)
    assert first_sentence(" \n ") == (0, 0)


@given(st.text(alphabet=st.sampled_from('aB. !?\n"»)1[]jl'), max_size=200))
def test_sentences_hold_all_text_but_space(text: str) -> None:
    """Nothing is lost and nothing stands twice."""
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
