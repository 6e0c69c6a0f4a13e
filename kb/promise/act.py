"""What a promise is about and to whom it is made, by the words of its sentence (folded)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.promise.wording import KAMER

if TYPE_CHECKING:
    from kb.promise.promise import Act, Recipient

_TO_KAMER = re.compile(
    rf"(?<![a-z]){KAMER}(?![a-z])|\bu\s*(?:wordt|zult|ontvangt)|\b(?:informeer|bericht|stuur|zend|ontvangt|wordt|zult|zal|om|"
    r"ik|kabinet|antwoorden|verwacht)\s*u\b|\bu\s*(?:[a-z]+\s*){0,6}(?:te\s*)?(?:informeren|berichten|sturen|toekomen)|"
    r"\bvragen\b[^.;]{0,60}\b(?:te\s*)?beantwoorden"
)
_INFORM = re.compile(
    r"informe|geinformeerd|bericht(?:en)?\b|(?:toe)?(?:gezonden|gestuurd|sturen|zenden)\b|stuurt?\b|zendt?\b|gedeeld|\bdelen\b|"
    r"op\s*de\s*hoogte|terug\b|rapporte|ontvang|toekomen|beantwoorden|aangeboden|aanbieden|ingaan|ingegaan|melden|uiteenzetten"
)
_TALK = re.compile(
    r"gesprek|overleg|dialoog|om\s*(?:de\s*)?tafel|bespreken|besproken|gesproken|spreken|bijeenkomst|rappelleren|agenderen"
)
_INVESTIGATE = re.compile(
    r"onderzoek|onderzocht|verken|bezien|bezie\b|bekijk|bekeken|evalue|inventaris|in\s*kaart\s*bren|uitzoeken|"
    r"kijken\b|monitor|nagaan|toetsen\b|vinger\s*aan\s*de\s*pols"
)
_LEGISLATE = re.compile(
    r"wetsvoorstel|wetgev|wettelijk|regelgeving|\bamvb\b|consultatie|wetswijzig|suppletoire|\bwet\b|huisregels|ministeriele\s*regeling"
)
_PUBLISH = re.compile(
    r"publice|openbaar|bekend\s*(?:te\s*)?(?:ge)?maken?|bekendgemaakt|opgesteld|leidraad|persconferentie|ambtsbericht"
)
_DECIDE = re.compile(
    r"beslui|besluit|beslis|afweg|afgewogen|toestaan|toe\s*staan|balans\s*op|beschikking|standpunt"
)
_OTHERS = re.compile(
    r"\b(?:met|aan|naar|bij|tegen|van)\s+(?:de\s+|het\s+|alle\s+|een\s+|deze\s+)?(?:[a-z-]+\s+){0,2}?(?:gemeenten?|"
    r"provincies?|sector|partijen|organisaties|partners|ondernemers|bedrijven|leveranciers|instellingen|banken|"
    r"werkgevers|bewoners|burgers|ouders|scholen|lidstaten|commissie|politie|betrokkenen|brancheorganisaties?|orde|"
    r"stakeholders|koepels?|onderzoekers|landen|medeoverheden|vng|ipo|beroepsgroep|gedeputeerden|omwonenden|raad)\b"
)


def recipient_of(folded: str) -> Recipient:
    """To whom the sentence promises: parliament where it is named, another party, or nobody."""
    if _TO_KAMER.search(folded):
        return "kamer"
    return "other" if _TALK.search(folded) or _OTHERS.search(folded) else "unspecified"


def act_of(folded: str, to: Recipient) -> Act:
    """What is promised: informing parliament comes first, then the most particular act that is named."""
    if to == "kamer" and _INFORM.search(folded):
        return (
            "legislate"
            if re.search(r"(?:in(?:ge)?dien|aanbieden)", folded) and _LEGISLATE.search(folded)
            else "inform"
        )
    for pattern, act in _ACTS:
        if pattern.search(folded):
            return act
    return "inform" if _INFORM.search(folded) else "other"


_ACTS: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_TALK, "talk"),
    (_LEGISLATE, "legislate"),
    (_PUBLISH, "publish"),
    (_INVESTIGATE, "investigate"),
    (_DECIDE, "decide"),
)
