"""How letters, people and records are named on the screen, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from kb.letter.letter import Letter, Person, Sender
    from kb.question.record import Record
    from tui.messages import Messages

KINDS = {
    "answers": "answers to questions",
    "postponement": "postponement",
    "letter": "letter to parliament",
    "question-list": "list of questions",
    "questions": "questions without answer",
    "consultation-report": "report of a written consultation",
    "debate-answers": "answers to a debate's first term",
    "motion": "motion",
    "amendment": "amendment",
    "decision-note": "decision note",
    "woo-decision": "decision on a Woo request",
    "proceedings": "proceedings",
    "regulation": "regulation",
    "other": "other document",
}
PROMISE_STATES = {"open": "open", "kept": "kept", "delayed": "delayed", "overdue": "overdue"}
EVIDENCE = {"kept": "Kept", "part": "Kept in part", "delayed": "Put off", "repeated": "Promised again"}
STANCES = {
    "yes": "Yes",
    "no": "No",
    "partly": "Partly",
    "informs": "Informs",
    "refers": "Refers",
    "declines": "No judgement",
    "unknown": "Does not know",
}

CHANGES = {
    "same": "the same words",
    "stance": "another stance",
    "figure": "another figure or date",
    "wording": "other words",
    "new": "answered for the first time",
    "withdrawn": "no answer any more, or taken back",
}
GRADES = {"same": "asked before", "near": "something near was asked", "none": "not found"}


def kind_name(kind: str, say: Messages) -> str:
    """What kind of letter."""
    return say(KINDS.get(kind, kind))


def number_of(record: Record, say: Messages) -> str:
    """'question 4', 'questions 3–5', or a section's heading."""
    numbers = record.numbers
    if record.kind == "section" or not numbers:
        return one_line(record.label or record.question) or say("section")
    if len(numbers) == 1:
        return say("question {n}", n=numbers[0])
    if numbers == tuple(range(numbers[0], numbers[-1] + 1)):
        return say("questions {n}", n=f"{numbers[0]}–{numbers[-1]}")
    return say("questions {n}", n=", ".join(map(str, numbers)))


def sender_of(letter: Letter) -> str:
    """The ministry, or else whoever sent it."""
    sender = letter.sender
    return one_line(sender.ministry or sender.title or sender.name or sender.role)


def person(member: Person) -> str:
    """A member with party."""
    return one_line(f"{member.name} ({member.party})" if member.party else member.name)


def minister(sender: Sender) -> str:
    """Role and name of who signs."""
    office = sender.title or " van ".join(part for part in (sender.role, sender.ministry) if part)
    office = office.removeprefix("De ").removeprefix("de ").strip(" ,;")
    return one_line(f"{office} ({sender.name})" if office and sender.name else office or sender.name)


def reference_of(letter: Letter) -> str:
    """The number by which people know the letter."""
    return one_line(", ".join(letter.references) or letter.publication or letter.id)


def capital(text: str) -> str:
    """`text` with a capital."""
    return text[:1].upper() + text[1:]
