"""A news article is found where the text says paper and day, or paper and title."""

from __future__ import annotations

from datetime import date

import pytest

from kb.citation.news import PAPERS, find_news


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.target) for one in find_news(text, date(2024, 11, 15))]


@pytest.mark.parametrize(
    ("text", "written", "target"),
    [
        (
            "1 NOS, d.d. 1 maart 2024, «Kritiek: «x» y», http",
            "NOS, d.d. 1 maart 2024, «Kritiek: «x» y»",
            "nos:2024-03-01",
        ),
        ("1De Volkskrant, 28 mei 2024 (www", "De Volkskrant, 28 mei 2024", "volkskrant:2024-05-28"),
        (
            "4Dagblad van het Noorden, «Kloof groot», 5 oktober 2024, www",
            "Dagblad van het Noorden, «Kloof groot», 5 oktober 2024",
            "dagblad van het noorden:2024-10-05",
        ),
        ("het NRC-artikel 'Politie in foto's'?", "NRC-artikel 'Politie in foto's'", "nrc:politie-in-foto-s"),
        (
            "het in dagblad Trouw verschenen artikel «Inspectie tikt artsen»?",
            "Trouw verschenen artikel «Inspectie tikt artsen»",
            "trouw:inspectie-tikt-artsen",
        ),
        (
            "(Hartvannederland.nl, 16 oktober 2024)",
            "Hartvannederland.nl, 16 oktober 2024",
            "hart van nederland:2024-10-16",
        ),
        (
            "Bron: De Hoogkampse Courant, 3 maart 2026, ‘Warmte duurder’.",
            "De Hoogkampse Courant, 3 maart 2026, ‘Warmte duurder’",
            "hoogkampse courant:2026-03-03",
        ),
        (
            "Veldhorster Nieuws, 29 maart 2026, ‘’s Nachts geen dokter’.",
            "Veldhorster Nieuws, 29 maart 2026, ‘’s Nachts geen dokter’",
            "veldhorster nieuws:2026-03-29",
        ),
        (
            "Het Noorderdagblad, 21 augustus 2026",
            "Het Noorderdagblad, 21 augustus 2026",
            "noorderdagblad:2026-08-21",
        ),
        ("(Follow the Money, 16 oktober)?", "Follow the Money, 16 oktober", "follow the money:2024-10-16"),
        (
            "EenVandaag, 1 juli 2024, «Erkenning: «Beoordeling onvoldoende», (Erk",
            "EenVandaag, 1 juli 2024, «Erkenning: «Beoordeling onvoldoende»",
            "eenvandaag:2024-07-01",
        ),
    ],
)
def test_an_article_is_found(text: str, written: str, target: str) -> None:
    assert found(text) == [(written, target)]


@pytest.mark.parametrize(
    "text",
    [
        "het lokale nieuws, 3 maart 2026",
        "het Trouw-artikel wordt",
        "volgens de NOS",
        "Trouw aan 3 beginselen",
        "AD.nl",
    ],
)
def test_a_paper_alone_is_no_article(text: str) -> None:
    assert found(text) == []


def test_no_name_belongs_to_two_papers() -> None:
    names = [name.casefold() for row in PAPERS for name in set(map(str.casefold, row[1:]))]
    assert len(names) == len(set(names))
