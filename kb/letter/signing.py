"""Who sends a letter: the minister who answers or signs, and those in whose name it is sent too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.letter import Sender
from kb.letter.ministries import ministry_name, parse_senders
from kb.letter.title import REPLY, REPLY_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNATURE = re.compile(
    r"(?i)^(?:hoogachtend,?\s*)?(?:de|het)\s+(?:minister|staatssecretaris|minister-president|viceminister)\b[^.?!]{0,200},?$"
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
_ON_BEHALF = re.compile(r"(?i)\bmede\s+namens\b(?P<who>[^.;()]{5,200})")
_NAME = re.compile(
    r"^(?:(?:drs|dr|mr|ir|prof|ing|ds)\.\s*)*(?:[A-ZÀ-Ý][\w.’'-]*\s*)(?:[\w.’'À-ÿ-]+\s*){0,7}$"
)


def senders_of(paragraphs: Sequence[str], signed_in: Sequence[str]) -> list[Sender]:
    """The sender first, then those in whose name the letter is sent too.

    `paragraphs` stand before the questions; a signature is looked for in `signed_in`.
    """
    for paragraph in paragraphs:
        match = REPLY.match(paragraph)
        if match is not None:
            found = list(parse_senders(paragraph))
            if found:
                return found
    signed = _signed(signed_in)
    for paragraph in paragraphs:
        match = REPLY_TITLE.match(paragraph)
        if match is not None and (found := list(parse_senders(match["who"]))):
            return _named(found, signed)
    senders = list(signed) or _titled(paragraphs) or _asked(paragraphs)
    for paragraph in paragraphs:
        behalf = _ON_BEHALF.search(paragraph)
        if behalf is not None:
            senders += [
                one
                for one in parse_senders(behalf["who"])
                if one.ministry not in [other.ministry for other in senders]
            ]
    return senders


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


def _signed(paragraphs: Sequence[str]) -> list[Sender]:
    """Who signs: 'De Minister van Justitie en Veiligheid,' with the name in the next paragraph."""
    senders: list[Sender] = []
    for index, paragraph in enumerate(paragraphs):
        stripped = paragraph.strip()
        if len(paragraph) > 260 or (_SIGNATURE.match(stripped) is None and _ENGLISH.match(stripped) is None):
            continue
        found = parse_senders(_small(paragraph)) or _english(paragraph) or _bare(paragraph)
        if not found:
            continue
        sender = found[0]
        following = paragraphs[index + 1].strip() if index + 1 < len(paragraphs) else ""
        name = sender.name or (following if _is_name(following) else "")
        signed = Sender(sender.ministry, sender.role, name, sender.title)
        if signed not in senders:
            senders.append(signed)
    return senders


def _small(paragraph: str) -> str:
    """'DE MINISTER VAN FINANCIËN,' in the letters that a sentence has."""
    if not paragraph.isupper():
        return paragraph
    match = re.match(
        r"(de\s+(?:minister|staatssecretaris)\s+(?:van|voor)\s+)(.+?),?$", paragraph.lower(), re.DOTALL
    )
    return f"{match.group(1)}{ministry_name(match.group(2))}" if match else paragraph.capitalize()


def _is_name(text: str) -> bool:
    return 3 <= len(text) <= 60 and not text.endswith((".", "?", ":")) and _NAME.match(text) is not None
