"""Who wrote to whom, when, about what and under which numbers, out of the text around the questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.letter.dates import find_dates, parliamentary_year, parse_date
from kb.letter.field import Field, find_fields
from kb.letter.letter import Letter, LetterKind, Person, Sender
from kb.letter.ministries import parse_senders
from kb.letter.people import distinct_people, parse_members

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kb.block import Block, Reading

QUESTION_NUMBER = re.compile(r"(?<![\w])((?:19|20)\d{2})\s?Z\s?(\d{5})(?!\d)")
_PUBLICATION = re.compile(r"\b((?:ah|kv|h)-tk-[0-9A-Z][\w-]*\d|(?:kst|blg)-\d[\w-]*)\b")
_AANHANGSEL = re.compile(r"(?m)^\s*AH\s+(\d{1,4})\s*$")
_TITLE = re.compile(
    r"(?is)^(?:mondelinge\s+|schriftelijke\s+|nadere\s+|aanvullende\s+)*(?:kamer)?vra(?:ag|gen)\s+(?:gesteld\s+)?(?:van|door)\b(?P<who>.+?)"
    r"(?:\s+aan\s+(?P<whom>.+?))?(?:\s+(?:over|inzake|betreffende|naar\s+aanleiding\s+van|aangaande|omtrent)\s+(?P<what>.+?))?"
    r"(?:\s*\(\s*ingezonden\s+(?P<sent>[^()]*)\)?)?\s*\.?\s*$"
)
_REPLY_TITLE = re.compile(
    r"(?is)^antwoord(?:en)?\s+(?:van|door)\s+(?P<who>.+?)\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:kamer)?vragen\s+van\s+(?P<members>.+?)"
    r"(?:\s+aan\s+(?P<whom>.+?))?\s+over\s+(?P<what>.+?)\s*\.?\s*$"
)
_REPLY = re.compile(r"(?is)^(?P<what>antwoord|mededeling|reactie)\s+van\s+(?P<who>.+?)\s*(?:\(\s*ontvangen\b|$)")
_SENT = re.compile(r"(?i)\(?ingezonden\s+(?:op\s+)?([^()]{4,40})")
_RECEIVED = re.compile(r"(?i)\(?ontvangen\s+(?:\(?ontvangen\s+)?(?:op\s+)?([^()]{4,40})")
_YOUR_LETTER = re.compile(r"(?i)\b(?:uw\s+brief|vragen)\s+(?:van|d\.d\.|gedateerd)\s+(\d{1,2}\s+\w+\s+\d{4})")
_ADDRESSEE = re.compile(
    r"(?i)(?:aan\s+)?de\s+voorzitter\s+van\s+de\s+(tweede|eerste)\s+kamer(\s+der\s+staten-?\s?generaal)?"
)
_SIGNATURE = re.compile(
    r"(?i)^(?:hoogachtend,?\s*)?(?:de|het)\s+(?:minister|staatssecretaris|minister-president|viceminister)\b[^.?!]{0,200},?$"
)
_ON_BEHALF = re.compile(r"(?i)\bmede\s+namens\b(?P<who>[^.;()]{5,200})")
_NAME = re.compile(r"^(?:(?:drs|dr|mr|ir|prof|ing|ds)\.\s*)*(?:[A-ZÀ-Ý][\w.’'-]*\s*)(?:[\w.’'À-ÿ-]+\s*){0,7}$")
_DELAY = re.compile(
    r"(?i)niet\s+binnen\s+de\s+(?:gebruikelijke|gestelde|daarvoor\s+gestelde|termijn)|uitstel|meer\s+tijd\s+(?:nodig|vergt)|"
    r"niet\s+binnen\s+(?:de\s+termijn|drie\s+weken)|binnen\s+de\s+gebruikelijke\s+termijn\s+(?:kunnen|te)|langer\s+de\s+tijd"
)
_LIST = re.compile(
    r"(?i)\b(?:lijst\s+van\s+vragen|feitelijke\s+vragen|verslag\s+van\s+een\s+schriftelijk\s+overleg|schriftelijk\s+overleg|"
    r"nota\s+naar\s+aanleiding\s+van\s+het\s+verslag)\b"
)
_PROMISE = re.compile(
    r"(?i)(?:streef\w*|verwacht\w*|zal|zullen|uiterlijk|voor|vóór|binnen|eind|begin|medio)[^.]{0,120}"
)


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
    title = _title(text)
    publication = _publication(text, reading)
    asked_on = _asked_on(text, title, reading)
    received = _received(text, reading)
    day = parse_date(text.field("date")) or received or _metadata_date(reading) or _first_date(around, asked_on)
    kind = _kind(text, around)
    senders = _senders(text, around)
    references = _references(text, around, reading, publication)
    return Letter(
        id=_identity(references, publication, sha256, kind),
        kind=kind,
        subject=_subject(text, title, reading),
        date=day if day is not None or kind != "questions" else asked_on,
        language=language,
        sender=senders[0] if senders else Sender(),
        co_senders=tuple(senders[1:]),
        addressee=_addressee(text),
        own_reference=text.field("own"),
        references=references,
        asked_on=asked_on,
        asked_by=_asked_by(text, title, reading),
        asked_of=_asked_of(title),
        received_on=received,
        publication=publication or _aanhangsel(text, received or day),
        introduction=_introduction(text),
        closing=around.notice or _closing(around),
        promised_on=_promised(around.notice or " ".join(text.paragraphs), day) if kind == "postponement" else None,
    )


def _text(reading: Reading, around: Surroundings) -> _Text:
    head = [block for block in around.before if block.kind != "footnote"]
    return _Text(
        paragraphs=tuple(block.text for block in head if block.kind not in ("furniture",)),
        fields=find_fields(reading, [*head, *(block for block in reading.blocks if block.kind == "furniture")]),
        furniture="\n".join(block.text for block in reading.blocks if block.kind == "furniture"),
    )


def _title(text: _Text) -> re.Match[str] | None:
    """The line 'Vragen van … aan … over … (ingezonden …)' or 'Antwoorden van … op Kamervragen van … over …'."""
    for pattern in (_TITLE, _REPLY_TITLE):
        for paragraph in text.paragraphs:
            match = pattern.match(paragraph)
            if match is not None and (parse_members(paragraph) or match["what"]):
                return match
    return None


def _publication(text: _Text, reading: Reading) -> str:
    for name, value in reading.metadata:
        if name.lower() in ("dc.identifier", "dcterms.identifier"):
            match = _PUBLICATION.search(value)
            if match:
                return match.group(1)
    match = _PUBLICATION.search(text.furniture)
    if match is None:
        match = next((found for paragraph in text.paragraphs if (found := _PUBLICATION.fullmatch(paragraph.strip()))), None)
    return match.group(1) if match else ""


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
        re.search(r"(?i)\bingezonden\b|uw brief|kamervragen|^\s*(?:betreft|onderwerp|uw)\b|met kenmerk|onder nummer", paragraph)
        is not None
        or re.match(r"(?:AH \d+\s+)?20\d\d\s?Z\s?\d{5}\b", paragraph) is not None
    )


def _identity(references: Sequence[str], publication: str, sha256: str, kind: LetterKind) -> str:
    if references and kind in ("answers", "postponement", "questions", "other"):
        return references[0]
    return publication or (references[0] if references else f"doc-{sha256[:12]}")


def _kind(text: _Text, around: Surroundings) -> LetterKind:
    head = " ".join(text.paragraphs[:12])
    subject = text.field("subject")
    if _LIST.search(f"{subject} {head[:1500]}") and (around.asked or around.answered):
        return "question-list"
    if around.answered:
        return "answers"
    if _DELAY.search(around.notice) or (not around.notice and _puts_off(text)):
        return "postponement"
    if around.notice:
        return "other"
    if around.asked or re.search(r"(?i)^(?:mondelinge |schriftelijke )?vra(?:ag|gen) (?:van|door) ", "\n".join(text.paragraphs), re.MULTILINE):
        return "questions"
    if re.search(r"(?i)\bgeachte\s+(?:mevrouw\s+|heer\s+)?(?:de\s+)?voorzitter|\bvoorzitter van de (?:tweede|eerste) kamer", head):
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
    for name, value in reading.metadata:
        if name.lower() in ("dc.title", "dcterms.title", "title", "subject", "overheidop.documenttitel") and len(value) > 8:
            return _tidy(value)
    heading = next((paragraph for paragraph in text.paragraphs if 8 < len(paragraph) < 200), "")
    return _tidy(heading)


def _tidy(text: str) -> str:
    return re.sub(r"\s*\(\s*ingezonden.*$", "", " ".join(text.split()), flags=re.IGNORECASE | re.DOTALL).strip(" .;,")


def _asked_on(text: _Text, title: re.Match[str] | None, reading: Reading) -> date | None:
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
        match = _YOUR_LETTER.search(paragraph)
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


def _metadata_date(reading: Reading) -> date | None:
    for wanted in ("overheidop.datumbrief", "dcterms.issued", "dcterms.available", "dcterms.date", "datum", "date"):
        for name, value in reading.metadata:
            if name.lower() == wanted and (day := parse_date(value)) is not None:
                return day
    return None


def _first_date(around: Surroundings, asked_on: date | None) -> date | None:
    """A date that stands alone in the letterhead ('Den Haag, 18 oktober 2023')."""
    for block in around.before:
        if len(block.text) <= 40 and block.kind != "footnote":
            for found in find_dates(block.text):
                if found.date != asked_on and re.match(r"(?i)(?:den haag|'s-gravenhage|’s-gravenhage|\d)", block.text.strip()):
                    return found.date
    return None


def _asked_by(text: _Text, title: re.Match[str] | None, reading: Reading) -> tuple[Person, ...]:
    if title is not None:
        who = title["members"] if "members" in title.re.groupindex else title["who"]
        people = parse_members(_with_lead(who))
        if people:
            return people
    for paragraph in text.paragraphs:
        if re.search(r"(?i)\bvra(?:ag|gen)\b", paragraph):
            people = parse_members(paragraph)
            if people:
                return distinct_people(people)
    stated = [value for name, value in reading.metadata if name.lower().endswith(("indiener", "vraagsteller"))]
    return tuple(Person(value) for value in stated)


def _with_lead(who: str) -> str:
    who = who.strip()
    return who if re.match(r"(?i)(?:het|de)?\s*(?:lid|leden)\b", who) else f"de leden {who}"


def _asked_of(title: re.Match[str] | None) -> tuple[str, ...]:
    whom = title["whom"] if title is not None else None
    if not whom:
        return ()
    return tuple(sender.title for sender in parse_senders(whom) if sender.title)


def _senders(text: _Text, around: Surroundings) -> list[Sender]:
    for paragraph in text.paragraphs:
        match = _REPLY.match(paragraph)
        if match is not None:
            found = list(parse_senders(paragraph))
            if found:
                return found
    signed = _signed([*(block.text for block in around.before), *(block.text for block in around.after)])
    for paragraph in text.paragraphs:
        match = _REPLY_TITLE.match(paragraph)
        if match is not None and (found := list(parse_senders(match["who"]))):
            return _named(found, signed)
    senders = list(signed)
    for paragraph in text.paragraphs:
        behalf = _ON_BEHALF.search(paragraph)
        if behalf is not None:
            senders += [one for one in parse_senders(behalf["who"]) if one.ministry not in [other.ministry for other in senders]]
    return senders


def _named(stated: list[Sender], signed: list[Sender]) -> list[Sender]:
    """Senders of a title with the name that the signature of the same ministry has."""
    first = stated[0]
    name = next((one.name for one in signed if one.name and one.ministry in ("", first.ministry)), first.name)
    return [Sender(first.ministry, first.role, name, first.title), *stated[1:]]


def _signed(paragraphs: Sequence[str]) -> list[Sender]:
    """Who signs: 'De Minister van Justitie en Veiligheid,' with the name in the next paragraph."""
    senders: list[Sender] = []
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph) > 260 or _SIGNATURE.match(paragraph.strip()) is None:
            continue
        found = parse_senders(paragraph)
        if not found:
            continue
        sender = found[0]
        following = paragraphs[index + 1].strip() if index + 1 < len(paragraphs) else ""
        name = sender.name or (following if _is_name(following) else "")
        senders.append(Sender(sender.ministry, sender.role, name, sender.title))
    return senders


def _is_name(text: str) -> bool:
    return 3 <= len(text) <= 60 and not text.endswith((".", "?", ":")) and _NAME.match(text) is not None


def _addressee(text: _Text) -> str:
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
        if len(paragraph) > 60 and paragraph.rstrip().endswith((".", ":"))
        and _TITLE.match(paragraph) is None and _REPLY.match(paragraph) is None and _REPLY_TITLE.match(paragraph) is None
        and _ADDRESSEE.match(paragraph) is None
    ]  # fmt: skip
    return "\n\n".join(kept)


def _closing(around: Surroundings) -> str:
    return "\n\n".join(block.text for block in around.after if block.kind not in ("furniture", "footnote"))


def _promised(text: str, day: date | None) -> date | None:
    """The date by which the answers are promised, None where none is named."""
    for match in _PROMISE.finditer(text):
        for found in find_dates(match.group(), near=day):
            if day is None or found.date > day:
                return found.date
    return None
