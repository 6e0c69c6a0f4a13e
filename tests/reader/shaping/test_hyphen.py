"""Words cut at a line end are joined as Dutch spells them."""

from __future__ import annotations

import pytest

from kb.reader.shaping.hyphen import Join, Vocabulary, join, vocabulary

NOTHING_KNOWN = Vocabulary(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("previous", "following", "expected"),
    [
        ("werd zij geïnfor-", "meerd over", "nothing"),
        ("in Noord-", "Holland is", "hyphen"),
        ("de niet-", "werkende partner", "hyphen"),
        ("de AI-", "verordening geldt", "hyphen"),
        ("kwaliteits-", "en risicoproces", "hyphen-space"),
        ("voor- of", "nadelen", "space"),
        ("zie https://www.movisie.nl/sites/", "movisie.nl/files", "address"),
        ("(www.ftm.nl/artikelen/overheden-willen-", "weten-waar)", "address"),
        ("gewone tekst", "die doorgaat", "space"),
        ("een gedachtestreep -", "en verder", "space"),
        ("in de jaren 2021-", "2022 was", "hyphen"),
    ],
)
def test_a_line_end_is_joined_as_spelled(previous: str, following: str, expected: Join) -> None:
    """Each kind of line end is joined in its own way."""
    assert join(previous, following, NOTHING_KNOWN) == expected


def test_words_of_the_document_decide() -> None:
    """A compound that the document writes with a hyphen elsewhere keeps it at a line end."""
    known = vocabulary(["predictive-policing-systemen die", "geen regenboogprovincie"])
    assert join("dit predictive-policing-", "systeem werd", known) == "hyphen"
    assert join("een regen-", "boogprovincie te", known) == "nothing"


def test_halves_of_cut_words_are_no_words() -> None:
    """What a hyphen cut in two is not taken for a word that the document knows."""
    known = vocabulary(["haar AI-Gover-", "nance en"])
    assert "nance" not in known.words
    assert "en" in known.words
