"""A query is taken for what it means: names, numbers, days, abbreviations; and its operators are obeyed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.search.hit import Filters
from kb.search.understood.abbreviations import ABBREVIATIONS, as_cited
from kb.search.understood.moments import moments_in
from kb.search.understood.names import names_of
from kb.search.understood.reading import said
from kb.search.understood.syntax import read_syntax

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.search.hit import Mode, SearchResult

MODES: tuple[Mode, ...] = ("hybrid", "lexical", "dense")
SIGNS = ("cas", "AND", "OF", "NOT", "(", ")", '"', "discrim*", "NEAR/2", "DENK", "2026", "-")


def ids(result: SearchResult) -> list[str]:
    return [hit.record.id for hit in result.hits]


def letters(result: SearchResult) -> set[str]:
    return {hit.letter.id for hit in result.hits}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("cas AND politie", "cas AND politie"),
        ("cas EN politie", "cas AND politie"),
        ("cas OF politie NIET pilot", "cas OR (politie AND NOT pilot)"),
        ("cas AND (politie OR rechter)", "cas AND (politie OR rechter)"),
        ("etnisch profileren AND NOT cas", "(etnisch AND profileren) AND NOT cas"),
        ('"etnisch profileren" OR cas', '"etnisch profileren" OR cas'),
        ("discrim*", "discrim*"),
        ("politie NEAR/5 algoritme", "politie NEAR/5 algoritme"),
        ("politie NABIJ algoritme", "politie NEAR/10 algoritme"),
        ("cas AND -pilot", "cas AND NOT pilot"),
    ],
)
def test_operators_as_people_type_them(text: str, tree: str) -> None:
    """OR binds least, then AND, then NOT; words beside each other must all stand there."""
    read = read_syntax(text)
    assert read is not None
    assert said(read) == tree


@pytest.mark.parametrize(
    "text",
    [
        "AND OR NOT",
        "politie en algoritme", "wel of niet", "cas and politie", "(etnisch) profileren", "cas -pilot",
        "waarom heeft u dit NIET gedaan", "DE POLITIE EN DE BURGER", "a) de vraag", '15" scherm', "AI-*",
        "Kunt u aangeven waarom de politie dit NIET eerder aan de Kamer heeft gemeld OF wilde melden?",
    ],
)  # fmt: skip
def test_what_is_no_operator(text: str) -> None:
    """Small letters are words, and so are capitals that only stress."""
    assert read_syntax(text) is None


@pytest.mark.parametrize(
    "text",
    ['"onafgesloten etnisch', "cas AND (politie", "cas AND politie)", "cas AND", "OR cas", "cas NOT",
     "a* AND cas", "politie NEAR", "NEAR/3 politie", "cas AND OR politie", "()AND cas", "(niet af",
     "„niet af"],
)  # fmt: skip
def test_what_is_not_whole_is_refused(base: KnowledgeBase, text: str) -> None:
    """In one line; taken literally the same text is only words."""
    with pytest.raises(QueryError) as caught:
        base.search(text)
    assert "\n" not in str(caught.value)
    base.search(text, understand=False)


@hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(["cas", "AND", "OF", "NOT", "(", ")", '"', "discrim*", "NEAR/2", "DENK", "2026", "-"])
    )
)
def test_any_row_of_signs_is_read_or_refused(base: KnowledgeBase, signs: list[str]) -> None:
    """Never anything but hits or a QueryError."""
    try:
        result = base.search(" ".join(signs), mode="lexical", limit=3)
    except QueryError:
        return
    assert len(result.hits) <= 6


@pytest.mark.parametrize("mode", MODES)
def test_what_is_left_out_does_not_come_by_meaning_either(base: KnowledgeBase, mode: Mode) -> None:
    """In every list, and not behind an answer that points to it."""
    everything = ids(base.search("discriminatie signalen", mode=mode))
    assert "2026Z03786/4" in everything
    found = ids(base.search("(discriminatie OR signalen) NOT Amnesty", mode=mode))
    assert "2026Z03786/4" not in found
    assert "2026Z03786/4" not in ids(base.search("(vraag OR toezicht) NOT Amnesty", mode=mode))


def test_operators_hold_of_the_whole_record(base: KnowledgeBase) -> None:
    """One word in the question, the other in the answer."""
    assert ids(base.search("grondslag AND gegevens")) == ["2026Z03786/2"]
    assert ids(base.search("grondslag AND huur")) == []
    assert set(ids(base.search("leegstand OR profileren"))) == {"2025Z11111/2", "2026Z03786/6"}
    assert ids(base.search("profil*")) == ["2026Z03786/6"]
    assert ids(base.search("huren NEAR/3 kamers")) == ["2025Z11111/1"]
    assert ids(base.search("huren NEAR/0 vijf")) == []
    assert base.search("NOT politie").hits == ()


@pytest.mark.parametrize(
    "text", ["El Abassi", "el abassi", "El-Abassi", "Abassi", "DENK", "vragen van DENK", "Van Weel"]
)
def test_a_name_lists_the_records_of_whom_it_names(base: KnowledgeBase, text: str) -> None:
    """All six, in order, before any other."""
    result = base.search(text, limit=6)
    assert ids(result) == [f"2026Z03786/{number}" for number in range(1, 7)]
    assert result.understood
    assert all("named" in hit.matched_by for hit in result.hits)
    assert any("Begrepen" in note for note in result.notes)


def test_a_name_beside_words_puts_its_records_first(base: KnowledgeBase) -> None:
    """And what others said behind them."""
    found = ids(base.search("VVD politie", limit=9))
    assert {one.partition("/")[0] for one in found[:2]} == {"2025Z11111"}
    assert any(one.startswith("2026Z03786") for one in found)


def test_a_name_in_quotes_or_taken_literally_is_a_word(base: KnowledgeBase) -> None:
    """And says nothing of having been understood."""
    for result in (base.search('"DENK"'), base.search("DENK", understand=False)):
        assert result.understood == ()
        assert not any("named" in hit.matched_by for hit in result.hits)


def test_days_months_and_years_list_their_letters(base: KnowledgeBase) -> None:
    """Alone; a day on which no letter was written is words."""
    assert {one.partition("/")[0] for one in ids(base.search("30 maart 2026", limit=6))} == {"2026Z03786"}
    assert {one.partition("/")[0] for one in ids(base.search("brief van 1 mei 2025", limit=3))} == {
        "2025Z11111"
    }
    assert {one.partition("/")[0] for one in ids(base.search("2025", limit=3))} == {"2025Z11111"}
    base.search("1 januari 1999")


def test_filters_hold_for_what_was_understood(base: KnowledgeBase) -> None:
    """A name brings nothing from outside them."""
    found = ids(base.search("DENK", Filters(letter="2025Z11111"), limit=9))
    assert all(one.startswith("2025Z11111") for one in found)
    assert ids(base.search("cas AND grondslag", Filters(letter="2025Z11111"))) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("2024z 18559", "2024Z18559"),
        ("Wpg art 8", "artikel 8 Wpg"),
        ("art. 5 AI-vo", "artikel 5 AI-verordening"),
        ("AI Act art 5", "artikel 5 AI Act"),
        ("het art in huis", "het art in huis"),
        ("start 5 auto's", "start 5 auto's"),
    ],
)
def test_numbers_and_articles_are_written_as_letters_do(text: str, cited: str) -> None:
    assert as_cited(text) == cited


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("brief van 20 november 2024", date(2024, 11, 20), date(2024, 11, 20)),
        ("2024-11-20", date(2024, 11, 20), date(2024, 11, 20)),
        ("november 2024", date(2024, 11, 1), date(2024, 11, 30)),
        ("februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("in 2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_moments(text: str, since: date, until: date) -> None:
    """The widest that is named, and only once."""
    (found,) = moments_in(text)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize("text", ["2024/1689", "2024Z18559", "2024-2025", "kst-2024-1", "12024", "9 april"])
def test_what_is_no_moment(text: str) -> None:
    """Numbers that only look like a year, and a day without one."""
    assert moments_in(text) == ()


def test_capitals_or_a_whole_name_decide() -> None:
    """'Brand' among words is unsure where texts have 'brand'; in small letters it is that word."""
    names = names_of(
        [
            ("member", "Brand", "DENK", ""),
            ("member", "De Jong", "VVD", ""),
            ("sender", "Faber-Van de Klashorst", "", "Asiel en Migratie"),
        ]
    )
    words = {"brand", "jong", "denk"}

    def found(text: str) -> list[tuple[str, bool]]:
        return [(one.names[0].value, one.sure) for one in names.find(text, words.__contains__)]

    assert found("Brand in Moerdijk") == [("Brand", False)]
    assert found("brand in Moerdijk") == []
    assert found("De Jong") == [("De Jong", True)]
    assert found("de jong") == []
    assert found("ik denk dat") == []
    assert found("DENK en VVD") == [("DENK", True), ("VVD", True)]
    assert found("Faber") == [("Faber", True)]
    assert found("faber-van de klashorst") == [("Faber-Van de Klashorst", True)]
    assert found("asiel en migratie") == [("Asiel en Migratie", True)]


def test_every_abbreviation_says_where_it_is_from() -> None:
    """Each once, with what it stands for."""
    assert len({one.short for one in ABBREVIATIONS}) == len(ABBREVIATIONS)
    assert all(one.words and one.source for one in ABBREVIATIONS)


def test_an_abbreviation_is_widened_not_replaced(base: KnowledgeBase) -> None:
    """It remains a word of the query."""
    result = base.search("Wpg grondslag")
    assert ids(result)[0] == "2026Z03786/2"
    assert [one.value for one in result.understood if one.kind == "abbreviation"] == ["wet politiegegevens"]
