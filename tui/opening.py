"""Opening a knowledge base and loading its model, as jobs for a thread: each gives a message back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from kb.errors import KbError

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.settings import Language, Settings
    from kb.store.summary import Facets
    from tui.library import Library


class Opened(Message):
    """A knowledge base is open: what it holds, and the names of its topics."""

    def __init__(
        self,
        kb: KnowledgeBase,
        facets: Facets,
        topics: tuple[tuple[str, str], ...],
        letters: int,
        records: int,
    ) -> None:
        super().__init__()
        self.kb, self.facets, self.topics = kb, facets, topics
        self.letters, self.records = letters, records


class Refused(Message):
    """It could not be opened."""

    def __init__(self, error: KbError) -> None:
        super().__init__()
        self.error = error


class Warmed(Message):
    """Meaning can be searched, or `problem` says why not."""

    def __init__(self, problem: str = "") -> None:
        super().__init__()
        self.problem = problem


def open_library(settings: Settings, language: Language) -> Message:
    """Open the index of `settings`: Opened or Refused."""
    from kb import open_kb

    try:
        kb = open_kb(settings=settings)
        status = kb.status()
        names = tuple((one.key, one.name_nl if language == "nl" else one.name_en) for one in kb.topics())
        return Opened(kb, kb.facets(), names, status.letters, status.records)
    except KbError as error:
        return Refused(error)


def warm_library(library: Library) -> Message:
    """Load model and vectors of what is open now: Warmed."""
    with library.reading() as kb:
        if kb is None:
            return Warmed()
        try:
            kb.warm()
        except KbError as error:
            return Warmed(str(error))
    return Warmed()
