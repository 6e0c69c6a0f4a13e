"""A query is words, phrases, references and exclusions; whatever else is typed is plain text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.query import parse_query


def test_the_parts_of_a_query() -> None:
    """Each kind is told from the others."""
    query = parse_query(
        'waarom stopte "etnisch profileren" artikel 8 Wpg -Amnesty -"zonder grond" 2026Z03786'
    )
    assert query.words == ("waarom", "stopte")
    assert query.phrases == ("etnisch profileren",)
    assert [reference.target for reference in query.references] == ["2026Z03786", "Wpg:8"]
    assert query.excluded == ("zonder grond", "Amnesty")
    assert "Amnesty" not in query.meaning
    assert "2026Z03786" not in query.meaning


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("2026Z03786", "2026Z03786"),
        ("2026z03786", "2026Z03786"),
        ("2026Z03786/4", "2026Z03786/4"),
        ("2026Z03786/3-5", "2026Z03786/3-5"),
        ("2026Z03786/3,5", "2026Z03786/3,5"),
        ("2026Z03786/4.2", "2026Z03786/4.2"),
        ("2026Z03786/toelichting", "2026Z03786/toelichting"),
        ("2026Z03786-uitstel/s2", "2026Z03786-uitstel/s2"),
        ("2026Z03786/4@1a2b3c4d", "2026Z03786/4@1a2b3c4d"),
        ("artikel 8 wpg", "Wpg:8"),
        ('"2026Z03786"', "2026Z03786"),
        ("kst-26643-1234", "kst-26643-1234"),
        ("26643-1234", "kst-26643-1234"),
        ("ah-tk-20232024-2210", "ah-tk-20232024-2210"),
        ("Verordening (EU) 2024/1689", "EU:2024/1689"),
        ("artikel 8 Wpg", "Wpg:8"),
        ("EU:2024/1689", "EU:2024/1689"),
        ("Sv:161", "Sv:161"),
        ("ECLI:NL:HR:2023:1234", "ECLI:NL:HR:2023:1234"),
    ],
)
def test_references(text: str, target: str) -> None:
    """By number or as a citation is written."""
    assert [reference.target for reference in parse_query(text).references] == [target]


@pytest.mark.parametrize("text", ["“etnisch profileren”", "«etnisch profileren»", "„etnisch profileren”"])
def test_any_quotation_marks(text: str) -> None:
    """As a text from Word or a letter has them."""
    assert parse_query(text).phrases == ("etnisch profileren",)


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '""', '" "', "*", "?", "-", "--", '-"', '-""', "(", "AND", "a:b", "x^2~", "\\", "😀",
     "\ud800", "\x00\x1b[31m", "\u202e", "nl:(a OR b)", "[a TO b]", '"a" "', "+-+-", "' OR 1=1 --"],
)  # fmt: skip
def test_odd_input_is_plain_text(text: str) -> None:
    """Nothing raises, and what comes out is clean."""
    query = parse_query(text)
    assert "\x1b" not in query.text
    query.text.encode("utf-8")


def test_a_minus_within_a_word_excludes_nothing() -> None:
    """Hyphens are common in Dutch."""
    query = parse_query("AI-verordening hoog - risico")
    assert query.excluded == ()
    assert query.words == ("AI", "verordening", "hoog", "risico")


def test_a_long_query_is_cut() -> None:
    """A megabyte takes no time."""
    start = time.perf_counter()
    query = parse_query("algoritme " * 100_000)
    assert query.cut
    assert len(query.text) <= 2_000
    assert time.perf_counter() - start < 15  # a guard, not a measurement


def test_function_words_tell_nothing() -> None:
    """They remain words of the query, for its meaning."""
    query = parse_query("waar is het algoritme for the police")
    assert query.telling_words == ("algoritme", "police")


@given(st.text(alphabet=st.characters(), max_size=500))
def test_no_text_is_an_error(text: str) -> None:
    """Also with lone surrogates and controls."""
    query = parse_query(text)
    query.meaning.encode("utf-8")
    for word in (*query.words, *query.phrases, *query.excluded):
        assert word


PROSE = (
    "Bent u bekend met het bericht «Boot te laat» en wat gaat u daar als verantwoordelijke minister"
    " -snel- aan doen?"
)


def test_in_prose_quotes_are_titles_and_dashes_are_dashes() -> None:
    """A question as members ask it demands nothing; its words are all searched for."""
    query = parse_query(PROSE)
    assert (query.phrases, query.excluded, query.titles) == ((), (), ("Boot te laat",))
    assert {"Boot", "laat", "snel", "minister"} <= set(query.words)
    assert "Boot te laat" in query.meaning


def test_a_few_words_and_a_phrase_are_no_prose() -> None:
    """The phrase must stand there, what has a minus must not."""
    query = parse_query('wat zei de minister over "etnisch profileren" -CAS')
    assert (query.phrases, query.excluded, query.titles) == (("etnisch profileren",), ("CAS",), ())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("21501-32-9740", "kst-21501-32-9740"),
        ("kst-21501-32-9740", "kst-21501-32-9740"),
        ("Kamerstuk 21501-32, nr. 9740", "kst-21501-32-9740"),
        ("21 501-32, nr. 9740", "kst-21501-32-9740"),
        ("32768", "kst-32768"),
        ("dossier 26 643", "kst-26643"),
    ],
)
def test_the_number_of_a_paper_or_dossier_with_a_part_is_read_whole(text: str, target: str) -> None:
    assert [reference.target for reference in parse_query(text).references] == [target]


def test_a_number_among_words_is_no_dossier() -> None:
    assert parse_query("wat kostten 26643 meetpalen").references == ()
