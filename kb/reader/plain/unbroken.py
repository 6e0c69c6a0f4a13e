"""Text without line breaks, as programs that read PDF give it, cut where the genre begins something new.

A line that holds several headings of questions and answers is taken apart at those, at the fields of the
letterhead, at the salutation, at running heads and feet and at the notes before a foot. All other lines
stay as they are.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.grammar.heading import parse_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kb.block import Block, Span

_LONG = 400  # letters: a shorter line is a line
_NUMBERS = (
    r"\d{1,3}(?:\s?[a-h]\b)?(?:(?:\s*,\s*|\s+en\s+|\s*,?\s+t/m\s+|\s*[-–]\s*|\s+tot\s+en\s+met\s+)\d{1,3})*"
)
_HEADING = re.compile(
    rf"(?<![\w(])(?:Vra(?:ag|gen)|Antwoord(?:en)?(?:\s+op)?(?:\s+(?:de\s+)?vra(?:ag|gen))?)\s+{_NUMBERS}\s*[:.]?"
    r"(?=\s+[A-ZÀ-Ý«‘'\"“(\d]|\s*$)"
)
_TITLES = re.compile(
    r"(?<!\w)(?:Vra(?:ag|gen)\s+van\s+(?:het\s+lid|de\s+leden)\b"
    r"|(?:Antwoord|Mededeling)\s+van\s+(?:de\s+)?(?:[Mm]inister|[Ss]taatssecretaris)\b"
    r"|Toelichting:)"
)
_APART = re.compile(
    r"""(?x)
      Tweede\ Kamer\ der\ Staten-?Generaal(?:\ \d(?=\ ))?
    | Vergaderjaar\ \d{4}\s?[–-]\s?\d{4}(?:\ Aanhangsel\ van\ de\ Handelingen)?
    | Vragen\ gesteld\ door\ de\ leden\ der\ Kamer
      (?:,\ met\ de\ daarop\ door\ de\ regering\ gegeven\ antwoorden)?
    | (?:ah|kv|kst)-(?:tk-)?\d{4,8}[\w-]*
    | ISSN\ 0921\ ?-\ ?73\d\d | ['’‘]s-Gravenhage\ \d{4}
    | Tweede\ Kamer,\ vergaderjaar\ \d{4}\s?[–-]\s?\d{4},\ \S+(?:\ \d+)?
    | Pagina\ \d+\ van\ \d+
    | (?<=\ )(?:Geachte\ (?:[Vv]oorzitter|heer|mevrouw)[^,]{0,40},|Hoogachtend,)
    """
)
_FIELDS = re.compile(
    r"(?<!\w)(?:Datum|Betreft|Onderwerp|Onze referentie|Uw referentie|Ons kenmerk|Uw kenmerk|"
    r"Uw brief|Bijlagen?|Contactpersoon)\b"
)
_SIGNATURE = re.compile(
    r"(?<=[.,?] )(?:De|DE) (?:[Mm]inister|MINISTER|[Ss]taatssecretaris|STAATSSECRETARIS) "
    r"(?:van|voor|VAN|VOOR)\b"
)
_FOOT = re.compile(r"(?:ah|kv)-tk-\d|ISSN 0921|Tweede Kamer, vergaderjaar")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line of the file: the line's number, where the part starts in it, and its text."""

    line: int
    start: int
    text: str


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """The lines of a file, each whole or in its parts; blanks at the ends of parts are left out."""
    found: list[Stretch] = []
    for number, line in enumerate(lines, start=1):
        found.extend(_parts(number, line))
    return found


def in_lines(block: Block, parts: Sequence[Stretch], page_of: Callable[[int], int | None]) -> Block:
    """A block whose spans name parts, with the lines, places and pages that these stand for."""
    spans = tuple(_placed(span, parts[span.line - 1], page_of) for span in block.spans)
    pages = [span.page for span in spans if span.page is not None]
    return replace(block, spans=spans, page=min(pages, default=None), last_page=max(pages, default=None))


def _placed(span: Span, part: Stretch, page_of: Callable[[int], int | None]) -> Span:
    start, end = span.start + part.start, span.end + part.start
    return replace(span, line=part.line, start=start, end=end, page=page_of(part.line))


def _parts(number: int, line: str) -> Iterator[Stretch]:
    headings = _headings(line) if len(line) >= _LONG else []
    if len(headings) < 2:
        yield Stretch(number, 0, line)
        return
    cuts = sorted({0, len(line), *_cuts(line, headings)})
    for start, end in itertools.pairwise(cuts):
        text = line[start:end]
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield Stretch(number, start + lead, text.strip())


def _headings(line: str) -> list[tuple[int, int]]:
    """The places of a line's headings: questions count on, answers are to questions that were asked."""
    found: list[tuple[int, int]] = []
    asked = answered = 0
    for match in _HEADING.finditer(line):
        heading = parse_heading(match.group())
        if heading is None or not heading.numbers:
            continue
        first, last = min(heading.numbers), max(heading.numbers)
        if heading.kind == "question" and asked < first <= asked + 2:
            asked = last
        elif heading.kind == "answer" and answered < first <= answered + 2 and last <= asked:
            answered = last
        else:
            continue
        found.append(match.span())
    return found


def _cuts(line: str, headings: Sequence[tuple[int, int]]) -> Iterable[int]:
    head = headings[0][0]
    for start, end in headings:
        yield from (start, end)
    for match in _APART.finditer(line):
        yield from match.span()
    for match in _TITLES.finditer(line, 0, head):
        yield match.start()
    for match in _FIELDS.finditer(line, 0, head):
        yield match.start()
    number = re.search(r"(?<= )\d{2,4}(?= Vragen van)", line[:head])
    if number is not None:
        yield from number.span()
    last = list(_SIGNATURE.finditer(line, headings[-1][1]))
    if last:
        yield last[-1].start()
    yield from _notes(line)


def _notes(line: str) -> Iterator[int]:
    """Where notes start: by their number, counted on, after their mark and before the next foot."""
    mark, at = 1, 0
    while True:
        marked = re.compile(rf"[a-zà-ÿ»”’?!.,)]{mark}(?=[\s.,;:?!)]|$)").search(line, at)
        if marked is None:
            return
        start = re.compile(rf"(?<=[.?!»”’)\d]) {mark} ?(?=[A-ZÀ-Ý«‘'\"“(]|https?:|www\.)")
        note = start.search(line, marked.end())
        if note is None:
            return
        foot = _FOOT.search(line, note.end())
        if foot is not None and not _headings_between(line, note.end(), foot.start()):
            yield note.start() + 1
        at, mark = marked.end(), mark + 1


def _headings_between(line: str, start: int, end: int) -> bool:
    return _HEADING.search(line, start, end) is not None
