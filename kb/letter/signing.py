"""Who sends a letter: the minister who answers or signs, and those in whose name it is sent too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.letter.letter import Sender
from kb.letter.ministries import ministries, ministry_name, parse_senders
from kb.letter.title import REPLY, REPLY_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNATURE = re.compile(
    r"(?i)^(?:hoogachtend|met (?:vriendelijke groet(?:en)?|hoogachting))?,?\s*"
    r"(?:de|het)\s+(?:minister|staatssecretaris|minister-president|viceminister)\b"
    r"(?:[^.?!]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b(?:dr|mr|ir|ds))\.|(?<=\b(?:drs|ing))\.|(?<=\bprof)\.|(?<=a)\.i\.){0,300},?$"
)
_DEPUTED = re.compile(r"(?i)\b(?:namens|voor)\s+(?:deze|dezen|hem|haar|hen)\b|^namens\s+de\s+minister\b")
_FUNCTION = re.compile(
    r"(?i)^(?:de\s+|het\s+|plv\.?\s+|wnd\.?\s+|plaatsvervangend\s+|waarnemend\s+)*"
    r"(?:secretaris|directeur|hoofd|afdelingshoofd|programma\w*|project\w*|co[öo]rdinator|inspecteur|griffier|DG\b|SG\b|pSG\b)"
)
_SHOWN = 6  # paragraphs below an office among which the name is looked for
_NO_NAME = re.compile(
    r"(?i)^(?:bijlage|rechtsmiddel|bezwaar|vra(?:ag|gen)|antwoord|toelichting|inleiding|aanleiding|besluit|noten?|kopie|cc\b|"
    r"inventaris|overzicht|annex|contact|onderwerp|betreft|datum|publicatie|openbaar)"
)
_ENGLISH = re.compile(
    r"(?i)^(?:the )?(?P<role>minister|state secretary) (?:of|for) (?:the )?(?P<ministry>[\w, ]{4,70}?),?$"
)
ENGLISH_MINISTRIES = {
    "agriculture, fisheries, food security and nature": "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "agriculture, nature and food quality": "Landbouw, Natuur en Voedselkwaliteit",
    "asylum and migration": "Asiel en Migratie",
    "climate policy and green growth": "Klimaat en Groene Groei",
    "defence": "Defensie",
    "economic affairs": "Economische Zaken",
    "economic affairs and climate policy": "Economische Zaken en Klimaat",
    "education, culture and science": "Onderwijs, Cultuur en Wetenschap",
    "finance": "Financiën",
    "foreign affairs": "Buitenlandse Zaken",
    "health, welfare and sport": "Volksgezondheid, Welzijn en Sport",
    "housing and spatial planning": "Volkshuisvesting en Ruimtelijke Ordening",
    "infrastructure and water management": "Infrastructuur en Waterstaat",
    "interior and kingdom relations": "Binnenlandse Zaken en Koninkrijksrelaties",
    "justice and security": "Justitie en Veiligheid",
    "social affairs and employment": "Sociale Zaken en Werkgelegenheid",
}
"""Official English names of ministries, in lower case, with their Dutch names."""
_PAPER = re.compile(r"\bBRIEF VAN (DE (?:MINISTER|STAATSSECRETARIS) [A-ZÀ-Ý ,]+)$")
_OFFICE = re.compile(
    r"[Dd]e (?P<role>[Mm]inister|[Ss]taatssecretaris)(?: [A-ZÀ-Ý][\w-]+(?:,? (?:en )?[A-ZÀ-Ý][\w-]+){0,4})?"
)
_PUT_TO = re.compile(r"(?is)\bvragen\s+(?:en\s+opmerkingen\s+)?voorgelegd\s+aan\s+(?P<whom>.+?)\s+over\b")
_ON_BEHALF = re.compile(
    r"(?i)\bmede\s+namens\b(?P<who>(?:(?!\b(?:stuur|bied|zend|doe|informeer|reageer|geef|beantwoord|ontvangt|treft|bericht|"
    r"deel|wil|kan|heb|laat|ga)\b)[^.;()]){5,900})"
)
_LETTERHEAD = re.compile(r"(?i)ministerie\s+(?:van|voor)\s+(.{3,80})")
_NAME = re.compile(
    r"^(?:(?:drs|dr|mr|ir|prof|ing|ds)\.\s*)*(?:[A-ZÀ-Ý][\w.’'-]*\s*)(?:[\w.’'À-ÿ-]+\s*){0,7}$"
)


def senders_of(paragraphs: Sequence[str], signature: Signature) -> list[Sender]:
    """The sender first, then those in whose name the letter is sent too; a colleague is never the sender.

    `paragraphs` are those of the whole letter outside its questions. Where only colleagues are named the
    first is an empty sender.
    """
    for paragraph in paragraphs:
        match = REPLY.match(paragraph)
        if match is not None:
            found = list(parse_senders(paragraph))
            if found:
                return found
    signed = list(signature.senders)
    for paragraph in paragraphs:
        match = REPLY_TITLE.match(paragraph)
        if match is not None and (found := list(parse_senders(match["who"]))):
            return _named(found, signed)
    senders = signed or _titled(paragraphs) or _asked(paragraphs) or _headed(paragraphs)
    for paragraph in paragraphs:
        behalf = _ON_BEHALF.search(paragraph)
        if behalf is None:
            continue
        colleagues = [one for one in parse_senders(_small(behalf["who"])) if not _among(one, senders)]
        if colleagues:
            senders = [*(senders or [Sender()]), *colleagues]
    return senders


def _headed(paragraphs: Sequence[str]) -> list[Sender]:
    """'Ministerie van Financiën' above a letter that nobody signs."""
    for paragraph in paragraphs[:12]:
        match = _LETTERHEAD.fullmatch(paragraph.strip())
        if match is not None and ministry_name(match.group(1)) in ministries():
            return [Sender(ministry_name(match.group(1)))]
    return []


def _titled(paragraphs: Sequence[str]) -> list[Sender]:
    """'BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID' above a paper of parliament."""
    for paragraph in paragraphs:
        match = _PAPER.search(paragraph)
        if match is not None and (found := list(parse_senders(_small(match.group(1))))):
            return found
    return []


def _asked(paragraphs: Sequence[str]) -> list[Sender]:
    """Whom a committee put its questions to, and who answered them."""
    for paragraph in paragraphs:
        match = _PUT_TO.search(paragraph)
        if match is not None and (found := list(parse_senders(match["whom"]))):
            return found
    return []


def _english(paragraph: str) -> list[Sender]:
    """'The State Secretary for the Interior and Kingdom Relations,' by the ministry's Dutch name."""
    match = _ENGLISH.match(paragraph.strip())
    ministry = ENGLISH_MINISTRIES.get(match["ministry"].lower().strip(" ,"), "") if match else ""
    if match is None or not ministry:
        return []
    role = "staatssecretaris" if match["role"].lower() == "state secretary" else "minister"
    return [Sender(ministry, role, "", match.group().strip(" ,").removeprefix("The "))]


def _bare(paragraph: str) -> list[Sender]:
    """'De Staatssecretaris Rechtsbescherming,' whose ministry the signature does not say."""
    match = _OFFICE.fullmatch(paragraph.strip(" ,"))
    if match is None:
        return []
    return [Sender("", match["role"].lower(), "", match.group().removeprefix("De ").removeprefix("de "))]


def _named(stated: list[Sender], signed: list[Sender]) -> list[Sender]:
    """Senders of a title with the name that the signature of the same ministry has."""
    first = stated[0]
    name = next((one.name for one in signed if one.name and one.ministry in ("", first.ministry)), first.name)
    return [Sender(first.ministry, first.role, name, first.title), *stated[1:]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in whose name too, and the official who signs for the minister ('' where none does)."""

    senders: tuple[Sender, ...] = ()
    official: str = ""


def signature_of(paragraphs: Sequence[str]) -> Signature:
    """The signatures among paragraphs: 'De Minister van Financiën,' with the name below or behind.

    A name behind 'namens deze' is an official's, not the minister's.
    """
    senders: list[Sender] = []
    official = ""
    for index, paragraph in enumerate(paragraphs):
        for part in paragraph.split(" | "):
            stripped = part.strip()
            if _SIGNATURE.match(stripped) is None and _ENGLISH.match(stripped) is None:
                continue
            found = parse_senders(_small(stripped)) or _english(stripped) or _bare(stripped)
            if not found:
                continue
            below = [one.strip() for one in paragraphs[index + 1 : index + 1 + _SHOWN]]
            deputed, name = _named_below(stripped, found[0].name, below)
            official = official or (name if deputed else "")
            signed = replace(found[0], name="" if deputed else name)
            senders += [one for one in (signed, *found[1:]) if not _among(one, senders)]
    return Signature(tuple(senders), official)


def _named_below(office: str, name: str, below: Sequence[str]) -> tuple[bool, str]:
    """Whether an official signs, and the name that stands with an office or below it."""
    deputed = _DEPUTED.search(office) is not None
    if name:
        return deputed, name
    for paragraph in below:
        bare = paragraph.strip(" ,")
        if _DEPUTED.search(paragraph) is not None:
            deputed = True
            behind = re.sub(
                r"(?is)^.*?\b(?:namens|voor)\s+(?:deze|dezen|hem|haar|hen)\b\s*[,:]?\s*", "", bare
            )
            if not behind or _FUNCTION.match(behind) is not None:
                continue
            bare = behind
        if _FUNCTION.match(bare) is not None or _ON_BEHALF.match(paragraph) is not None:
            continue
        return deputed, bare if _is_name(bare) else ""
    return deputed, ""


def _among(sender: Sender, senders: Sequence[Sender]) -> bool:
    return any((one.ministry, one.role) == (sender.ministry, sender.role) for one in senders)


def _small(paragraph: str) -> str:
    """'DE MINISTER VAN FINANCIËN,' in the letters that a sentence has."""
    if not paragraph.isupper():
        return paragraph
    match = re.match(
        r"(de\s+(?:minister|staatssecretaris)\s+(?:van|voor)\s+)(.+?),?$", paragraph.lower(), re.DOTALL
    )
    return f"{match.group(1)}{ministry_name(match.group(2))}" if match else paragraph.capitalize()


def _is_name(text: str) -> bool:
    """Whether a paragraph is a person's name: initials or first name before the surname, no heading."""
    return (
        3 <= len(text) <= 60
        and not text.endswith((".", "?", ":"))
        and _NAME.match(text) is not None
        and _NO_NAME.match(text) is None
        and len(re.split(r"[\s.]+", text)) > 1
    )
