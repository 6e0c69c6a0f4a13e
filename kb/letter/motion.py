"""What a motion says of itself: who moves it, on which day, and what it asks of the government."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.dates import parse_date
from kb.letter.people import parse_members

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kb.letter.letter import Person

_TITLE = re.compile(
    r"(?is)\b(?:motie|amendement)\s+van\s+(?P<who>(?:het\s+lid|de\s+leden)\s+.+?)(?:\s+over\b.*|\s+ter\s+vervanging\b.*)?$"
)
_PROPOSED = re.compile(
    r"(?i)\b(?:voorgesteld|ontvangen)\s+(?:op\s+|tijdens\s+het\s+(?:\w+\s+){1,4}van\s+)?(\d{1,2}\s+\w+\s+\d{4})"
)
_REQUEST = re.compile(
    r"(?is)(?:^|[;,.]\s*)((?:verzoekt|roept|spreekt|verklaart|dringt|nodigt|draagt|keurt|betreurt)\b.+?)"
    r"(?=[;,]\s+en\s+gaat\s+over\s+tot\s+de\s+orde|\s*[;,.]?\s*$)"
)
_SMALL = frozenset(("DE", "HET", "LID", "LEDEN", "EN", "C.S."))


def movers_of(paragraphs: Sequence[str], signed: Sequence[str]) -> tuple[Person, ...]:
    """The members who move it, from the title; where that says 'c.s.' also those whose names stand below."""
    for paragraph in paragraphs[:14]:
        match = _TITLE.search(" ".join(paragraph.split()))
        if match is not None:
            return parse_members(_named(match["who"]))
    return parse_members(" en ".join(f"het lid {name.strip()}" for name in signed if name.strip()))


def _named(who: str) -> str:
    """Names in capitals as names: 'DE LEDEN KATHMANN EN VAN BAARLE' as 'de leden Kathmann en Van Baarle'."""
    if not who.isupper():
        return who
    words = [word.lower() if word in _SMALL else word.title() for word in who.split()]
    return " ".join(words)


def proposed_on(paragraphs: Sequence[str]) -> date | None:
    """The day behind 'Voorgesteld', None where it is not said."""
    for paragraph in paragraphs[:16]:
        match = _PROPOSED.search(paragraph)
        if match is not None and (day := parse_date(match.group(1))) is not None:
            return day
    return None


def requests_of(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """What is asked of the government, in the motion's own words."""
    found: list[str] = []
    for paragraph in paragraphs:
        match = _REQUEST.search(paragraph.strip())
        if match is not None:
            found.append(match.group(1).strip(" ,;"))
    return tuple(found)
