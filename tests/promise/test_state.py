"""Later letters show a promise kept, put off or made again, only where number, day or dossier prove it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.document import Document
from kb.letter.letter import Letter, LetterKind, Sender
from kb.parse.linking import with_citations
from kb.promise.book import chosen, read_promises
from kb.promise.made import commitments_of
from kb.question.record import Record
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.promise.promise import Commitment, Promise

JUSTICE = Sender("Justitie en Veiligheid", "minister", "D.M. van Weel")
FINANCE = Sender("Financiën", "minister", "E. Heinen")
LATE = date(2030, 1, 1)


class Letters:
    """A collection in memory, as promises are read from one."""

    def __init__(self, *documents: Document) -> None:
        self.documents = documents

    def committed(self) -> Sequence[tuple[str, tuple[Commitment, ...]]]:
        return [
            (record.id, commitments_of(record, one.letter))
            for one in self.documents
            for record in one.records
        ]

    def records(self, record_ids: Sequence[str]) -> tuple[Record, ...]:
        known = {record.id: record for one in self.documents for record in one.records}
        return tuple(known[record_id] for record_id in record_ids)

    def letters_of(self, record_ids: Sequence[str]) -> tuple[tuple[Letter, str], ...]:
        known = {record.id: one.letter for one in self.documents for record in one.records}
        return tuple((known[record_id], "") for record_id in record_ids)

    def letters_naming(self, words: Sequence[str]) -> tuple[Document, ...]:
        return tuple(
            one
            for one in self.documents
            if any(word in record.answer.lower() for record in one.records for word in words)
        )

    def letter_of_number(self, number: str) -> Document | None:
        found = [one for one in self.documents if one.letter.id.lower() == number.lower()]
        return found[0] if found else None


def letter(
    number: str,
    day: str,
    *answers: str,
    kind: LetterKind = "answers",
    sender: Sender = JUSTICE,
    subject: str = "",
    publication: str = "",
    introduction: str = "",
) -> Document:
    """A letter whose answers are these, numbered from 1."""
    made = Letter(
        id=number,
        kind=kind,
        subject=subject,
        date=date.fromisoformat(day),
        language="nl",
        sender=sender,
        references=(number,) if number[:4].isdigit() else (),
        publication=publication,
        introduction=introduction,
    )
    records = [
        Record(f"{number}/{index}", "answer", (index,), f"Vraag {index}?", text)
        for index, text in enumerate(answers, 1)
    ]
    source = Source(f"{number}.md", "0" * 64, "markdown", None, 1)
    cited = tuple(with_citations(record, made, "") for record in records)
    return Document(source=source, letter=made, records=cited)


PROMISED = letter(
    "2023Z10001",
    "2023-04-14",
    "Ja.",
    "Ik zal uw Kamer voor het einde van 2023 een evaluatie van het volgsysteem sturen.",
    "Ik ga in gesprek met de gemeenten over cameratoezicht.",
)


def promises(*documents: Document, on: date = LATE) -> dict[str, Promise]:
    """The promises of letters by the record in which they stand."""
    return {one.record.id: one for one in read_promises(Letters(*documents), on)}


def evaluation(*documents: Document, on: date = LATE) -> Promise:
    """The promise of an evaluation, as these later letters leave it."""
    return promises(PROMISED, *documents, on=on)["2023Z10001/2"]


def test_a_promise_is_open_until_its_last_day_and_overdue_after_it() -> None:
    assert evaluation(on=date(2023, 12, 31)).state == "open"
    assert evaluation(on=date(2024, 1, 1)).state == "overdue"
    assert promises(PROMISED)["2023Z10001/3"].state == "open"


def test_what_was_promised_after_the_day_that_is_asked_about_is_left_out() -> None:
    assert promises(PROMISED, on=date(2023, 4, 13)) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Met deze brief doe ik mijn toezegging in het antwoord op vraag 2 (2023Z10001) gestand.",
        "Met deze brief kom ik tegemoet aan mijn toezegging in de brief 2023Z10001 over de evaluatie.",
        "Zoals toegezegd in mijn antwoord op vraag 2 (2023Z10001) stuur ik u hierbij de evaluatie.",
        (
            "In de brief van 14 april 2023 heb ik uw Kamer een evaluatie van het volgsysteem toegezegd."
            " Die toezegging doe ik hiermee gestand."
        ),
        "De toezegging over de evaluatie van het volgsysteem (2023Z10001) is hiermee afgedaan.",
        "Conform mijn toezegging van 14 april 2023 bied ik u de evaluatie van het volgsysteem aan.",
    ],
)
def test_a_letter_that_says_so_by_number_or_day_shows_a_promise_kept(words: str) -> None:
    kept = evaluation(letter("brief-1", "2024-03-22", words, kind="letter"))
    assert kept.state == "kept"
    (one,) = kept.evidence
    assert (one.kind, one.letter.id) == ("kept", "brief-1")
    assert one.record is not None
    assert one.record.answer[one.start : one.end] == one.words
    assert "toezegging" in one.words or "toegezegd" in one.words


def test_a_letter_after_the_day_that_is_asked_about_does_not_count() -> None:
    later = letter("brief-1", "2024-03-22", "Mijn toezegging (2023Z10001, vraag 2) is hiermee nagekomen.")
    assert evaluation(later, on=date(2024, 2, 1)).state == "overdue"
    assert evaluation(later, on=date(2024, 3, 22)).state == "kept"


def test_a_letter_that_puts_off_gives_the_new_day_and_is_overdue_after_it() -> None:
    later = letter(
        "2024Z10002",
        "2023-12-20",
        "Het is niet gelukt de toegezegde evaluatie (2023Z10001, antwoord op vraag 2) dit jaar te sturen."
        " U ontvangt haar uiterlijk op 1 april 2024.",
    )
    delayed = evaluation(later, on=date(2024, 2, 1))
    assert (delayed.state, delayed.last_day, delayed.due) == ("delayed", date(2023, 12, 31), date(2024, 4, 1))
    assert [one.kind for one in delayed.evidence] == ["delayed"]
    assert evaluation(later, on=date(2024, 4, 2)).state == "overdue"


def test_a_promise_put_off_without_a_day_stays_delayed() -> None:
    later = letter(
        "brief-1", "2023-12-20", "De toegezegde evaluatie (2023Z10001, vraag 2) heeft meer tijd nodig."
    )
    assert (evaluation(later).state, evaluation(later).due) == ("delayed", None)


def test_a_promise_kept_after_it_was_put_off_is_kept() -> None:
    off = letter("brief-1", "2023-12-20", "De toegezegde evaluatie (2023Z10001, vraag 2) is vertraagd.")
    done = letter("brief-2", "2024-03-22", "Mijn toezegging (2023Z10001, vraag 2) is alsnog nagekomen.")
    kept = evaluation(done, off)
    assert (kept.state, [one.kind for one in kept.evidence]) == ("kept", ["delayed", "kept"])


def test_a_promise_kept_in_part_stays_as_it_is_with_the_words_that_say_so() -> None:
    later = letter("brief-1", "2023-11-01", "Mijn toezegging (2023Z10001, vraag 2) is deels nagekomen.")
    assert evaluation(later, on=date(2023, 12, 1)).state == "open"
    assert evaluation(later).state == "overdue"
    assert [one.kind for one in evaluation(later).evidence] == ["part"]


def test_a_promise_made_again_for_later_is_put_off_and_kept_with_the_second() -> None:
    again = letter(
        "2024Z10002",
        "2023-12-20",
        "Zoals toegezegd in mijn antwoord op vraag 2 (2023Z10001) zal ik uw Kamer de evaluatie sturen,"
        " uiterlijk in maart 2024.",
    )
    first = evaluation(again, on=date(2024, 1, 15))
    assert (first.state, first.due, first.evidence[0].kind) == ("delayed", date(2024, 3, 31), "repeated")
    done = letter("brief-2", "2024-03-22", "Mijn toezegging (2024Z10002, vraag 1) is hiermee nagekomen.")
    both = promises(PROMISED, again, done)
    assert both["2023Z10001/2"].state == "kept"
    assert both["2024Z10002/1"].state == "kept"


@pytest.mark.parametrize(
    "words",
    [
        # no reference at all
        "Zoals toegezegd informeer ik u hierbij over de voortgang.",
        # another letter
        "Met deze brief doe ik mijn toezegging in het antwoord op vraag 2 (2022Z09999) gestand.",
        # another promise of that letter, or none that can be told apart
        "Met deze brief doe ik mijn toezegging in het antwoord op vraag 3 (2023Z10001) gestand.",
        "Met deze brief doe ik een toezegging in de brief 2023Z10001 gestand.",
        # refused, and others' promises
        "Daar kan ik geen toezegging over doen (2023Z10001, vraag 2).",
        "De gemeenten hebben toegezegd de evaluatie van het volgsysteem uit te voeren (2023Z10001, vraag 2).",
    ],
)
def test_without_proof_a_promise_stays_as_it_is(words: str) -> None:
    assert evaluation(letter("brief-1", "2024-03-22", words, kind="letter")).evidence == ()


def test_a_day_alone_proves_nothing_for_another_ministry() -> None:
    words = "Hiermee doe ik mijn toezegging van 14 april 2023 over de evaluatie van het volgsysteem gestand."
    assert evaluation(letter("brief-1", "2024-03-22", words, kind="letter")).state == "kept"
    other = letter("brief-1", "2024-03-22", words, kind="letter", sender=FINANCE)
    assert evaluation(other).evidence == ()


def test_the_promise_of_another_minister_that_a_letter_tells_of_by_number_is_that_ministers() -> None:
    words = (
        "De Minister van Justitie en Veiligheid heeft een evaluatie toegezegd (2023Z10001, vraag 2)."
        " Die toezegging is nagekomen."
    )
    found = promises(PROMISED, letter("brief-1", "2024-03-22", words, kind="letter", sender=FINANCE))
    assert found["2023Z10001/2"].state == "kept"
    assert set(found) == {"2023Z10001/2", "2023Z10001/3"}


def test_within_a_dossier_words_in_common_tell_which_promise_is_meant() -> None:
    made = letter(
        "kst-29628-100",
        "2024-01-10",
        "Ik zal uw Kamer voor de zomer de evaluatie van het volgsysteem sturen.",
        "Ik zal uw Kamer in het najaar informeren over de werving van agenten.",
        kind="letter",
        publication="kst-29628-100",
    )
    later = letter(
        "kst-29628-140",
        "2024-06-20",
        "Zoals toegezegd bied ik u hierbij de evaluatie van het volgsysteem aan.",
        kind="letter",
        publication="kst-29628-140",
    )
    found = promises(made, later)
    assert (found["kst-29628-100/1"].state, found["kst-29628-100/2"].state) == ("kept", "overdue")


def test_answers_that_a_postponement_promised_keep_it() -> None:
    put_off = letter(
        "2024Z20001-uitstel",
        "2024-02-20",
        "Ik streef ernaar de vragen uiterlijk op 12 april 2024 te beantwoorden.",
        kind="postponement",
    )
    put_off = replace(put_off, letter=replace(put_off.letter, references=("2024Z20001",)))
    answers = letter(
        "2024Z20001", "2024-04-09", "Ja.", introduction="Hierbij zend ik u de antwoorden op de vragen."
    )
    assert promises(put_off, on=date(2024, 5, 1))["2024Z20001-uitstel/1"].state == "overdue"
    kept = promises(put_off, answers)["2024Z20001-uitstel/1"]
    assert kept.state == "kept"
    assert kept.evidence[0].record is None
    assert kept.evidence[0].words == "Hierbij zend ik u de antwoorden op de vragen."


def test_promises_come_by_due_day_and_can_be_chosen_by_state_and_words() -> None:
    found = read_promises(Letters(PROMISED), LATE)
    assert [one.record.id for one in chosen(found)] == ["2023Z10001/2", "2023Z10001/3"]
    assert [one.record.id for one in chosen(found, ["open"])] == ["2023Z10001/3"]
    assert [one.record.id for one in chosen(found, query="Evaluatie VOLGSYSTEEM")] == ["2023Z10001/2"]
    assert chosen(found, query="iets anders") == ()
