"""Titles of the Basiswettenbestand are found as they stand, to their end, and nothing that is no title."""

from __future__ import annotations

from time import perf_counter

import pytest

from kb.citation.find import find_citations
from kb.citation.titles import listed_titles, read_rows


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.target) for one in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "volgens het Warenwetbesluit specerijen en Kruiden.",
            [("Warenwetbesluit specerijen en Kruiden", "Warenwetbesluit Specerijen en kruiden")],
        ),
        (
            "de Wet maritiem beheer BES, de wet",
            [("Wet maritiem beheer BES", "Wet maritiem beheer BES")],
        ),
        (
            "Het Besluit markt en overheid (artikel 10) zegt",
            [("Besluit markt en overheid (artikel 10)", "Besluit markt en overheid:10")],
        ),
        (
            "De Wet straffen en beschermen is er sinds 2021.",
            [("Wet straffen en beschermen", "Wet straffen en beschermen")],
        ),
        (
            "artikel 30 van de Luchtvaartwet BES",
            [("artikel 30 van de Luchtvaartwet BES", "Luchtvaartwet BES:30")],
        ),
    ],
)
def test_a_listed_law_is_found_by_its_title_in_any_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_longer_of_a_title_and_a_known_name_is_the_law() -> None:
    (citation,) = find_citations("Zie de Wet op het RIVM.")
    assert (citation.text, citation.target) == ("Wet op het RIVM", "Wet op het RIVM")


def test_a_law_under_another_name_keeps_the_key_it_has() -> None:
    assert found("De Wet kwaliteit klachten en geschillen zorg geldt.") == [
        ("Wet kwaliteit klachten en geschillen zorg", "Wkkgz")
    ]


def test_a_title_in_small_letters_that_is_plain_dutch_is_none() -> None:
    assert found("er komt een besluit markt en overheid na elkaar") == []
    assert found("een nieuwe regeling politielegitimatiebewijs") == []


def test_an_abbreviation_from_the_table_counts_behind_an_article_alone() -> None:
    assert found("artikel 3 WVA")[0][1].endswith(":3")
    assert found("de WVA in de regio") == []


def test_every_row_has_a_number_a_title_of_two_words_and_no_tab_too_many() -> None:
    rows = read_rows()
    assert len(rows) > 4000
    assert all(row.number.startswith("BWB") and len(row.number) == 11 for row in rows)
    assert all(len(row.title.split()) > 1 and row.title == row.title.strip() for row in rows)
    assert len({row.title.casefold() for row in rows}) == len(rows)


def test_the_table_takes_time_in_proportion_to_the_text() -> None:
    titles, _ = listed_titles()
    text = "Wet op het " * 20_000
    start = perf_counter()
    assert [at for at in range(0, len(text), 11) if titles.at(text, at)] == []
    assert perf_counter() - start < 2


def test_the_act_on_access_to_the_unions_documents_has_its_everyday_name() -> None:
    assert found("artikel 4 lid 3 van de Eurowob.") == [
        ("artikel 4 lid 3 van de Eurowob", "EU:2001/1049:4:3")
    ]


def test_a_letter_of_the_cabinet_is_named_by_its_day() -> None:
    assert found("de kabinetsbrief van 26 februari 2021 over") == [
        ("kabinetsbrief van 26 februari 2021", "brief:2021-02-26")
    ]
