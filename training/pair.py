"""A query with the passage that answers it, and how the two came together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "asked", "one sentence", "subject", "words", "with context", "rest", "half", "heading", "english"
]
"""asked: a question and its answer. one sentence: one sentence of a longer question. subject: what the letter
is about. words: the telling words of the passage, as people type them. with context: the same, the passage
as it is indexed below subject and question. rest: a sentence of the passage, and the passage without it.
half: what stands before, and what stands after. heading: what stands above a section of a law.
english: words of the passage in English."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`group` names what the passage is of: passages of one group are never each other's wrong answers."""

    kind: Kind
    query: str
    passage: str
    group: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to what; subject and question may be empty."""

    text: str
    group: str
    question: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a law or of a page of policy, and the headings that stand above it."""

    text: str
    group: str
    title: str
    heading: str
