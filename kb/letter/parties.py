"""Parties of both chambers since 2007: the short name, and every other way that letters write it."""

from __future__ import annotations

import re
import unicodedata

PARTIES: tuple[tuple[str, ...], ...] = (
    ("50PLUS", "50 Plus"),
    ("BBB", "BoerBurgerBeweging", "Boer Burger Beweging"),
    ("BIJ1", "Bij Één"),
    ("BVNL", "Groep Van Haga", "Belang van Nederland", "Lid Van Haga", "Van Haga", "Lid-Haga"),
    ("CDA", "Christen-Democratisch Appèl"),
    ("ChristenUnie", "CU", "Christen Unie"),
    ("D66", "D'66", "Democraten 66", "D 66"),
    ("DENK",),
    ("DPK", "Democratisch Politiek Keerpunt"),
    ("FVD", "Forum voor Democratie", "Forum"),
    ("GroenLinks", "GL"),
    ("GroenLinks-PvdA", "GL-PvdA", "PvdA-GroenLinks", "PvdA-GL", "GroenLinks/PvdA", "GLPvdA"),
    ("Groep Markuszower",),
    ("JA21", "Juiste Antwoord 2021"),
    ("NSC", "Nieuw Sociaal Contract"),
    ("OPNL", "Onafhankelijke Politiek Nederland"),
    ("OSF", "Onafhankelijke Senaatsfractie"),
    ("PvdA", "Partij van de Arbeid"),
    ("PvdD", "Partij voor de Dieren", "PvdDieren"),
    ("PVV", "Partij voor de Vrijheid"),
    ("SGP", "Staatkundig Gereformeerde Partij"),
    ("SP", "Socialistische Partij"),
    ("TON", "Trots op Nederland", "Verdonk", "Lid Verdonk"),
    ("VNL", "VoorNederland", "Groep Bontes/Van Klaveren", "Bontes/Van Klaveren"),
    ("Volt", "Volt Nederland"),
    ("VVD", "Volkspartij voor Vrijheid en Democratie"),
    ("Groep Kuzu/Öztürk", "Kuzu/Öztürk"),
    ("Groep Kortenoeven/Hernandez",),
    ("Vrijzinnige Partij", "Lid Klein", "Klein"),
    ("Lid Omtzigt", "Omtzigt", "Groep Omtzigt"),
    ("Fractie Den Haan", "Den Haan", "Lid Den Haan", "GOUD"),
    ("Lid Gündoğan", "Gündoğan"),
    ("Lid Ephraim", "Ephraim"),
    ("Lid Krol", "Krol", "Groep Krol/Van Kooten-Arissen"),
    ("Van Kooten-Arissen", "Lid Van Kooten-Arissen"),
    ("Van Vliet", "Lid Van Vliet"),
    ("Houwers", "Lid Houwers"),
    ("Monasch", "Lid Monasch"),
)

_MERGED = {"groenlinkspvda": {"groenlinks", "pvda"}}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^0-9a-zø]", "", plain)


_SHORT = {_folded(form): names[0] for names in PARTIES for form in names}
_FORMS = {_folded(form): form for names in PARTIES for form in reversed(names)}


def party_name(text: str) -> str:
    """The party's short name ('Nieuw Sociaal Contract' gives 'NSC'); '' for what is no known party."""
    return _SHORT.get(_folded(text), "")


def party_forms(text: str) -> tuple[str, ...]:
    """Every way of writing this party, this one first; only this one for what is no known party."""
    short = party_name(text)
    others = next((names for names in PARTIES if names[0] == short), ())
    return tuple(dict.fromkeys((text, *others)))


def mended_party(text: str) -> str:
    """The party in the form that the writer chose, spelled as that form is spelled ('PvDA' gives 'PvdA')."""
    return _FORMS.get(_folded(text), " ".join(text.split()))


def party_key(text: str) -> str:
    """A key that is equal for every way of writing one party."""
    return _folded(party_name(text) or text)


def may_be_one_party(a: str, b: str) -> bool:
    """Whether two statements can stand for one member: equal, one not said, or one merged into the other."""
    first, second = party_key(a), party_key(b)
    merged = second in _MERGED.get(first, ()) or first in _MERGED.get(second, ())
    return not first or not second or first == second or merged
