"""The numbers of a letter: the questions that it asks or answers, the publication that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.dates import parliamentary_year

if TYPE_CHECKING:
    from datetime import date

    from kb.block import Reading
    from kb.letter.surroundings import HeadText, Surroundings

QUESTION_NUMBER = re.compile(r"(?<![\w])((?:19|20)\d{2})\s?Z\s?(\d{5})(?!\d)")
_PUBLICATION = re.compile(r"\b((?:ah|kv|h)-tk-[0-9A-Z][\w-]*\d|(?:kst|blg)-\d[\w-]*)\b")
_AANHANGSEL = re.compile(r"(?m)^\s*AH\s+(\d{1,4})\s*$")
DOSSIER = re.compile(
    r"(?:(?i:kamerstuk(?:ken)?)\s+)?(\d{2}[\s.]?\d{3})(?:[\s-]+\(?([IVX]+[A-Z]?)\)?|-(\d{1,3}))?(?:\s+(?=[A-ZÀ-Ý])|\s*[,;]\s*(?=[Nn]r\b)|$)"
)
_DOSSIER_NUMBER = re.compile(r"(?i)nr\.?\s*(\d{1,5})\b")
_SENATE_LETTER = re.compile(
    r"(?!TK|EK)([A-Z]{1,2})(?:\s*$|\s+(?:VOORLOPIG|NADER|MEMORIE|EIND|VERSLAG|BRIEF|NOTA|LIJST|MOTIE|GEWIJZIGD|ADVIES|AMENDEMENT))"
)
_KIND = re.compile(
    r"(?i)(?:\b[A-Z]{1,2}\s+)?(?:gewijzigde?\s+|nadere?\s+|voorlopig\s+|eind)?"
    r"(?:brief|verslag|motie|amendement|nota|memorie|lijst|advies)\b"
)
_WHOLE = re.compile(r"(?i)(?:kst-|kamerstuk(?:ken)?\s+(?:II?\s+)?)?(\d{2}\s?\d{3})(-[IVX]+)?-(\d{1,5})")
JOINED_HEAD = re.compile(
    r"(?is)\bvergaderjaar\s+\d{4}\s*[-–]\s*\d{2,4}\s+(\d{2}\s?\d{3})(\s*-\d{1,3}|[\s-]+\(?[IVX]+[A-Z]?\)?)?\s(?P<title>(?:(?!\d{2}\s?\d{3}\b).){1,300}?)"
    r"\bnr\.\s*(\d{1,5})(?=\s+[A-Z]|\s*$)"
)
"""The lines of a paper's head in one paragraph."""
_YEAR = re.compile(r"(?i)vergaderjaar\s+(\d{4})\s*[-–]\s*(\d{2,4})")
_IS_AANHANGSEL = re.compile(r"(?i)aanhangsel\s+van\s+de\s+handelingen")
_SPACED = re.compile(r"(?im)^\s*(?P<kind>ah|h|kv)[ -]tk[ -](?P<year>\d{8})[ -](?P<number>\d{1,5})\s*$")
DOCUMENT_NUMBER = re.compile(r"((?:19|20)\d{2}D\d{5})")
_WHOLE_WITHIN = 3  # paragraphs in which a number without a word is the paper's own
_HEAD, _NUMBER_WITHIN = (
    14,
    7,
)  # paragraphs of a head; of those behind a dossier's number, where the paper's stands
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
    return (
        match.group(1) if match else _spaced(text) or _dossier(text) or _aanhangsel(text) or _document(text)
    )


def _spaced(text: HeadText) -> str:
    """'ah tk 20232024 1314': a running foot without its hyphens, and at times without its first letter."""
    match = _SPACED.search(text.furniture)
    if match is None:
        return ""
    kind = "ah" if _IS_AANHANGSEL.search(text.furniture) else match["kind"].lower()
    return f"{kind}-tk-{match['year']}-{match['number']}"


def _dossier(text: HeadText) -> str:
    """A kamerstuk's number out of the head: '26 643 Informatietechnologie' and 'Nr. 9905', or in one line.

    A paper of the Eerste Kamer has a letter in place of the number: '36 410', 'C MEMORIE VAN ANTWOORD'.
    """
    head = [paragraph.strip() for paragraph in text.paragraphs[:_HEAD]]
    for at, paragraph in enumerate(head):
        title = DOSSIER.match(paragraph)
        if title is None:
            continue
        rest = paragraph[title.end() :].lstrip(" ,;-–")
        if rest[:1].islower() and (at >= _WHOLE_WITHIN or _DOSSIER_NUMBER.fullmatch(rest) is None):
            continue
        found = _DOSSIER_NUMBER.match(rest)
        if found is None and title.group(3) is None and _KIND.match(rest) is not None:
            found = _SENATE_LETTER.match(rest)
        for following in head[at + 1 : at + _NUMBER_WITHIN]:
            found = found or _DOSSIER_NUMBER.match(following)
            found = found or (_SENATE_LETTER.match(following) if title.group(3) is None else None)
        labelled = at < _WHOLE_WITHIN or head[at - 1].lower().strip(" :") in (
            "nummer",
            "kamerstuk",
            "kamerstuknummer",
        )
        alone = not rest or _KIND.match(rest) is not None
        if found is None and title.group(3) is not None and alone and labelled:
            return f"kst-{re.sub(r'[^0-9]', '', title.group(1))}-{title.group(3)}"
        if found is not None:
            part = "".join(f"-{one}" for one in title.groups()[1:] if one)
            return f"kst-{re.sub(r'[^0-9]', '', title.group(1))}{part}-{found.group(1)}"
    for paragraph in head[:4]:
        whole = _WHOLE.fullmatch(paragraph) or JOINED_HEAD.search(paragraph)
        if whole is not None:
            part = f"-{whole.group(2).strip('-( )')}" if whole.group(2) else ""
            return f"kst-{re.sub(r'[^0-9]', '', whole.group(1))}{part}-{whole.group(whole.re.groups)}"
    return ""


def _aanhangsel(text: HeadText) -> str:
    """'Vergaderjaar 2024-2025 Aanhangsel van de Handelingen' with the number alone on its line below."""
    head = [paragraph.strip() for paragraph in text.paragraphs[:_HEAD]]
    year = _YEAR.search("\n".join([text.furniture, *head]))
    if year is None or _IS_AANHANGSEL.search("\n".join([text.furniture, *head])) is None:
        return ""
    for paragraph in head:
        if re.match(r"(?i)vragen van\b", paragraph):
            break
        number = re.fullmatch(r"(?:nr\.?\s*)?(\d{1,4})", paragraph)
        if number is not None and len(number.group(1)) > 1:
            return f"ah-tk-{year.group(1)}{year.group(1)[:2]}{year.group(2)[-2:]}-{number.group(1)}"
    return ""


def _document(text: HeadText) -> str:
    """The number that the Tweede Kamer gave the document: '2022D19208'."""
    for paragraph in [*text.paragraphs[:_HEAD], *text.furniture.split("\n")]:
        match = DOCUMENT_NUMBER.fullmatch(paragraph.strip())
        if match is not None:
            return match.group(1)
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
