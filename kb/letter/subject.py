"""What a letter is about, as it says itself or as its first lines show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.correspondent import ADDRESSEE
from kb.letter.number import DOSSIER, QUESTION_NUMBER
from kb.letter.title import REPLY

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.letter.surroundings import HeadText

_ABOUT = re.compile(
    r"(?is)\bvragen\b.{0,160}?\s(?:over|inzake)\s+(?P<what>.+?)"
    r"(?=\s*\(|\s+(?:worden|wordt|zijn|beantwoord|aan)\b|,\s|\.(?:\s|$)|$)"
)
_INITIALS = re.compile(
    r"(?:(?:drs|dr|mr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?)+[A-Za-zÀ-ÿ]|hoogachtend|"
    r"de (?:minister|staatssecretaris)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?is)\bvoorgelegd\s+aan\s+(?P<whom>.+?)\s+over\s+(?P<what>.+?)(?:(?<!nr)\.\s+(?=[A-ZÀ-Ý])|\.?$)"
)


def subject_of(text: HeadText, title: re.Match[str] | None, reading: Reading) -> str:
    """The subject: as stated, else as the title or the first sentence has it, else an empty text."""
    stated = text.field("subject")
    if stated:
        return stated
    if title is not None and title["what"]:
        return _tidy(title["what"])
    listed = next((found for paragraph in text.paragraphs if (found := _LISTED.search(paragraph))), None)
    if listed is not None:
        return _tidy(listed["what"])
    for name, value in reading.metadata:
        if (
            name.lower() in ("dc.title", "dcterms.title", "title", "subject", "overheidop.documenttitel")
            and len(value) > 8
        ):
            return _tidy(value)
    dossier = next(
        (match.string[match.end() :] for match in map(DOSSIER.match, text.paragraphs[:6]) if match), ""
    )
    if dossier and len(dossier) < 200:
        return _tidy(dossier)
    about = next((found for paragraph in text.paragraphs if (found := _ABOUT.search(paragraph))), None)
    if about is not None and len(about["what"]) < 300:
        return _tidy(about["what"])
    heading = next((paragraph for paragraph in text.paragraphs if _may_be_subject(paragraph)), "")
    return _tidy(heading)


def _may_be_subject(paragraph: str) -> bool:
    return (
        8 < len(paragraph) < 200
        and not paragraph.rstrip().endswith((".", "?", ":", ";", ","))
        and QUESTION_NUMBER.fullmatch(paragraph.strip()) is None
        and REPLY.match(paragraph) is None
        and ADDRESSEE.search(paragraph) is None
        and _INITIALS.match(paragraph) is None
        and not re.match(
            r"(?i)\d{2}\s?\d{3}\b|nr\.\s*\d|den haag|zie ook|ah \d|\(?ingezonden|"
            r">? ?retouradres|postbus|geachte",
            paragraph,
        )
    )


def _tidy(text: str) -> str:
    return re.sub(
        r"\s*\(\s*ingezonden.*$", "", " ".join(text.split()), flags=re.IGNORECASE | re.DOTALL
    ).strip(" .;,")
