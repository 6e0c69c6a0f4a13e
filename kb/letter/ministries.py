"""Ministers and state secretaries as a letter names them become senders: ministry, role, name, title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kb.letter.letter import Sender
from kb.letter.ministry_names import MINISTRIES
from kb.letter.people import NAME, mended_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROLES = (
    r"(?P<role>(?:demissionair\s+)?(?:[Vv]ice-?)?[Mm]inister-?\s?-?[Pp]resident|MINISTER-PRESIDENT"
    r"|[Mm]inisters?|MINISTERS?|[Mm]inster|[Ss]taats?[\s-]?[Ss]ecretaris(?:sen)?|STAATSSECRETARIS(?:SEN)?)"
)
_ROLE = re.compile(rf"(?:(?<![A-Za-zÀ-ÿ-])|(?<=\b[dD]e)){_ROLES}(?![a-zà-ÿ-])")
_OF = re.compile(r"\s*(?:van|voor|VAN|VOOR)(?:\s+het\s+[Mm]inisterie\s+van)?\s*(?=[A-ZÀ-Þ])")
_AND_OF = re.compile(r"\s*(?:,|,?\s*\ben\b)\s*(?:van|voor)\s+(?=[A-ZÀ-Þ])")
_AND = re.compile(r"\s*(?:,\s*en\b|,|\ben\b)\s*(?=[A-ZÀ-Þ])")
_SHARED = re.compile(rf"\s*(?:en|,)\s*(?:de\s+)?{_ROLES}")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+")
_CAP = r"[A-ZÀ-Þ][\w’'-]*"
_LIST = re.compile(
    rf"{_CAP}(?:\s{_CAP})*(?:(?:,[^\S\n]+|\s+)(?:en\s+)?(?!Minister|Staatssecretaris){_CAP}(?:\s{_CAP})*){{0,4}}"
)
_SIGNED = re.compile(
    rf"\s*,?\s*(?:(?:drs|mr|dr|ir|ing|prof)\.\s?)*(?P<name>(?:[A-Z][a-z]?\.\s?){{1,8}}(?:\([\w’'-]+\)\s)?{NAME.pattern})"
)
_SIGNED_FULL = re.compile(
    rf"\s*,\s*\n\s*(?P<name>{NAME.pattern})[^\S\n]*(?:\n|$)|\s*,\s*(?P<last>{NAME.pattern})\s*\.?$"
)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^0-9a-z&]", "", plain)


_FULL = {_folded(form): names[0] for names in MINISTRIES for form in names}


def _pattern() -> re.Pattern[str]:
    """One pattern for all names, longest first; spaces and commas may be lost, capitals only must not be."""
    forms = sorted((form for names in MINISTRIES for form in names), key=len, reverse=True)
    long = [_loose(form) for form in forms if " " in form or len(form) > 6]
    short = [re.escape(form) for form in forms if " " not in form and len(form) <= 6]
    return re.compile(rf"(?:(?i:{'|'.join(long)})|(?:{'|'.join(short)}))(?![a-zà-ÿ])")


def _loose(form: str) -> str:
    words = re.split(r"[\s,]+", form)
    return r"[\s,]*".join(re.escape(word).replace("ë", "(?:ë|e)") for word in words)


_KNOWN = _pattern()


def ministry_name(text: str) -> str:
    """The full name for what a text calls a ministry ('VWS', 'Justitie enVeiligheid'); else as it is."""
    bare = re.sub(
        r"^(?:het\s+)?ministerie\s+(?:van|voor)\s+", "", " ".join(text.split()), flags=re.IGNORECASE
    )
    return _FULL.get(_folded(bare), bare)


def ministries() -> frozenset[str]:
    """The full names of all ministries that are known."""
    return frozenset(_FULL.values())


def parse_sender(text: str) -> Sender | None:
    """The first minister or state secretary that the text names, with the signature that follows; or None."""
    return next(iter(parse_senders(text)), None)


def parse_senders(text: str) -> tuple[Sender, ...]:
    """Every minister and state secretary that the text names with a ministry, in order, each once."""
    senders: list[Sender] = []
    waiting: list[str] = []
    end = 0
    for match in _ROLE.finditer(text):
        if match.start() < end:
            continue
        found, end = _senders_at(text, match)
        word = _one_line(match["role"])
        if not found:
            waiting = [*waiting, word] if _SHARED.match(text, match.end()) else []
            continue
        shared = found[0].title.removeprefix(word)
        senders += [Sender(found[0].ministry, _role(other), "", f"{other}{shared}") for other in waiting]
        senders += found
        waiting = []
    return tuple(dict.fromkeys(senders))


def _senders_at(text: str, match: re.Match[str]) -> tuple[list[Sender], int]:
    """What one word 'minister' or 'ministers' names: 'van X', 'van X en van Y', 'NAME (X)'."""
    role, at = _role(match["role"]), match.end()
    if role.endswith("minister-president"):
        return _prime_minister(text, match, role)
    of = _OF.match(text, at)
    lost = _KNOWN.match(text, at)
    if of or lost:
        return _of_ministries(text, match, of.end() if of else at)
    return _named(text, match)


def _of_ministries(text: str, match: re.Match[str], at: int) -> tuple[list[Sender], int]:
    role, plural = (
        _role(match["role"]),
        match["role"].lower().endswith(("s", "sen")) and match["role"][-10:] != "secretaris",
    )
    ministry, end = _ministry_at(text, at, known_only=plural)
    if not ministry:
        return [], match.end()
    end = _portfolio_end(text, end)
    name, after = _signature(text, end)
    senders = [Sender(ministry, role, name, _one_line(text[match.start() : end]))]
    end = after
    for start, following in _more(text, end, plural=plural):
        ministry, end = following
        senders.append(Sender(ministry, role, "", _one_line(text[start:end])))
    return senders, end


def _more(text: str, at: int, *, plural: bool) -> Iterator[tuple[int, tuple[str, int]]]:
    """Further ministries of one enumeration: 'en van Y', and after 'ministers' also 'en Y'."""
    while join := _AND_OF.match(text, at) or (_AND.match(text, at) if plural else None):
        ministry, end = _ministry_at(text, join.end(), known_only=True)
        if not ministry:
            return
        yield join.end(), (ministry, end)
        at = end


def _named(text: str, match: re.Match[str]) -> tuple[list[Sender], int]:
    """'Minister Dijkgraaf (Onderwijs, Cultuur en Wetenschap)', also 'Minister Adema van Landbouw, …'."""
    space = re.compile(r"\s+").match(text, match.end())
    name = _name_at(text, space.end()) if space else None
    if not space or not name:
        return [], match.end()
    full = re.compile(rf"{re.escape(name[0])}(?:\s+[-–]\s+{NAME.pattern})?").match(text, space.end()) or name
    opening = re.compile(r"\s*\(\s*|\s+van\s+(?=[A-ZÀ-Þ])").match(text, full.end())
    if not opening:
        return [], match.end()
    bracket = "(" in opening[0]
    ministry, end = _ministry_at(text, opening.end(), known_only=not bracket)
    if not ministry or (
        bracket
        and re.match(r"[A-Z0-9][\w-]{0,6}\)", text[opening.end() :])
        and ministry not in _FULL.values()
    ):
        return [], match.end()
    end = _portfolio_end(text, end)
    end += text[end : end + 1] == ")"
    return [
        Sender(ministry, _role(match["role"]), mended_name(full[0]), _one_line(text[match.start() : end]))
    ], end


def _name_at(text: str, at: int) -> re.Match[str] | None:
    """The name here, cut before 'van' where a ministry begins: 'Adema van Landbouw, Natuur en …'."""
    name = NAME.match(text, at)
    of = re.finditer(r"\s+van\s+", name[0]) if name else ()
    cut = next((m.start() for m in of if _KNOWN.match(text, at + m.end())), None)
    return name if cut is None else NAME.match(text[: at + cut], at)


def _prime_minister(text: str, match: re.Match[str], role: str) -> tuple[list[Sender], int]:
    general = re.compile(r",?\s*(?:en\s+)?[Mm]inister\s+van\s+Algemene\s+Zaken").match(text, match.end())
    end = general.end() if general else match.end()
    title = _one_line(text[match.start() : end])
    name, end = _signature(text, end)
    if not name and (found := re.compile(r"\s+(?=[A-ZÀ-Þ])").match(text, end)):
        named = NAME.match(text, found.end())
        name, end = (mended_name(named[0]), named.end()) if named else ("", end)
    return [Sender("Algemene Zaken", role, name, title)], end


def _ministry_at(text: str, at: int, *, known_only: bool) -> tuple[str, int]:
    """The ministry that begins here: the longest known one, or words in capitals that go beyond it."""
    known = _KNOWN.match(text, at)
    if known and (known_only or not _goes_on(text, known.end())):
        return ministry_name(known[0]), known.end()
    free = None if known_only else _LIST.match(text, at)
    if free and (not known or free.end() > known.end()):
        return ministry_name(free[0]), free.end()
    return (ministry_name(known[0]), known.end()) if known else ("", at)


def _goes_on(text: str, at: int) -> bool:
    """Whether 'en Y' follows, with Y no minister, person or ministry of its own."""
    following = re.compile(r"\s+en\s+(?=[A-ZÀ-Þ])").match(text, at)
    return bool(
        following and not _ROLE.match(text, following.end()) and not _KNOWN.match(text, following.end())
    )


def _portfolio_end(text: str, at: int) -> int:
    """Where the title ends when a dash adds a portfolio: 'Financiën – Fiscaliteit en Belastingdienst'."""
    dash = _DASH.match(text, at)
    portfolio = _LIST.match(text, dash.end()) if dash else None
    return portfolio.end() if portfolio else at


def _signature(text: str, at: int) -> tuple[str, int]:
    match = _SIGNED.match(text, at) or _SIGNED_FULL.match(text, at)
    if not match:
        return "", at
    name = match["name"] if match.re is _SIGNED else (match["name"] or match["last"])
    if _KNOWN.fullmatch(name) or _ROLE.match(name):
        return "", at
    return mended_name(name), match.end()


def _role(word: str) -> str:
    folded = re.sub(r"[\s-]", "", word.casefold().removeprefix("demissionair"))
    if "president" in folded:
        return "vice-minister-president" if folded.startswith("vice") else "minister-president"
    return "staatssecretaris" if folded.startswith("staat") else "minister"


def _one_line(text: str) -> str:
    return " ".join(text.split())
