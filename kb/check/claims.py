"""What a draft says, near a quotation, of where its words stand: letter, question, page, day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kb.citation.find import find_citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.check.quotations import Quotation

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBER = re.compile(r"(?<!\w)20\d\dZ\d{5}(?!\d)")
_LIST = r"\d{1,3}(?:\s*(?:,|en|and|t/m|tot\s+en\s+met|-|–)\s*\d{1,3})*"
QUESTION = re.compile(
    rf"\b(?:vraag|vragen|question|questions)\s+({_LIST})(?!\d|\s*(?:januari|maart))", re.IGNORECASE
)
PAGE = re.compile(rf"\b(?:p\.|pp\.|blz\.|pagina(?:'s|’s)?|page|pages)\s*({_LIST})(?!\d)", re.IGNORECASE)
LETTER_OF = re.compile(
    rf"\b(?:\w*brief|letter)\s+(?:van|of|d\.d\.)\s+(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<=Z\d{5}/)\d{1,3}(?!\d)")
_PAPERS = frozenset({"aanhangsel", "kamerstuk", "letter"})
_FARTHEST = 400
_BRACKETS = re.compile(r"[”“\"’»«']?[\s.,;:]*\([^()]*(?:\([^()]*\)[^()]*)*\)")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÀ-Þ])|\n\s*\n")
_LINE_OF_CITATION = re.compile(r"[”“\"’»«']?\s*[—–-]\s[^\n]*")


@dataclass(frozen=True, slots=True)
class Claims:
    """What is said; () of what nothing is said. `letters` are numbers and targets, any of which may hold."""

    letters: tuple[str, ...] = ()
    questions: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    days: tuple[date, ...] = ()


def claims_near(text: str, quotations: Sequence[Quotation], number: int) -> Claims:
    """Of one of the quotations of a text: what follows it in brackets, on the line below or in its sentence
    counts, and where that says nothing, the sentence before it.
    """
    own = quotations[number]
    previous = quotations[number - 1].end if number else 0
    following = quotations[number + 1].start if number + 1 < len(quotations) else len(text)
    after = claims_in(_after(text[own.end : min(following, own.end + _FARTHEST)]))
    before = claims_in(_before(text[max(previous, own.start - _FARTHEST) : own.start], first=not number))
    return Claims(
        after.letters or before.letters,
        after.questions or before.questions,
        after.pages or before.pages,
        after.days or before.days,
    )


def claims_in(text: str) -> Claims:
    """Everything that a text says of a place."""
    letters = [match[0] for match in _NUMBER.finditer(text)]
    letters += [
        one.target
        for one in find_citations(text)
        if one.kind in _PAPERS and not one.target.startswith("brief:")
    ]
    questions = [number for match in QUESTION.finditer(text) for number in numbers_in(match[1])]
    questions += [int(match[0]) for match in _SLASH.finditer(text)]
    pages = [number for match in PAGE.finditer(text) for number in numbers_in(match[1])]
    days = [day for match in LETTER_OF.finditer(text) if (day := day_of(match))]
    return Claims(tuple(letters), tuple(questions), tuple(pages), tuple(days))


def numbers_in(listed: str) -> list[int]:
    """'3, 5 tot en met 7' as 3, 5, 6, 7."""
    found: list[int] = []
    for match in re.finditer(r"(\d+)(?:\s*(?:t/m|tot\s+en\s+met|-|–)\s*(\d+))?", listed):
        first, last = int(match[1]), int(match[2] or match[1])
        found += range(first, max(first, last) + 1)
    return found


def day_of(match: re.Match[str]) -> date | None:
    """The day that `LETTER_OF` found; None where there is none such."""
    try:
        return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        return None


def _after(text: str) -> str:
    if brackets := _BRACKETS.match(text):
        return brackets[0]
    if line := _LINE_OF_CITATION.match(text):
        return line[0]
    end = _SENTENCE_END.search(text, 1)
    return text[: end.start()] if end else text


def _before(text: str, *, first: bool) -> str:
    """The sentence that leads to the quotation, without what belongs to the one before."""
    if not first and (brackets := _BRACKETS.match(text) or _LINE_OF_CITATION.match(text)):
        text = text[brackets.end() :]
    lead = text.rstrip(" \n\t“„”«»\"‘‚'>")
    ends = list(_SENTENCE_END.finditer(lead))
    if lead.endswith(":"):
        return lead[ends[-1].end() :] if ends else lead
    ends = list(_SENTENCE_END.finditer(text))
    return text[ends[-1].end() :] if ends else text
