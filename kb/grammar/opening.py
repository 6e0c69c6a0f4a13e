"""Lines that open a paper of parliament or a letter: number, kind, sender, addressee, place and day, title.

Each is a line of its own in the source, also where its length looks like that of a line that goes on.
"""

from __future__ import annotations

import re

PORTAL_TITLE = re.compile(
    r"(?P<kind>(?:Brief|Antwoord|Mededeling|Schriftelijke|Mondelinge|Motie|Amendement|Lijst|Verslag|Nota|Memorie|"
    r"Voorstel|Toezegging|Besluitenlijst|Agenda|Rapport|Convocatie|Stenogram)\b[\w ()/,-]{0,60}?)"
    r"\s+:\s+(?P<what>\S.*)",
    re.DOTALL,
)
"""The title above a document on the Tweede Kamer's site: 'Brief regering : Kabinetsreactie op …'."""

_OPENERS = re.compile(
    r"""(?x)
      Vra(?:ag|gen)\ (?:gesteld\ )?(?:van|door)\ (?:het\ lid|de\ leden|lid)\b
    | (?:Nader\ )?(?:Antwoord|Mededeling)(?:en)?\ van\ (?:de\ )?(?:[Mm]inister|[Ss]taatssecretaris)
    | (?:Aan\ )?[Dd]e\ [Vv]oorzitter\ van\ de\ (?:Tweede|Eerste)\ Kamer
    | (?:Den\ Haag|['’‘]s-Gravenhage),?\ \d
    | [Nn]r\.?\ ?\d{1,5}\b
    | \d{2}\ ?\d{3}(?:[-\ ]\(?[IVX]+\)?|-\d{1,3})?(?:\ [A-ZÀ-Ý]|\s*$)
    | (?:Voorgesteld|Vastgesteld|Ontvangen)\ \d{1,2}\ \w+\ \d{4}
    | (?:Zeer\ )?[Gg]eachte\b
    | Hoogachtend\b
    | Mededeling\s*$ | Toelichting:?\s*$
    """
)
_CAPITALS = re.compile(r"(?:[A-ZÀ-Ý]{1,2}\s+)?[A-ZÀ-Ý][A-ZÀ-Ý ,.’'()/\d-]{9,}")
_PAPER = re.compile(
    r"(?i)(?:brief van|(?:gewijzigde )?motie van|(?:gewijzigd )?amendement|verslag van|lijst van vragen|nota|"
    r"memorie|"
    r"voorlopig verslag|eindverslag|nader|ter vervanging van)\b"
)
_HEAD_LINES = re.compile(
    r"""(?x)
      (?:Den\ Haag|['’‘]s-Gravenhage),?\s+\d{1,2}\ \w+\ \d{4}\.?
    | (?:Nieuwsbericht|Vraag\ en\ antwoord|Toespraak|Publicatie|Brochure|Kamerbrief|Rapport|Besluit)
      (?:\s\|\s\d{1,2}[-‑]\d{1,2}[-‑]\d{4}(?:\s\|\s\d{1,2}[:.]\d{2})?)?
    | (?:Voorgesteld|Vastgesteld|Ontvangen|Datum)\s+(?:op\s+)?\d{1,2}\ \w+\ \d{4}\.?
    | (?:[Aa]an\ )?[Dd]e\ [Vv]oorzitter\ van\ de\ (?:Tweede|Eerste)\ Kamer
      (?:\ der\ Staten-?\ ?Generaal)?(?:\s.{0,60})?
    | (?:Nr\.?|nr\.?)\ ?\d{1,5}\b.{0,80}
    | \d{2}\ ?\d{3}(?:[-\ ]\(?[IVX]+\)?|-\d{1,3})?(?:\s*,?\s*[Nn]r\.?\ ?\d{1,5})?
    | \d{2}\ \d{3}(?:[-\ ]\(?[IVX]+\)?|-\d{1,3})?\s+[A-ZÀ-Ý][^?!;:]{3,300}[^.?!;:,\s]
    | Tweede\ Kamer\ der\ Staten-?Generaal(?:\ \d)?(?:,.{0,40})?
    | Eerste\ Kamer\ der\ Staten-?Generaal(?:\ \d)?(?:,.{0,40})?
    | (?:Vergaderjaar|vergaderjaar)\ \d{4}\s?[-–]\s?\d{2,4}.{0,60}
    | Ministerie\ van\ [A-Z][\w ,]{3,80}
    | (?:>\ ?)?Retouradres.{0,80} | Postbus\ \d+.{0,60} | \d{4}\ ?[A-Z]{2}\ +[A-Z][\w\ '’]{2,30}
    """
)


_RECITAL = re.compile(
    r"(?:gehoord\ de\ beraadslaging|constaterende|overwegende|van\ (?:mening|oordeel)|verzoekt|roept|spreekt|"
    r"verklaart|dringt|nodigt|draagt|en\ gaat\ over\ tot\ de\ orde)\b"
)


def opens_recital(above: str, below: str) -> bool:
    """Whether a line opens the next part of a motion: 'gehoord de beraadslaging,' below 'De Kamer,'."""
    return above.rstrip().endswith((",", ";")) and _RECITAL.match(below.lstrip()) is not None


_COMMITTEE = re.compile(
    r"(?:[Dd]e\ )?(?:(?:fungerend|waarnemend|plaatsvervangend)\ )?(?:voorzitter|(?:adjunct-)?griffier)\ "
    r"van\ de\ (?:(?:vaste|algemene)\ )?commissie\b[^.?!]{0,90}",
    re.IGNORECASE,
)


def signs_for_committee(text: str) -> bool:
    """Whether a line is the signature of a committee: 'De griffier van de commissie, Bloemendaal'."""
    return len(text) < 160 and _COMMITTEE.fullmatch(text.strip()) is not None


def opens_part(line: str) -> bool:
    """Whether a line starts something new in the head of a paper or letter, whatever stands above it."""
    line = line.strip()
    return (
        _OPENERS.match(line) is not None
        or _CAPITALS.fullmatch(line) is not None
        or PORTAL_TITLE.fullmatch(line) is not None
    )


def stands_alone(line: str) -> bool:
    """Whether nothing goes on after a line of a head: words in capitals, an addressee, place and day."""
    line = line.strip()
    return _CAPITALS.fullmatch(line) is not None or _HEAD_LINES.fullmatch(line) is not None


def is_head_line(text: str) -> bool:
    """Whether a whole paragraph belongs to the head of a paper: its number, kind, day, addressee."""
    text = text.strip()
    return _HEAD_LINES.fullmatch(text) is not None or (
        _CAPITALS.fullmatch(text) is not None
        and _PAPER.match(re.sub(r"^[A-Z]{1,2}\s+", "", text)) is not None
    )
