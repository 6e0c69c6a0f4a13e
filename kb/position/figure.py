"""Figures that a text names: numbers, amounts, days, months and years, in digits or in words. Pure."""

from __future__ import annotations

import re
from typing import Final

from kb.text.fold import fold

_MONTHS: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SEASONS: Final = (
    "voorjaar|najaar|zomer|winter|herfst|lente|zomerreces|kerstreces|eerste kwartaal|tweede kwartaal|derde"
    " kwartaal|"
    "vierde kwartaal"
)
_ONES: Final = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|"
    "negentien"
)
_TENS: Final = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
_FIGURE = re.compile(
    rf"(?:\d{{1,2}} )?\b(?:{_MONTHS})\b(?: \d{{4}})?|\b(?:{_SEASONS})\b(?:(?: van)? \d{{4}})?|"
    rf"(?:€ ?)?\d+(?:[.,]\d+)*(?: ?%| (?:procent|miljoen|miljard|duizend|euro))?|"
    rf"\b(?:(?:een|{_ONES})?en?(?:{_TENS})|(?:{_ONES})?(?:{_TENS})|{_ONES})\b"
)
_REFERENCE = re.compile(
    r"\b(?:vra(?:ag|gen)|antwoord(?:en)?|artikel(?:en)?|lid|kamerstuk(?:ken)?|nrs?\.|bijlage|noot|"
    r"paragraaf)\s+(?:op vraag )?"
    r"\d[\d .,/-]*(?:nrs?\. \d+)?|\[\d+[^\]]{0,20}\]|\b20\d\dz\d{5}\b"
)
_SEPARATOR = re.compile(r"(?<=\d)[.](?=\d{3}\b)")


def figures_in(text: str) -> dict[str, str]:
    """Each figure once: its form for comparing, and the words of the text. Numbers of questions, articles and
    papers are none.
    """
    folded = fold(text)
    plain = _REFERENCE.sub(lambda found: " " * len(found.group()), folded)
    found: dict[str, str] = {}
    for match in _FIGURE.finditer(plain):
        value = _SEPARATOR.sub("", match.group()).replace("€", "").replace("procent", "%").replace(" ", "")
        found.setdefault(value, text[match.start() : match.end()])
    return found
