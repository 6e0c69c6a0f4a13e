"""Which records are on a topic, found in their texts: for topics that changed since the index was built."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kb.text.fold import fold
from kb.topic.tag import names, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.question.record import Record
    from kb.search.hit import TopicTag
    from kb.store.store import Store
    from kb.topic.topic import Topic

MOST_RECORDS = 20_000
"""Of an index of more records the topics are not matched anew: reading them would take many seconds."""


class Matching:
    """Topics matched with the texts of a store, each when it is first asked for. Thread-safe."""

    def __init__(self, store: Store, topics: Sequence[Topic]) -> None:
        self._store = store
        self._topics = {topic.key: topic for topic in topics}
        self._found: dict[str, tuple[int, ...]] = {}
        self._lock = threading.Lock()

    def keys(self, topic: str) -> tuple[int, ...]:
        """Keys of the preferred records on this topic, ascending; () for a topic that is not followed."""
        with self._lock:
            if topic not in self._found:
                self._find(topic)
            return self._found[topic]

    def tags(self, record: Record) -> tuple[TopicTag, ...]:
        """The places in a record that name a topic, as a rebuild would store them."""
        return tag(record, self._topics.values())

    def letters(self) -> tuple[tuple[str, int], ...]:
        """How many letters are on each topic that has some, the most first."""
        with self._lock:
            self._find(*(topic for topic in self._topics if topic not in self._found))
            found = {topic: self._store.count_letters(keys) for topic, keys in self._found.items() if keys}
        return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def _find(self, *keys: str) -> None:
        """Read the texts once for all topics of these keys."""
        wanted = [topic for key in keys if (topic := self._topics.get(key))]
        found = {topic.key: set(self._store.keys_citing(topic.targets)) for topic in wanted}
        for texts in self._store.texts() if wanted else ():
            parts = [(part, fold(part)) for part in (texts.question, texts.answer, *texts.notes) if part]
            for topic in wanted:
                if any(names(topic, part, folded) for part, folded in parts):
                    found[topic.key].add(texts.key)
        self._found |= {key: tuple(sorted(found.get(key, ()))) for key in keys}
