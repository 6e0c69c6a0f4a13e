"""The account of a document: for every line of the source, where its words went.

Into a record, a note, a field of the letter, its introduction or closing, set apart as furniture with the
reason, or nowhere. What stands nowhere is what a reader of the records would never see.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kb.block import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kb.block import Reading

Destination = Literal[
    "question", "answer", "footnote", "heading", "field", "introduction", "closing", "letterhead",
    "furniture", "unaccounted",
]  # fmt: skip
"""question, answer, footnote, heading: of a record; field: of the letter; letterhead: of its head, and in
no field; furniture: set apart; unaccounted: in nothing."""

_LINK = re.compile(
    r"\]\([^)\s]*\)|\]\[[^\]]*\]|<[^<>]{1,200}>|\[\^?[\w-]{1,12}\]:?|&#?\w{2,8};|\{[^{}]{1,60}\}"
)
_WORD = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Share:
    """Characters [start, end) of a line and where they went.

    `where` is a record's id, a field's name, the reason why it was set apart, or '' where there is no more to
    say. `suspect` says that they may have gone wrong: a heading among the furniture, a line out of order.
    """

    start: int
    end: int
    destination: Destination
    where: str = ""
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class AccountedLine:
    """A line of the source with its shares in order; none where it holds no word."""

    line: Line
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Where the characters of a span went, as one who holds them says it; the lowest rank is believed."""

    span: Span
    destination: Destination
    where: str = ""
    rank: int = 0
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """Every line of a document, in its order."""

    lines: tuple[AccountedLine, ...]

    @property
    def coverage(self) -> float:
        """The share of letters and digits, furniture aside, that went where they are held."""
        total = covered = 0
        for accounted in self.lines:
            for share in accounted.shares:
                weight = _weight(accounted.line.text[share.start : share.end])
                if share.destination != "furniture" or share.suspect:
                    total += weight
                    covered += weight if share.destination != "unaccounted" and not share.suspect else 0
        return covered / total if total else 1.0

    def lost(self) -> Iterator[tuple[Line, str]]:
        """What went nowhere, by line."""
        for accounted in self.lines:
            for share in accounted.shares:
                if share.destination == "unaccounted":
                    yield accounted.line, accounted.line.text[share.start : share.end].strip()


def account_of(reading: Reading, claims: Iterable[Claim]) -> Account:
    """The account of a reading, out of what each part of the document claims to hold."""
    by_line: dict[int, list[Claim]] = {}
    for claim in claims:
        by_line.setdefault(claim.span.line, []).append(claim)
    return Account(
        tuple(_accounted(line, by_line, markup=reading.format == "markdown") for line in reading.lines)
    )


def _accounted(line: Line, claims: Mapping[int, Sequence[Claim]], *, markup: bool) -> AccountedLine:
    shares = _merged(_swept(claims.get(line.number, ()), len(line.text)), line.text)
    links = [match.span() for match in _LINK.finditer(line.text)] if markup else []
    return AccountedLine(line, tuple(_filled(line.text, shares, links)))


def _swept(claims: Sequence[Claim], length: int) -> Iterator[Share]:
    """The claims in order of place, where several meet the one of the lowest rank."""
    waiting = sorted(claims, key=lambda claim: claim.span.start)
    bounds = sorted({0, length, *(edge for claim in claims for edge in (claim.span.start, claim.span.end))})
    active: list[tuple[int, int, int]] = []
    at = 0
    for start, end in pairwise(bounds):
        while at < len(waiting) and waiting[at].span.start <= start:
            heapq.heappush(active, (waiting[at].rank, at, waiting[at].span.end))
            at += 1
        while active and active[0][2] <= start:
            heapq.heappop(active)
        if active and end <= length:
            claim = waiting[active[0][1]]
            yield Share(start, end, claim.destination, claim.where, claim.suspect)


def _merged(shares: Iterable[Share], text: str) -> list[Share]:
    """Shares of one kind as one where no letter or digit stands between them."""
    merged: list[Share] = []
    for share in shares:
        last = merged[-1] if merged else None
        if last is not None and _same(last, share) and not _weight(text[last.end : share.start]):
            merged[-1] = Share(last.start, share.end, share.destination, share.where, share.suspect)
        else:
            merged.append(share)
    return merged


def _same(one: Share, other: Share) -> bool:
    return (one.destination, one.where, one.suspect) == (other.destination, other.where, other.suspect)


def _filled(text: str, shares: Sequence[Share], links: Sequence[tuple[int, int]]) -> Iterator[Share]:
    """The shares, and what lies between them and holds words; marks of notes and markup are no words."""
    at = 0
    for share in (*shares, Share(len(text), len(text), "unaccounted")):
        if share.start > at and _is_lost(text, at, share.start, links, alone=not shares):
            yield Share(at, share.start, "unaccounted")
        if share.end > share.start:
            yield share
        at = max(at, share.end)


def _is_lost(text: str, start: int, end: int, links: Sequence[tuple[int, int]], *, alone: bool) -> bool:
    gap = "".join(
        character
        for at, character in enumerate(text[start:end], start)
        if not any(first <= at < last for first, last in links)
    )
    return _WORD.search(gap) is not None or (alone and _weight(gap) > 0)


def _weight(text: str) -> int:
    return sum(character.isalnum() for character in text)
