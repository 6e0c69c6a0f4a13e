"""Kamerwijzer: what Dutch ministers answered to parliament, searched, quoted and cited.

    from kb import Filters, open_kb

    with open_kb() as base:
        for hit in base.search("predictive policing", Filters(party="DENK")).hits:
            print(hit.record.id, hit.passage)

Names are loaded when first used: `import kb` alone reads no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.asked.asked import AskedBefore, AskedQuestion, AskedReport
    from kb.asked.late import QuestionSet
    from kb.asked.questions import NewQuestion, NewQuestions, questions_in, read_questions
    from kb.block import Span
    from kb.citation.citation import Citation
    from kb.document import Document
    from kb.doubt import Doubt, grade_of
    from kb.errors import (
        DamagedIndexError,
        EncoderError,
        IndexVersionError,
        KbError,
        LockedError,
        ModelMismatchError,
        NoIndexError,
        NoSpaceError,
        QueryError,
        ReadError,
        SettingsError,
        TooManyFilesError,
        UnknownIdError,
        UsageError,
    )
    from kb.explanation import caution, explain
    from kb.knowledge_base import KnowledgeBase
    from kb.letter.letter import Letter, Person, Sender
    from kb.letter.term import Term, term_of
    from kb.parse import parse_file
    from kb.parse.bundle import parse_all
    from kb.position.change import Change
    from kb.position.position import AnsweredPart, Followed, Held, Position
    from kb.position.thread import Thread
    from kb.promise.promise import Evidence, Promise
    from kb.question.record import Footnote, Record
    from kb.quotation import cite, cite_letter, quote, quote_with_citation
    from kb.rebuild import RebuildReport
    from kb.rebuild import rebuild as rebuild_index
    from kb.search.hit import Filters, Hit, SearchResult, TopicTag, Understood
    from kb.settings import Settings
    from kb.source import Source
    from kb.status import Status
    from kb.store.summary import Facets, LetterSummary, RefusedFile, Version
    from kb.topic.topic import Topic
    from kb.verify import VerifyReport
    from kb.verify import verify as verify_index
    from kb.version.comparison import Comparison, compare

    open_kb = KnowledgeBase.open

# Where each exported name is: its module, and its name there if that is another. A function named
# as its own module (kb.rebuild) would be shadowed by it once the module is loaded.
_PLACES = {
    "AnsweredPart": "kb.position.position",
    "AskedBefore": "kb.asked.asked",
    "AskedQuestion": "kb.asked.asked",
    "AskedReport": "kb.asked.asked",
    "Change": "kb.position.change",
    "Citation": "kb.citation.citation",
    "Comparison": "kb.version.comparison",
    "DamagedIndexError": "kb.errors",
    "Document": "kb.document",
    "Doubt": "kb.doubt",
    "EncoderError": "kb.errors",
    "Evidence": "kb.promise.promise",
    "Facets": "kb.store.summary",
    "Filters": "kb.search.hit",
    "Followed": "kb.position.position",
    "Footnote": "kb.question.record",
    "Held": "kb.position.position",
    "Hit": "kb.search.hit",
    "IndexVersionError": "kb.errors",
    "KbError": "kb.errors",
    "KnowledgeBase": "kb.knowledge_base",
    "Letter": "kb.letter.letter",
    "LetterSummary": "kb.store.summary",
    "LockedError": "kb.errors",
    "ModelMismatchError": "kb.errors",
    "NewQuestion": "kb.asked.questions",
    "NewQuestions": "kb.asked.questions",
    "NoIndexError": "kb.errors",
    "NoSpaceError": "kb.errors",
    "Person": "kb.letter.letter",
    "Position": "kb.position.position",
    "Promise": "kb.promise.promise",
    "QueryError": "kb.errors",
    "QuestionSet": "kb.asked.late",
    "ReadError": "kb.errors",
    "RebuildReport": "kb.rebuild",
    "Record": "kb.question.record",
    "RefusedFile": "kb.store.summary",
    "SearchResult": "kb.search.hit",
    "Sender": "kb.letter.letter",
    "Settings": "kb.settings",
    "SettingsError": "kb.errors",
    "Source": "kb.source",
    "Span": "kb.block",
    "Status": "kb.status",
    "Term": "kb.letter.term",
    "Thread": "kb.position.thread",
    "TooManyFilesError": "kb.errors",
    "Topic": "kb.topic.topic",
    "TopicTag": "kb.search.hit",
    "Understood": "kb.search.hit",
    "UnknownIdError": "kb.errors",
    "UsageError": "kb.errors",
    "VerifyReport": "kb.verify",
    "Version": "kb.store.summary",
    "caution": "kb.explanation",
    "cite": "kb.quotation",
    "cite_letter": "kb.quotation",
    "compare": "kb.version.comparison",
    "explain": "kb.explanation",
    "grade_of": "kb.doubt",
    "open_kb": "kb.knowledge_base:KnowledgeBase.open",
    "parse_all": "kb.parse.bundle",
    "parse_file": "kb.parse",
    "questions_in": "kb.asked.questions",
    "quote": "kb.quotation",
    "quote_with_citation": "kb.quotation",
    "read_questions": "kb.asked.questions",
    "rebuild_index": "kb.rebuild:rebuild",
    "term_of": "kb.letter.term",
    "verify_index": "kb.verify:verify",
}

__all__ = [
    "AnsweredPart",
    "AskedBefore",
    "AskedQuestion",
    "AskedReport",
    "Change",
    "Citation",
    "Comparison",
    "DamagedIndexError",
    "Document",
    "Doubt",
    "EncoderError",
    "Evidence",
    "Facets",
    "Filters",
    "Followed",
    "Footnote",
    "Held",
    "Hit",
    "IndexVersionError",
    "KbError",
    "KnowledgeBase",
    "Letter",
    "LetterSummary",
    "LockedError",
    "ModelMismatchError",
    "NewQuestion",
    "NewQuestions",
    "NoIndexError",
    "NoSpaceError",
    "Person",
    "Position",
    "Promise",
    "QueryError",
    "QuestionSet",
    "ReadError",
    "RebuildReport",
    "Record",
    "RefusedFile",
    "SearchResult",
    "Sender",
    "Settings",
    "SettingsError",
    "Source",
    "Span",
    "Status",
    "Term",
    "Thread",
    "TooManyFilesError",
    "Topic",
    "TopicTag",
    "Understood",
    "UnknownIdError",
    "UsageError",
    "VerifyReport",
    "Version",
    "caution",
    "cite",
    "cite_letter",
    "compare",
    "explain",
    "grade_of",
    "open_kb",
    "parse_all",
    "parse_file",
    "questions_in",
    "quote",
    "quote_with_citation",
    "read_questions",
    "rebuild_index",
    "term_of",
    "verify_index",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("kamerwijzer")
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'kb' has no attribute {name!r}")
    module, _, path = place.partition(":")
    value: object = import_module(module)
    for part in (path or name).split("."):
        value = getattr(value, part)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
