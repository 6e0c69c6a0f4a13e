"""Members of parliament as a letter names them ('de leden Sneller (D66) en Van Nispen (SP)')."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.letter.letter import Person
from kb.letter.parties import may_be_one_party, mended_party, party_name

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_MEMBERS = 300
"""Names read from one phrase: comparing them takes time in their square. Both chambers have 225 members."""

PREFIXES = frozenset((
    "van", "de", "der", "den", "het", "ten", "ter", "te", "tot", "op", "in", "el", "al", "la", "le",
    "von", "und", "zu", "da", "do", "dos", "del", "di", "du", "d", "l", "ben", "bin", "st", "des", "t", "s",
))  # fmt: skip
"""Words of a surname that are written small, or large at the start of a sentence."""

_PREFIX = (
    r"(?:[Vv]an|[Dd]e[rn]?|[Hh]et|[Tt]e[rn]?|[Tt]ot|[Oo]p|[Ii]n|[Ee]l|[Aa]l|[Ll][ae]|[Vv]on|[Zz]u|[Dd]os?|[Dd]el"
    r"|[Dd][aiu]|[Bb]en|[Bb]in|[’'‘`][tTsS])"
)
_LOST = r"(?:van(?:de[rn]?)?|de[rn]|ter|ten)(?=[A-ZÀ-ÖØ-Þ])"
_LETTERS = r"[^\W\d_]*(?:[’'`][^\W\d_]+)*"
_WORD = (
    rf"[A-ZÀ-ÖØ-ÞŞŁŚČŽĆĐĞİŠ]{_LETTERS}"
    rf"(?:[-‑](?:(?:van|de|der|den|ter|ten)\s(?:(?:de|der|den|het)\s)?)?(?=[^\W\d_]){_LETTERS})*"
)
_NAME = (
    rf"(?:(?:[A-Z][a-z]?\.\s?){{1,8}})?"
    rf"(?:{_PREFIX}[\s]+|{_LOST}|[dl][’']){{0,4}}{_WORD}"
    rf"(?:\s+(?:(?:{_PREFIX}\s+){{1,3}}(?=[A-ZÀ-ÖØ-Þ])|{_LOST})?{_WORD}){{0,5}}"
)
NAME = re.compile(_NAME)
"""A person's name: initials, first names, prefixes, surname; what follows a name is not part of it."""

_LEAD = re.compile(
    r"\b(?:[Oo]ud-)?(?:[Kk]amer)?(?:lid|leden)\b(?!\s+(?:der|van\s+(?:de|het|uw))\s+(?:Tweede\s|Eerste\s)?"
    r"[\w-]{0,40}(?:[Kk]amer|Staten|commissie|fractie|Raad|beweging))\s*:?",
)
_BRACKET = re.compile(
    r"\s*\(\s*(?:(?P<all>beiden|beide|allen|alle|allebei)\s+|[A-Z][a-zë]+,\s+(?=[A-Z0-9]))?(?P<party>[^()]{1,60}?)\s*(?:,[^()]{0,40})?\)"
)
_JOIN = re.compile(
    r"\s*(?:,\s*en\b|,|;|/|&|\ben\b|\balsmede\b)\s*(?:(?:van\s+)?het\s+lid\s+|(?:van\s+)?de\s+leden\s+)?"
)
_ET_AL = re.compile(r"\s*,?\s*c\.?\s?s\b\.?\d?")
_OF_PARTY = re.compile(r"\s+van\s+(?:de|het)?\s*(?P<party>[\w’'’-]+(?:\s[A-ZÀ-Þ]\w+){0,2})")
_GROUP = re.compile(r"(?:[Dd]e\s+)?\S*?-?fracties?")
_STOP = re.compile(
    r"(?:De\s+|de\s+|Het\s+|het\s+)?(?:[Mm]inister|[Ss]taatssecretaris|[Tt]weede|[Ee]erste|Kamer\b|Staten|Europe"
    r"|Vraag\b|Vragen\b|Antwoord|Motie|Kamerstuk|Bent\b|Kunt\b|Heeft\b|Deelt\b|Is\b|Ja\b|Nee\b|Aan\b|Over\b|Tijdens|Naar\b|Mede\b|Voor\b)"
)
_COURTESY = re.compile(
    r"(?:(?:[Dd]e\s+heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|drs\.|dr\.|mr\.|ir\.|ing\.|prof\.)\s*)+(?=[A-ZÀ-Þ’'‘]|[vdt][aeoh])"
)
"""What stands before a name and is no part of it."""
_NO_NAMES = frozenset(
    ("de", "het", "een", "bijgaand", "bijgaande", "hierbij", "zij", "deze", "die", "dit", "er", "in", "op",
     "ook", "u", "ik", "wij", "we", "dat", "uit", "met", "om", "te", "bij", "als", "wat", "hoe", "welke",
     "volgens", "daarnaast", "hierop")
)  # fmt: skip
"""Words that start a sentence where a list of names has ended."""
_NO_PARTY = re.compile(
    r"\d{4}|\bnrs?\b|Kamerst|ingezonden|ontvangen|\bTK\b|vergaderjaar|^\d+$", re.IGNORECASE
)
_INTRO = re.compile(
    r"\s*(?:(?:[Mm]ondelinge|[Ss]chriftelijke)\s+)?(?:Kamerv|V|v)ra(?:ag|gen)\s+(?:gesteld\s+)?(?:van|door)\s+"
)


def parse_members(text: str) -> tuple[Person, ...]:
    """The members that a phrase names, with the party where one is said; who is named twice comes once."""
    people: list[Person] = []
    leads = list(_LEAD.finditer(text))
    position = -1
    for lead in leads:
        if lead.end() >= position:
            found, position = _names_at(text, lead.end())
            people += found
    if not leads:
        intro = _INTRO.match(text)
        people, _ = _names_at(text, intro.end() if intro else 0)
    return distinct_people(people[:MOST_MEMBERS])


def distinct_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """One value for each person: the first spelling, with the party and accents that another one has."""
    kept: list[Person] = []
    for person in people:
        at = next((i for i, known in enumerate(kept) if same_person(known, person)), None)
        if at is None:
            kept.append(person)
        else:
            kept[at] = _better(kept[at], person)
    return tuple(kept)


def same_person(a: Person, b: Person) -> bool:
    """Whether two names mean one member: equal keys, or one has a first name before the same surname."""
    if not may_be_one_party(a.party, b.party):
        return False
    first, second = name_key(a.name), name_key(b.name)
    if not first or not second:
        return False
    return first == second or second in _surnames(a.name) or first in _surnames(b.name)


def name_key(name: str) -> str:
    """Letters only, without case, accents, hyphens, initials and titles: 'S. el Abassi' gives 'elabassi'."""
    return "".join(_tokens(name))


def mended_name(name: str) -> str:
    """The name with lost spaces put back: 'DaniëlleJansen', 'vanDijk', 'Faber - Van de Klashorst'."""
    one_line = re.sub(r"\s+[-–]\s+", "-", " ".join(name.split()))
    return re.sub(r"(?<![A-Z\W]c)(?<!\bMac)(?<=[a-zß-ÿ])(?=[A-ZÀ-ÖØ-Þ])", " ", one_line)


def in_small_letters(name: str) -> str:
    """'RUBEN BREKELMANS' and 'D.M. VAN WEEL' in the letters that names have elsewhere; other names stay."""
    if not name.isupper() or max(map(len, re.findall(r"[^\W\d_]+", name)), default=0) < 3:
        return name
    words = [
        word
        if re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+", word)
        else word.lower()
        if word.lower() in PREFIXES and at
        else re.sub(r"[^\W\d_]+", lambda part: _capitalised(part[0]), word)
        for at, word in enumerate(name.split())
    ]
    return " ".join(words)


def _capitalised(word: str) -> str:
    return f"IJ{word[2:].lower()}" if word.startswith("IJ") else word.capitalize()


def _names_at(text: str, at: int) -> tuple[list[Person], int]:
    """The names that follow one another from `at`, and where they end."""
    found: list[Person] = []
    waiting = 0
    while True:
        at += len(text[at : at + 50]) - len(text[at : at + 50].lstrip())
        courtesy = _COURTESY.match(text, at)
        at = courtesy.end() if courtesy else at
        match = None if _STOP.match(text, at) else NAME.match(text, at)
        if match is None:
            return found, at
        person, at = _without_party_words(match)
        if person and person.name.casefold() in _NO_NAMES:
            return found, at
        found += [person] if person else []
        et_al = _ET_AL.match(text, at)
        at = et_al.end() if et_al else at
        bracket = _BRACKET.match(text, at) or (_OF_PARTY.match(text, at) if found else None)
        if bracket and _is_party(bracket):
            waiting = _give_party(found, waiting, bracket)
            at = bracket.end()
        join = _JOIN.match(text, at)
        if join is None:
            return found, at
        at = join.end()


def _without_party_words(match: re.Match[str]) -> tuple[Person | None, int]:
    """'Jansen van de VVD' is Jansen of that party; 'van de VVD' alone is nobody."""
    name = match[0].rstrip("’'`‘")
    if _GROUP.fullmatch(name):
        return None, match.end()
    split = re.search(r"(?:^|\s)van\s+(?:de|het)?\s*(?P<party>\S+?)(?:-?fractie)?$", name)
    if split and party_name(split["party"]) and not re.match(r"[Vv]an\s", split["party"]):
        head = mended_name(name[: split.start()])
        known = party_name(split["party"]).startswith("Lid") or split["party"][1:].islower()
        if not known:
            return (Person(head, mended_party(split["party"])) if head else None), match.end()
    return Person(in_small_letters(mended_name(name))), match.start() + len(name)


def _is_party(match: re.Match[str]) -> bool:
    party = match["party"]
    if match.re is _OF_PARTY:
        return bool(party_name(party)) and not party[1:].islower()
    return bool(party_name(party)) or (
        not _NO_PARTY.search(party) and party[:1].isupper() and len(party.split()) <= 5
    )


def _give_party(found: list[Person], waiting: int, match: re.Match[str]) -> int:
    """Each member since the last bracket without a party is of this one; returns where the next begins."""
    party = mended_party(match["party"])
    for index in range(waiting, len(found)):
        if not found[index].party:
            found[index] = replace(found[index], party=party)
    return len(found)


def _better(kept: Person, other: Person) -> Person:
    accented = (
        name_key(kept.name) == name_key(other.name) and kept.name.isascii() and not other.name.isascii()
    )
    return Person(other.name if accented else kept.name, kept.party or other.party)


def _surnames(name: str) -> set[str]:
    """Keys of a name without its first names, never cutting a prefix from its surname."""
    tokens = _tokens(name)
    return {"".join(tokens[i:]) for i in range(1, len(tokens)) if tokens[i - 1] not in PREFIXES}


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    bare = re.sub(r"\([^)]*\)", " ", mended_name(name))
    bare = re.sub(r"\b[vV]\.\s?d\.\s?", "van de ", bare)
    bare = re.sub(
        r"\b(?:[dD]hr|[mM]w|[mM]evr|[dD]rs|[mM]r|[dD]r|[iI]r|[iI]ng|[pP]rof)\b\.?\s?"
        r"|\b[Mm]evrouw\s|\b[Dd]e heer\s",
        " ",
        bare,
    )
    bare = re.sub(r"(?<![\w’'])[A-ZÀ-Þ][a-z]?\.\s?", " ", bare)
    bare = re.sub(r"(?<=\b[EAea]l)[-‑](?=\w)", " ", bare)
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare.casefold()) if not unicodedata.combining(c))
    plain = plain.translate(str.maketrans("øłıđ", "olid"))
    words = (re.sub(r"[^0-9a-z]", "", word) for word in plain.split())
    return tuple(word for word in words if word)
