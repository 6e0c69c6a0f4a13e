"""What a line of text says about itself: how it starts and ends, its length, which words it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.grammar.letterhead import is_address, is_desk, is_running, label_of, starts_field
from kb.grammar.opening import opens_part, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.grammar.heading import Heading

_BULLET = re.compile(r"(?:[•·▪●○◦‣–—-]|o\s)")
_MONTH = r"(?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*"
_WORDS = {
    "url": re.compile(r".*(?:https?:|www\.|\.nl\b|\.com\b|\.pdf)"),
    "source": re.compile(
        r"(?i)(?:kamerstuk|aanhangsel|zie\b|ibid|idem|handelingen|tweede kamer|https?:|www\.|nos\b|nrc|ad\b|"
        r"trouw|volkskrant|telegraaf|stb\b|stcrt|eu-?|art\.|artikel|vergaderjaar|rapport|bron|"
        r"te raadplegen|nu\.nl|rtl)"
    ),
    "paper": re.compile(
        r".*(?:Kamerstuk|nr\. ?\d|vergaderjaar|Handelingen|blz\.|\bp\. ?\d|ECLI:|PbEU|Stb\.|Stcrt\.)"
    ),
    "asks": re.compile(
        r"(?:Bent|Kunt|Deelt|Hoe|Wat|Klopt|Is|Zijn|Welke?|Waarom|Heeft|Hebt|Wanneer|Wie|Worden|Wordt|Kent|"
        r"Herkent|Wilt|Zou|Erkent|Ziet|In hoeverre|Op welke|Herinnert|Acht|Waar|Kan|Gaat|Vindt|"
        r"Zo ja|Zo nee)\b"
    ),
    "replies": re.compile(
        r"(?:Ja|Nee|Ik|Zie|Het kabinet|Er is|Dat|Deze|Voor|Op|In het|Dit|Mijn)\b"
    ),
    "closes": re.compile(
        r"(?:Hoogachtend|Met vriendelijke groet|(?:De|DE|de) (?:[Mm]inister|MINISTER|[Ss]taatssecretaris)\b)"
    ),
    "name": re.compile(
        r"(?:(?:(?:drs|mr|ir|dr|prof)\.\s*)*(?:[A-Z]\.\s?){1,4}(?:[a-z]+ ){0,3}[A-ZÀ-Ý][\w-]+|"
        r"[A-Z]\w+ (?:[a-z]+ ){0,3}[A-Z]\w+)$"
    ),
    "day": re.compile(rf"(?i)\d{{1,2}} {_MONTH} \d{{4}}$"),
    "day first": re.compile(rf"(?i)\d{{1,2}} {_MONTH} \d{{4}}."),
    "reference": re.compile(r".*\d{4}Z\d{5}|\d{6,8}$|[\w/]+-[\w-]*\d{3,}$"),
    "bullet": _BULLET,
    "question mark": re.compile(r".*\?"),
}  # fmt: skip
_GRAMMAR = {
    "running": is_running,
    "label": lambda text: bool(label_of(text)),
    "desk": is_desk,
    "address": is_address,
    "field": starts_field,
    "opens": opens_part,
    "alone": stands_alone,
}
_BOUNDS = (0.06, 0.2, 0.4, 0.6, 0.75, 0.88, 0.97, 1.03, 1.1, 1.3)
_LONGEST = 400  # letters of a line that are looked at


def start_of(text: str) -> str:
    """How a line starts: 'a', 'A', '0' figure, '*' bullet, '"' quote or bracket, '.' other."""
    first = text[:1]
    if first.islower():
        return "a"
    if first.isupper():
        return "A"
    if first.isdigit():
        return "0"
    if _BULLET.match(text):
        return "*"
    return '"' if first in "«‘'\"“(" else "."


def end_of(text: str) -> str:
    """How a line ends: its stop, '-' hyphen, 'm' figure behind a stop, '0' other figure, 'a' letter."""
    last = text.rstrip("»”’\"')]")[-1:] or text[-1:]
    if last in ".!":
        return "."
    if last in ":;":
        return ":"
    if last in "?,":
        return last
    if last in "-–":
        return "-"
    if last.isdigit():
        return "m" if text.rstrip("0123456789")[-1:] in tuple(".?!»”’)") else "0"
    return "a"


def size_of(text: str, width: int) -> str:
    """The length of a line in steps, against that of a full line."""
    share = len(text) / width
    return next((str(step) for step, bound in enumerate(_BOUNDS) if share < bound), "X")


def shape_of(text: str) -> str:
    """A line as it may return on another page: with other numbers."""
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def words_of(text: str, heading: Heading | None) -> Iterator[str]:
    """The clues in a line's words, by name."""
    text = text[:_LONGEST]
    for name, pattern in _WORDS.items():
        if pattern.match(text):
            yield name
    if heading is not None and heading.rest and _WORDS["asks"].match(heading.rest):
        yield "asks"
    for name, holds in _GRAMMAR.items():
        if holds(text):
            yield name
    label = label_of(text)
    if label:
        yield f"label={label}"
