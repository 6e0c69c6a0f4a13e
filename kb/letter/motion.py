"""What a motion says of itself: who moves it, on which day, and what it asks of the government."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.letter.dates import parse_date
from kb.letter.people import distinct_people, parse_members, same_person

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
_ENDS = re.compile(r"(?i)\b(?:en\s+)?gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag\.?\s*$")
_NAME_ALONE = re.compile(
    r"(?:(?:van|de|den|der|het|ten|ter|te|[’'‘][tns]|el|al)\s+)*[A-ZÀ-Þ’'‘][\w’'‘.-]*(?:\s+[\w’'‘.-]+){0,5}(?:\s*\([\w\s-]{2,25}\))?"
)
_BULLET = re.compile(r"^(?:[•–—*\-](?:\s+|$)|(?:\d{1,2}|[a-z])[.)]\s+)")
_SMALL = frozenset(("DE", "HET", "LID", "LEDEN", "EN", "C.S."))


def movers_of(paragraphs: Sequence[str]) -> tuple[Person, ...]:
    """The members who move it: those whose names stand below it, and those that the title names."""
    titled: tuple[Person, ...] = ()
    for paragraph in paragraphs[:14]:
        match = _TITLE.search(" ".join(paragraph.split()))
        if match is not None:
            titled = parse_members(_named(match["who"]))
            break
    signed = parse_members(" en ".join(f"het lid {name}" for name in _signed(paragraphs)))
    if titled and not any(same_person(titled[0], person) for person in signed):
        return titled
    return distinct_people([*signed, *titled])


def _signed(paragraphs: Sequence[str]) -> list[str]:
    """The lines below 'en gaat over tot de orde van de dag', as far as they are names."""
    at = next((at for at, text in enumerate(paragraphs) if _ENDS.search(text)), len(paragraphs))
    names: list[str] = []
    for paragraph in paragraphs[at + 1 :]:
        for line in paragraph.splitlines():
            if _NAME_ALONE.fullmatch(line.strip()) is None:
                return names
            names.append(line.strip())
    return names


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
    """What is asked of the government, in the motion's own words, the parts of a list each by itself."""
    found: list[str] = []
    listing = False
    for paragraph in map(str.strip, paragraphs):
        match = _REQUEST.search(paragraph)
        words = match.group(1).strip(" ,;") if match is not None else ""
        if not words and listing:
            words = _ENDS.sub("", _BULLET.sub("", paragraph)).strip(" ,;")
        if words:
            found.append(words)
        listing = (listing or words.endswith(":")) and _ENDS.search(paragraph) is None
    return tuple(found)
