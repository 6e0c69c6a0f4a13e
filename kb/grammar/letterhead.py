"""A letterhead's labels and addresses, and what every page repeats: running heads, page numbers.

Patterns are for whole lines. What repeats itself is found by repetition, not by these patterns.
"""

from __future__ import annotations

import re

_RUNNING = re.compile(
    r"""(?ix)
      (?:p\s?agina|page|blad|bladnummer|blz\.?)\s*:?\s*\d+(?:\s*(?:van|of|/)\s*\d+)?
    | \d+\s*(?:van|/)\s*\d+
    | [-–]\s*\d+\s*[-–]
    | tweede\ kamer\ der\ staten-?generaal\s*\d?
    | (?:vergaderjaar\s+\d{4}\s*[–-]\s*\d{2,4}\s*)?
      (?:aanhangsel\ van\ de\ handelingen|vragen\ gesteld\ door\ de\ leden\ der\ kamer)
    | vergaderjaar\s+\d{4}\s*[–-]\s*\d{2,4}
    | vragen\ gesteld\ door\ de\ leden\ der\ kamer
      (?:,\ met\ de\ daarop\ door\ de(?:\ regering\ gegeven\ antwoorden)?)?
    | regering\ gegeven\ antwoorden
    | (?:eerste|tweede)\ kamer,\ vergaderjaar\s+\d{4}\s*[–-]\s*\d{2,4},
      \ (?:aanhangsel|vragen|[\d\s]+.{0,30})\s*\d*
    | (?:ah|kv|kst|h|blg)-(?:tk-|ek-)?[\w-]+(?:\s+issn\s+0921\s*-\s*73\d\d.*)?
    | (?:ah|kv|h)\ tk\ \d{8}\ \d{1,5}
    | (?:direct\ naar\ (?:de\ |het\ )?[a-z -]{3,40}\s*)+
    | (?:ga|spring|terug)\ (?:direct\ )?naar\ (?:de\ )?(?:inhoud|hoofdinhoud|navigatie|zoeken|boven|overzicht)
    | deel\ (?:deze\ pagina|dit\ via)|hoofdmenu|cookies?|zoekveld
    | issn\s+0921\s*-\s*73\d\d.*
    | ['’‘]s-gravenhage\s+\d{4}.*
    """
)
FIELD_LABELS: dict[str, tuple[str, ...]] = {
    "date": ("datum", "date"),
    "subject": ("betreft", "onderwerp", "subject", "inzake"),
    "own": ("onze referentie", "ons kenmerk", "kenmerk", "onze ref.", "our reference", "zaaknummer"),
    "your": ("uw referentie", "uw kenmerk", "uw brief (kenmerk)", "uw brief", "uw ref.", "your reference"),
    "attachments": ("bijlage(n)", "bijlagen", "bijlage"),
    "other": (
        "contactpersoon", "behandeld door", "telefoonnummer", "kopie aan", "doorkiesnummer",
        "e-mail", "t", "f",
    ),
}  # fmt: skip
"""The fields of a letterhead by name, each with the labels that letters give it."""
_MARGIN_LABELS = (
    "datum", "onze referentie", "ons kenmerk", "uw referentie", "uw kenmerk", "uw brief (kenmerk)",
    "uw brief", "contactpersoon", "bijlage", "bijlagen", "bijlage(n)", "kenmerk", "telefoonnummer",
    "behandeld door",
    "kopie aan", "referentie", "bezoekadres", "postadres", "auteur", "zaaknummer", "registratienummer",
)  # fmt: skip
_LABEL = re.compile(
    r"(?i)("
    + "|".join(re.escape(label) for label in sorted(_MARGIN_LABELS, key=len, reverse=True))
    + r")\s*:?\s*"
)
_FIELD_START = re.compile(
    r"(?i)(?:datum|betreft|onderwerp|onze referentie|uw (?:referentie|kenmerk|brief)|(?:ons )?kenmerk|"
    r"bijlagen?|aan de|date|subject|our reference|your reference)\b"
)
_DESK = re.compile(
    r"(?i)(?:ministerie van|directoraat-generaal|directie|dg |afdeling|portefeuille|hoofddirectie|"
    r"bestuursdepartement|programma-?directie|projectdirectie|cluster|team)\b"
)
_ADDRESS = re.compile(
    r"(?i)(?:postbus \d+|"
    r"\d{4} ?[A-Z]{2} {1,2}[A-Z].*|www\..+|[\w.-]+@[\w.-]+|t(?:el)?\.? *\(?0\d+.*|nederland|"
    r"[a-z' .]+(?:straat|weg|laan|plein|markt|singel|kade|gracht|dreef) \d+\w?)"
)


def is_running(text: str) -> bool:
    """Whether a line is a running head, a running foot or a page number of the genre."""
    return _RUNNING.fullmatch(text.strip()) is not None


def label_of(text: str) -> str:
    """The label that a margin block starts with ('datum', 'onze referentie'), in lower case, else ''."""
    match = _LABEL.match(text.strip())
    return match.group(1).lower() if match else ""


def after_label(text: str) -> str:
    """What stands on the line after its label."""
    return _LABEL.sub("", text.strip(), count=1).strip(" :|")


def starts_field(text: str) -> bool:
    """Whether a line starts as a field of a letterhead does ('Betreft …', 'Datum')."""
    return _FIELD_START.match(text.strip()) is not None


def is_desk(text: str) -> bool:
    """Whether a line starts as the sender's department does in a margin column."""
    return _DESK.match(text.strip()) is not None


def is_address(text: str) -> bool:
    """Whether a whole line is part of an address block."""
    return _ADDRESS.fullmatch(text.strip()) is not None
