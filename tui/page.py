"""What the reading pane shows of a place, gathered from the knowledge base in one go, off the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.letter.letter import Letter
from kb.question.record import Record
from kb.search.hit import TopicTag
from kb.source import Source
from tui.history import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.citation.citation import Citation
    from kb.knowledge_base import KnowledgeBase

Direction = Literal["to", "from"]
_WITHIN = frozenset({"answer", "question", "kamerstuk", "aanhangsel", "letter", "motion"})
"""Kinds of citation that can lead to something in this knowledge base."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A way to another place: what is pointed to, or who points here."""

    direction: Direction
    place: Place
    letter: Letter
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A place with all that is shown of it. `records` is one for a record, all for a letter.

    `targets` says which citation targets lead somewhere: target and the id of the place.
    """

    place: Place
    letter: Letter
    source: Source
    records: tuple[Record, ...]
    siblings: tuple[str, ...]
    tags: tuple[TopicTag, ...]
    topics: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
    targets: tuple[tuple[str, str], ...]

    @property
    def record(self) -> Record | None:
        """The record of a record's page."""
        return self.records[0] if self.place.kind == "record" and self.records else None


def load_page(kb: KnowledgeBase, place: Place, language: str) -> Page:
    """Read all that is shown of `place`. Errors: UnknownIdError where it is not there (any more)."""
    if place.kind == "record":
        record = kb.record(place.id)
        letter = kb.letter_of(record.id)
        records: tuple[Record, ...] = (record,)
        tags = kb.topic_tags(record.id)
        source = kb.source_of(letter.id)
        siblings = tuple(one.id for one in kb.document(letter.id).records)
    else:
        document = kb.document(place.id)
        letter, source, records = document.letter, document.source, document.records
        siblings = tuple(one.id for one in records)
        tags = ()
    ways, targets = _references(kb, letter, records, place.kind)
    names = tuple((t.key, t.name_nl if language == "nl" else t.name_en) for t in kb.topics())
    return Page(place, letter, source, records, siblings, tags, names, ways, targets)


def _references(
    kb: KnowledgeBase, letter: Letter, records: Sequence[Record], kind: str
) -> tuple[tuple[Reference, ...], tuple[tuple[str, str], ...]]:
    own = {record.id for record in records} | {letter.id}
    found: dict[str, Reference] = {}
    targets: dict[str, str] = {}
    for target, of in _targets(records):
        way = resolve(kb, target, of)
        if way is None:
            continue
        targets[target] = way.place.id
        if way.place.id not in own and way.letter.id != (letter.id if kind == "letter" else ""):
            found.setdefault(way.place.id, way)
    here = records[0].id if kind == "record" and records else letter.id
    citing = [_reference("from", kb, record) for record in kb.citing(here)]
    inward = [
        way for way in citing if way.place.id not in own and not (kind == "letter" and way.letter.id == here)
    ]
    return (*found.values(), *inward), tuple(targets.items())


def _targets(records: Iterable[Record]) -> Iterable[tuple[str, str]]:
    for record in records:
        for target in record.refers_to:
            yield target, record.id
        for citation in record.citations:
            if leads_within(citation):
                yield citation.target, record.id


def leads_within(citation: Citation) -> bool:
    """Whether this kind of citation can lead to something in the knowledge base."""
    return citation.kind in _WITHIN


def resolve(kb: KnowledgeBase, target: str, of: str = "") -> Reference | None:
    """Where a citation target of record `of` leads, or None where that is not in the knowledge base."""
    ids = kb.resolve(target, of)
    if not ids:
        return None
    if len(ids) == 1:
        return _reference("to", kb, kb.record(ids[0]))
    letter = kb.letter_of(ids[0])
    return Reference("to", Place("letter", letter.id), letter)


def _reference(direction: Direction, kb: KnowledgeBase, record: Record) -> Reference:
    return Reference(direction, Place("record", record.id), kb.letter_of(record.id), record)
