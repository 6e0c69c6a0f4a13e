"""Answers to what is in substance one question form a thread, whatever the letter; the rest stands alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb.letter.letter import Letter
from kb.position.on_topic import in_order_of_date, position_of
from kb.position.thread import Asked, grouped, threads_of
from kb.question.record import Record
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from kb.position.position import Position

TOPIC = Topic("cas", "CAS", "CAS", ())
TEAMS = "Hoeveel basisteams van de politie werken nu nog met CAS?"
TEAMS_AGAIN = "Kunt u aangeven hoeveel basisteams van de politie op dit moment met CAS werken?"
COST = "Wat heeft de ontwikkeling van CAS tot nu toe gekost?"
OF_LETTER = "Kunt u deze vragen afzonderlijk beantwoorden?"


def said(year: int, question: str, answer: str, number: int = 1) -> Position:
    """What an answer of that year said."""
    letter = Letter(f"{year}Z00001", "answers", date=date(year, 3, 1))
    return position_of(TOPIC, Record(f"{letter.id}/{number}", "answer", (number,), question, answer), letter)


def test_one_question_over_the_years_is_one_thread_oldest_first() -> None:
    positions = in_order_of_date(
        [
            said(2026, TEAMS_AGAIN, "Geen enkel team."),
            said(2023, TEAMS, "Het zijn 110 teams."),
            said(2024, TEAMS, "Het zijn 84 teams."),
            said(2024, COST, "Het kostte € 2 miljoen.", 2),
        ]
    )
    threads = threads_of(positions)
    assert [[one.letter.date and one.letter.date.year for one in thread.positions] for thread in threads] == [
        [2023, 2024, 2026],
        [2024],
    ]
    assert threads[0].question == TEAMS
    assert threads[0].changes[0].kind == "figure"
    assert threads[1].alone


def test_each_position_stands_in_one_thread() -> None:
    positions = [said(2020 + at, TEAMS if at % 2 else COST, f"Het zijn {at}.") for at in range(6)]
    threads = threads_of(positions)
    assert sorted(one.record.id for thread in threads for one in thread.positions) == sorted(
        one.record.id for one in positions
    )


def test_questions_about_their_own_letter_are_never_joined() -> None:
    assert grouped([Asked(OF_LETTER), Asked(OF_LETTER)], [None, None]) == ((0,), (1,))


def test_nothing_gives_no_thread() -> None:
    assert threads_of([]) == ()
    assert grouped([Asked("")], [None]) == ((0,),)


def test_two_questions_of_one_letter_are_no_thread() -> None:
    """Who put both in one letter meant two questions."""
    threads = threads_of(
        [said(2024, TEAMS, "Het zijn 84 teams."), said(2024, TEAMS_AGAIN, "Dat zijn er 84.", 2)]
    )
    assert [len(thread.positions) for thread in threads] == [1, 1]


def test_a_heading_of_a_letter_is_no_question() -> None:
    def section(year: int) -> Position:
        letter = Letter(f"doc-{year}", "letter", date=date(year, 3, 1))
        return position_of(TOPIC, Record(f"{letter.id}/s1", "section", (), TEAMS, "CAS is gestopt."), letter)

    assert [len(thread.positions) for thread in threads_of([section(2023), section(2024)])] == [1, 1]
