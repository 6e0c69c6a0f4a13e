"""What kind of answer a question asks for: a number, a day, a cause, yes or no. Rules for the genre. Pure.

Two questions about one subject are rarely the same where one wants to know how many and the other why.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from kb.text.fold import fold

Asking = Literal["number", "cost", "time", "cause", "which", "measures", "status", "known", "judgement"]
"""number: how many, how often, how large; time: when; which: which or who; measures: what is done or will be;
known: whether a report is known; judgement: yes or no."""

_PATTERNS: Final[tuple[tuple[Asking, re.Pattern[str]], ...]] = (
    (
        "number",
        re.compile(
            r"\b(?:hoeveel|hoe vaak|hoe groot|hoe hoog|hoe lang|welk (?:aantal|aandeel|deel|percentage)|"
            r"(?:wat is|noem\w*|geef\w*) (?:de |het )?(?:\w+ ){0,3}?(?:aantal|aandeel|omvang|percentage|"
            r"gemiddelde|"
            r"schatting|wachttijd)|(?:actuele|recente|recentste) cijfers|cijfermatig overzicht|"
            r"het aantal \w+ noemen)\b"
        ),
    ),
    (
        "cost",
        re.compile(
            r"\b(?:wat (?:kost|kosten|kostte|heeft [^?]{1,90} gekost)|welk(?:e)? (?:bedrag|kosten)|"
            r"hoeveel (?:geld|budget|euro|subsidie|kost\w*)|wat (?:is|zijn) (?:\w+ ){0,3}?(?:kosten|waarde|"
            r"budget)|"
            r"hoeveel [^?]{1,60}\b(?:kosten|gekost)\b)\b"
        ),
    ),
    (
        "time",
        re.compile(
            r"\b(?:wanneer|op welk moment|(?:op|binnen) welke termijn|in welk jaar|per wanneer|"
            r"wat is de (?:planning|tijdlijn)|een tijdlijn)\b"
        ),
    ),
    (
        "cause",
        re.compile(
            r"(?:^|[.?!] |, )(?:en )?(?:waarom|waardoor|hoe komt het|hoe kan het|hoe verklaart)\b|"
            r"\b(?:wat is de (?:reden|oorzaak|verklaring)|wat zijn de oorzaken|om welke reden|"
            r"heeft u (?:\w+ )?een verklaring)\b"
        ),
    ),
    (
        "which",
        re.compile(
            r"\b(?:wie|welke (?!maatregel|stap|actie|termijn|wijze|mate|reden|kosten|conclusie)\w+|"
            r"kunt u een overzicht geven)\b"
        ),
    ),
    (
        "measures",
        re.compile(
            r"\b(?:welke (?:\w+ ){0,2}?(?:maatregelen|stappen|acties|inspanningen)|wat (?:doet|gaat|kan|"
            r"kunt|onderneemt) "
            r"(?:u|het kabinet|de regering)|hoe (?:gaat|wilt|wil|zorgt|pakt|voorkomt|spant|verbetert|"
            r"bevordert) (?:u|het kabinet))\b"
        ),
    ),
    ("status", re.compile(r"\b(?:stand van zaken|hoe staat het met|hoe ver (?:is|bent|staat))\b")),
    (
        "known",
        re.compile(
            r"\b(?:bent u (?:\w+ ){0,2}?(?:bekend met|op de hoogte)|kent u|heeft u kennisgenomen|"
            r"kennis genomen van|"
            r"herinnert u zich)\b"
        ),
    ),
    (
        "judgement",
        re.compile(
            r"(?:^|[.?!] |, |: |en )(?:(?:deelt|vindt|erkent|onderschrijft|herkent|begrijpt|beaamt|verwacht|"
            r"wilt|ziet|"
            r"overweegt|sluit|gaat|kunt|bent|acht|denkt|houdt|zult|hebt|heeft|is|zijn|was|waren|werkt|"
            r"werkte|wordt|"
            r"worden|komt|komen|klopt|mag|mogen|krijgt|krijgen|haalt|voldoet|voldoen|registreert|ligt|"
            r"liggen|moet|"
            r"moeten|kan|kunnen|loopt|past|toetst|spreekt|wist|bestaat|leidt|leiden|denkt|doet)\b)"
        ),
    ),
)
_TAIL: Final = re.compile(
    r"\b(?:zo (?:ja|nee|niet)\b[^?.]{0,200}\?|en zo (?:ja|nee)\b[^?.]{0,120}\?|waarom (?:wel|"
    r"niet)(?: of waarom niet)?\?|"
    r"graag een (?:gedetailleerde? |nadere )?(?:toelichting|antwoord)\b[^.?]{0,120}[.?]|"
    r"kunt u (?:uw antwoord|dit|dat|een en ander) (?:nader )?(?:toelichten|onderbouwen)\?)",
    re.IGNORECASE,
)
_SHORTEST_CORE: Final = 20
_OF_LETTER: Final = re.compile(
    r"\b(?:deze|die|bovenstaande|bovengenoemde|onderstaande|voorgaande|de|alle|mijn)(?: \w+)? vragen\b"
    r"[^?]{0,200}\b(?:beantwo|antwoord)|\bantwoorden op (?:deze|bovenstaande|de) vragen\b|"
    r"\bdeze vragen (?:elk |ieder |een voor een |een-voor-een )?(?:afzonderlijk|apart)\b"
)
_COUNTED: Final = re.compile(
    r"\b(?:(?:om |in |bij |door |van )?hoeveel|het aantal|welk aantal|hoe vaak|hoe groot is (?:de|het)?|"
    r"hoe hoog \w+ (?:de|het)?|"
    r"omvang van (?:de|het)?|wachttijd voor (?:een)?)\s+((?:[^\W\d_][\w'-]*\s*){1,5})"
)

Manner = Literal["willing", "view", "fact"]
"""How a yes or no is asked for: whether something will be done, is thought, or is so."""
_MANNERS: Final[tuple[tuple[Manner, re.Pattern[str]], ...]] = (
    (
        "willing",
        re.compile(
            r"\b(?:bereid|wilt u|gaat (?:u|het kabinet)|komt er|overweegt|sluit u|van plan|voornemens|"
            r"zult u)\b"
        ),
    ),
    (
        "view",
        re.compile(
            r"\b(?:mening|vindt|eens|voorstander|erkent|onderschrijft|opvatting|wenselijk|beaamt|"
            r"zorgwekkend|zorgelijk|oordeelt|beoordeelt)\b"
        ),
    ),
    ("fact", re.compile(r"\b(?:klopt|waar dat|juist dat|bevestigen|correct)\b")),
)


def core_of(question: str) -> str:
    """The question without what is only asked after it: 'Zo nee, waarom niet?', 'Graag een toelichting.'."""
    rest = _TAIL.sub(" ", question)
    return rest if len(rest.strip()) >= _SHORTEST_CORE else question


def asked_for(core: str) -> frozenset[Asking]:
    """The kinds of answer that a question wants; a yes or no only where nothing else is wanted."""
    words = fold(core).strip()
    found = {kind for kind, pattern in _PATTERNS if pattern.search(words)}
    if len(found) > 1:
        found.discard("judgement")
    if "cost" in found:
        found.discard("number")
    return frozenset(found)


def counted_in(core: str) -> str:
    """What a question wants counted: the words after 'hoeveel' or 'het aantal', folded; '' where nothing
    is.
    """
    match = _COUNTED.search(fold(core))
    return match.group(1).strip() if match else ""


def manners_of(core: str) -> frozenset[Manner]:
    """How a yes or no is asked for; empty where the question does not say."""
    words = fold(core)
    return frozenset(manner for manner, pattern in _MANNERS if pattern.search(words))


def asks_of_letter(question: str) -> bool:
    """Whether it is about its own letter ('Kunt u deze vragen afzonderlijk beantwoorden?'), about no
    subject.
    """
    return bool(_OF_LETTER.search(fold(question))) and len(question) < 400
