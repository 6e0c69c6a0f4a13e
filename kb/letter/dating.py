"""The days of a letter: sent, asked, received, and by when answers are promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.dates import find_dates, parse_date

if TYPE_CHECKING:
    from datetime import date

    from kb.block import Reading
    from kb.letter.surroundings import HeadText, Surroundings

_SENT = re.compile(r"(?i)\(?ingezonden\s+(?:op\s+)?([^()]{4,40})")
_RECEIVED = re.compile(r"(?i)\(?ontvangen\s+(?:\(?ontvangen\s+)?(?:op\s+)?([^()]{4,40})")
_YOUR_LETTER = re.compile(
    r"(?i)\b(?:uw\s+brief|vragen|your\s+letter)\s+(?:van|d\.d\.|gedateerd|of|dated)\s+(\d{1,2}\s+\w+\s+\d{4})"
)
_PUT_ON = re.compile(
    r"(?i)(?=.*\bvragen\b).*?\bop\s+(\d{1,2}\s+\w+\s+\d{4})\s+(?:stelden?|heeft|hebben)\b", re.DOTALL
)
_ADOPTED = re.compile(r"(?i)\b(?:vastgesteld|den haag,?)\s+(\d{1,2}\s+\w+\s+\d{4})")
_TITLED = re.compile(
    r"(?is)^(?:antwoord|vragen|beantwoording|lijst|feitelijke|verslag|schriftelijk)\w*\b.{0,400}?[,(]\s*(?P<day>\d{1,2}\s+\w+\s+\d{4})\)?\.?$"
)
_PLACED = re.compile(r"(?i)(?:den haag|['’]s-gravenhage),?\s+(?P<day>\d{1,2}\s+\w+\s+\d{4})")
_PROMISE = re.compile(
    r"(?i)(?:streef\w*|verwacht\w*|zal|zullen|uiterlijk|voor|vóór|binnen|eind|begin|medio)[^.]{0,120}"
)


def asked_on(text: HeadText, reading: Reading) -> date | None:
    """The day on which the questions were sent in, None where it is not said."""
    for name, value in reading.metadata:
        if "indiening" in name.lower():
            day = parse_date(value)
            if day is not None:
                return day
    for paragraph in text.paragraphs:
        match = _SENT.search(paragraph)
        if match is not None and (day := parse_date(match.group(1))) is not None:
            return day
    for paragraph in text.paragraphs:
        match = _YOUR_LETTER.search(paragraph) or _PUT_ON.match(paragraph)
        if match is not None and (day := parse_date(match.group(1))) is not None:
            return day
    return None


def received_on(text: HeadText, reading: Reading) -> date | None:
    """The day on which parliament received the answers, None where it is not said."""
    for paragraph in text.paragraphs:
        match = _RECEIVED.search(paragraph)
        if match is not None and (day := parse_date(match.group(1))) is not None:
            return day
    for name, value in reading.metadata:
        if "ontvangst" in name.lower() and (day := parse_date(value)) is not None:
            return day
    return None


def stated_date(text: HeadText) -> date | None:
    """The day behind 'Datum' or 'Den Haag,'; one in the letter itself before one in a head that runs on.

    Whoever writes a letter over an older one mends its text, and may leave the head of its pages as it was.
    """
    fields = [field for field in text.fields if field.name == "date"]
    own = [field.value for field in fields if not field.running]
    placed = [match["day"] for one in text.paragraphs if (match := _PLACED.fullmatch(one.strip()))]
    running = [field.value for field in fields if field.running]
    stated = (*own, *(placed[:1] if running else ()), *running)
    return next((day for value in stated if (day := parse_date(value)) is not None), None)


def adopted_on(text: HeadText) -> date | None:
    """The day behind 'Vastgesteld' or 'Den Haag,', None where neither stands there."""
    match = next((found for paragraph in text.paragraphs if (found := _ADOPTED.search(paragraph))), None)
    return parse_date(match.group(1)) if match else None


def metadata_date(reading: Reading) -> date | None:
    """The day that the format itself states, None where it states none."""
    for wanted in (
        "overheidop.datumbrief",
        "dcterms.issued",
        "dcterms.available",
        "dcterms.date",
        "datum",
        "date",
    ):
        for name, value in reading.metadata:
            if name.lower() == wanted and (day := parse_date(value)) is not None:
                return day
    return None


def first_date(around: Surroundings, asked_on: date | None) -> date | None:
    """A date that stands alone in the letterhead ('Den Haag, 18 oktober 2023')."""
    for block in around.before:
        if len(block.text) <= 40 and block.kind != "footnote":
            for found in find_dates(block.text):
                if found.day != asked_on and re.match(
                    r"(?i)(?:den haag|'s-gravenhage|’s-gravenhage|\d)", block.text.strip()
                ):
                    return found.day
    return None


def title_date(text: HeadText, asked_on: date | None) -> date | None:
    """The day that ends a title: 'Antwoorden op vragen uit de eerste termijn, 29 januari 2026'."""
    for paragraph in text.paragraphs[:4]:
        match = _TITLED.match(paragraph)
        if match is not None and (day := parse_date(match["day"])) is not None and day != asked_on:
            return day
    return None


def promised_on(text: str, day: date | None) -> date | None:
    """The date by which the answers are promised, None where none is named."""
    for match in _PROMISE.finditer(text):
        for found in find_dates(match.group(), near=day):
            if day is None or found.day > day:
                return found.day
    return None
