"""Who wrote to whom, when, about what and under which numbers, out of the text around the questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from kb.letter import correspondent, dating
from kb.letter.correspondent import ADDRESSEE
from kb.letter.doubts import doubts_of
from kb.letter.kind import kind_of
from kb.letter.letter import Letter, LetterKind, Person, Sender
from kb.letter.motion import movers_of, proposed_on, requests_of
from kb.letter.number import aanhangsel_of, publication_of, references_of
from kb.letter.signature import signature_of
from kb.letter.signing import senders_of
from kb.letter.subject import subject_of
from kb.letter.surroundings import HeadText, Surroundings, head_text
from kb.letter.title import REPLY, REPLY_TITLE, TITLE, find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Reading

_ENDS = re.compile(r"[.:][»”’\"')\]]*(?:\d{1,2}|\[\d{1,2}\])?\s*$")
_BESIDE = re.compile(r"(?i)\bzie ook:?\s+(?:aanhangsel|kamerstuk)[^\n]{5,120}?\d\)?\.?\s*$")
"""'Zie ook Aanhangsel Handelingen, vergaderjaar 2025–2026, nr. 594', behind a title or on its own line."""
_ASKED: tuple[LetterKind, ...] = (
    "answers", "postponement", "questions", "question-list", "consultation-report", "debate-answers", "other",
)  # fmt: skip
"""Kinds in which somebody asks."""
_UNSENT: tuple[LetterKind, ...] = ("decision-note", "proceedings")
"""Kinds that speak of letters in the name of others, and are none."""
_TITLES = 4  # paragraphs of such a paper that may say whose it is
_ASKING: tuple[LetterKind, ...] = ("answers", "postponement", "questions")


def read_letter(reading: Reading, around: Surroundings, sha256: str, language: str) -> Letter:
    """The letter's fields; what the document does not say stays empty."""
    text = head_text(reading, around)
    title = find_title(text.paragraphs)
    publication = publication_of(text, reading)
    asked_on = dating.asked_on(text, reading)
    received = dating.received_on(text, reading)
    day = (
        dating.stated_date(text)
        or received
        or dating.adopted_on(text)
        or proposed_on(text.paragraphs)
        or dating.metadata_date(reading)
        or dating.first_date(around, asked_on)
        or dating.title_date(text, asked_on)
    )
    kind = kind_of(text, around)
    signature = signature_of([block.text for block in (*around.before, *around.after)])
    closing = [block.text for block in around.after if block.kind not in ("furniture", "footnote")]
    stated = [] if kind in _UNSENT else closing
    senders = senders_of([*text.paragraphs[: _TITLES if kind in _UNSENT else None], *stated], signature)
    references = references_of(text, around, reading, publication)
    letter = Letter(
        id=_identity(references, publication, sha256, kind, asks=kind in _ASKING or around.asked > 0),
        kind=kind,
        subject=subject_of(text, title, reading),
        date=day if day is not None or kind != "questions" else asked_on,
        language=language,
        sender=senders[0] if senders else Sender(),
        co_senders=tuple(senders[1:]),
        addressee=correspondent.addressee_of(text, around),
        own_reference=text.field("own"),
        references=references,
        asked_on=asked_on,
        asked_by=_askers(kind, text, title, reading),
        asked_of=correspondent.asked_of(title),
        received_on=received,
        publication=publication or aanhangsel_of(text, received or day),
        introduction=_introduction(text) if kind not in ("motion", "amendment") else "",
        closing=around.notice or _closing(around),
        promised_on=dating.promised_on(around.notice or " ".join(text.paragraphs), day)
        if kind == "postponement"
        else None,
        signed_by=signature.official,
        **_moved(kind, text),
    )
    return replace(letter, doubts=doubts_of(letter, text))


def _identity(
    references: Sequence[str], publication: str, sha256: str, kind: LetterKind, *, asks: bool
) -> str:
    """A set of questions has its parliamentary number; any other paper its own.

    A postponement is another letter than the answers: '2024Z16988-uitstel'.
    """
    if references and asks:
        return f"{references[0]}-uitstel" if kind == "postponement" else references[0]
    return publication or f"doc-{sha256[:12]}"


def _askers(
    kind: LetterKind, text: HeadText, title: re.Match[str] | None, reading: Reading
) -> tuple[Person, ...]:
    if kind not in _ASKED:
        return ()
    in_turn = correspondent.asked_in_turn(reading) if kind == "debate-answers" else ()
    return in_turn or correspondent.asked_by(text, title, reading)


class _Moved(TypedDict, total=False):
    movers: tuple[Person, ...]
    requests: tuple[str, ...]


def _moved(kind: LetterKind, text: HeadText) -> _Moved:
    if kind not in ("motion", "amendment"):
        return {}
    return {
        "movers": movers_of(text.paragraphs),
        "requests": requests_of(text.paragraphs) if kind == "motion" else (),
    }


def _introduction(text: HeadText) -> str:
    """The sentences before the questions, letterhead and titles left out, but for other papers they name."""
    kept = []
    for paragraph in text.paragraphs:
        titled = any(pattern.match(paragraph) for pattern in (TITLE, REPLY, REPLY_TITLE, ADDRESSEE))
        if not titled and len(paragraph) > 60 and _ENDS.search(paragraph) is not None:
            kept.append(paragraph)
        elif (beside := _BESIDE.search(paragraph)) is not None:
            kept.append(beside.group())
    return "\n\n".join(kept)


def _closing(around: Surroundings) -> str:
    return "\n\n".join(block.text for block in around.after if block.kind not in ("furniture", "footnote"))
