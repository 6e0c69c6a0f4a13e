"""A small world to break: letters in a format of three words, a reader for them, an encoder that hashes.

The reader and the encoder are real in what the index needs of them (places in the source, unit
vectors that depend on the text alone) and quick, so that faults can be tried by the hundred.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.block import Line, Reading, Span
from kb.citation.citation import Citation
from kb.document import Document
from kb.doubt import Doubt
from kb.errors import ChangedError, DamagedError
from kb.index.generation import Generation
from kb.letter.letter import Letter, LetterKind, Person, Sender
from kb.message import Message, message
from kb.question.record import Footnote, Record
from kb.reader import ReadFile
from kb.rebuild import RebuildReport, Tagger, rebuild
from kb.search.hit import TopicTag
from kb.settings import DEFAULT_MODEL, Settings
from kb.source import Source
from kb.verify import VerifyReport, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

DIMENSIONS = 16
WORDS = ("politie", "toezicht", "algoritme", "discriminatie", "gelijke", "behandeling", "risico", "kamer")


class HashEncoder:
    """Vectors from the SHA-256 of the text: the same text gives the same vector, no two alike."""

    def __init__(self, name: str = "hash", seed: str = "") -> None:
        self.name = name
        self.dimensions = DIMENSIONS
        self.weights_sha256 = hashlib.sha256(f"{name}{seed}".encode()).hexdigest()
        self.texts: list[str] = []
        self._seed = seed

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """One vector a text; remembers what it was asked."""
        self.texts += texts
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for number, text in enumerate(texts):
            seed = int.from_bytes(hashlib.sha256((self._seed + text).encode()).digest()[:8], "big")
            vector = np.random.default_rng(seed).standard_normal(DIMENSIONS)
            vectors[number] = vector / np.linalg.norm(vector)
            if progress:
                progress(number + 1, len(texts))
        return vectors

    embed_queries = embed_passages


def letter_text(
    number: int,
    questions: int = 3,
    *,
    kind: LetterKind = "answers",
    day: date = date(2025, 1, 1),
    extra: str = "",
) -> str:
    """A letter in the world's format: head, then 'V' and 'A' lines."""
    lines = [f"2025Z{number:05d} {kind} {day.isoformat()}"]
    for question in range(1, questions + 1):
        word = WORDS[(number + question) % len(WORDS)]
        lines.append(f"V Wat is uw oordeel over {word} in zaak {number}, vraag {question}?")
        if kind == "answers":
            lines.append(
                f"A Het {word} in zaak {number} is getoetst; zie antwoord {question}. {extra}".rstrip()
            )
    return "\n".join(lines) + "\n"


def read(path: Path, /) -> ReadFile:
    """The lines of a letter, as a reader gives them. Errors: ChangedError where it is gone."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ChangedError(path, message("vanished while it was read")) from error
    lines = tuple(Line(number, text) for number, text in enumerate(content.decode().splitlines(), 1))
    return ReadFile(hashlib.sha256(content).hexdigest(), len(content), Reading("text", None, lines, ()))


def parse(path: Path, *, name: str) -> Document:
    """A letter of this world. Errors: DamagedError for a file that starts with 'BAD'."""
    found = read(path)
    texts = [line.text for line in found.reading.lines]
    if not texts or texts[0].startswith("BAD") or len(texts[0].split()) != 3:
        raise DamagedError(path, Message("is no letter of this world"))
    letter_id, kind, day = texts[0].split()
    letter = Letter(
        id=letter_id,
        kind=kind,  # type: ignore[arg-type]
        subject="Toezicht",
        date=date.fromisoformat(day),
        language="nl",
        sender=Sender("Justitie en Veiligheid", "minister", "D.M. van Weel", "De minister"),
        references=(letter_id,),
        asked_by=(Person("El-Abassi", "DENK"),),
    )
    records: list[Record] = []
    for line in found.reading.lines[1:]:
        span = (Span(line.number, 2, len(line.text)),)
        if line.text.startswith("V "):
            records.append(_asked(letter_id, len(records) + 1, line.text[2:], span))
        else:
            records[-1] = _answered(records[-1], line.text[2:], span)
    source = Source(name, found.sha256, "text", None, found.size)
    return Document(
        source, letter, tuple(records), 1.0, (Doubt("told", detail="made up"),), (Footnote("9", "los"),)
    )


def _asked(letter_id: str, number: int, text: str, span: tuple[Span, ...]) -> Record:
    return Record(f"{letter_id}/{number}", "question", (number,), text, "", question_spans=span)


def _answered(record: Record, text: str, span: tuple[Span, ...]) -> Record:
    from dataclasses import replace

    return replace(
        record,
        kind="answer",
        answer=text,
        answer_spans=span,
        footnotes=(Footnote("1", "Kamerstukken II 2024/25, 26 643, nr. 1", offset=3),),
        citations=(Citation("kamerstuk", "26 643, nr. 1", "kst-26643-1", "footnote", 0, 5, 0),),
        refers_to=(f"{record.id.split('/')[0]}/1",) if record.numbers != (1,) else (),
    )


def tag(record: Record) -> tuple[TopicTag, ...]:
    """A topic for each record that names 'algoritme'."""
    at = record.question.find("algoritme")
    return (TopicTag("ai-act", "algoritme", "question", at, at + 9),) if at >= 0 else ()


TAGGER = Tagger(tag, "tags of this world, 1")


@dataclass
class World:
    """A folder with corpus/ and indexes/, and what is done to them."""

    root: Path
    encoder: HashEncoder = field(default_factory=HashEncoder)
    model: str = DEFAULT_MODEL

    @property
    def settings(self) -> Settings:
        """Settings for this folder."""
        return Settings(self.root, self.root / "corpus", self.root / "indexes", model=self.model)

    @property
    def folder(self) -> Path:
        """The current generation's folder."""
        with self.open() as generation:
            return generation.folder

    def put(self, number: int, name: str = "", **options: object) -> Path:
        """Write a letter into the corpus."""
        path = self.settings.corpus / (name or f"{number:05d}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(letter_text(number, **options), encoding="utf-8")  # type: ignore[arg-type]
        return path

    def fill(self, count: int, start: int = 1) -> None:
        """Write so many letters."""
        for number in range(start, start + count):
            self.put(number)

    def rebuild(self, *paths: Path, **options: object) -> RebuildReport:
        """Rebuild with this world's reader, tags and encoder."""
        given: dict[str, object] = {"encoder": self.encoder, "parse": parse, "tagger": TAGGER, **options}
        return rebuild(self.settings, paths, **given)  # type: ignore[arg-type]

    def open(self) -> Generation:
        """The index as it is now."""
        return Generation.open(self.settings.indexes)

    def verify(self) -> VerifyReport:
        """Check everything."""
        return verify(self.settings, read=read)

    def letters(self) -> frozenset[str]:
        """Ids of the letters in the index."""
        with self.open() as generation:
            return frozenset(summary.letter.id for summary in generation.store.letters())

    def index_files(self) -> list[Path]:
        """Every file of the current generation, and the pointer."""
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        return [*files, self.settings.indexes / "CURRENT"]
