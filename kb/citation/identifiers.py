"""References that are their own name: ECLI, CELEX, Staatsblad, Staatscourant, BWB, register, web address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.citation.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

REGISTERS: tuple[tuple[str, str], ...] = (
    (
        "algoritmeregister",
        r"(?:[Aa]lgoritme[ns]?-?\s?[Rr]egister|[Rr]egister\svan\salgoritme[ns]|[Aa]lgorithm\s[Rr]egister)",
    ),
)
"""Public registers that answers refer to as a source: normal form, and how letters write it."""

_ECLI = re.compile(
    r"ECLI\s?:\s?[A-Z]{2}(?:\s?-?\s?):\s?-?\s?:?[A-Z0-9]{1,7}:\s?\d{4}:\s?[A-Z0-9]+(?:\.[A-Z0-9]+){0,4}"
)
_CELEX = re.compile(
    r"(?<![\w-])(?:CELEX(?:-?nummer)?[:\s]\s?)?(?P<id>[2356](?:19|20)\d{2}(?:CJ|CC|TJ|TC|CA|CO|CN|DC|PC|SC|R|L|D|H|X|A|M)\d{4})(?!\w)"
)
_EU_CASE = re.compile(
    r"(?<![\w-])(?P<court>[CT])\s?[-‑–]\s?(?P<number>\d{1,4})/(?P<year>\d{2})(?:\s(?:P|PPU|P\(R\)))?(?![\d/])"
)
_COURT = re.compile(r"(?:\b[Zz]a(?:ak|ken)|[Aa]rrest|Hof\b|HvJ|[Uu]itspra|ECLI:EU|\b[Cc]ase)")
_STAATSBLAD = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?:Stb\.?|Staatsblad)\s?(?:van\s)?(?P<year>(?:18|19|20)\d{2}),?\s?(?:nr\.?\s?|nummer\s)?(?P<number>\d{1,4})(?![\d/–-])"
)
_STAATSCOURANT = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?:Stcrt\.?|Staatscourant)\s?(?:van\s)?(?P<year>(?:19|20)\d{2}),?\s?(?:nr\.?\s?|nummer\s)?(?P<number>\d{1,6})(?![\d/–-])"
)
_BWB = re.compile(r"(?<![\w/])BWB[RVW]\d{7}(?!\w)")
_REGISTER = re.compile("|".join(rf"(?<!\w){pattern}(?!\w)" for _, pattern in REGISTERS))
_WEB = re.compile(
    r"(?<![A-Za-zÀ-ÿ_@.])(?:https?://[^\s<>«»\"“”{}|\\^`\[\]]{3,2000}|www\.[^\s<>«»\"“”{}|\\^`\[\]]{4,2000}"
    r"|(?-i:(?:[a-z0-9-]{2,63}\.){1,4}(?:nl|com|org|eu|net|int|gov|info|be|de|uk|fr|io|edu))/[^\s<>«»\"“”{}|\\^`\[\]]{1,2000})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?’'‘*_"


def find_identifiers(text: str) -> Iterator[Found]:
    """Every reference that carries its own identifier."""
    for match in _ECLI.finditer(text):
        yield Found(match.start(), match.end(), "ecli", re.sub(r"[\s-]|(?<=:):", "", match[0]))
    for match in _CELEX.finditer(text):
        yield Found(match.start(), match.end(), "celex", match["id"])
    for match in _EU_CASE.finditer(text) if "/" in text else ():
        if _COURT.search(text, max(0, match.start() - 120), match.end() + 60):
            yield Found(match.start(), match.end(), "celex", _judgment(match))
    for match in _STAATSBLAD.finditer(text) if "St" in text else ():
        yield Found(match.start(), match.end(), "staatsblad", f"stb-{match['year']}-{match['number']}")
    for match in _STAATSCOURANT.finditer(text) if "St" in text else ():
        yield Found(match.start(), match.end(), "staatscourant", f"stcrt-{match['year']}-{match['number']}")
    for match in _BWB.finditer(text) if "BWB" in text else ():
        yield Found(match.start(), match.end(), "law", match[0])
    for match in _REGISTER.finditer(text):
        yield Found(match.start(), match.end(), "register", _register(match[0]))
    for match in _WEB.finditer(text) if "/" in text or "w." in text or "W." in text else ():
        end = _address_end(text, match.start(), match.end())
        yield Found(match.start(), end, "web", text[match.start() : end])


def _judgment(case: re.Match[str]) -> str:
    """The CELEX number of a judgment of the Union's courts: C-311/18 is 62018CJ0311."""
    year = int(case["year"]) + (1900 if int(case["year"]) > 50 else 2000)
    return f"6{year}{case['court']}J{case['number']:0>4}"


def _register(written: str) -> str:
    return next(name for name, pattern in REGISTERS if re.fullmatch(pattern, written))


def _address_end(text: str, start: int, end: int) -> int:
    """Where the address ends: without the sentence's punctuation, and a bracket only if it opened inside."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            end = at
            break
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end
