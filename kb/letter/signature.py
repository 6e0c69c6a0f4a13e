"""Signatures below a letter: the office that signs, the name with it, and the official who signs for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.block import CELL_BORDER
from kb.letter.closing import is_name_over_office
from kb.letter.letter import Sender
from kb.letter.ministries import parse_senders
from kb.letter.office import bare_office, english_office, in_small
from kb.letter.people import in_small_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ABBREVIATED = (
    r"(?:[^.?!]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b(?:dr|mr|ir|ds))\.|(?<=\b(?:drs|ing))\.|(?<=\bprof)\.|"
    r"(?<=a)\.i\.){0,300}"
)
_CLOSING = r"(?:hoogachtend|met (?:vriendelijke groet(?:en)?|hoogachting))"
_OFFICE = (
    r"(?:(?:waarnemend|wnd\.?|demissionair|plaatsvervangend|fungerend|tijdelijk)\s+)?"
    r"(?:minister|staatssecretaris|minister-president|viceminister)\b"
)
_SIGNATURE = re.compile(
    rf"(?i)^(?:{_CLOSING})?,?\s*(?P<for>namens\s+)?(?:de|het)\s+{_OFFICE}{_ABBREVIATED},?$"
)
_UNDER_NAME = re.compile(rf"(?i)^(?:de\s+)?{_OFFICE}\s+(?:van|voor)\b{_ABBREVIATED},?$")
_CLOSES = re.compile(rf"(?i)^{_CLOSING}\s*,?$")
_DEPUTED = re.compile(
    r"(?i)\b(?:namens|voor)\s+(?:deze|dezen|hem|haar|hen)\b\s*[,:]?\s*|^namens\s+de\s+minister\b"
)
_FUNCTION = re.compile(
    r"(?i)^(?:de\s+|het\s+|plv\.?\s+|wnd\.?\s+|plaatsvervangend\s+|waarnemend\s+)*"
    r"(?:secretaris|directeur|hoofd|afdelingshoofd|programma\w*|project\w*|co[öo]rdinator|inspecteur|griffier|DG\b|SG\b|pSG\b)"
)
_BEHALF = re.compile(r"(?i)\s*,?\s*\bmede\s+namens\s+")
_SIGNED = re.compile(r"(?i)^\(?\s*(?:w\.\s?g\.|wg\b|was\s+getekend|getekend|get\.)\s*\)?[\s.,:]*")
_PAGE_BEHIND = re.compile(r"(?<=[a-zà-ÿ])\s*\d{1,3}$")
"""The page's number or a note's mark behind a name: 'Barry Madlener 3'."""
_SHOWN = 6  # lines below an office among which the name is looked for
_NO_NAME = re.compile(
    r"(?i)^(?:bijlage|rechtsmiddel|bezwaar|vra(?:ag|gen)|antwoord|toelichting|inleiding|aanleiding|besluit|noten?|kopie|cc\b|"
    r"inventaris|overzicht|annex|contact|onderwerp|betreft|datum|publicatie|openbaar|den\s+haag|(?:de|het)\s|ministerie\b)"
)
_NAME = re.compile(
    r"^(?:(?:drs|dr|mr|ir|prof|ing|ds)\.\s*)*(?:[A-ZÀ-Ý][\w.’'-]*\s*)(?:[\w.’'À-ÿ-]+\s*){0,7}$"
)
_TWO_NAMES = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.\s?)+.*[a-zà-ÿ]{2,}\s+(?:[A-ZÀ-Ý][a-z]?\.)")
"""'R. Beemster E. Vlierboom': those of two offices side by side, of which nobody can tell where one ends."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in whose name too, and the official who signs for the minister ('' where none does)."""

    senders: tuple[Sender, ...] = ()
    official: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """An office among the paragraphs, and the lines below it, of its own column of a table."""

    office: str
    below: tuple[str, ...]
    above: str = ""


def signature_of(paragraphs: Sequence[str]) -> Signature:
    """The signatures among paragraphs: 'De Minister van Financiën,' with the name below, behind or above.

    A name behind 'namens deze' is an official's, not the minister's; so is one behind 'mede namens' the
    sender's, not the colleague's.
    """
    senders: list[Sender] = []
    official = ""
    for place in _in_order(list(_places(paragraphs))):
        first, *others = _signing(place.office)
        deputed, name = _name_with(place, first.name)
        official = official or (name if deputed else "")
        signed = replace(first, name="" if deputed else in_small_letters(name))
        senders += [one for one in (signed, *others) if not among(one, senders)]
    return Signature(tuple(senders), official)


def among(sender: Sender, senders: Sequence[Sender]) -> bool:
    """Whether a ministry's minister, or its state secretary, is one of these."""
    return any((one.ministry, one.role) == (sender.ministry, sender.role) for one in senders)


def _places(paragraphs: Sequence[str]) -> Iterator[_Place]:
    for index, paragraph in enumerate(paragraphs):
        cells = paragraph.split(CELL_BORDER)
        for column, cell in enumerate(cells):
            office = cell.strip()
            above = _name_above(paragraphs, index) if len(cells) == 1 else ""
            known = _SIGNATURE.match(office) or (above and _UNDER_NAME.match(office))
            if (known or english_office(office)) and _signing(office):
                yield _Place(office, _below(paragraphs, index, column, len(cells)), above)


def _below(paragraphs: Sequence[str], index: int, column: int, columns: int) -> tuple[str, ...]:
    """The lines below, those of its column where signatures stand side by side."""
    lines: list[str] = []
    for paragraph in paragraphs[index + 1 : index + 1 + 2 * _SHOWN]:
        cells = paragraph.split(CELL_BORDER)
        if columns > 1 and len(cells) != columns and paragraph.strip():
            break
        line = cells[column] if columns > 1 and len(cells) == columns else paragraph
        bare = _SIGNED.sub("", line.strip()).strip(" ,")
        bare = _PAGE_BEHIND.sub("", bare) if _is_name(_PAGE_BEHIND.sub("", bare)) else bare
        bare = "" if bare[:1] == "[" and bare[-1:] == "]" else bare
        lines += [bare] if bare else []
    return tuple(lines[:_SHOWN])


def _name_above(paragraphs: Sequence[str], index: int) -> str:
    """The name between 'Hoogachtend,' and an office below it."""
    above = [one for one in paragraphs[max(index - 4, 0) : index] if one.strip()][-2:]
    name = above[-1].strip(" ,") if above else ""
    if is_name_over_office(name, paragraphs[index].strip()):
        return name
    return name if len(above) > 1 and _CLOSES.match(above[0].strip()) and _is_name(name) else ""


def _in_order(places: Sequence[_Place]) -> list[_Place]:
    """Offices below one another with as many names below them: the first name is the first's.

    With another number of names nobody can tell whose they are.
    """
    given = list(places)
    at = 0
    while at < len(given):
        run = 1
        while at + run < len(given) and given[at + run - 1].below[:1] == (
            given[at + run].office.strip(" ,"),
        ):
            run += 1
        if run > 1:
            below = given[at + run - 1].below
            names = [line for line in below if _is_name(line)]
            fits = len(names) == run and all(map(_is_name, below[:run]))
            for offset in range(run):
                own = (names[offset],) if fits else ()
                given[at + offset] = replace(given[at + offset], below=own)
        at += run
    return given


def _signing(office: str) -> tuple[Sender, ...]:
    """The senders that one signature names; the name at its end is the first's."""
    behalf = _BEHALF.search(office)
    if behalf is None:
        return parse_senders(in_small(office)) or english_office(office) or bare_office(office)
    own = _signing(office[: behalf.start()])
    colleagues = parse_senders(in_small(office[behalf.end() :]))
    if not own or not colleagues:
        return own or colleagues
    name = own[0].name or colleagues[-1].name
    return (replace(own[0], name=name), *(replace(one, name="") for one in colleagues))


def _name_with(place: _Place, name: str) -> tuple[bool, str]:
    """Whether an official signs, and the name that stands behind an office, below it or above it."""
    match = _SIGNATURE.match(place.office)
    behind = _DEPUTED.search(place.office)
    deputed = behind is not None or (match is not None and bool(match["for"]))
    if behind is not None:
        name = _first_name(place.office[behind.end() :]) or name
    if name or place.above:
        return deputed, name or place.above
    for line in place.below:
        bare = line
        found = _DEPUTED.search(line)
        if found is not None:
            deputed = True
            bare = line[found.end() :].strip(" ,")
            if not bare or (_FUNCTION.match(bare) is not None and not _first_name(bare)):
                continue
            bare = _first_name(bare) or bare
        if _FUNCTION.match(bare) is not None or _BEHALF.match(line) is not None:
            continue
        return deputed, bare if _is_name(bare) else ""
    return deputed, ""


def _first_name(text: str) -> str:
    """The name among the parts of 'directeur-generaal Luchtvaart, drs. A.B. Cee'."""
    parts = [part.strip() for part in re.split(r"[,\n]", text)]
    return next((part for part in parts if _FUNCTION.match(part) is None and _is_name(part)), "")


def _is_name(text: str) -> bool:
    """Whether a paragraph is a person's name: initials or first name before the surname, no heading."""
    return (
        3 <= len(text) <= 60
        and not text.endswith((".", "?", ":"))
        and _NAME.match(text) is not None
        and _NO_NAME.match(text) is None
        and _TWO_NAMES.match(text) is None
        and len(re.split(r"[\s.]+", text)) > 1
    )
