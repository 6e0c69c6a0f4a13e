"""A draft against the records: each quotation's words and place, each reference."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.check.checked import CheckedQuotation, CheckReport, Difference
from kb.check.claims import Claims, claims_near
from kb.check.comparison import compared
from kb.check.locating import Locating
from kb.check.passages import Passages
from kb.check.practice import pieces_of
from kb.check.quotations import quotations_in
from kb.check.references import checked_references
from kb.check.typography import joined_lines, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.check.checked import Found
    from kb.check.draft import Draft
    from kb.check.practice import Piece
    from kb.check.quotations import Quotation
    from kb.store.store import Store

Stretch = tuple[int, int, int]
"""Number of a passage, and [start, end) of its normal text."""
_SHOWN = 3
_LOOKED_AT = 200
_LEAST_JOINED = 3
_DROPPED = 80
"""Characters that may be gone between two parts for these to be one passage with words dropped."""


def check(draft: Draft, store: Store) -> CheckReport:
    """Check every quotation and reference of the draft. Reads the text of every record once."""
    quotations = quotations_in(draft.text)
    locating = Locating(store)
    found: tuple[CheckedQuotation, ...] = ()
    if quotations:
        texts = sorted(store.texts(), key=lambda one: one.record_id, reverse=True)
        found = _Checking(draft, quotations, Passages(texts), locating).all()
    return CheckReport(draft.name, found, checked_references(draft, quotations, store, locating))


class _Checking:
    def __init__(
        self, draft: Draft, quotations: Sequence[Quotation], passages: Passages, locating: Locating
    ) -> None:
        self._draft = draft
        self._quotations = quotations
        self._passages = passages
        self._locating = locating

    def all(self) -> tuple[CheckedQuotation, ...]:
        checked = [self._as_said(number) for number in range(len(self._quotations))]
        left = [number for number, one in enumerate(checked) if one is None]
        words = [_without_marks(self._quotations[number].text) for number in left]
        for number, text, near in zip(left, words, self._passages.nearest(words), strict=True):
            checked[number] = self._altered(number, text, near)
        return tuple(one for one in checked if one is not None)

    def _as_said(self, number: int) -> CheckedQuotation | None:
        """What is verbatim, an excerpt or joined; None where the words are others."""
        claims = claims_near(self._draft.text, self._quotations, number)
        base = self._base(number)
        variants = [normal(one) for one in joined_lines(base.text)]
        for words in variants:
            whole = [(place, at, at + len(words)) for place, at in self._passages.places(words)]
            if whole:
                return self._placed(replace(base, status="verbatim"), whole, claims)
        for words in variants:
            pieces, marks = pieces_of(words)
            if marks and pieces:
                taken = list(self._in_order(pieces))
                if taken:
                    excerpt = replace(base, status="excerpted", practice=marks)
                    return self._placed(excerpt, taken, claims)
                if joined := self._joined([[one.words] for one in pieces]):
                    return replace(base, status="joined", found=joined, practice=marks)
            elif joined := self._joined(self._cuts(words)):
                return replace(base, status="joined", found=joined)
        return None

    def _placed(
        self, base: CheckedQuotation, stretches: Sequence[Stretch], claims: Claims
    ) -> CheckedQuotation:
        """The places that are as the draft says; where none is, 'elsewhere', with what is wrong with the
        nearest.
        """
        judged = []
        for stretch in self._likely(stretches, claims):
            found = self._found(stretch)
            judged.append((found, *self._locating.against(found, claims)))
        right = [one for one in judged if not one[1]]
        if right:
            best = min(len(unknown) for _, _, unknown in right)
            chosen = [one for one in right if len(one[2]) == best][:_SHOWN]
            return replace(base, found=tuple(one[0] for one in chosen), unknown=chosen[0][2])
        found, wrong, unknown = min(judged, key=lambda one: len(one[1]))
        return replace(base, status="elsewhere", found=(found,), wrong=wrong, unknown=unknown)

    def _likely(self, stretches: Sequence[Stretch], claims: Claims) -> list[Stretch]:
        """At most some hundreds, those of a letter or question that the draft names first."""
        named = {record_id for letter in claims.letters for record_id in self._locating.leads_to(letter)}
        numbers = {str(number) for number in claims.questions}

        def less_likely(stretch: Stretch) -> tuple[bool, bool]:
            record_id = self._passages.all[stretch[0]].record_id
            return record_id not in named, record_id.rpartition("/")[2] not in numbers

        return sorted(stretches, key=less_likely)[:_LOOKED_AT]

    def _in_order(self, pieces: Sequence[Piece]) -> Iterator[Stretch]:
        """Stretches of one passage that hold all pieces one after the other."""
        longest = max(pieces, key=lambda piece: len(piece.words))
        for number in dict.fromkeys(place for place, _ in self._passages.places(longest.words)):
            places = [
                sorted(at for place, at in self._passages.places_in(piece.words, number)) for piece in pieces
            ]
            for start in places[0]:
                end: int | None = start + len(pieces[0].words)
                for piece, at in zip(pieces[1:], places[1:], strict=True):
                    end = _next(piece, at, end) if end is not None else None
                if end is not None:
                    yield number, start, end
                    break

    def _cuts(self, words: str) -> list[list[str]]:
        """The text in two parts that both stand somewhere, the first as long as can be; [] if there are
        none.
        """
        each = words.split()
        low, high = 0, len(each) - _LEAST_JOINED
        while low < high:
            middle = (low + high + 1) // 2
            if self._stands(" ".join(each[:middle])):
                low = middle
            else:
                high = middle - 1
        for cut in range(low, _LEAST_JOINED - 1, -1):
            if self._stands(" ".join(each[cut:])):
                return [[" ".join(each[:cut])], [" ".join(each[cut:])]]
            if low - cut > _LEAST_JOINED:
                break
        return []

    def _stands(self, words: str) -> bool:
        return next(self._passages.places(words), None) is not None

    def _joined(self, parts: Sequence[Sequence[str]]) -> tuple[Found, ...]:
        """Where each part stands; () where one stands nowhere, or they follow each other in one passage."""
        if len(parts) < 2:
            return ()
        stretches = [
            [(place, at, at + len(words)) for words in part for place, at in self._passages.places(words)]
            for part in parts
        ]
        if not all(stretches):
            return ()
        for first, second in pairwise(stretches):
            ends: dict[int, list[int]] = {}
            for place, _, end in first:
                ends.setdefault(place, []).append(end)
            if len(parts) == 2 and any(
                abs(start - end) <= _DROPPED for place, start, _ in second for end in ends.get(place, ())
            ):
                return ()
        return tuple(self._found(one[0]) for one in stretches)

    def _altered(self, number: int, text: str, near: Sequence[int]) -> CheckedQuotation:
        base = self._base(number)
        alike = [(place, one) for place in near if (one := compared(text, self._passages.all[place].text))]
        if not alike:
            return base
        place, best = max(alike, key=lambda one: one[1].share)
        found = self._found((place, best.start, best.end))
        differences = best.differences or (Difference(text, found.words),)
        return replace(base, status="altered", found=(found,), differences=differences)

    def _found(self, stretch: Stretch) -> Found:
        number, start, end = stretch
        return self._locating.found(self._passages.all[number], start, end)

    def _base(self, number: int) -> CheckedQuotation:
        own = self._quotations[number]
        line, page = self._draft.place(own.start)
        return CheckedQuotation(own.text, own.start, own.end, line, page, "absent")


def _next(piece: Piece, places: Sequence[int], end: int) -> int | None:
    for at in places:
        if at >= end and (piece.gap is None or at - end <= piece.gap + 1):
            return at + len(piece.words)
    return None


def _without_marks(text: str) -> str:
    pieces, _ = pieces_of(normal(joined_lines(text)[0]))
    return " ".join(piece.words for piece in pieces)
