"""The words of a deadline mean the last day that a careful reader of the letter would give them."""

from __future__ import annotations

from datetime import date

import pytest

from kb.promise.deadline import deadline_near, deadlines
from kb.promise.recess import next_recess, prinsjesdag, recess_begins
from kb.text.fold import fold

# Words, the letter's day, the last day. Reasoned by hand from a calendar.
LAST_DAYS = (
    # days that are named
    ("uiterlijk 1 april 2025", "2024-11-18", "2025-04-01"),
    ("uiterlijk op 12 april 2024", "2024-02-20", "2024-04-12"),
    ("vóór 1 oktober 2025", "2025-05-22", "2025-09-30"),
    ("voor 1 maart 2024", "2023-11-07", "2024-02-29"),
    ("op 26 september", "2024-08-22", "2024-09-26"),
    ("op 10 januari", "2024-11-18", "2025-01-10"),
    ("per 1 januari 2026", "2025-05-22", "2026-01-01"),
    ("uiterlijk 15-3-2025", "2024-11-18", "2025-03-15"),
    ("tot en met 30 juni 2025", "2024-11-18", "2025-06-30"),
    # months
    ("in april 2025", "2024-11-20", "2025-04-30"),
    ("uiterlijk in juli", "2022-05-12", "2022-07-31"),
    ("in maart", "2024-11-18", "2025-03-31"),
    ("eind februari 2025", "2024-11-14", "2025-02-28"),
    ("eind februari 2024", "2023-11-14", "2024-02-29"),
    ("eind december", "2024-11-20", "2024-12-31"),
    ("voor eind april 2025", "2024-11-18", "2025-04-30"),
    ("begin juni", "2025-03-03", "2025-06-10"),
    ("medio mei", "2025-03-03", "2025-05-20"),
    ("halverwege oktober 2025", "2025-03-03", "2025-10-20"),
    ("voor mei 2025", "2025-01-15", "2025-04-30"),
    ("in de loop van november", "2025-09-01", "2025-11-30"),
    ("deze maand", "2025-02-03", "2025-02-28"),
    ("volgende maand", "2025-01-31", "2025-02-28"),
    ("komende maand", "2024-12-10", "2025-01-31"),
    ("aan het eind van de maand", "2025-04-04", "2025-04-30"),
    # quarters and halves of a year
    ("in het eerste kwartaal", "2024-11-18", "2025-03-31"),
    ("in het eerste kwartaal van 2025", "2024-11-14", "2025-03-31"),
    ("in het tweede kwartaal van dit jaar", "2025-02-10", "2025-06-30"),
    ("in het derde kwartaal van volgend jaar", "2024-06-01", "2025-09-30"),
    ("in het laatste kwartaal van 2025", "2025-01-20", "2025-12-31"),
    ("in Q2 2026", "2025-05-22", "2026-06-30"),
    ("voor het vierde kwartaal van 2025", "2025-02-10", "2025-09-30"),
    ("eind derde kwartaal 2025", "2025-02-10", "2025-09-30"),
    ("dit kwartaal", "2025-05-22", "2025-06-30"),
    ("komend kwartaal", "2025-05-22", "2025-09-30"),
    ("in de eerste helft van 2025", "2024-11-18", "2025-06-30"),
    ("in de tweede helft van 2025", "2024-11-18", "2025-12-31"),
    ("in de tweede helft van dit jaar", "2025-03-03", "2025-12-31"),
    ("in het eerste halfjaar van 2026", "2025-09-18", "2026-06-30"),
    # years
    ("in 2024", "2024-01-26", "2024-12-31"),
    ("begin 2025", "2024-11-19", "2025-03-31"),
    ("medio 2025", "2024-11-18", "2025-07-16"),
    ("eind 2024", "2024-08-12", "2024-12-31"),
    ("in de loop van 2024", "2024-03-07", "2024-12-31"),
    ("vóór het einde van 2023", "2023-04-14", "2023-12-31"),
    ("eind dit jaar", "2024-11-18", "2024-12-31"),
    ("nog dit jaar", "2024-06-14", "2024-12-31"),
    ("later dit jaar", "2024-06-14", "2024-12-31"),
    ("voor het einde van het jaar", "2024-11-15", "2024-12-31"),
    ("aan het eind van dit jaar", "2022-09-01", "2022-12-31"),
    ("in de loop van het jaar", "2025-02-01", "2025-12-31"),
    ("begin volgend jaar", "2022-12-01", "2023-03-31"),
    ("medio volgend jaar", "2024-11-18", "2025-07-16"),
    ("rond de jaarwisseling", "2024-11-18", "2025-01-15"),
    # seasons
    ("dit najaar", "2024-08-22", "2024-12-20"),
    ("in het najaar van 2024", "2024-08-22", "2024-12-20"),
    ("komend voorjaar", "2024-11-18", "2025-06-20"),
    ("dit voorjaar", "2022-03-10", "2022-06-20"),
    ("in het voorjaar 2025", "2024-11-20", "2025-06-20"),
    ("in de zomer van 2025", "2024-11-15", "2025-09-20"),
    ("deze winter", "2024-12-28", "2025-03-20"),
    # recesses and holidays
    ("voor de zomer", "2025-02-10", "2025-07-03"),
    ("nog voor de zomer", "2024-02-05", "2024-07-04"),
    ("voor de zomer van 2022", "2022-02-01", "2022-07-07"),
    ("voor het zomerreces", "2024-05-21", "2024-07-04"),
    ("voor het kerstreces", "2024-11-18", "2024-12-19"),
    ("voor het kerstreces van 2025", "2025-05-22", "2025-12-18"),
    ("voor het reces", "2024-11-18", "2024-12-19"),
    ("voor het meireces", "2025-03-03", "2025-04-24"),
    ("voor de kerst", "2025-10-06", "2025-12-24"),
    # events of the budget year
    ("met Prinsjesdag", "2024-04-05", "2024-09-17"),
    ("op Prinsjesdag", "2025-09-20", "2026-09-15"),
    ("uiterlijk bij Voorjaarsnota", "2022-02-01", "2022-06-01"),
    # counted from the letter's day
    ("binnen drie weken", "2024-11-18", "2024-12-09"),
    ("binnen twee maanden", "2024-12-31", "2025-02-28"),
    ("binnen een half jaar", "2024-11-18", "2025-05-18"),
    ("binnen 6 tot 8 weken", "2024-11-18", "2025-01-13"),
    ("binnen vier à zes weken", "2024-11-18", "2024-12-30"),
    ("voor het voorjaarsreces", "2025-01-06", "2025-02-20"),
    ("binnen tien werkdagen", "2025-05-22", "2025-06-05"),
    ("in de komende zes weken", "2024-11-18", "2024-12-30"),
    ("over een jaar", "2024-11-18", "2025-11-18"),
    ("volgende week", "2024-11-18", "2024-12-01"),
    ("deze week", "2024-11-20", "2024-11-24"),
    # as the text of a PDF runs it together
    ("Voor heteinde van 2024", "2024-11-15", "2024-12-31"),
    ("eind februari2025", "2024-11-14", "2025-02-28"),
    ("in de zomervan 2025", "2024-11-15", "2025-09-20"),
    ("ditvoorjaar", "2024-11-18", "2025-06-20"),
)
NO_LAST_DAY = (
    "zo spoedig mogelijk", "zo snel als mogelijk", "op korte termijn", "binnenkort", "spoedig",
    "de komende tijd", "op een later moment",
    "in de komende periode", "te zijner tijd", "jaarlijks", "na de zomer", "na het zomerreces",
    "binnen enkele weken",
)  # fmt: skip
NO_DEADLINE = (
    "in mijn brief van 15 december jl.", "vanaf 1 januari 2026", "de begroting voor 2025", "sinds 2019",
    "voor de periode 2025-2028", "de motie van 1 juli 2019", "een half jaar later",
    "in het schooljaar 2024-2025",
)  # fmt: skip


@pytest.mark.parametrize(("words", "written", "last"), LAST_DAYS)
def test_words_of_a_deadline_have_the_last_day_that_they_can_mean(
    words: str, written: str, last: str
) -> None:
    text = f"Ik zal uw Kamer {words} informeren."
    found = deadlines(fold(text), date.fromisoformat(written))
    assert [(text[one.start : one.end], str(one.last_day)) for one in found] == [(words, last)]


@pytest.mark.parametrize("words", NO_LAST_DAY)
def test_words_that_promise_no_day_are_a_deadline_without_a_last_day(words: str) -> None:
    text = f"Ik zal uw Kamer {words} informeren."
    (found,) = deadlines(fold(text), date(2024, 11, 18))
    assert (text[found.start : found.end], found.kind, found.last_day) == (words, "vague", None)


@pytest.mark.parametrize("words", NO_DEADLINE)
def test_other_words_of_time_are_no_deadline(words: str) -> None:
    assert deadlines(fold(f"Dat staat {words} vast."), date(2024, 11, 18)) == ()


@pytest.mark.parametrize(
    ("words", "last"),
    [("voor de zomer", None), ("eind 2025", date(2025, 12, 31)), ("binnen drie weken", None)],
)
def test_without_the_letters_day_only_words_that_name_their_year_have_a_last_day(
    words: str, last: date | None
) -> None:
    (found,) = deadlines(words, None)
    assert (found.kind, found.last_day) == ("day", last)


def test_the_nearest_deadline_belongs_to_the_promise() -> None:
    text = "op 26 september vindt een bijeenkomst plaats en ik verwacht uw kamer dit najaar te informeren"
    at = text.index("ik verwacht")
    found = deadline_near(text, (at, at + len("ik verwacht")), date(2024, 8, 22))
    assert found is not None
    assert text[found.start : found.end] == "dit najaar"


def test_a_deadline_before_the_letter_itself_is_none() -> None:
    assert deadlines("in het voorjaar van 2024", date(2024, 11, 18)) == ()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("zomer", (date(2022, 7, 8), date(2023, 7, 7), date(2024, 7, 5), date(2025, 7, 4))),
        ("kerst", (date(2022, 12, 23), date(2023, 12, 22), date(2024, 12, 20), date(2025, 12, 19))),
    ],
)
def test_the_rule_for_summer_and_christmas_gives_the_fridays_on_which_they_began(
    name: str, begins: tuple[date, ...]
) -> None:
    assert tuple(recess_begins(name, day.year) for day in begins) == begins


def test_the_next_recess_may_be_next_year() -> None:
    assert next_recess(date(2024, 12, 27)) == recess_begins("voorjaar", 2025)


def test_prinsjesdag_is_the_third_tuesday_of_september() -> None:
    assert [prinsjesdag(year) for year in (2024, 2025, 2026)] == [
        date(2024, 9, 17),
        date(2025, 9, 16),
        date(2026, 9, 15),
    ]
