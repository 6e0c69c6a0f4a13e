"""Motions by who tabled them: 'motie-Van Nispen c.s.', 'de motie van de leden Alkaya en Van Raan'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.citation.found import Found, without_overlap
from kb.letter.people import NAME, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOTION = re.compile(
    r"(?:(?<![A-Za-zÀ-ÿ-])|(?<=aangenomen))[Mm]otie(?:\s?-\s?|\s)"
    r"(?:van\s(?:het\s(?:kamer)?lid|de\s(?:kamer)?leden|[Kk]amerlid)\s)?(?=[A-ZÀ-Þ]|van\s|de\s|[’'][tT])"
)
_MOTIONS = re.compile(
    r"(?<![A-Za-zÀ-ÿ-])[Mm]oties(?:\s?-\s?|\s)(?P<of>van\s(?:het\s(?:kamer)?lid|de\s(?:kamer)?leden)\s)?(?=[A-ZÀ-Þ]|van\s|de\s)"
)
_NEXT = re.compile(
    r"(?:\s?\([^()]{1,120}\)){0,2}(?:,\s|\sen\s|,\sen\s)(?:de\s)?(?:motie\s?)?"
    r"(?:(?P<of>van\s(?:het\s(?:kamer)?lid|de\s(?:kamer)?leden)\s)|-\s?)?(?=[A-ZÀ-Þ]|van\s)"
)
_PAIR = re.compile(r"\s?/\s?(?=[A-ZÀ-Þ]|van\s)")
_JOIN = re.compile(r"\s?(?:/|,\s|\sen\s|,\sen\s)\s?(?=[A-ZÀ-Þ]|van\s)")
_ET_AL = re.compile(r"\s?c\.?\s?s\b\.?")
_PARTY = re.compile(r"\s\([^()]{1,30}\)")
_NOT_A_NAME = re.compile(
    r"(?:[Vv]an\s)?(?:(?:[Dd]e|[Hh]et|[Uu]w)\s)?(?:[Mm]inister|[Ss]taatssecretaris|Kamer|Tweede|Eerste|Kamerstuk|TK\b|EK\b|SP\b|VVD\b|PVV\b|CDA\b|D66\b"
    r"|Europese|Vraag|Antwoord|Staten|Raad|Motie|[A-Z]{2,5}-)"
)
_NEAR = 160


def find_motions(text: str, papers: Iterable[Found]) -> Iterator[Found]:
    """Motions by name; the target is the kamerstuk where its number follows, else the names."""
    if "otie" not in text:
        return
    by_start = {one.start: one.target for one in without_overlap(papers) if one.kind == "kamerstuk"}
    for match in _MOTION.finditer(text):
        names, end = _names(text, match.end())
        if names:
            target = _paper_behind(text, end, by_start) or _by_names(names)
            yield Found(match.start(), end, "motion", target)
    for match in _MOTIONS.finditer(text):
        yield from _several(text, match, by_start)


def _several(text: str, match: re.Match[str], by_start: dict[int, str]) -> Iterator[Found]:
    """'de moties-Bikker en -Omtzigt': each its own; 'moties van de leden A en B' says not whose is which."""
    start, following = match.start(), match
    for _ in range(8):
        shared = "leden" in (following["of"] or "")
        names, end = _names(text, following.end(), _JOIN if shared else _PAIR)
        target = _paper_behind(text, end, by_start) or ("" if shared else _by_names(names))
        if not names or not target:
            return
        yield Found(start, end, "motion", target)
        behind = _NEXT.match(text, end)
        if not behind:
            return
        start, following = behind.end(), behind


def _by_names(names: list[str]) -> str:
    return "motie:" + "/".join(map(name_key, names))


def _names(text: str, at: int, joined: re.Pattern[str] = _JOIN) -> tuple[list[str], int]:
    names: list[str] = []
    end = at
    while len(names) < 8 and not _NOT_A_NAME.match(text, at) and (name := NAME.match(text, at)):
        names.append(name[0])
        end = name.end()
        party = _PARTY.match(text, end)
        after = party.end() if party and not re.search(r"\d{3}|[Kk]amerst", party[0]) else end
        et_al = _ET_AL.match(text, after)
        end = et_al.end() if et_al else end
        join = joined.match(text, et_al.end() if et_al else after)
        if et_al or not join:
            break
        at = join.end()
    return names, end


def _paper_behind(text: str, at: int, by_start: dict[int, str]) -> str:
    """The kamerstuk behind a bracket or comma that follows, directly or after 'over …' in the same clause."""
    near = re.compile(r"(?:\s?\((?:[^()\d]|D66|JA21){1,30}\))?\s?[(,]\s?").match(text, at)
    if near and near.end() in by_start:
        return by_start[near.end()]
    clause = re.split(r"[.;?!]\s|\bmotie", text[at : at + _NEAR])[0]
    opening = re.match(
        r"(?:\s\((?:[^()\d]|D66|JA21){1,30}\))?\s(?:over|om|inzake|betreffende|die|waarin|met)\s[^()]*\(",
        clause,
    )
    return by_start.get(at + opening.end(), "") if opening else ""
