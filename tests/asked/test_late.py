"""Sets of questions are counted against three weeks, postponements taken into account."""

from __future__ import annotations

from datetime import date, timedelta

from kb.asked import question_sets
from kb.letter.letter import Letter, Person

TODAY = date(2025, 6, 1)
ASKED = date(2025, 5, 1)


def asked(number: str = "2025Z00001", day: date = ASKED) -> Letter:
    """A letter with questions."""
    return Letter(number, "questions", date=day, asked_on=day, asked_by=(Person("Duinkerk", "VP"),))


def answered(number: str = "2025Z00001", day: date = ASKED + timedelta(21)) -> Letter:
    """Its answers."""
    return Letter(number, "answers", date=day, asked_on=ASKED)


def postponed(number: str = "2025Z00001", until: date | None = None) -> Letter:
    """A postponement, that may name a day."""
    return Letter(
        f"{number}-uitstel", "postponement", date=date(2025, 5, 20), asked_on=ASKED, promised_on=until
    )


def status(*letters: Letter, today: date = TODAY) -> str:
    """Of the one set of questions in these letters."""
    (found,) = question_sets(letters, today)
    return found.status


def test_on_the_last_day_of_three_weeks_it_is_in_time_and_a_day_later_late() -> None:
    assert status(answered()) == "answered"
    assert status(answered(day=ASKED + timedelta(22))) == "answered-late"


def test_without_an_answer_it_is_open_until_the_term_is_over() -> None:
    assert status(asked(), today=ASKED + timedelta(21)) == "open"
    assert status(asked(), today=ASKED + timedelta(22)) == "late"


def test_a_postponement_moves_the_term_to_the_day_that_it_names() -> None:
    assert status(asked(), postponed()) == "postponed"
    assert status(asked(), postponed(until=date(2025, 6, 20))) == "postponed"
    assert status(asked(), postponed(until=date(2025, 5, 30))) == "late"


def test_answers_after_a_postponement_are_late_all_the_same() -> None:
    (found,) = question_sets([postponed(), answered(day=ASKED + timedelta(40))], TODAY)
    assert (found.status, found.days, found.postponed_on) == ("answered-late", 40, date(2025, 5, 20))


def test_letters_of_one_set_are_one_whatever_the_order() -> None:
    letters = [asked(), postponed(), answered()]
    assert question_sets(letters, TODAY) == question_sets(letters[::-1], TODAY)
    assert question_sets(letters, TODAY)[0].asked_by == (Person("Duinkerk", "VP"),)


def test_an_answer_published_under_another_number_is_joined_by_the_one_that_it_names() -> None:
    published = Letter(
        "ah-tk-20242025-9999",
        "answers",
        date=ASKED + timedelta(10),
        asked_on=ASKED,
        references=("2025Z00001",),
    )
    assert status(asked(), published) == "answered"


def test_where_a_day_is_missing_nothing_is_said_to_be_late() -> None:
    assert status(Letter("2025Z00001", "answers", date=None, asked_on=ASKED)) == "unknown"


def test_what_is_late_the_longest_comes_first() -> None:
    found = question_sets([asked("2025Z00002", date(2025, 4, 1)), asked(), answered("2025Z00003")], TODAY)
    assert [one.id for one in found] == ["2025Z00002", "2025Z00001", "2025Z00003"]
