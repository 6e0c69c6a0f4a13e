"""The questions of a new letter: of any file that is read, of pasted text, of a letter in the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kb.errors import DamagedError, NoTextError, UsageError
from kb.letter.letter import Letter
from kb.message import message
from kb.parse import parse_file
from kb.text.sanitise import clean
from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kb.document import Document
    from kb.question.record import Record

_MARKER = re.compile(r"^\s*(?:(?:vraag|question)\s*)?(\d{1,3})\s*[.):]?\s+", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:zo (?:ja|nee|niet)|en zo (?:ja|nee)|waarom (?:wel|niet)|graag een|kunt u (?:dit|dat|"
    r"uw antwoord))\b",
    re.IGNORECASE,
)
_REFERENCES = frozenset({"answer", "question", "aanhangsel", "kamerstuk", "letter"})
_LEAST = 2
PASTED = "-"
"""The name of text that came from no file."""


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """`label` is its number in the letter ('3', '3-5'), or its place among pasted questions. `refers` are
    the targets of what it names: an earlier answer, letter or paper.
    """

    label: str
    text: str
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewQuestions:
    """`letter` is None for text that is no letter. `asked_on` is when they were asked, None if nothing says
    so.
    """

    name: str
    questions: tuple[NewQuestion, ...]
    letter: Letter | None = None

    @property
    def asked_on(self) -> date | None:
        """The day of the questions, else that of the letter."""
        return (self.letter.asked_on or self.letter.date) if self.letter else None


def read_questions(path: Path, *, ocr: bool = False) -> NewQuestions:
    """The questions of one file, in any format that is read.

    Errors: ReadError and those under it, which name the file; UsageError where it holds no question.
    """
    document = parse_file(path, ocr=ocr)
    found = questions_of(document)
    if not found.questions:
        raise UsageError(message("{name} holds no question", name=str(path)))
    return found


def questions_in(text: str) -> NewQuestions:
    """The questions of pasted text: a whole letter, a list with numbers, or only questions.

    Text without any question gives none.
    """
    text = clean(text)
    with TemporaryDirectory(prefix="kb-asked-") as folder:
        path = Path(folder) / "pasted.txt"
        path.write_text(text, encoding="utf-8")
        try:
            found = questions_of(parse_file(path, name=PASTED))
        except (DamagedError, NoTextError):
            found = NewQuestions(PASTED, ())
    loose = tuple(_loose(text))
    return found if len(found.questions) >= max(len(loose), 1) else NewQuestions(PASTED, loose, found.letter)


def questions_of(document: Document) -> NewQuestions:
    """The questions of a document: its records, else the sentences of its text that ask something."""
    records = [record for record in document.records if record.kind != "section" and record.question.strip()]
    questions = tuple(NewQuestion(_label(record), record.question, _refers(record)) for record in records)
    if not questions:
        text = "\n\n".join(f"{record.question}\n\n{record.answer}" for record in document.records)
        questions = tuple(_loose(text))
    return NewQuestions(document.source.name, questions, document.letter)


def _loose(text: str) -> Iterator[NewQuestion]:
    """Sentences that ask; 'Zo nee, waarom niet?' goes with what it follows."""
    asked: list[tuple[str, str]] = []
    for paragraph in _paragraphs(text):
        marker = _MARKER.match(paragraph)
        begins = bool(marker)
        body = paragraph[marker.end() :] if marker else paragraph
        for start, end in sentence_spans(body):
            sentence = body[start:end]
            if not sentence.rstrip(")»”\"'] ").endswith("?") or len(sentence.split()) < _LEAST:
                continue
            if asked and _GOES_ON.match(sentence):
                label, before = asked[-1]
                asked[-1] = (label, f"{before} {sentence}")
            else:
                label = marker.group(1) if marker and begins else str(len(asked) + 1)
                asked.append((label, sentence))
            begins = False
    yield from (NewQuestion(label, sentence) for label, sentence in asked)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined until a blank line or a line that begins with a number."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if lines and (not line.strip() or _MARKER.match(line)):
            yield " ".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())


def _label(record: Record) -> str:
    return record.label or record.id.rpartition("/")[2]


def _refers(record: Record) -> tuple[str, ...]:
    """What the question itself names; what its answer names is the answer's."""
    targets: Sequence[str] = [
        citation.target
        for citation in record.citations
        if citation.part == "question" and citation.kind in _REFERENCES and citation.target
    ]
    return tuple(dict.fromkeys(targets))
