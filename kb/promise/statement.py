"""What a letter says of a promise that was made before: kept, kept in part, put off, or made once more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kb.letter.dates import find_dates
from kb.letter.letter import Letter
from kb.promise.deadline import deadlines
from kb.promise.find import commitments
from kb.promise.promise import EvidenceKind
from kb.promise.sentence import promise_sentences
from kb.question.record import Record
from kb.text.fold import fold

if TYPE_CHECKING:
    from kb.document import Document

WORDS = ("toezeg", "toegezeg")
"""One of these, in lower case, stands in every sentence that is looked at."""
_PROMISED = re.compile(r"toezegging|toegezegd")
_DONE = re.compile(
    r"\b(?:gestand|nagekomen|ingelost|afgedaan|voldaan|voldoe|voldoen|uitvoering\s+(?:aan|gegeven)|invulling\s+(?:aan|gegeven)|"
    r"tegemoet)\b|\bkom(?:en|t)?\s+(?:ik|wij|we|het\s+kabinet)\b[^.;]{0,80}?\btoezegging(?:en)?\b[^.;]{0,40}?\bna\b|"
    r"\b(?:ik|wij|we|het\s+kabinet)\s+kom(?:en|t)?\b[^.;]{0,80}?\btoezegging(?:en)?\b[^.;]{0,40}?\bna\b"
)
_TELLS_NOW = re.compile(
    r"\b(?:hierbij|hiermee|bijgaand|bijgevoegd|met\s+deze\s+(?:brief|antwoorden|beantwoording|rapportage)|in\s+deze\s+brief|"
    r"in\s+de\s+bijlage)\b|\b(?:informeer|stuur|zend|bied|doe|deel|bericht|treft|ontvangt|geef)\s+(?:ik|u)\b|"
    r"\b(?:ik|wij)\s+(?:informeer|informeren|stuur|sturen|zend|zenden|bied|bieden|doe|deel|bericht|geef)\b|"
    r"\b(?:heb|is|zijn|hebben)\b[^.;]{0,160}?\b(?:gestuurd|gezonden|geinformeerd|aangeboden|gedeeld|verzonden|gepubliceerd|"
    r"afgerond|uitgevoerd)\b"
)
_AS_PROMISED = re.compile(
    r"\b(?:zoals|conform|overeenkomstig|in\s+lijn\s+met|naar\s+aanleiding\s+van|eerder|de|het)\b[^.;]{0,80}?(?:toegezegd|toezegging)"
)
_IN_PART = re.compile(
    r"\b(?:deels|gedeeltelijk|ten\s+dele|grotendeels|een\s+(?:eerste\s+)?deel\s+van|in\s+belangrijke\s+mate|op\s+een\s+na|"
    r"nog\s+niet\s+(?:geheel|volledig|helemaal))\b"
)
_PUT_OFF = re.compile(
    r"\blater\s+dan\b|\bvertraag|\bvertraging|\buitstel|\buitgesteld|\blanger\b|\bmeer\s+tijd\b|\bopgeschoven|\bverschoven|"
    r"\bschuift\b|\bniet\s+(?:haalbaar|gelukt|mogelijk|binnen|tijdig|op\s+tijd|gehaald|halen|lukt|voor)\b|"
    r"\b(?:niet\s+nakomen|nog\s+niet)\b|\balsnog\b"
)
_OPEN = re.compile(r"\b(?:geen|niet)\b[^.;]{0,20}\btoezegging")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:gemeenten?|provincies?|politie|bedrijf|bedrijven|sector|partijen|instellingen?|commissie|raad|bank|banken|zij|nvwa|"
    r"uwv|landen)\s+(?:heeft|hebben|had|hadden)\b[^.;]{0,80}?\btoegezegd"
)
_QUESTION = re.compile(r"\bvra(?:ag|gen)\s+(\d{1,3})")
_DAYS_LATER = 2
"""Sentences after one that puts off in which the new day may stand."""
_SENTENCES_BACK = 8
"""Sentences before a statement in which what it refers to may stand."""
_FAR = 100


@dataclass(frozen=True, slots=True)
class Reference:
    """What words lead to: targets of citations, days, numbers of questions; `near` counts sentences."""

    targets: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    questions: tuple[int, ...] = ()
    near: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of `record` about a promise: [start, end) of its answer, and what it refers to.

    `days` are the last days that one that puts off or promises again names, in order; `about` the words
    around it, folded.
    """

    kind: EvidenceKind
    letter: Letter
    record: Record
    start: int
    end: int
    references: tuple[Reference, ...]
    about: str
    days: tuple[date, ...] = ()

    def new_day(self, old: date | None) -> date | None:
        """The last day that now holds where it was `old`: the first that is named after that."""
        return next((day for day in self.days if old is None or day > old), None)

    @property
    def words(self) -> str:
        """The sentence, verbatim."""
        return self.record.answer[self.start : self.end]


def statements(document: Document) -> tuple[Statement, ...]:
    """The sentences of a letter that say what became of earlier promises, in order of place."""
    found: list[Statement] = []
    for record in document.records:
        if any(word in record.answer.lower() for word in WORDS):
            found += _of_record(record, document)
    return tuple(found)


def _of_record(record: Record, document: Document) -> list[Statement]:
    spans = list(promise_sentences(record.answer))
    folded = [fold(record.answer[start:end]) for start, end in spans]
    found = []
    for index, words in enumerate(folded):
        kind = _kind(words, document.letter.date)
        if kind is not None:
            found.append(_statement(kind, document, record, spans, folded, index))
    return found


def _kind(words: str, day: date | None) -> EvidenceKind | None:
    if not _PROMISED.search(words) or _OPEN.search(words) or _SOMEBODY_ELSE.search(words):
        return None
    if _DONE.search(words) and not re.search(r"\b(?:zal|zullen|nog\s+niet)\b", words):
        return "part" if _IN_PART.search(words) else "kept"
    if _PUT_OFF.search(words):
        return "delayed"
    if commitments(words, day):
        return "repeated"
    if _AS_PROMISED.search(words) and _TELLS_NOW.search(words):
        return "part" if _IN_PART.search(words) else "kept"
    return None


def _statement(
    kind: EvidenceKind,
    document: Document,
    record: Record,
    spans: list[tuple[int, int]],
    folded: list[str],
    index: int,
) -> Statement:
    letter = document.letter
    start, end = spans[index]
    around = " ".join(folded[max(0, index - 1) : index + 2])
    until = {"delayed": index + 1 + _DAYS_LATER, "repeated": index + 1}.get(kind, index)
    days = tuple(
        one.last_day
        for words in folded[index:until]
        for one in deadlines(words, letter.date)
        if one.last_day is not None
    )
    references = _references(document, record, spans, folded, index)
    return Statement(kind, letter, record, start, end, references, around, days)


def _references(
    document: Document, record: Record, spans: list[tuple[int, int]], folded: list[str], index: int
) -> tuple[Reference, ...]:
    """Nearest first: of the sentence, of those before it, of the question, of the letter as a whole."""
    day = document.letter.date
    found = []
    for back in range(min(index, _SENTENCES_BACK) + 1):
        start, end = spans[index - back]
        targets = tuple(
            citation.target
            for citation in record.citations
            if citation.part == "answer" and citation.start < end and start < citation.end
        )
        found.append(_of_text(record.answer[start:end], folded[index - back], targets, day, back))
    asked = tuple(citation.target for citation in record.citations if citation.part == "question")
    found.append(_of_text(record.question, fold(record.question), asked, day, _FAR))
    cited = (citation.target for one in document.records for citation in one.citations)
    found.append(Reference(tuple(dict.fromkeys(cited)), (), (), _FAR))
    return tuple(one for one in found if one.targets or one.days)


def _of_text(text: str, folded: str, targets: tuple[str, ...], day: date | None, near: int) -> Reference:
    days = tuple(found.day for found in find_dates(text, near=day) if day and found.day < day)
    return Reference(targets, days, tuple(int(one) for one in _QUESTION.findall(folded)), near)
