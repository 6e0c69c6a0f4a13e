"""What was found of the quotations and references of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.citation.citation import Part

QuotationStatus = Literal["verbatim", "excerpted", "altered", "joined", "elsewhere", "absent"]
"""verbatim: every character, but for typography. excerpted: with omissions or insertions marked as such,
what is left stands in one place in this order. altered: near a passage, with other words. joined: parts of
two places as one. elsewhere: said, but not where the draft says. absent: not in the index."""
Cause = Literal["letter", "question", "page", "date"]
"""What the draft says of where the words stand, and is not so."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a record: [start, end) of the text of its part, with the citation of these words.

    `note` is the index of the footnote where part is 'footnote', else -1. `pages` is None where the source
    has none.
    """

    record_id: str
    letter_id: str
    part: Part
    note: int
    start: int
    end: int
    words: str
    citation: str
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and those of the record in their place; '' where there are none."""

    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """`text` is [start, end) of the draft's text, without its quotation marks; `line` and `page` are where it
    begins in the draft. `found` is where the words stand; of 'altered' the nearest passage, of 'joined' both.
    `wrong` says what the draft states wrongly, `unknown` what it states and the source cannot tell.
    `practice` holds the marks of omission and the insertions as written.
    """

    text: str
    start: int
    end: int
    line: int
    page: int | None
    status: QuotationStatus
    found: tuple[Found, ...] = ()
    differences: tuple[Difference, ...] = ()
    wrong: tuple[Cause, ...] = ()
    unknown: tuple[Cause, ...] = ()
    practice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedReference:
    """A reference as written; `ids` are the records that it leads to, or that cite it; () if none."""

    text: str
    target: str
    start: int
    end: int
    line: int
    page: int | None
    known: bool
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All of one draft, in its order."""

    name: str
    quotations: tuple[CheckedQuotation, ...]
    references: tuple[CheckedReference, ...]

    @property
    def sound(self) -> bool:
        """Whether every quotation is verbatim and every reference is known."""
        return all(one.status == "verbatim" for one in self.quotations) and all(
            one.known for one in self.references
        )
