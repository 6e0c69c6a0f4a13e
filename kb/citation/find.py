"""Every reference in a text: each family of rules finds its own, of those that overlap the longest stays."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kb.citation.articles import find_laws
from kb.citation.citation import Citation, Part
from kb.citation.elsewhere import find_answers
from kb.citation.found import without_overlap
from kb.citation.identifiers import find_identifiers
from kb.citation.motions import find_motions
from kb.citation.news import find_news
from kb.citation.papers import find_papers

if TYPE_CHECKING:
    from datetime import date


def find_citations(
    text: str,
    part: Part = "answer",
    *,
    letter_id: str = "",
    asked_on: date | None = None,
    context: str = "",
    note: int = -1,
) -> tuple[Citation, ...]:
    """Every reference in the text, in order, none overlapping another: `text[c.start:c.end] == c.text`.

    `letter_id` is the letter's own number, which is no reference; `asked_on` tells the year of 'AH 610' and
    of '16 oktober'; `context` is the whole letter, where an abbreviation used here may be explained.
    """
    papers = list(find_papers(text, asked_on))
    found = chain(
        find_answers(text, papers),
        papers,
        find_laws(text, context),
        find_identifiers(text),
        find_motions(text, papers),
        find_news(text, asked_on),
    )
    return tuple(
        Citation(one.kind, text[one.start : one.end], one.target, part, one.start, one.end, note)
        for one in without_overlap(found)
        if not letter_id or one.target.split("/")[0] != letter_id
    )
