"""The numbers of a letter: the questions that it asks or answers, the publication that it is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.letter.dates import parliamentary_year

if TYPE_CHECKING:
    from datetime import date

    from kb.block import Reading
    from kb.letter.surroundings import HeadText, Surroundings

QUESTION_NUMBER = re.compile(r"(?<![\w])((?:19|20)\d{2})\s?Z\s?(\d{5})(?!\d)")
_PUBLICATION = re.compile(r"\b((?:ah|kv|h)-tk-[0-9A-Z][\w-]*\d|(?:kst|blg)-\d[\w-]*)\b")
_AANHANGSEL = re.compile(r"(?m)^\s*AH\s+(\d{1,4})\s*$")
DOSSIER = re.compile(r"(\d{2}\s?\d{3})(?:[\s-]+\(?([IVX]+[A-Z]?)\)?)?\s+(?=[A-ZÀ-Ý])")
_DOSSIER_NUMBER = re.compile(r"(?i)nr\.\s*(\d{1,5})\b")
_OWN_NUMBER = re.compile(
    r"(?i)\bingezonden\b|uw brief|kamervragen|^\s*(?:betreft|onderwerp|uw)\b|met kenmerk|onder nummer|"
    r"\bvragen\b[^.?]{0,250}\(\s*(?:kenmerk:?\s+)?20\d\d\s?Z"
)


def publication_of(text: HeadText, reading: Reading) -> str:
    """The identifier of the publication that this document is (`ah-tk-20232024-1314`), else an empty text."""
    for name, value in reading.metadata:
        if name.lower() in ("dc.identifier", "dcterms.identifier", "overheidop.externmetadatarecord"):
            match = _PUBLICATION.search(value)
            if match:
                return match.group(1)
    match = _PUBLICATION.search(text.furniture)
    if match is None:
        match = next(
            (found for paragraph in text.paragraphs if (found := _PUBLICATION.fullmatch(paragraph.strip()))),
            None,
        )
    return match.group(1) if match else _dossier(text)


def _dossier(text: HeadText) -> str:
    """'26 643 Informatie- en communicatietechnologie' and 'Nr. 9905' as kst-26643-9905."""
    for paragraph, following in pairwise(text.paragraphs[:12]):
        title, number = DOSSIER.match(paragraph), _DOSSIER_NUMBER.match(following)
        if title is not None and number is not None:
            part = f"-{title.group(2)}" if title.group(2) else ""
            dossier = title.group(1).replace(" ", "")
            return f"kst-{dossier}{part}-{number.group(1)}"
    return ""


def aanhangsel_of(text: HeadText, day: date | None) -> str:
    """'AH 601' with the parliamentary year in which it was received."""
    match = _AANHANGSEL.search("\n".join(text.paragraphs))
    if match is None or day is None:
        return ""
    first, second = parliamentary_year(day)
    return f"ah-tk-{first}{second}-{match.group(1)}"


def _numbers(text: str) -> list[str]:
    return [f"{match.group(1)}Z{match.group(2)}" for match in QUESTION_NUMBER.finditer(text)]


def references_of(
    text: HeadText, around: Surroundings, reading: Reading, publication: str
) -> tuple[str, ...]:
    """The parliamentary numbers of the questions that this document asks, answers or puts off."""
    found: list[str] = []
    for name, value in reading.metadata:
        if "vraagnummer" in name.lower():
            found += _numbers(value)
    for field in text.fields:
        if field.name == "your":
            found += _numbers(field.value)
    for paragraph in text.paragraphs:
        if _names_own_number(paragraph):
            found += _numbers(re.sub(r"(?is)zie ook\b.*", "", paragraph))
    if publication.startswith("kv-tk-"):
        found += _numbers(publication)
    if not found and around.notice:
        found += _numbers(around.notice)[:1]
    return tuple(dict.fromkeys(found))


def _names_own_number(paragraph: str) -> bool:
    if QUESTION_NUMBER.fullmatch(paragraph.strip()):
        return True
    return (
        _OWN_NUMBER.search(paragraph) is not None
        or re.match(r"(?:AH \d+\s+)?20\d\d\s?Z\s?\d{5}\b", paragraph) is not None
    )
