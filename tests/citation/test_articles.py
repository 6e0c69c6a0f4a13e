"""Laws are found with article and paragraph, by name, abbreviation or number."""

from __future__ import annotations

import re
from time import perf_counter

import pytest

from kb.citation.articles import find_laws
from kb.citation.found import without_overlap
from kb.citation.laws import _table


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.target) for one in without_overlap(find_laws(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Artikel 161 Sv geeft", [("Artikel 161 Sv", "Sv:161")]),
        ("Artikel 8 van de Wet politiegegevens vormde", [("Artikel 8 van de Wet politiegegevens", "Wpg:8")]),
        ("op basis van artikel 68 Grondwet?", [("artikel 68 Grondwet", "Gw:68")]),
        (
            "de artikelen 3:10 en 3:17 Wet op het financieel toezicht (Wft).",
            [("artikelen 3:10", "Wft:3:10"), ("3:17 Wet op het financieel toezicht (Wft)", "Wft:3:17")],
        ),
        (
            "artikel 4, eerste lid, van de Algemene Verordening Gegevensbescherming (AVG) en",
            [
                (
                    "artikel 4, eerste lid, van de Algemene Verordening Gegevensbescherming (AVG)",
                    "EU:2016/679:4:1",
                )
            ],
        ),
        ("(zie artikel 5 AVG)", [("artikel 5 AVG", "EU:2016/679:5")]),
        (
            "onderartikel 8, 9 en 10 van de Wpg?",
            [("artikel 8", "Wpg:8"), ("9", "Wpg:9"), ("10 van de Wpg", "Wpg:10")],
        ),
        ("artikelen 10 t/m 13 Gemeentewet, van", [("artikelen 10 t/m 13 Gemeentewet", "Gemw:10-13")]),
        (
            "artikel 2:20 Burgerlijk Wetboek (BW) lid 5 per",
            [("artikel 2:20 Burgerlijk Wetboek (BW) lid 5", "BW:2:20:5")],
        ),
        ("artikel 137d Sr, eerste lid", [("artikel 137d Sr, eerste lid", "Sr:137d:1")]),
        ("artikel 7:658 lid 1 BW.", [("artikel 7:658 lid 1 BW", "BW:7:658:1")]),
        (
            "artikel 103g, tweede lid, aanhef en onder d, van de WVO.",
            [("artikel 103g, tweede lid, aanhef en onder d, van de WVO", "WVO 2020:103g:2")],
        ),
        ("artikel 13 van deZorgverzekeringswet die", [("artikel 13 van deZorgverzekeringswet", "Zvw:13")]),
        (
            "artikel 143 (lid 1) van de Pensioenwet",
            [("artikel 143 (lid 1) van de Pensioenwet", "Pensioenwet:143:1")],
        ),
        (
            "de Geneesmiddelenwet (artikel 78:3) verplicht",
            [("Geneesmiddelenwet (artikel 78:3)", "Geneesmiddelenwet:78:3")],
        ),
        (
            "de AVG (artikel 5, eerste lid, onder a) dat",
            [("AVG (artikel 5, eerste lid, onder a)", "EU:2016/679:5:1")],
        ),
        (
            "art. 26 Regeling selectie,plaatsing en overplaatsing gedetineerden (Rspog)",
            [("art. 26 Regeling selectie,plaatsing en overplaatsing gedetineerden (Rspog)", "Rspog:26")],
        ),
        (
            "artikel 1 Sv en artikel 4 lid 1 van het Besluit bewaren en vernietigen niet-gevoegde stukken",
            [
                ("artikel 1 Sv", "Sv:1"),
                (
                    "artikel 4 lid 1 van het Besluit bewaren en vernietigen niet-gevoegde stukken",
                    "Besluit bewaren en vernietigen niet-gevoegde stukken:4:1",
                ),
            ],
        ),
        ("art. 10 EVRM en art. 7 Gw", [("art. 10 EVRM", "EVRM:10"), ("art. 7 Gw", "Gw:7")]),
        (
            "Article 14 (1) of EU Directive 2000/31",
            [("Article 14 (1) of EU Directive 2000/31", "EU:2000/31:14:1")],
        ),
    ],
)
def test_articles_are_found_with_their_law(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("de Wet open overheid", "Woo"),
        ("de spreidingswet intrekken", "Spreidingswet"),
        ("de Gasketelwet", "Gasketelwet"),
        ("«Wet verbetering beschikbaarheid jeugdzorg» krijgt", "Wet verbetering beschikbaarheid jeugdzorg"),
        ("De Europese AI-verordening (2024) biedt", "EU:2024/1689"),
        ("de AI Act", "EU:2024/1689"),
        ("Verordening (EU) 2024/1689", "EU:2024/1689"),
        ("Richtlijn (EU) 2016/680", "EU:2016/680"),
        ("Verordening (EU) nr. 833/2014", "EU:2014/833"),
        ("Verordening (EG) nr. 1/2005", "EU:2005/1"),
        ("Richtlijn 1999/74/EG", "EU:1999/74"),
        ("Richtlijn 95/46/EG", "EU:1995/46"),
        ("EU-verordening 1008/2008", "EU:2008/1008"),
        ("Europese btw-richtlijn (2006/112)", "EU:2006/112"),
        ("BWBR0001854 is geen wet bij naam, de Wpg wel", "Wpg"),
    ],
)
def test_a_law_is_found_on_its_own(text: str, target: str) -> None:
    assert [one for _, one in found(text)] == [target]


def test_an_abbreviation_that_the_text_defines_is_learnt() -> None:
    text = "De Wet iets volstrekt nieuws voor allen (Winva) geldt. Artikel 3 Winva zegt dat de Winva geldt."
    assert [target for _, target in found(text)] == ["Winva", "Winva:3", "Winva"]


def test_a_name_that_the_text_gives_to_an_act_is_learnt() -> None:
    text = "de Zwamverordening (Verordening (EU) 2023/9999) en artikel 2 van de Zwamverordening"
    assert [target for _, target in found(text)] == ["EU:2023/9999", "EU:2023/9999", "EU:2023/9999:2"]


@pytest.mark.parametrize(
    "text",
    [
        "het artikel in de krant",
        "artikel 4, tweede lid, van deze Modelverordening",
        "het NRC-artikel 5 van",
        "artikel 20 van de verordening",
        "een Woo-verzoek",
        "BW en Sv zijn letters",
        "besluit 2023/24",
        "de wet",
        "Uitvoeringswet",
    ],
)
def test_what_names_no_law_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("De Wet politiegegevens (Wpg) geldt. Artikel 1a van die wet zegt dat.", "Wpg:1a"),
        ("De AVG geldt. Op grond van artikel 6, eerste lid, van die verordening mag dat.", "EU:2016/679:6:1"),
        ("De Wpg en de AVG gelden. Artikel 8 van genoemde wet zegt dat.", "Wpg:8"),
    ],
)
def test_an_article_of_that_law_is_of_the_law_named_before(text: str, target: str) -> None:
    assert found(text)[-1][1] == target


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 1a van die wet zegt dat.",
        "De Wpg en de Woo gelden. Artikel 8 van die wet zegt dat.",
        "De AVG geldt. Artikel 8 van die wet zegt dat.",
        "De Wpg geldt." + " Er is meer." * 50 + " Artikel 8 van die wet zegt dat.",
    ],
)
def test_an_article_of_a_law_that_may_be_another_is_left_out(text: str) -> None:
    assert all(":8" not in target and ":1a" not in target for _, target in found(text))


def test_a_list_of_articles_goes_on_behind_letters() -> None:
    text = "de artikelen 3:17, tweede lid, aanhef en onder a, en 4:11 van de Wft"
    assert [target for _, target in found(text)] == ["Wft:3:17:2", "Wft:4:11"]


@pytest.mark.parametrize(
    "text", ["1. Wat? " * 25_000, "Wet (a " * 28_000, "Artikel 1 van die wet Wpg " * 7_000]
)
def test_time_grows_with_the_text_alone(text: str) -> None:
    started = perf_counter()
    found(text)
    assert perf_counter() - started < 5


def test_every_act_of_the_union_has_a_number_and_a_name_of_its_own() -> None:
    names = [name for name in _table() if name.kind == "eu-act"]
    assert all(re.fullmatch(r"EU:(?:19|20)\d{2}/\d{1,4}", name.target) for name in names)
    forms = [name.form.casefold() for name in names]
    assert len(forms) == len(set(forms))


def test_no_name_belongs_to_two_laws() -> None:
    """Or an article would be of the one that the table happens to give first."""
    by_form: dict[str, set[str]] = {}
    for name in _table():
        by_form.setdefault(name.form.casefold(), set()).add(name.target)
    assert {form: targets for form, targets in by_form.items() if len(targets) > 1} == {}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("artikel 3 van de Gerechtsdeurwaarderswet", "Gerechtsdeurwaarderswet:3"),
        ("artikel 2 Wet kwaliteit incassodienstverlening (Wki)", "Wki:2"),
        ("op grond van artikel 5 Btag", "Btag:5"),
        ("de Regeling opvang ontheemden Oekraïne (RooO) geldt", "RooO"),
        ("het Besluit uitvoering Wet arbeid vreemdelingen 2022", "BuWav 2022"),
    ],
)
def test_decrees_and_regulations_are_found_by_title_and_abbreviation(text: str, target: str) -> None:
    assert [one for _, one in found(text)] == [target]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Zie de Wet politiegegevens (Wpg), artikel 8.", ["Wpg:8"]),
        ("de Wpg, artikelen 8 en 9, tweede lid, gelden", ["Wpg:8", "Wpg:9:2"]),
        ("in de Wpg, artikel 8 van de Woo", ["Wpg", "Woo:8"]),
        ("in de Wpg, artikel 8 AVG", ["Wpg", "EU:2016/679:8"]),
    ],
)
def test_an_article_behind_its_law_is_found(text: str, targets: list[str]) -> None:
    assert [target for _, target in found(text)] == targets
