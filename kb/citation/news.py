"""News articles of which paper and day, or title, are said: 'NOS, 1 maart 2024, «…»', 'NRC-artikel ‘…’'."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kb.citation.found import Found
from kb.letter.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

PAPERS: tuple[tuple[str, ...], ...] = (
    ("ad", "AD", "AD.nl", "Algemeen Dagblad", "Algemene Dagblad"),
    ("argos", "Argos"),
    ("avrotros", "AVROTROS"),
    ("bd", "Brabants Dagblad", "BD"),
    ("bnn-vara", "BNNVARA", "BNN-VARA", "Joop"),
    ("bnr", "BNR", "BNR Nieuwsradio"),
    ("bn de stem", "BN DeStem", "BN De Stem"),
    ("binnenlands bestuur", "Binnenlands Bestuur"),
    ("bloomberg", "Bloomberg"),
    ("boerderij", "Boerderij"),
    ("bbc", "BBC", "BBC News"),
    ("computable", "Computable"),
    ("cnn", "CNN"),
    ("dagblad van het noorden", "Dagblad van het Noorden", "DvhN"),
    ("de correspondent", "De Correspondent"),
    ("de gelderlander", "De Gelderlander", "Gelderlander", "Gelderlander.nl"),
    ("de groene amsterdammer", "De Groene Amsterdammer", "De Groene"),
    ("de limburger", "De Limburger", "Limburger"),
    ("de stentor", "De Stentor", "Stentor"),
    ("eenvandaag", "EenVandaag", "Eenvandaag.nl"),
    ("ed", "Eindhovens Dagblad", "ED"),
    ("ew", "EW", "Elsevier", "EW Magazine", "Elsevier Weekblad"),
    ("euractiv", "Euractiv"),
    ("euronews", "Euronews"),
    (
        "fd",
        "FD",
        "FD.nl",
        "Het Financieele Dagblad",
        "Financieele Dagblad",
        "Financieel Dagblad",
        "Het Financieel Dagblad",
    ),
    ("financial times", "Financial Times", "FT"),
    ("follow the money", "Follow the Money", "FTM", "FTM.nl"),
    ("geenstijl", "GeenStijl"),
    ("haarlems dagblad", "Haarlems Dagblad"),
    ("het parool", "Het Parool", "Parool", "Parool.nl"),
    ("hart van nederland", "Hart van Nederland", "Hartvannederland.nl"),
    ("investico", "Investico", "Platform Investico"),
    ("kassa", "Kassa"),
    ("l1", "L1", "L1 Nieuws"),
    ("le monde", "Le Monde"),
    ("leeuwarder courant", "Leeuwarder Courant"),
    ("leidsch dagblad", "Leidsch Dagblad"),
    ("lighthouse reports", "Lighthouse Reports"),
    ("medisch contact", "Medisch Contact"),
    ("nd", "Nederlands Dagblad", "ND"),
    ("nh nieuws", "NH Nieuws", "NH"),
    ("nieuwe oogst", "Nieuwe Oogst"),
    ("nieuwsuur", "Nieuwsuur", "Nieuwsuur.nl"),
    ("noordhollands dagblad", "Noordhollands Dagblad"),
    ("nos", "NOS", "NOS.nl", "NOS Nieuws", "NOS Journaal"),
    ("nrc", "NRC", "NRC.nl", "NRC Handelsblad"),
    ("nu.nl", "NU.nl", "Nu.nl", "nu.nl"),
    ("ongehoord nieuws", "Ongehoord Nieuws"),
    ("omroep brabant", "Omroep Brabant"),
    ("omroep flevoland", "Omroep Flevoland"),
    ("omroep gelderland", "Omroep Gelderland"),
    ("omroep west", "Omroep West"),
    ("omroep zeeland", "Omroep Zeeland"),
    ("omrop fryslân", "Omrop Fryslân"),
    ("one world", "OneWorld"),
    ("pointer", "Pointer"),
    ("politico", "Politico"),
    ("pzc", "PZC"),
    ("radar", "Radar", "AVROTROS Radar"),
    ("reformatorisch dagblad", "Reformatorisch Dagblad"),
    ("reuters", "Reuters"),
    ("rtl nieuws", "RTL Nieuws", "RTL nieuws", "RTL", "RTL.nl", "RTLnieuws.nl"),
    ("rtv drenthe", "RTV Drenthe"),
    ("rtv noord", "RTV Noord"),
    ("rtv oost", "RTV Oost"),
    ("rtv rijnmond", "RTV Rijnmond", "Rijnmond"),
    ("rtv utrecht", "RTV Utrecht"),
    ("security.nl", "Security.nl", "Security.NL"),
    ("skipr", "Skipr"),
    ("stellingwerf", "Stellingwerf"),
    ("telegraaf", "De Telegraaf", "Telegraaf", "Telegraaf.nl"),
    ("the guardian", "The Guardian", "Guardian"),
    ("the new york times", "The New York Times", "New York Times"),
    ("trouw", "Trouw", "Trouw.nl"),
    ("tubantia", "Tubantia", "Tubantia.nl"),
    ("tweakers", "Tweakers"),
    ("volkskrant", "De Volkskrant", "Volkskrant", "Volkskrant.nl"),
    ("vrij nederland", "Vrij Nederland"),
    ("vrt", "VRT", "VRT NWS"),
    ("wnl", "WNL"),
    ("zembla", "Zembla", "BNNVARA Zembla"),
    ("zorgvisie", "Zorgvisie"),
)
"""Papers and broadcasters: the normal form, then the names that letters give them."""

_BY_NAME = {name.casefold(): row[0] for row in PAPERS for name in row[1:]}
_NAMES = "|".join(
    re.escape(name) for name in sorted((n for row in PAPERS for n in row[1:]), key=len, reverse=True)
)
_PAPER = re.compile(
    rf"(?<![A-Za-zÀ-ÿ.@/-])(?:(?P<article>[Dd]e\s|[Hh]et\s)?)(?P<paper>{_NAMES})(?![A-Za-zÀ-ÿ])"
)
_LOCAL = re.compile(
    r"(?:[Cc]ourant|[Dd]agblad|[Nn]ieuws(?:blad)?|[Kk]rant|[Ww]eekblad|[Oo]mroep)(?=,\s(?:d\.d\.\s)?\d)"
)
_LOCAL_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’-]*\s){0,3}(?:[A-ZÀ-Þ][\w’-]*)?$")
_LONGEST_NAME = 60
_BEFORE_DATE = re.compile(r"(?:\.nl)?(?:\s?[,:]\s?|\s(?:van|op)\s|\s)(?:d\.?\s?d\.?\s?)?(?=\d)")
_BEFORE_TITLE = re.compile(r"\s?[,:]?\s?(?=[«‘'\"“„])")
_OF_PAPER = re.compile(
    r"(?:-?\s?(?:nieuws)?|\s(?:verschenen|gepubliceerde?|geplaatste)\s)(?:artikel|bericht|onderzoek|publicatie|podcast)(?:\sover)?\s(?=[«‘'\"“„])"
)
_CLOSING = {"«": "»", "‘": "’", "“": "”", "„": "”", "'": "'", '"': '"'}
_LONGEST_TITLE = 300
_LONGEST_KEY = 60


def find_news(text: str, asked_on: date | None = None) -> Iterator[Found]:
    """Every article of a known paper of which the text says the day, or at least the title."""
    for match in _PAPER.finditer(text):
        slug = _BY_NAME[match["paper"].casefold()]
        start = match.start() if match["article"] else match.start("paper")
        dated = _dated(text, match.end(), asked_on)
        if dated:
            yield Found(start, dated[0], "news", f"{slug}:{dated[1]}")
        elif of := _OF_PAPER.match(text, match.end()):
            end = _title_end(text, of.end())
            if end > of.end():
                yield Found(match.start("paper"), end, "news", f"{slug}:{_title_key(text[of.end() : end])}")
    yield from _local_papers(text, asked_on)


def _local_papers(text: str, asked_on: date | None) -> Iterator[Found]:
    """Papers that no table knows, by their name and the day: 'De Hoogkampse Courant, 3 maart 2026, ‘…’'."""
    for match in _LOCAL.finditer(text):
        from_here = max(0, match.start() - _LONGEST_NAME)
        before = _LOCAL_NAME.search(text[from_here : match.start()])
        start = from_here + before.start() if before else match.start()
        name = re.sub(r"^(?:de|het)\s", "", text[start : match.end()].casefold())
        dated = _dated(text, match.end(), asked_on)
        if dated and text[start].isupper() and name not in _BY_NAME:
            yield Found(start, dated[0], "news", f"{name}:{dated[1]}")


def _title_key(title: str) -> str:
    """'«Grote zorgen bij NS»' as part of a target: 'grote-zorgen-bij-ns'."""
    return "-".join(re.findall(r"\w+", title.casefold()))[:_LONGEST_KEY].rstrip("-")


def _dated(text: str, at: int, asked_on: date | None) -> tuple[int, str] | None:
    """'NOS, 1 maart 2024, «title»' or 'NOS, «title», 1 maart 2024': where it ends, and the day."""
    day = _date_at(text, at, asked_on)
    if day:
        opening = _BEFORE_TITLE.match(text, day[0])
        return (_title_end(text, opening.end()) or day[0]) if opening else day[0], day[1]
    opening = _BEFORE_TITLE.match(text, at)
    end = _title_end(text, opening.end()) if opening else 0
    return _date_at(text, end, asked_on) if end else None


def _date_at(text: str, at: int, asked_on: date | None) -> tuple[int, str] | None:
    before = _BEFORE_DATE.match(text, at)
    found = find_dates(text[before.end() : before.end() + 30], near=asked_on) if before else ()
    if not before or not found or found[0].start > 0:
        return None
    return before.end() + found[0].end, found[0].day.isoformat()


def _title_end(text: str, at: int) -> int:
    """Where the quoted title that opens at `at` closes, quotes inside quotes counted; 0 if it does not.

    Letters forget to close the outer quote: then the last inner one closes.
    """
    opening = text[at : at + 1]
    closing = _CLOSING.get(opening)
    if not closing:
        return 0
    depth = last = 0
    for place in range(at, min(at + _LONGEST_TITLE, len(text))):
        sign = text[place]
        if sign == closing and (opening != closing or place > at) and not _is_apostrophe(text, place):
            depth -= opening != closing
            last = place + 1
            if depth == 0:
                return last
        elif sign == opening and opening != closing:
            depth += 1
    return last if depth == 1 else 0


def _is_apostrophe(text: str, place: int) -> bool:
    """A closing quote between letters, or before a word, is an apostrophe: 'auto’s', ‘’s Nachts’."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (
        text[place] in "’'"
        and bool(after)
        and unicodedata.category(after)[0] == "L"
        and (before.isalnum() or before in " ‘“«")
    )
