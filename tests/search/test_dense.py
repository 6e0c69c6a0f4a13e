"""The dense list: a query that was begun is embedded once, in the background, and waited for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kb.encoder.engine import EngineEncoder
from kb.errors import EncoderError
from kb.index.generation import Generation
from kb.search.dense import Dense
from kb.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.encoder.encoder import Vectors
    from kb.settings import Settings

PATIENCE_SECONDS = 20
HUUR = "stijgen de huren van kamers"


class Slow(EngineEncoder):
    """Embeds when it is told to; counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__(DEFAULT_MODEL)
        self.asked: list[str] = []
        self.reached, self.go_on = threading.Event(), threading.Event()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        self.reached.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        return super().embed_queries(texts)


@pytest.fixture
def generation(settings: Settings) -> Iterator[Generation]:
    with Generation.open(settings.indexes) as opened:
        yield opened


def test_what_was_begun_is_waited_for(generation: Generation, settings: Settings) -> None:
    """The search that comes while the query is being embedded does not embed it again."""
    encoder = Slow()
    dense = Dense(generation, settings, encoder)
    dense.begin(HUUR)
    assert encoder.reached.wait(PATIENCE_SECONDS)
    threading.Timer(0.1, encoder.go_on.set).start()
    found = dense.search(HUUR, 3, None, 0.75)
    assert len(found) == 3
    assert encoder.asked == [HUUR]
    assert found == Dense(generation, settings).search(HUUR, 3, None, 0.75)


def test_what_is_known_is_not_begun_again(generation: Generation, settings: Settings) -> None:
    """A repeated query costs no thread and no vector."""
    encoder = Slow()
    encoder.go_on.set()
    dense = Dense(generation, settings, encoder)
    dense.search(HUUR, 3, None, 0.75)
    dense.begin(HUUR)
    dense.search(HUUR, 3, None, 0.75)
    assert encoder.asked == [HUUR]


def test_an_error_in_the_background_is_told_to_who_asks(
    generation: Generation, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody hears it there."""
    encoder = Slow()
    encoder.go_on.set()

    def fails(texts: Sequence[str]) -> Vectors:
        raise EncoderError(f"no vector for {len(texts)}")

    monkeypatch.setattr(encoder, "embed_queries", fails)
    dense = Dense(generation, settings, encoder)
    dense.begin(HUUR)
    with pytest.raises(EncoderError, match="no vector for 1"):
        dense.search(HUUR, 3, None, 0.75)
