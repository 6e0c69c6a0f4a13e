"""The order of hits is one: how many are asked for, and from where, changes nothing in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.search import engine as engine_module
from kb.search.hit import Filters

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.search.hit import Mode, SearchResult

LIMITS = (5, 10, 40, 200, 1_000)
WORDS = (
    "politie", "algoritme", "DENK", "El Abassi", "huur", "kamers", "vijf procent", "discriminatie",
    "Amnesty", "toezicht", "cijfers", "leegstand", "2026Z03786", "artikel 8 Wpg", "etnisch profileren",
    "minister", "VVD", '"etnisch profileren"', "-Amnesty", "bent u bekend met", "studenten",
    "meldingen van bewoners",
)  # fmt: skip


def ids(result: SearchResult) -> list[str]:
    return [hit.record.id for hit in result.hits]


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists so short that the deepest are needed in a small index."""
    monkeypatch.setattr(engine_module, "DEPTH", 3)
    monkeypatch.setattr(engine_module, "DEEPEST", 12)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.sampled_from(["hybrid", "lexical"]))
def test_the_first_are_the_same_whatever_the_limit(
    base: KnowledgeBase, short_lists: None, words: list[str], mode: Mode
) -> None:
    """With their passages, scores and reasons, not only in their order."""
    query = " ".join(words)
    fewest, *others = (base.search(query, limit=limit, mode=mode).hits for limit in LIMITS)
    for hits in others:
        assert hits[: len(fewest)] == fewest
        assert len(fewest) == min(5, len(hits))


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.integers(1, 4))
def test_pages_make_up_the_whole(base: KnowledgeBase, short_lists: None, words: list[str], size: int) -> None:
    """No hit twice, none left out."""
    query = " ".join(words)
    whole = base.search(query, limit=20).hits
    paged = [hit for start in range(0, 20, size) for hit in base.search(query, limit=size, offset=start).hits]
    assert paged[: len(whole)] == list(whole)


def test_a_page_says_how_many_there_are(base: KnowledgeBase) -> None:
    """Of a filter alone exactly; a page past the end is empty."""
    page = base.search("", Filters(letter="2026Z03786"), limit=2, offset=3)
    assert (page.total, page.total_is_whole, page.offset, len(page.hits)) == (6, True, 3, 2)
    past = base.search("", Filters(letter="2026Z03786"), offset=30)
    assert (past.total, past.hits, past.notes) == (6, (), ())
    found = base.search("politie discriminatie", limit=1)
    assert found.total == len(base.search("politie discriminatie", limit=1_000).hits)


def test_a_total_that_is_not_all_says_so(base: KnowledgeBase, short_lists: None) -> None:
    """Where the lists may go on it is the least that there is."""
    few = base.search("huur kamers minister", limit=1, mode="lexical")
    many = base.search("huur kamers minister", limit=1_000, mode="lexical")
    assert not few.total_is_whole
    assert few.total <= len(many.hits) == many.total


def test_by_date_the_newest_that_fit_come_first(base: KnowledgeBase) -> None:
    """Of what scores at least half of the best, which is all of it."""
    for query in ("cijfers gegevens stijgen", "etnisch huren", "mening zorg"):
        dated = base.search(query, order="date", limit=100)
        days = [hit.letter.date or date.min for hit in dated.hits]
        assert days == sorted(days, reverse=True)
        best = base.search(query, limit=100).hits
        # The score of a record that was brought along is that of the answer that points to it.
        own = {hit.record.id for hit in best if "referred" not in hit.matched_by}
        assert {one.record.id for one in best if one.score >= best[0].score / 2} & own <= set(ids(dated))
        assert dated.hits[:1] == base.search(query, order="date", limit=1).hits


@pytest.mark.parametrize(("offset", "order"), [(-1, "relevance"), (0, "datum")])
def test_a_page_that_cannot_be(base: KnowledgeBase, offset: int, order: str) -> None:
    """One clear line."""
    with pytest.raises(QueryError):
        base.search("politie", offset=offset, order=order)  # type: ignore[arg-type]
