"""Abbreviations and terms of the field, with the words that they stand for and where that is laid down.

The words of a query are widened with them, never replaced. Ministries, parties and laws have tables of their
own (`kb/letter/ministry_names.py`, `kb/letter/parties.py`, `kb/citation/laws.toml`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kb.letter.letter import LetterKind


class Abbreviation(NamedTuple):
    """`short` as it is written, with what it stands for, and the source that says so."""

    short: str
    words: tuple[str, ...]
    source: str


ABBREVIATIONS: tuple[Abbreviation, ...] = (
    Abbreviation(
        "FRIA",
        (
            "fundamental rights impact assessment",
            "effectbeoordeling op de grondrechten",
            "grondrechteneffectbeoordeling",
        ),
        "Verordening (EU) 2024/1689, artikel 27",
    ),
    Abbreviation(
        "DPIA",
        ("gegevensbeschermingseffectbeoordeling", "data protection impact assessment"),
        "Verordening (EU) 2016/679, artikel 35",
    ),
    Abbreviation("GEB", ("gegevensbeschermingseffectbeoordeling",), "Verordening (EU) 2016/679, artikel 35"),
    Abbreviation(
        "IAMA", ("impact assessment mensenrechten en algoritmes",), "Handreiking IAMA van BZK, 2021"
    ),
    Abbreviation("AVG", ("algemene verordening gegevensbescherming", "GDPR"), "Verordening (EU) 2016/679"),
    Abbreviation("GDPR", ("algemene verordening gegevensbescherming", "AVG"), "Verordening (EU) 2016/679"),
    Abbreviation("AI-vo", ("AI-verordening", "AI Act"), "Verordening (EU) 2024/1689"),
    Abbreviation("AIA", ("AI-verordening", "AI Act"), "Verordening (EU) 2024/1689"),
    Abbreviation(
        "DSA", ("digitaledienstenverordening", "Digital Services Act"), "Verordening (EU) 2022/2065"
    ),
    Abbreviation("DMA", ("digitalemarktenverordening", "Digital Markets Act"), "Verordening (EU) 2022/1925"),
    Abbreviation("Wpg", ("wet politiegegevens",), "Wet politiegegevens"),
    Abbreviation("Wjsg", ("wet justitiële en strafvorderlijke gegevens",), "Wet van dezelfde naam"),
    Abbreviation("Woo", ("wet open overheid",), "Wet open overheid"),
    Abbreviation("Wob", ("wet openbaarheid van bestuur",), "Wet openbaarheid van bestuur"),
    Abbreviation("Awb", ("algemene wet bestuursrecht",), "Algemene wet bestuursrecht"),
    Abbreviation("AWGB", ("algemene wet gelijke behandeling",), "Algemene wet gelijke behandeling"),
    Abbreviation("TK", ("Tweede Kamer",), "Leidraad voor juridische auteurs"),
    Abbreviation("EK", ("Eerste Kamer",), "Leidraad voor juridische auteurs"),
    Abbreviation("EVRM", ("Europees Verdrag voor de Rechten van de Mens",), "Trb. 1951, 154"),
    Abbreviation("AP", ("Autoriteit Persoonsgegevens",), "Uitvoeringswet AVG, artikel 6"),
    Abbreviation("OM", ("Openbaar Ministerie",), "Wet op de rechterlijke organisatie, artikel 124"),
    Abbreviation("CRM", ("College voor de Rechten van de Mens",), "Wet College voor de rechten van de mens"),
    Abbreviation("WODC", ("Wetenschappelijk Onderzoek- en Datacentrum",), "Naam van de dienst, wodc.nl"),
    Abbreviation("KMar", ("Koninklijke Marechaussee",), "Politiewet 2012, artikel 4"),
    Abbreviation("AIVD", ("Algemene Inlichtingen- en Veiligheidsdienst",), "Wiv 2017, artikel 8"),
    Abbreviation("MIVD", ("Militaire Inlichtingen- en Veiligheidsdienst",), "Wiv 2017, artikel 10"),
    Abbreviation(
        "NCTV", ("Nationaal Coördinator Terrorismebestrijding en Veiligheid",), "Naam van de dienst, nctv.nl"
    ),
    Abbreviation("DUO", ("Dienst Uitvoering Onderwijs",), "Naam van de dienst, duo.nl"),
    Abbreviation("UWV", ("Uitvoeringsinstituut werknemersverzekeringen",), "Wet SUWI, artikel 2"),
    Abbreviation("IND", ("Immigratie- en Naturalisatiedienst",), "Naam van de dienst, ind.nl"),
    Abbreviation("COA", ("Centraal Orgaan opvang asielzoekers",), "Wet Centraal Orgaan opvang asielzoekers"),
    Abbreviation("NVWA", ("Nederlandse Voedsel- en Warenautoriteit",), "Naam van de dienst, nvwa.nl"),
)

_BY_SHORT = {one.short: one for one in ABBREVIATIONS}
_TOKEN = re.compile(r"[^\W_][\w-]*")

POSTPONED = re.compile(r"\b(?P<sure>uitstelbericht(?:en)?|uitstelbrie(?:f|ven))\b|\buitstel\b", re.IGNORECASE)
"""Words for the kind of letter that says that an answer comes later (Reglement van Orde TK, artikel 12.5)."""
KINDS: tuple[tuple[re.Pattern[str], LetterKind], ...] = (
    (POSTPONED, "postponement"),
    (re.compile(r"\b(?P<sure>beslisnota[’']?s?)\b", re.IGNORECASE), "decision-note"),
    (re.compile(r"\b(?P<sure>woo-?besluit(?:en)?)\b", re.IGNORECASE), "woo-decision"),
)
"""Words that name a kind of letter; 'sure' are those that mean nothing else, also among other words."""

_NUMBER_APART = re.compile(r"\b((?:19|20)\d{2})\s?[zZ]\s?(\d{5})\b")
_LAW_FIRST = re.compile(
    r"\b(?P<law>[A-Z][A-Za-z]{1,9}|[aA][iI][- ]?(?:[aA]ct|vo|verordening))\s+"
    r"(?:art(?:ikel|\.)?)\s*(?P<article>\d+[a-z]{0,2}(?:[.:]\d+[a-z]?)?)\b"
)
_AI_ACT = re.compile(r"\b(?:AI-vo|AIA)\b(?!\.)")
_CITED_SHORT = re.compile(r"\bart\.?\s?(?=\d)", re.IGNORECASE)


def as_cited(text: str) -> str:
    """`text` with its numbers and articles written as letters write them.

    '2024z 18559' gives '2024Z18559', 'Wpg art 8' and 'art. 8 Wpg' give 'artikel 8 Wpg', 'AI-vo' behind an
    article 'AI-verordening'. Other text stays as it is.
    """
    if not any(character.isdigit() for character in text):
        return text
    text = _NUMBER_APART.sub(r"\1Z\2", text)
    text = _LAW_FIRST.sub(lambda found: f"artikel {found['article']} {found['law']}", text)
    if re.search(r"\bart(?:ikel|\.)?\s?\d", text, re.IGNORECASE):
        text = _AI_ACT.sub("AI-verordening", _CITED_SHORT.sub("artikel ", text))
    return text


def abbreviations_in(text: str) -> tuple[Abbreviation, ...]:
    """Those that stand in the text exactly as they are written, each once, in order."""
    found = (_BY_SHORT.get(match.group()) for match in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(one for one in found if one is not None))
