"""What a letter is about, as it says itself or as its first lines show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.grammar.opening import PORTAL_TITLE, is_head_line
from kb.letter.correspondent import ADDRESSEE
from kb.letter.number import DOSSIER, JOINED_HEAD, QUESTION_NUMBER
from kb.letter.title import REPLY, glued_subject

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.letter.surroundings import HeadText

_ABOUT = re.compile(
    r"(?is)\bvragen\b.{0,160}?\s(?:over|inzake)\s+(?P<what>.+?)"
    r"(?=\s*\(|\s+(?:worden|wordt|zijn|beantwoord|aan)\b|,\s+(?:die|welke|dat|ingezonden|met|gesteld|kenmerk|"
    r"waar\w*|door|zoals|van\s\d|d\.d\.|mede|stuur|bied|zend|treft)\b|\.(?:\s|$)|$)"
)
_INITIALS = re.compile(
    r"(?:(?:drs|dr|mr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?)+[A-Za-zÀ-ÿ]|hoogachtend|"
    r"de (?:minister|staatssecretaris)",
    re.IGNORECASE,
)
_PROPERTIES = ("dc.title", "dcterms.title", "title", "subject", "overheidop.documenttitel")
_FILE_NAME = re.compile(r"(?i)^microsoft word - |\.(?:docx?|pdf|odt|rtf)$")
_DANGLING = re.compile(
    r"(?i)\b(?:de|het|een|van|en|of|in|op|over|aan|voor|met|inzake|te|door|bij|om|tot|uit|naar|onder|tegen|tussen|ten|"
    r"der|den|als|dat|die)$|[,–-]$"
)
_GOES_ON = 4  # lines of a subject that a converter may have set apart
_LONGEST_LINE = 120
_TITLE_WITHIN = 14  # paragraphs
_LONGEST = 600  # letters of the longest title that is believed
_LISTED = re.compile(
    r"(?is)\bvoorgelegd\s+aan\s+(?P<whom>.+?)\s+over\s+(?P<what>.+?)(?:(?<!nr)\.\s+(?=[A-ZÀ-Ý])|\.?$)"
)


def subject_of(text: HeadText, title: re.Match[str] | None, reading: Reading) -> str:
    """The subject: as stated, else as the title or the first sentence has it, else an empty text."""
    stated = text.field("subject")
    if stated:
        return _whole(stated, text)
    if title is not None and title["what"]:
        return _tidy(title["what"])
    if title is not None and (glued := glued_subject(title)):
        return _tidy(glued)
    listed = next((found for paragraph in text.paragraphs if (found := _LISTED.search(paragraph))), None)
    if listed is not None:
        return _tidy(listed["what"])
    portal = next((found for one in text.paragraphs[:4] if (found := PORTAL_TITLE.fullmatch(one))), None)
    if portal is not None:
        return _tidy(portal["what"])
    stated = _stated(text, reading)
    if stated:
        return _tidy(stated)
    dossier = _dossier_title(text)
    if dossier:
        return _tidy(_whole(dossier, text))
    about = next((found for paragraph in text.paragraphs if (found := _ABOUT.search(paragraph))), None)
    if about is not None and len(about["what"]) < 300:
        return _tidy(about["what"])
    heading = next((paragraph for paragraph in text.paragraphs if _may_be_subject(paragraph)), "")
    return _tidy(heading) or _tidy(_property(reading))


def _whole(stated: str, text: HeadText) -> str:
    """A subject that breaks off in the middle of a sentence, with the lines that go on with it."""
    last = stated
    for _ in range(_GOES_ON):
        if _DANGLING.search(stated) is None:
            break
        at = next((at for at, one in enumerate(text.paragraphs) if one.rstrip().endswith(last)), None)
        following = (
            text.paragraphs[at + 1].strip() if at is not None and at + 1 < len(text.paragraphs) else ""
        )
        if not following or len(following) > _LONGEST_LINE or _opens(following):
            break
        stated, last = f"{stated} {following}", following
    return stated


def _opens(line: str) -> bool:
    """Whether a line is another one of the head; 'Ministerie van …' may go on with a title."""
    return line.isupper() or (is_head_line(line) and not line.startswith("Ministerie "))


def _stated(text: HeadText, reading: Reading) -> str:
    """A title among the properties, where the first lines have it too or the format is one of titles.

    Word keeps the title of the document that a file was made from.
    """
    title = _property(reading)
    if not title or reading.format in ("xml", "html", "markdown", "text", "mail"):
        return title
    head = _squeezed(" ".join(text.paragraphs[:_TITLE_WITHIN]))
    return title if _squeezed(title) in head else ""


def _property(reading: Reading) -> str:
    for name, value in reading.metadata:
        if name.lower() in _PROPERTIES and len(value) > 8 and _FILE_NAME.search(value) is None:
            return value
    return ""


def _squeezed(text: str) -> str:
    return "".join(text.lower().split())


def _dossier_title(text: HeadText) -> str:
    """What stands behind the number of a dossier, or on the line under it where the number has its own."""
    head = text.paragraphs[:8]
    for at, paragraph in enumerate(head[:6]):
        match = DOSSIER.match(paragraph)
        if match is None:
            continue
        title = paragraph[match.end() :].strip() or (head[at + 1].strip() if at + 1 < len(head) else "")
        title = re.sub(r"(?s)\s*\b[Nn]r\.\s*\d+.*$", "", title)
        if title[:1].isupper() and not title.isupper() and len(title) < _LONGEST:
            return title
    for paragraph in head[:4]:
        joined = JOINED_HEAD.search(paragraph)
        if joined is not None and (title := joined["title"].strip(" ,;"))[:1].isupper():
            return title
    return ""


def _may_be_subject(paragraph: str) -> bool:
    return (
        8 < len(paragraph) < 200
        and not paragraph.rstrip().endswith((".", "?", ":", ";", ","))
        and QUESTION_NUMBER.fullmatch(paragraph.strip()) is None
        and REPLY.match(paragraph) is None
        and ADDRESSEE.search(paragraph) is None
        and _INITIALS.match(paragraph) is None
        and not re.match(
            r"(?i)\d{2}\s?\d{3}\b|20\d\d[DZ]\d{5}\b|kamerstuk(?:ken)?\s+\d|vergaderjaar\b|"
            r"nr\.\s*\d|den haag|zie ook|ah \d|\(?ingezonden|"
            r">? ?retouradres|postbus|geachte|ontvangen\b|vastgesteld\b|voorgesteld\b",
            paragraph,
        )
        and not is_head_line(paragraph)
    )


def _tidy(text: str) -> str:
    return re.sub(
        r"\s*\(\s*ingezonden.*$", "", " ".join(text.split()), flags=re.IGNORECASE | re.DOTALL
    ).strip(" .;,")
