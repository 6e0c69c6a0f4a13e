"""Papers of parliament are found in every spelling, under the name of their publication."""

from __future__ import annotations

from datetime import date

import pytest

from kb.citation.found import without_overlap
from kb.citation.papers import find_papers


def found(text: str, asked_on: date | None = None) -> list[tuple[str, str]]:
    return [(one.kind, one.target) for one in without_overlap(find_papers(text, asked_on))]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kamerstuk 26 485, nr. 432.", "kst-26485-432"),
        ("Kamerstukken II, 2023/2024, 31 839, nr. 1024", "kst-31839-1024"),
        ("Kamerstukken II 2024/25, 19 637, nr. 3308", "kst-19637-3308"),
        ("Kamerstukken ll 2023/24, 36 410 XVI, nr. 160", "kst-36410-XVI-160"),
        ("(36 471-64)", "kst-36471-64"),
        ("Kamerstuk 36 410 A, nr. 51", "kst-36410-A-51"),
        ("TK 26643-1234", "kst-26643-1234"),
        ("TK 2023/24, 31 839, nr. 1024", "kst-31839-1024"),
        ("Eerste Kamer, 36 373, H", "kst-36373-H"),
        ("Kamerstukken I 2023/24, 36 373, H", "kst-36373-H"),
        ("Kamerstuk 19637, nr.", "kst-19637"),
        ("Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424", "kst-26485-424"),
        ("TK vergaderjaar 2023–2024, 36 410 XVI, nr. 116", "kst-36410-XVI-116"),
        ("Kamerstuk36 600 XII, nr. 42", "kst-36600-XII-42"),
        ("Kamerstuknummer 36200-XII-60 Kenmerk", "kst-36200-XII-60"),
        ("Kamerstuk 21 501-32, nr. 1446)", "kst-21501-32-1446"),
        ("(35 570-XVI, nr. 29)", "kst-35570-XVI-29"),
        ("motie 32 735 nr. 262 van", "kst-32735-262"),
        ("(kst -30552-3)", "kst-30552-3"),
        ("kst-26643-1234", "kst-26643-1234"),
    ],
)
def test_a_kamerstuk_is_found(text: str, target: str) -> None:
    assert found(text) == [("kamerstuk", target)]


def test_each_number_of_a_list_is_a_paper() -> None:
    assert found("Kamerstuk 19 637, nrs. 2830, 2834 en 2854") == [
        ("kamerstuk", "kst-19637-2830"),
        ("kamerstuk", "kst-19637-2834"),
        ("kamerstuk", "kst-19637-2854"),
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Aanhangsel Handelingen II, vergaderjaar 2023–2024, nr. 2267", "ah-tk-20232024-2267"),
        ("Aanhangsel van de Handelingen, vergaderjaar 2023–2024, nr. 12", "ah-tk-20232024-12"),
        ("Zie ook Aanhangsel Handelingen,vergaderjaar 2024–2025,nr. 318.", "ah-tk-20242025-318"),
        ("Kamervragen (Aanhangsel) 2023–2024, nr. 2267", "ah-tk-20232024-2267"),
        ("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen 2386.", "ah-tk-20232024-2386"),
        ("ah-tk-20242025-566", "ah-tk-20242025-566"),
        ("Aanhangsel Handelingen II 2022/-23, nr. 1024", "ah-tk-20222023-1024"),
        ("Aanhangsel Handelingen II 2022–203, nr. 1024", "ah-tk-20222023-1024"),
    ],
)
def test_an_aanhangsel_is_found(text: str, target: str) -> None:
    assert found(text) == [("aanhangsel", target)]


def test_a_number_without_its_year_needs_the_day_of_asking() -> None:
    assert found("AH 610") == []
    assert found("AH 610", date(2024, 11, 1)) == [("aanhangsel", "ah-tk-20242025-610")]


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("vraagnummer 2024Z15585", "question", "2024Z15585"),
        ("2024Z 17972", "question", "2024Z17972"),
        ("kv-tk-2024Z18440", "question", "2024Z18440"),
        ("Kamerstuk 2024D28457", "letter", "2024D28457"),
        ("de Kamerbrief van 23 mei 2022", "letter", "brief:2022-05-23"),
        ("mijn brief van 29 juni 2022", "letter", "brief:2022-06-29"),
        ("bij brief van 29 juni 2022 van de Minister van VWS", "letter", "brief:2022-06-29"),
        ("de Kamerbrief over stikstof van 3 juni 2024", "letter", "brief:2024-06-03"),
        ("de verzamelbrief d.d. 3 juni 2024", "letter", "brief:2024-06-03"),
        ("Handelingen II 2023/24, nr. 45, item 7, p. 12", "handelingen", "h-tk-20232024-45-7"),
        ("T K 85-5-7, 25 mei 2023", "handelingen", "h-tk-20222023-85-5"),
        ("stcrt-2024-123", "staatscourant", "stcrt-2024-123"),
    ],
)
def test_other_papers_are_found(text: str, kind: str, target: str) -> None:
    assert found(text) == [(kind, target)]


@pytest.mark.parametrize(
    "text",
    [
        "Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2",
        "Tweede Kamer, vergaderjaar 2023–2024, Vragen 1",
        "12 000 nr. 5",
        "2511 DP Den Haag",
        "de Kamer telt 36 410 stemmen",
        "Aanhangsel Handelingen, vergaderjaar 2019–2024, nr. 7",
        "Aanhangsel Handelingen, vergaderjaar 2022–209, nr. 7",
        "uw brief van 3 mei 2023",
        "de brandbrief van 3 mei 2023",
        "de brief van de ACM van 3 mei 2023",
        "de brief van 3 mei 2023 van de ACM",
        "de brief van 3 mei 2023 aan de gemeenten",
    ],
)
def test_what_is_no_paper_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("mijn brief van 30 juni jl.", "brief van 30 juni jl.", "2024-06-30"),
        ("de Kamerbrief d.d. 3 mei", "Kamerbrief d.d. 3 mei", "2024-05-03"),
        ("mijn brief van 20 november", "brief van 20 november", "2024-11-20"),
        ("mijn brief van 3 mei 2026", "brief van 3 mei 2026", "2026-05-03"),
    ],
)
def test_a_letter_without_a_year_is_one_that_was_sent(text: str, written: str, day: str) -> None:
    (one,) = find_papers(text, date(2024, 11, 15))
    assert (text[one.start : one.end], one.target) == (written, f"brief:{day}")


def test_a_slipped_year_stays_within_the_paper() -> None:
    for text in ("Kamerstukken II 2022/-23, 31 839, nr. 1024", "Kamerstukken II 2022–203, 31 839, nr. 1024"):
        one, *_ = without_overlap(find_papers(text))
        assert (one.start, one.end, one.target) == (0, len(text), "kst-31839-1024")


def test_each_day_of_several_letters_is_a_letter() -> None:
    text = "In mijn brieven van 12 november 2021, 3 mei 2022 en 29 juni jl. en in 3 moties"
    assert [target for _, target in found(text, date(2022, 9, 1))] == [
        "brief:2021-11-12",
        "brief:2022-05-03",
        "brief:2022-06-29",
    ]
