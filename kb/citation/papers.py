"""Papers of parliament: kamerstuk, Aanhangsel, Handelingen, question, letter, in every spelling."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.citation.found import Found
from kb.letter.dates import find_dates, parliamentary_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NUMBER = r"(?:[Nn]r(?:\.|s\.|s)?|[Nn]ummers?|[Nn]º|[Nn]o\.)"
_YEARS = r"(?P<from>(?:19|20)\d{2})\s?[-–—/]\s?[-–’']?(?P<to>(?:(?:19|20)\d{2}|\d{2,3}))(?!\d)"
_ANY_YEARS = r"(?:19|20)\d{2}\s?[-–—/]\s?[-–’']?(?:(?:19|20)\d{2}|\d{2,3})(?!\d)"
_SESSION = rf"(?:,?\s?(?:[Vv]erg(?:ader)?\.?\s?jaar|[Zz]ittings?jaar)?\s?{_ANY_YEARS})"
_DOSSIER = (
    r"(?P<dossier>[1-3]\d[\s.]?\d{3})"
    r"(?:\s?[-–]?\s?(?P<chapter>[IVXLC]{1,6}|[A-Z]|(?<=\d[-–])\d{2}|\(?R\s?\d{3,4}\)?)(?![\w]))?"
)
_SUB = r"(?P<sub>\d{1,4}|[A-Z]{1,3}\d?)(?![\w]|[\s.]\d{3}\b)"
_CHAMBER = (
    r"(?:[Kk]amerstuk(?:ken|nummers?|nrs?\.?|dossiers?)?|\b[Dd]ossiers?|\bKst\.?|\bTK|\bEK|"
    r"[Tt]weede\s[Kk]amer|[Ee]erste\s[Kk]amer)"
)
_PAPER = re.compile(
    rf"""(?<![A-Za-zÀ-ÿ])(?P<chamber>{_CHAMBER})(?P<first>,?\s?(?:II?|ll?)(?![\w]))?{_SESSION}?[,:]?\s?(?:{_NUMBER}\s?)?
    (?P<paper>{_DOSSIER}
      (?:\s?,?\s?(?P<word>{_NUMBER})\s?{_SUB}|\s?[-–]\s?(?P<tail>\d{{1,4}})(?![\w])|,\s(?P<letter>[A-Z]{{1,2}})(?![\w]))?)
    """,
    re.VERBOSE,
)
_BARE_PAPER = re.compile(
    rf"(?<![\w.,-])(?=1[5-9]|[23])(?P<paper>{_DOSSIER}(?:\s?,\s?|\s)(?P<word>{_NUMBER})\s?{_SUB})"
    rf"|(?<=\()(?P<tight>[1-3]\d[\s.]?\d{{3}}(?:[-–\s][IVXLC]{{1,6}}|[-–\s][A-Z])?)[-–](?P<number>\d{{1,4}})(?=\))"
)
_MORE = re.compile(r"(?:,\s?(?:en\s)?|\sen\s)(?:[Nn]rs?\.?\s)?(?P<sub>\d{1,4})(?![\w]|[\s.]\d{3}\b|,\d)")
_ONE_MORE = re.compile(
    r"(?:,\s?(?:en\s)?|\sen\s)[Nn]rs?\.?\s(?P<sub>\d{1,4})(?![\w]|[\s.]\d{3}\b|,\d)|\sen\s(?P<last>\d{1,4})(?=[),.;]|$)"
)
_AANHANGSEL = re.compile(
    rf"""(?:Tweede\sKamer,\s(?:vergaderjaar\s)?{_YEARS},\s)?
    (?<![A-Za-zÀ-ÿ])(?:[Kk]amervragen\s?\(Aanhangsel\)|Aanhangsel(?:\svan\sde)?\s?(?:Handelingen)?)(?:\s?\(?(?:II|TK|Tweede\sKamer)\)?)?
    (?:,?\s?(?:vergaderjaar|zittingsjaar)?\s?(?P<y1>(?:19|20)\d{{2}})\s?[-–—/]\s?[-–’']?(?P<y2>(?:19|20)\d{{2}}|\d{{2,3}})(?!\d))?
    ,?\s{{0,3}}(?P<word>{_NUMBER}\s?)?(?P<number>\d{{1,4}})(?![\d–/-]|\s?[-–/]\s?\d)""",
    re.VERBOSE,
)
_AH = re.compile(
    r"(?<![\w-])AH[-\s](?:TK[-\s])?(?:(?P<years>(?:19|20)\d{6})[-\s])?(?P<number>\d{1,4})(?![\w-])"
)
_HANDELINGEN = re.compile(
    rf"(?<![A-Za-zÀ-ÿ])Handelingen\s?(?P<chamber>II?|TK|EK)?,?\s?(?:vergaderjaar\s)?{_YEARS},?\s?(?:{_NUMBER}\s?)?(?P<number>\d{{1,3}})"
    rf"(?:,?\s?(?:item|[-–])\s?(?P<item>\d{{1,3}}))?(?:,?\s?(?:p\.|blz\.|pagina)\s?\d[\d\s–-]{{0,12}}(?<=\d))?(?![\w])"
)
_MINUTES = re.compile(r"(?<![\w-])T\s?K\s(?P<number>\d{1,3})-(?P<item>\d{1,2})-(?P<page>\d{1,3}),\s?(?=\d)")
_PUBLICATION = re.compile(
    r"(?<![\w/-])(?:(?P<ah>ah-tk-\d{8}-\d{1,4})|(?P<kst>kst\s?-\s?\d{5}(?:-[A-Z\d]{1,5}){1,3})|(?P<h>h-[te]k-\d{8}-\d{1,3}-\d{1,3})"
    r"|kv-tk-(?P<kv>20\d{2}Z\d{5})|(?P<stb>stb-(?:19|20)\d{2}-\d{1,4})|(?P<stcrt>stcrt-(?:19|20)\d{2}-\d{1,5}))(?![\w-])",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?<![A-Za-zÀ-ÿ-])(?<![Uu]w\s)(?:"
    r"(?:[Kk]amer|[Vv]erzamel|[Vv]oortgangs|[Bb]eleids|[Aa]anbiedings|[Hh]oofdlijnen|[Kk]abinets)brief(?:\s(?:over|inzake)\s[^\d.,;:()]{2,80}?)?"
    r"|[Bb]rie(?:f|ven)(?:\s(?:aan|van)\s(?:de|uw)\s(?:Tweede\s)?Kamer)?)(?:\s\([^()]{1,60}\))?"
    r"\s(?:van|d\.?d\.?|op|gedateerd)\s(?=\d)"
)
_OTHER_WRITER = re.compile(
    r",?\s(?:van|door)\s(?!mij\b|(?:de\s|het\s|onze\s)?(?:[Mm]inist|[Ss]taatssecretaris|[Kk]abinet|[Rr]egering|(?:ambts)?voorganger))\w"
    r"|\saan\s(?!(?:de\s|uw\s)(?:[Tt]weede\s)?Kamer|(?:de\s)?[Vv]oorzitter)\w"
)
_DIGITS = re.compile(r"\d")  # every paper has a number or a day: a text without needs no closer look
_AND_OF = re.compile(r"(?:,\s|\sen\s)(?:(?:de\s|mijn\s)?brief\s)?(?:van\s)?(?=\d)")
_LONG_AHEAD = timedelta(days=60)
_PARLIAMENTARY = re.compile(
    r"(?<![A-Za-z\d/=])(?P<year>20[0-3]\d)\s?(?P<kind>[ZD])\s?(?P<number>\d{5})(?!\d)"
)


def find_papers(text: str, asked_on: date | None = None) -> Iterator[Found]:
    """Every paper of parliament; `asked_on` tells the year of 'AH 610', which is left out without it."""
    if _DIGITS.search(text) is None:
        return
    yield from _kamerstukken(text)
    yield from _aanhangsels(text, asked_on)
    yield from _minutes(text)
    for match in _PARLIAMENTARY.finditer(text):
        number = f"{match['year']}{match['kind']}{match['number']}"
        yield Found(match.start(), match.end(), "question" if match["kind"] == "Z" else "letter", number)
    yield from _letters(text, asked_on)
    yield from _publications(text)


def _kamerstukken(text: str) -> Iterator[Found]:
    for match in _PAPER.finditer(text):
        if not _is_paper(match):
            continue
        sub = match["sub"] or match["tail"] or match["letter"]
        yield Found(match.start(), match.end(), "kamerstuk", _kst(match["dossier"], match["chapter"], sub))
        yield from _more(text, match)
    for match in _BARE_PAPER.finditer(text):
        if match["tight"]:
            dossier, chapter = (
                match["tight"][:6].strip(" -–"),
                re.sub(r"^[\d\s.]+[-–\s]?", "", match["tight"]),
            )
            target = _kst(dossier, chapter, match["number"])
        else:
            target = _kst(match["dossier"], match["chapter"], match["sub"])
            yield from _more(text, match)
        yield Found(match.start(), match.end(), "kamerstuk", target)


def _more(text: str, match: re.Match[str]) -> Iterator[Found]:
    """'nrs. 2830, 2834 en 2854', 'nr. 679, nr. 684': each further number is a paper of the same dossier."""
    if not match["word"]:
        return
    pattern = _MORE if "s" in match["word"] else _ONE_MORE
    at = match.end()
    while following := pattern.match(text, at):
        group = "sub" if following["sub"] else "last"
        target = _kst(match["dossier"], match["chapter"], following[group])
        yield Found(following.start(group), following.end(), "kamerstuk", target)
        at = following.end()


def _is_paper(match: re.Match[str]) -> bool:
    """A dossier number alone counts only behind the word kamerstuk; a letter only for the Eerste Kamer."""
    chamber = match["chamber"].lower()
    numbered = match["sub"] or match["tail"]
    if match["letter"]:
        return chamber.startswith(("eerste", "ek")) or (match["first"] or "").strip(", ") in ("I", "l")
    return bool(numbered) or chamber.startswith(("kamerst", "kst", "dossier"))


def _aanhangsels(text: str, asked_on: date | None) -> Iterator[Found]:
    for match in _AANHANGSEL.finditer(text) if "anhangsel" in text else ():
        years = _years(match["y1"] or match["from"], match["y2"] or match["to"])
        page_foot = not match["word"] and not match["y1"] and "Handelingen" not in match[0]
        if years and not page_foot:
            yield Found(match.start(), match.end(), "aanhangsel", f"ah-tk-{years}-{match['number']}")
    for match in _AH.finditer(text) if "AH" in text else ():
        years = match["years"] or ("".join(map(str, parliamentary_year(asked_on))) if asked_on else "")
        if years:
            yield Found(match.start(), match.end(), "aanhangsel", f"ah-tk-{years}-{match['number']}")


def _letters(text: str, asked_on: date | None) -> Iterator[Found]:
    for match in _LETTER.finditer(text) if "rie" in text else ():
        days = find_dates(text[match.end() : match.end() + 30], near=asked_on)
        if days and days[0].start == 0:
            end = match.end() + days[0].end
            day = _past(days[0].day, text[match.end() : end], asked_on)
            if not _OTHER_WRITER.match(text, end):
                yield Found(match.start(), end, "letter", f"brief:{day.isoformat()}")
                yield from _more_letters(text, end, asked_on)


def _more_letters(text: str, end: int, asked_on: date | None) -> Iterator[Found]:
    """'mijn brieven van 12 november 2021 en 29 juni jl.': each further day is a letter."""
    while following := _AND_OF.match(text, end):
        at = following.end()
        days = find_dates(text[at : at + 30], near=asked_on)
        if not days or days[0].start > 0:
            return
        end = at + days[0].end
        yield Found(at, end, "letter", f"brief:{_past(days[0].day, text[at:end], asked_on).isoformat()}")


def _past(day: date, words: str, asked_on: date | None) -> date:
    """The day meant by '30 juni' without a year in a letter that was sent already."""
    ahead = asked_on is not None and day > asked_on + _LONG_AHEAD
    return day.replace(year=day.year - 1) if ahead and str(day.year) not in words else day


def _minutes(text: str) -> Iterator[Found]:
    for match in _HANDELINGEN.finditer(text) if "Handelingen" in text else ():
        chamber = "e" if match["chamber"] in ("I", "EK") else "t"
        item = f"-{match['item']}" if match["item"] else ""
        years = _years(match["from"], match["to"])
        if years:
            yield Found(
                match.start(), match.end(), "handelingen", f"h-{chamber}k-{years}-{match['number']}{item}"
            )
    for match in _MINUTES.finditer(text):
        days = find_dates(text[match.end() : match.end() + 30])
        if days and days[0].start == 0:
            years = "".join(map(str, parliamentary_year(days[0].day)))
            target = f"h-tk-{years}-{match['number']}-{match['item']}"
            yield Found(match.start(), match.end() + days[0].end, "handelingen", target)


def _publications(text: str) -> Iterator[Found]:
    for match in _PUBLICATION.finditer(text) if "-" in text else ():
        if match["kv"]:
            yield Found(match.start(), match.end(), "question", match["kv"].upper())
        elif match["kst"]:
            yield Found(
                match.start(), match.end(), "kamerstuk", "kst" + re.sub(r"\s", "", match["kst"])[3:].upper()
            )
        elif match["ah"]:
            yield Found(match.start(), match.end(), "aanhangsel", match["ah"].lower())
        elif match["h"]:
            yield Found(match.start(), match.end(), "handelingen", match["h"].lower())
        elif match["stb"]:
            yield Found(match.start(), match.end(), "staatsblad", match["stb"].lower())
        else:
            yield Found(match.start(), match.end(), "staatscourant", match["stcrt"].lower())


def _kst(dossier: str, chapter: str | None, sub: str | None) -> str:
    number = re.sub(r"\D", "", dossier)
    inner = re.sub(r"[^A-Z\d]", "", chapter or "")
    return "-".join(part for part in ("kst", number, inner, sub or "") if part)


def _years(first: str | None, second: str | None) -> str:
    """'2023' and '24', '2024' or a slipped '204' give '20232024'; '' unless they follow each other."""
    if not first or not second:
        return ""
    if len(second) == 3:
        following = str(int(first) + 1)
        slipped = {following[:at] + following[at + 1 :] for at in range(4)}
        return first + following if second in slipped else ""
    end = int(second) if len(second) == 4 else int(first[:2] + second)
    return f"{first}{end}" if end == int(first) + 1 or (second == "00" and first == "1999") else ""
