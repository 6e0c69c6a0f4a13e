"""Offices as a letter writes them where no list of ministries helps: in English, in capitals, without one."""

from __future__ import annotations

import re

from kb.letter.letter import Sender
from kb.letter.ministries import ministries, ministry_name

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
_OFFICE = re.compile(
    r"[Dd]e (?P<role>[Mm]inister|[Ss]taatssecretaris)(?: [A-ZÀ-Ý][\w-]+(?:,? (?:en )?[A-ZÀ-Ý][\w-]+){0,4})?"
)


def english_office(paragraph: str) -> tuple[Sender, ...]:
    """'The State Secretary for the Interior and Kingdom Relations,' by the ministry's Dutch name."""
    match = _ENGLISH.match(paragraph.strip())
    ministry = ENGLISH_MINISTRIES.get(match["ministry"].lower().strip(" ,"), "") if match else ""
    if match is None or not ministry:
        return ()
    role = "staatssecretaris" if match["role"].lower() == "state secretary" else "minister"
    return (Sender(ministry, role, "", match.group().strip(" ,").removeprefix("The ")),)


def bare_office(paragraph: str) -> tuple[Sender, ...]:
    """'De Staatssecretaris Rechtsbescherming,' whose ministry the signature does not say."""
    match = _OFFICE.fullmatch(paragraph.strip(" ,"))
    if match is None:
        return ()
    return (Sender("", match["role"].lower(), "", match.group().removeprefix("De ").removeprefix("de ")),)


def in_small(paragraph: str) -> str:
    """'DE MINISTER VAN FINANCIËN,' in the letters that a sentence has."""
    if not paragraph.isupper():
        return paragraph
    parts = re.split(r"(?<=\S)\s+(?=de\s+(?:minister|staatssecretaris)\s+(?:van|voor)\s)", paragraph.lower())
    return " ".join(_office_in_small(part) for part in parts)


def _office_in_small(text: str) -> str:
    match = re.match(r"(de\s+(?:minister|staatssecretaris)\s+(?:van|voor)\s+)(.+?)(,?)$", text, re.DOTALL)
    if match is None:
        return text.capitalize()
    names = [_ministry_in_small(name) for name in re.split(r"\s+[–—-]\s+", match.group(2))]
    return match.group(1) + " – ".join(names) + match.group(3)


def _ministry_in_small(name: str) -> str:
    known = ministry_name(name)
    if known in ministries():
        return known
    return re.sub(r"\b(?!(?:en|van|voor|de|het)\b)[^\W\d_]", lambda first: first[0].upper(), name)
