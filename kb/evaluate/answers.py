"""A temporary index of bare answers, so that known questions can be put to them without any letter."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kb.document import Document
from kb.errors import UsageError
from kb.evaluate.judged import read_json_lines, text_field
from kb.letter.letter import Letter
from kb.message import message
from kb.question.record import Record
from kb.rebuild import rebuild
from kb.settings import Settings
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.encoder.encoder import Encoder
    from kb.rebuild.report import Progress

_LETTER = "answers"
_FILE = "answers.txt"


@contextmanager
def index_of_answers(
    answers: Path, settings: Settings, encoder: Encoder, progress: Callable[[Progress], None] | None = None
) -> Iterator[Settings]:
    """Settings of an index of the answers in a file, JSON lines with `id` and `text`; removed afterwards.

    Answers may carry the `question` that they were given to; then it is indexed with them.
    Errors: UsageError that names the line, EncoderError, NoSpaceError.
    """
    records = read_answers(answers)
    with tempfile.TemporaryDirectory(prefix="kb-evaluate-") as folder:
        root = Path(folder)
        own = Settings(
            root=root,
            corpus=root / "corpus",
            indexes=root / "indexes",
            topics_file=settings.topics_file,
            model=str(settings.root / settings.model) if _is_folder(settings) else settings.model,
            model_sha256=settings.model_sha256,
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
        )
        own.corpus.mkdir()
        (own.corpus / _FILE).write_text(str(answers), encoding="utf-8")

        def parse(path: Path, *, name: str) -> Document:
            source = Source(name, "0" * 64, "text", None, path.stat().st_size)
            return Document(source, Letter(_LETTER, "answers"), records)

        rebuild(own, encoder=encoder, parse=parse, progress=progress)
        yield own


def read_answers(path: Path) -> tuple[Record, ...]:
    """The answers as records, in order of the file. Errors: UsageError."""
    found: dict[str, Record] = {}
    for where, value in read_json_lines(path):
        identifier = text_field(where, value, "id")
        if identifier in found:
            raise UsageError(
                message(
                    "{where}: a second answer has the id {identifier}",
                    where=where,
                    identifier=repr(identifier),
                )
            )
        question = text_field(where, value, "question", "")
        found[identifier] = Record(
            f"{_LETTER}/{identifier}", "answer", (), question, text_field(where, value, "text")
        )
    if not found:
        raise UsageError(message("{path}: holds no answer", path=path))
    return tuple(found.values())


def record_id(identifier: str) -> str:
    """The id of an answer's record in that index."""
    return f"{_LETTER}/{identifier}"


def _is_folder(settings: Settings) -> bool:
    from kb.settings import BUNDLED_MODELS

    return settings.model not in BUNDLED_MODELS
