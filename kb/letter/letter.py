"""The letter as a whole: who wrote to whom, when, about what, under which numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kb.doubt import Doubt

LetterKind = Literal[
    "answers", "postponement", "letter", "question-list", "questions", "consultation-report",
    "debate-answers", "motion", "amendment", "decision-note", "woo-decision", "proceedings",
    "regulation", "other",
]  # fmt: skip
"""answers: to written questions; postponement: uitstelbericht; letter: kamerbrief, read in sections;
question-list: feitelijke vragen; questions: asked, not answered here; consultation-report: verslag van een
schriftelijk overleg; debate-answers: to questions of a first term; motion, amendment: moties, amendementen;
decision-note: beslisnota; woo-decision: on a request under the Wet open overheid; proceedings: Handelingen;
regulation: wet, besluit, regeling, EU act."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of parliament as named in the letter, with the party as it was then ('' if not said)."""

    name: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs: `ministry` without 'Ministerie van' ('Justitie en Veiligheid'), `role` in lower case
    ('minister', 'staatssecretaris', 'minister-president'), `name` as signed, `title` as written.
    """

    ministry: str = ""
    role: str = ""
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is known of one document; '' or () or None where the document does not say.

    `id` is the parliamentary number that it answers (`2026Z03786`), else its publication
    (`ah-tk-20232024-1314`, `kst-26643-1234`), else `doc-` and the first 12 hex digits of its SHA-256.
    A postponement adds '-uitstel'; its questions keep their number. Two documents may share an id
    (draft and publication, questions and answers): they are versions of one letter. `doubts` say what speaks
    against its fields, by the name of the field. `signed_by` is the official who signs for the minister. Of a
    motion `movers` are the members who move it, `requests` what it asks, verbatim.
    """

    id: str
    kind: LetterKind
    subject: str = ""
    date: dt.date | None = None
    language: str = ""
    sender: Sender = Sender()
    co_senders: tuple[Sender, ...] = ()
    addressee: str = ""
    own_reference: str = ""
    references: tuple[str, ...] = ()
    asked_on: dt.date | None = None
    asked_by: tuple[Person, ...] = ()
    asked_of: tuple[str, ...] = ()
    received_on: dt.date | None = None
    publication: str = ""
    introduction: str = ""
    closing: str = ""
    promised_on: dt.date | None = None
    doubts: tuple[Doubt, ...] = ()
    signed_by: str = ""
    movers: tuple[Person, ...] = ()
    requests: tuple[str, ...] = ()
