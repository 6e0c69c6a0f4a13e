"""Which references of a draft lead to something in the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.check.checked import CheckedReference
from kb.check.claims import LETTER_OF, PAGE, QUESTION, claims_in, day_of, numbers_in
from kb.citation.find import find_citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.check.draft import Draft
    from kb.check.locating import Locating
    from kb.check.quotations import Quotation
    from kb.store.store import Store

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÀ-Þ])|\n\s*\n")
_OWN_NAME = frozenset({"question", "answer", "aanhangsel", "kamerstuk", "letter", "motion"})


def checked_references(
    draft: Draft, quotations: Sequence[Quotation], store: Store, locating: Locating
) -> tuple[CheckedReference, ...]:
    """Every reference of the draft's own words, in order. A question or page is one where its sentence names
    the letter; what is cited by a record, as an article of a law is, counts as known too.
    """
    found = [
        *_cited(draft, store, locating),
        *_dated(draft, store),
        *_questions(draft, locating),
        *_pages(draft, store, locating),
    ]
    kept = [one for one in found if not any(q.start <= one.start < q.end for q in quotations)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end)))


def _cited(draft: Draft, store: Store, locating: Locating) -> Iterator[CheckedReference]:
    for one in find_citations(draft.text):
        if one.target.startswith("brief:") or one.kind == "web":
            continue
        ids = locating.leads_to(one.target) if one.kind in _OWN_NAME else ()
        ids = ids or tuple(record.id for record in store.referring_to(one.target))
        yield _reference(draft, one.text, one.target, one.start, ids)


def _dated(draft: Draft, store: Store) -> Iterator[CheckedReference]:
    matches = list(LETTER_OF.finditer(draft.text))
    letters = [summary.letter for summary in store.letters()] if matches else []
    for match in matches:
        day = day_of(match)
        ids = tuple(letter.id for letter in letters if day and letter.date == day)
        yield _reference(draft, match[0], f"brief:{day or ''}", match.start(), ids)


def _questions(draft: Draft, locating: Locating) -> Iterator[CheckedReference]:
    for match in QUESTION.finditer(draft.text):
        for letter in claims_in(_sentence(draft.text, match)).letters[:1]:
            if known := locating.leads_to(letter):
                numbers = numbers_in(match[1])
                each = [locating.leads_to(f"{known[0].partition('/')[0]}/{number}") for number in numbers]
                ids = tuple(dict.fromkeys(one for found in each for one in found)) if all(each) else ()
                yield _reference(draft, match[0], f"{letter}/{match[1]}", match.start(), ids)


def _pages(draft: Draft, store: Store, locating: Locating) -> Iterator[CheckedReference]:
    for match in PAGE.finditer(draft.text):
        for letter in claims_in(_sentence(draft.text, match)).letters[:1]:
            known = locating.leads_to(letter)
            last = store.source_of(store.letter_of(known[0]).id).pages if known else None
            if last:
                ids = known if max(numbers_in(match[1])) <= last else ()
                yield _reference(draft, match[0], f"{letter}#{match[1]}", match.start(), ids)


def _sentence(text: str, match: re.Match[str]) -> str:
    before = [end.end() for end in _SENTENCE_END.finditer(text, max(match.start() - 400, 0), match.start())]
    after = _SENTENCE_END.search(text, match.end(), match.end() + 400)
    return text[
        before[-1] if before else max(match.start() - 400, 0) : after.start() if after else match.end() + 400
    ]


def _reference(draft: Draft, text: str, target: str, start: int, ids: tuple[str, ...]) -> CheckedReference:
    line, page = draft.place(start)
    return CheckedReference(text, target, start, start + len(text), line, page, bool(ids), ids)
