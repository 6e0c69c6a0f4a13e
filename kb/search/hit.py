"""What a search asks and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kb.argument import day_argument, text_argument, texts_argument
from kb.citation.citation import Part
from kb.letter.letter import Letter, LetterKind
from kb.question.record import Record

Mode = Literal["hybrid", "lexical", "dense"]
Order = Literal["relevance", "date"]
MatchedBy = Literal["lexical", "dense", "phrase", "reference", "referred", "named"]
"""referred: found because an answer that matched points to it; named: by a person, party, ministry, day or
kind of letter that the query names."""
UnderstoodAs = Literal[
    "member",
    "party",
    "minister",
    "ministry",
    "day",
    "period",
    "kind",
    "reference",
    "abbreviation",
    "operators",
]
"""What words of a query were taken for."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that a record must meet, all of them; '' or None or () means no condition.

    Names are matched without regard to case, accents, hyphens and initials ('El Abassi' finds
    'El-Abassi'). `minister` and `ministry` match sender and co-senders. `reference` matches any
    citation target or number of the letter (`2026Z03786`, `EU:2024/1689`, `Sv:161`, '26643-1234').
    """

    topics: tuple[str, ...] = ()
    member: str = ""
    party: str = ""
    minister: str = ""
    ministry: str = ""
    since: date | None = None
    until: date | None = None
    kinds: tuple[LetterKind, ...] = ()
    reference: str = ""
    letter: str = ""

    def __post_init__(self) -> None:
        for name in ("topics", "kinds"):
            texts_argument(name, getattr(self, name))
        for name in ("member", "party", "minister", "ministry", "reference", "letter"):
            text_argument(name, getattr(self, name))
        for name in ("since", "until"):
            day_argument(name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A topic of a record and why: the words found, at [start, end) of the part's text.

    `note` is the index of the footnote where part is 'footnote', else -1.
    """

    topic: str
    term: str
    part: Part
    start: int
    end: int
    note: int = -1


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found, with the passage that matched best.

    `passage` is verbatim text of the record's `part` at [start, end); `highlights` are character
    ranges within `passage`. `score` is comparable within one result only. `referred` are ids of the
    records that this answer points to. `why` says in words what matched.
    """

    record: Record
    letter: Letter
    source: str
    passage: str
    part: Part
    start: int
    end: int
    highlights: tuple[tuple[int, int], ...]
    score: float
    matched_by: tuple[MatchedBy, ...]
    why: str
    topics: tuple[TopicTag, ...] = ()
    note: int = -1
    """The index of the footnote where part is 'footnote', else -1."""
    found_in_note: int = -1
    """The index of the footnote that matched best, where the passage is the text it stands at; else -1."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Words of a query that were taken for more than words: `text` as typed, `value` what they mean.

    `value` is a name as filters take it, a day, month or year in ISO 8601, a kind of letter, a reference's
    target, what an abbreviation stands for, or the query with its operators as they were read.
    """

    kind: UnderstoodAs
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, with what the person should know about the query (`notes`, in Dutch or English).

    `complete` is False while dense results are still to come (the model is loading). `hits` are those after
    the first `offset` of `total`; there may be more than `total` where `total_is_whole` is False.
    `understood` says what was taken for a name, number, day, abbreviation or operator.
    """

    query: str
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    complete: bool = True
    total: int = 0
    """Records found, with those brought along by an answer of this page or before it that points to them."""
    total_is_whole: bool = True
    offset: int = 0
    understood: tuple[Understood, ...] = ()
