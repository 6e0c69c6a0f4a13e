"""Who wrote to whom, when, about what and under which numbers, out of the text around the questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.block import Block
from kb.letter.dates import find_dates, parliamentary_year, parse_date
from kb.letter.field import Field, find_fields
from kb.letter.letter import Letter, LetterKind, Person, Sender
from kb.letter.ministries import parse_senders
from kb.letter.people import distinct_people, parse_members
from kb.letter.signing import senders_of
from kb.letter.title import REPLY, REPLY_TITLE, TITLE, find_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kb.block import Reading

QUESTION_NUMBER = re.compile(r"(?<![\w])((?:19|20)\d{2})\s?Z\s?(\d{5})(?!\d)")
_PUBLICATION = re.compile(r"\b((?:ah|kv|h)-tk-[0-9A-Z][\w-]*\d|(?:kst|blg)-\d[\w-]*)\b")
_AANHANGSEL = re.compile(r"(?m)^\s*AH\s+(\d{1,4})\s*$")
_SENT = re.compile(r"(?i)\(?ingezonden\s+(?:op\s+)?([^()]{4,40})")
_RECEIVED = re.compile(r"(?i)\(?ontvangen\s+(?:\(?ontvangen\s+)?(?:op\s+)?([^()]{4,40})")
_YOUR_LETTER = re.compile(
    r"(?i)\b(?:uw\s+brief|vragen|your\s+letter)\s+(?:van|d\.d\.|gedateerd|of|dated)\s+(\d{1,2}\s+\w+\s+\d{4})"
)
_PUT_ON = re.compile(
    r"(?i)(?=.*\bvragen\b).*?\bop\s+(\d{1,2}\s+\w+\s+\d{4})\s+(?:stelden?|heeft|hebben)\b", re.DOTALL
)
_ABOUT = re.compile(
    r"(?is)\bvragen\b.{0,160}?\s(?:over|inzake)\s+(?P<what>.+?)"
    r"(?=\s*\(|\s+(?:worden|wordt|zijn|beantwoord|aan)\b|,\s|\.(?:\s|$)|$)"
)
_INITIALS = re.compile(
    r"(?:(?:drs|dr|mr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?)+[A-Za-zÀ-ÿ]|hoogachtend|"
    r"de (?:minister|staatssecretaris)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"(?i)(?:aan\s+)?de\s+voorzitter\s+van\s+de\s+(tweede|eerste)\s+kamer(\s+der\s+staten-?\s?generaal)?"
)
_DELAY = re.compile(
    r"(?i)niet\s+binnen\s+de\s+(?:gebruikelijke|gestelde|daarvoor\s+gestelde|termijn)|uitstel|meer\s+tijd\s+(?:nodig|vergt)|"
    r"niet\s+binnen\s+(?:de\s+termijn|drie\s+weken)|binnen\s+de\s+gebruikelijke\s+termijn\s+(?:kunnen|te)|langer\s+de\s+tijd"
)
_LIST = re.compile(
    r"(?i)\b(?:lijst\s+van\s+vragen|feitelijke\s+vragen|verslag\s+van\s+een\s+schriftelijk\s+overleg|schriftelijk\s+overleg|"
    r"nota\s+naar\s+aanleiding\s+van\s+het\s+verslag)\b"
)
_COMMITTEE = re.compile(
    r"(?i)\bde\s+((?:vaste|algemene)?\s*commissie\s+voor\s+[A-Z][\w,\s]{3,80}?)\s+(?:heeft|hebben|over)\b"
)
_DOSSIER = re.compile(r"(\d{2}\s?\d{3})(?:[\s-]+\(?([IVX]+[A-Z]?)\)?)?\s+(?=[A-ZÀ-Ý])")
_DOSSIER_NUMBER = re.compile(r"(?i)nr\.\s*(\d{1,5})\b")
_ADOPTED = re.compile(r"(?i)\b(?:vastgesteld|den haag,?)\s+(\d{1,2}\s+\w+\s+\d{4})")
_LISTED = re.compile(r"(?is)\bvoorgelegd\s+aan\s+(?P<whom>.+?)\s+over\s+(?P<what>.+?)(?:\.\s|\.?$)")
_OWN_NUMBER = re.compile(
    r"(?i)\bingezonden\b|uw brief|kamervragen|^\s*(?:betreft|onderwerp|uw)\b|met kenmerk|onder nummer|"
    r"\bvragen\b[^.?]{0,250}\(\s*(?:kenmerk:?\s+)?20\d\d\s?Z"
)
_SALUTATION = re.compile(
    r"(?i)\bgeachte\s+(?:mevrouw\s+|heer\s+)?(?:de\s+)?voorzitter|"
    r"\bvoorzitter van de (?:tweede|eerste) kamer"
)
_PROMISE = re.compile(
    r"(?i)(?:streef\w*|verwacht\w*|zal|zullen|uiterlijk|voor|vóór|binnen|eind|begin|medio)[^.]{0,120}"
)


_ASKING: tuple[LetterKind, ...] = ("answers", "postponement", "questions")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the questions: blocks before the first, after the last answer, a notice's text."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]
    notice: str = ""
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """The head's paragraphs, the letterhead's fields, and all lines that may hold a number."""

    paragraphs: tuple[str, ...]
    fields: tuple[Field, ...]
    furniture: str

    def field(self, name: str) -> str:
        return next((field.value for field in self.fields if field.name == name), "")


def read_letter(reading: Reading, around: Surroundings, sha256: str, language: str) -> Letter:
    """The letter's fields; what the document does not say stays empty."""
    text = _text(reading, around)
    title = find_title(text.paragraphs)
    publication = _publication(text, reading)
    asked_on = _asked_on(text, reading)
    received = _received(text, reading)
    day = (
        parse_date(text.field("date"))
        or received
        or _adopted(text)
        or _metadata_date(reading)
        or _first_date(around, asked_on)
    )
    kind = _kind(text, around)
    senders = senders_of(
        text.paragraphs,
        [*(block.text for block in around.before), *(block.text for block in around.after)],
    )
    references = _references(text, around, reading, publication)
    return Letter(
        id=_identity(references, publication, sha256, kind, asks=kind in _ASKING or around.asked > 0),
        kind=kind,
        subject=_subject(text, title, reading),
        date=day if day is not None or kind != "questions" else asked_on,
        language=language,
        sender=senders[0] if senders else Sender(),
        co_senders=tuple(senders[1:]),
        addressee=_addressee(text, around),
        own_reference=text.field("own"),
        references=references,
        asked_on=asked_on,
        asked_by=_asked_by(text, title, reading) if kind != "letter" else (),
        asked_of=_asked_of(title),
        received_on=received,
        publication=publication or _aanhangsel(text, received or day),
        introduction=_introduction(text),
        closing=around.notice or _closing(around),
        promised_on=_promised(around.notice or " ".join(text.paragraphs), day)
        if kind == "postponement"
        else None,
    )


def _text(reading: Reading, around: Surroundings) -> _Text:
    head = [block for block in around.before if block.kind != "footnote"]
    return _Text(
        paragraphs=tuple(block.text for block in head if block.kind != "furniture"),
        fields=find_fields(
            reading, [*head, *(block for block in reading.blocks if block.kind == "furniture")]
        ),
        furniture="\n".join(block.text for block in reading.blocks if block.kind == "furniture"),
    )


def _publication(text: _Text, reading: Reading) -> str:
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


def _dossier(text: _Text) -> str:
    """'26 643 Informatie- en communicatietechnologie' and 'Nr. 9905' as kst-26643-9905."""
    for paragraph, following in pairwise(text.paragraphs[:12]):
        title, number = _DOSSIER.match(paragraph), _DOSSIER_NUMBER.match(following)
        if title is not None and number is not None:
            part = f"-{title.group(2)}" if title.group(2) else ""
            dossier = title.group(1).replace(" ", "")
            return f"kst-{dossier}{part}-{number.group(1)}"
    return ""


def _aanhangsel(text: _Text, day: date | None) -> str:
    """'AH 601' with the parliamentary year in which it was received."""
    match = _AANHANGSEL.search("\n".join(text.paragraphs))
    if match is None or day is None:
        return ""
    first, second = parliamentary_year(day)
    return f"ah-tk-{first}{second}-{match.group(1)}"


def _numbers(text: str) -> list[str]:
    return [f"{match.group(1)}Z{match.group(2)}" for match in QUESTION_NUMBER.finditer(text)]


def _references(text: _Text, around: Surroundings, reading: Reading, publication: str) -> tuple[str, ...]:
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


def _identity(
    references: Sequence[str], publication: str, sha256: str, kind: LetterKind, *, asks: bool
) -> str:
    """A set of questions has its parliamentary number; any other paper its own.

    A postponement is another letter than the answers: '2024Z16988-uitstel'.
    """
    if references and asks:
        return f"{references[0]}-uitstel" if kind == "postponement" else references[0]
    return publication or f"doc-{sha256[:12]}"


def _kind(text: _Text, around: Surroundings) -> LetterKind:
    head = " ".join(text.paragraphs[:12])
    subject = text.field("subject")
    listed = _LIST.search(f"{subject} {head[:1500]}")
    if listed is not None and (around.asked or around.answered or "overleg" in listed.group().lower()):
        return "question-list"
    if around.answered:
        return "answers"
    if _DELAY.search(around.notice) or (not around.notice and _puts_off(text)):
        return "postponement"
    if around.notice:
        return "answers"
    if around.asked or re.search(
        r"(?i)^(?:mondelinge |schriftelijke )?vra(?:ag|gen) (?:van|door) ",
        "\n".join(text.paragraphs),
        re.MULTILINE,
    ):
        return "questions"
    if _SALUTATION.search(head):
        return "letter"
    return "other"


def _puts_off(text: _Text) -> bool:
    whole = " ".join(text.paragraphs)
    return bool(re.search(r"(?i)\buitstel", text.field("subject"))) or (
        len(whole) < 4000 and _DELAY.search(whole) is not None and re.search(r"(?i)vragen", whole) is not None
    )


def _subject(text: _Text, title: re.Match[str] | None, reading: Reading) -> str:
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
        (match.string[match.end() :] for match in map(_DOSSIER.match, text.paragraphs[:6]) if match), ""
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
        and _ADDRESSEE.search(paragraph) is None
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


def _asked_on(text: _Text, reading: Reading) -> date | None:
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


def _received(text: _Text, reading: Reading) -> date | None:
    for paragraph in text.paragraphs:
        match = _RECEIVED.search(paragraph)
        if match is not None and (day := parse_date(match.group(1))) is not None:
            return day
    for name, value in reading.metadata:
        if "ontvangst" in name.lower() and (day := parse_date(value)) is not None:
            return day
    return None


def _adopted(text: _Text) -> date | None:
    match = next((found for paragraph in text.paragraphs if (found := _ADOPTED.search(paragraph))), None)
    return parse_date(match.group(1)) if match else None


def _metadata_date(reading: Reading) -> date | None:
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


def _first_date(around: Surroundings, asked_on: date | None) -> date | None:
    """A date that stands alone in the letterhead ('Den Haag, 18 oktober 2023')."""
    for block in around.before:
        if len(block.text) <= 40 and block.kind != "footnote":
            for found in find_dates(block.text):
                if found.day != asked_on and re.match(
                    r"(?i)(?:den haag|'s-gravenhage|’s-gravenhage|\d)", block.text.strip()
                ):
                    return found.day
    return None


def _asked_by(text: _Text, title: re.Match[str] | None, reading: Reading) -> tuple[Person, ...]:
    if title is not None:
        who = title["members"] if "members" in title.re.groupindex else title["who"]
        people = parse_members(_with_lead(who))
        if people:
            return people
    for paragraph in text.paragraphs:
        if re.search(r"(?i)\bvra(?:ag|gen)\b|\bquestions?\b", paragraph):
            people = parse_members(_in_dutch(paragraph))
            if people and re.search(r"(?i)\b(?:lid|leden|members?)\b", paragraph):
                return distinct_people(people)
            committee = _COMMITTEE.search(paragraph)
            if committee is not None:
                return (Person(committee.group(1)),)
    stated = [
        value for name, value in reading.metadata if name.lower().endswith(("indiener", "vraagsteller"))
    ]
    return tuple(Person(value) for value in stated)


def _in_dutch(paragraph: str) -> str:
    """English words that lead a list of members, as Dutch has them."""
    text = re.sub(r"\b(?:the\s+)?members\b", "de leden", paragraph)
    text = re.sub(r"\b(?:the\s+)?member\b", "het lid", text)
    return text.replace(") and ", ") en ") if text != paragraph else paragraph


def _with_lead(who: str) -> str:
    who = who.strip()
    return who if re.match(r"(?i)(?:het|de)?\s*(?:lid|leden)\b", who) else f"de leden {who}"


def _asked_of(title: re.Match[str] | None) -> tuple[str, ...]:
    whom = title["whom"] if title is not None else None
    if not whom:
        return ()
    return tuple(sender.title for sender in parse_senders(whom) if sender.title)


def _addressee(text: _Text, around: Surroundings) -> str:
    """Who the letter is to, also where the address stands on lines of its own."""
    lines = [block.text for block in around.before if block.kind != "footnote"]
    for one, following in pairwise([*lines, ""]):
        match = _ADDRESSEE.search(f"{one} {following}")
        if match is not None and match.start() < min(20, len(one)) and match.group(2):
            return f"Voorzitter van de {match.group(1).capitalize()} Kamer der Staten-Generaal"
    for paragraph in text.paragraphs:
        match = _ADDRESSEE.search(paragraph)
        if match is not None and match.start() < 20:
            return f"Voorzitter van de {match.group(1).capitalize()} Kamer der Staten-Generaal"
    return ""


def _introduction(text: _Text) -> str:
    """The sentences before the questions, letterhead and titles left out."""
    kept = [
        paragraph
        for paragraph in text.paragraphs
        if len(paragraph) > 60
        and paragraph.rstrip().endswith((".", ":"))
        and all(pattern.match(paragraph) is None for pattern in (TITLE, REPLY, REPLY_TITLE, _ADDRESSEE))
    ]
    return "\n\n".join(kept)


def _closing(around: Surroundings) -> str:
    return "\n\n".join(block.text for block in around.after if block.kind not in ("furniture", "footnote"))


def _promised(text: str, day: date | None) -> date | None:
    """The date by which the answers are promised, None where none is named."""
    for match in _PROMISE.finditer(text):
        for found in find_dates(match.group(), near=day):
            if day is None or found.day > day:
                return found.day
    return None
