"""Searching and reading as jobs for a thread: each takes a request and gives a message back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from kb.errors import KbError, UnknownIdError
from kb.search.hit import Filters

if TYPE_CHECKING:
    from kb.search.hit import Hit, Mode
    from kb.store.summary import LetterSummary
    from tui.history import Place
    from tui.library import Library
    from tui.page import Page

NO_FILTERS = Filters()
FIRST_RESULTS = 40
"""How many results a search asks for at first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One search. `keep`: the cursor stays on its record, as more or better results come."""

    query: str = ""
    filters: Filters = NO_FILTERS
    limit: int = FIRST_RESULTS
    keep: bool = False


class Found(Message):
    """What a search gave. `dense` says whether meaning was searched too."""

    def __init__(
        self, asked: Asked, rows: tuple[Hit | LetterSummary, ...], notes: tuple[str, ...], *, dense: bool
    ) -> None:
        super().__init__()
        self.asked, self.rows, self.notes, self.dense = asked, rows, notes, dense


class Gathered(Message):
    """A page is ready to be shown; None where its place is not there any more."""

    def __init__(self, place: Place, page: Page | None) -> None:
        super().__init__()
        self.place, self.page = place, page


class Failed(Message):
    """The knowledge base refused, with one plain line."""

    def __init__(self, error: KbError) -> None:
        super().__init__()
        self.error = error


def find(library: Library, asked: Asked) -> Message:
    """Search, by words alone until the model is ready; without a query the letters: Found or Failed."""
    with library.reading() as kb:
        if kb is None:
            return Found(asked, (), (), dense=False)
        dense = kb.dense_ready
        mode: Mode = "hybrid" if dense else "lexical"
        try:
            if not asked.query:
                return Found(asked, kb.letters(asked.filters), (), dense=dense)
            result = kb.search(asked.query, asked.filters, limit=asked.limit, mode=mode)
        except KbError as error:
            return Failed(error)
        return Found(asked, result.hits, result.notes, dense=dense)


def gather(library: Library, language: str, place: Place) -> Message:
    """All that the reading pane shows of `place`: Gathered or Failed."""
    from tui.page import load_page

    with library.reading() as kb:
        try:
            return Gathered(place, load_page(kb, place, language) if kb else None)
        except UnknownIdError:
            return Gathered(place, None)
        except KbError as error:
            return Failed(error)
