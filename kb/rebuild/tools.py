"""What a rebuild works with: reader, passages, tags, encoder, clock; each can be another in a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from kb.document import Document
from kb.encoder.encoder import Encoder
from kb.passage import Passage
from kb.question.record import Record
from kb.rebuild.report import Progress
from kb.search.hit import TopicTag

if TYPE_CHECKING:
    from pathlib import Path

    from kb.rebuild.report import Stage
    from kb.settings import Settings


class Parse(Protocol):
    """Reads one file. Errors: ReadError."""

    def __call__(self, path: Path, *, name: str) -> Document:
        """The document that the file holds."""
        ...


@dataclass(frozen=True, slots=True)
class Tagger:
    """Gives a record its topics; `signature` changes when it would give others."""

    tag: Callable[[Record], tuple[TopicTag, ...]]
    signature: str


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that a rebuild calls."""

    parse: Parse
    passages: Callable[[Document], tuple[Passage, ...]]
    tagger: Tagger
    encoder: Callable[[], Encoder]
    """Of passages."""
    question_encoder: Callable[[Encoder], Encoder]
    """Of questions alone, given that of passages."""
    clock: Callable[[], datetime]
    on_step: Callable[[str], None]
    progress: Callable[[Progress], None]

    def tell(self, stage: Stage, done: int, total: int, name: str = "") -> None:
        """Pass on how far we are."""
        from kb.rebuild.report import Progress

        self.progress(Progress(stage, done, total, name))


def tagger_of(settings: Settings) -> Tagger:
    """Tags by the topics of the settings. Errors: SettingsError."""
    from kb.topic.tag import tag
    from kb.topic.topic import signature_of
    from kb.topic.topics_file import followed_topics

    topics = followed_topics(settings.topics_file)
    return Tagger(lambda record: tag(record, topics), signature_of(topics))


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)
