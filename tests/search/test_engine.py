"""A search gives the right records, says why, and never fails on what a person types."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.errors import QueryError, UnknownIdError
from kb.search.hit import Filters

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase
    from kb.search.hit import Hit, Mode, SearchResult

MODES: tuple[Mode, ...] = ("hybrid", "lexical", "dense")


def ids(result: SearchResult) -> list[str]:
    return [hit.record.id for hit in result.hits]


def assert_sound(hit: Hit) -> None:
    """The passage stands in the record, word for word, and marks lie within it."""
    if hit.part == "footnote":
        text = hit.record.footnotes[hit.note].text
    else:
        text = hit.record.question if hit.part == "question" else hit.record.answer
    assert text[hit.start : hit.end] == hit.passage
    last = -1
    for start, end in hit.highlights:
        assert last < start < end <= len(hit.passage)
        last = end


@pytest.mark.parametrize("mode", MODES)
def test_words_find_the_answer(base: KnowledgeBase, mode: Mode) -> None:
    """By words, by meaning, and by both."""
    result = base.search("waarschuwing van Amnesty over vooroordelen", mode=mode)
    assert ids(result)[0] == "2026Z03786/4"
    for hit in result.hits:
        assert_sound(hit)


def test_an_english_query_finds_a_dutch_answer(base: KnowledgeBase) -> None:
    """By meaning and by the topic's Dutch terms."""
    result = base.search("is ethnic profiling prohibited?")
    assert ids(result)[0] == "2026Z03786/6"
    assert any("Discriminatie" in note for note in result.notes)


@pytest.mark.parametrize("mode", MODES)
def test_a_phrase_must_stand_there(base: KnowledgeBase, mode: Mode) -> None:
    """Apart from case and accents, as whole words."""
    assert set(ids(base.search('"ETNISCH profileren"', mode=mode))) == {"2026Z03786/6"}
    assert ids(base.search('"cafe a la carte"', mode=mode)) == ["2026Z03786/6"]
    assert ids(base.search('"etnisch profiler"', mode=mode)) == []
    assert ids(base.search('"etnisch profileren" "kamers stijgen"', mode=mode)) == []


def test_two_phrases_may_stand_in_two_parts_of_a_record(base: KnowledgeBase) -> None:
    """The record as a whole must hold them."""
    result = base.search('"grondslag werd dit" "geen gegevens"')
    assert ids(result) == ["2026Z03786/2"]
    assert "phrase" in result.hits[0].matched_by
    assert "exacte woordgroep" in result.hits[0].why


def test_what_is_excluded_does_not_come(base: KnowledgeBase) -> None:
    """Nor do its topic's other words."""
    assert "2026Z03786/4" in ids(base.search("signalen"))
    assert "2026Z03786/4" not in ids(base.search("signalen -Amnesty"))
    assert base.search("-Amnesty").hits == ()
    assert base.search("-Amnesty").notes


def test_a_record_by_its_id_comes_first(base: KnowledgeBase) -> None:
    """Then what points to it."""
    result = base.search("2026Z03786/4")
    assert ids(result) == ["2026Z03786/4", "2026Z03786/5"]
    assert result.hits[0].matched_by[0] == "reference"
    assert result.hits[0].part == "answer"


def test_a_letter_by_its_number_gives_its_records_in_order(base: KnowledgeBase) -> None:
    """All of them, and nothing else."""
    assert ids(base.search("2025Z11111")) == [f"2025Z11111/{number}" for number in (1, 2, 3)]


def test_an_article_of_a_law_finds_who_cites_it(base: KnowledgeBase) -> None:
    """First, before answers that are only alike."""
    hit = base.search("artikel 8 Wpg").hits[0]
    assert hit.record.id == "2026Z03786/2"
    assert "verwijzing artikel 8 Wpg" in hit.why
    assert (
        "Artikel 8 Wpg" in [hit.passage[start:end] for start, end in hit.highlights] or hit.part != "answer"
    )


def test_an_answer_that_only_points_elsewhere_brings_that_along(base: KnowledgeBase) -> None:
    """Right after it, and once."""
    result = base.search("meldingen van bewoners over toezicht", mode="lexical")
    assert ids(result)[:2] == ["2026Z03786/5", "2026Z03786/4"]
    assert "referred" in result.hits[1].matched_by
    assert "via antwoord op vraag 5" in result.hits[1].why
    assert len(set(ids(result))) == len(result.hits)


def test_what_is_brought_along_meets_the_filters_and_the_limit(base: KnowledgeBase) -> None:
    """A filter is a promise."""
    query = "meldingen van bewoners over toezicht"
    assert len(base.search(query, limit=1).hits) == 1
    found = base.search(query, Filters(topics=("cas",)))
    assert "2026Z03786/5" not in ids(found)


def test_a_footnote_leads_to_the_words_that_it_stands_at(base: KnowledgeBase) -> None:
    """Those are quoted, and the note is named; only a phrase in a note is shown as it stands there."""
    hit = base.search("inkomensverdeling bevolkingsopbouw").hits[0]
    assert (hit.record.id, hit.part, hit.note, hit.found_in_note) == ("2026Z03786/2", "answer", -1, 0)
    assert "voetnoot 1 · woorden: inkomensverdeling" in hit.why
    assert_sound(hit)
    exact = base.search('"de inkomensverdeling"').hits[0]
    assert (exact.record.id, exact.part, exact.note, exact.found_in_note) == (
        hit.record.id,
        "footnote",
        0,
        -1,
    )
    assert_sound(exact)


def test_a_topic_widens_and_says_so(base: KnowledgeBase) -> None:
    """'predictive policing' also finds what only says CAS."""
    wide = base.search("predictive policing", mode="lexical")
    narrow = base.search("predictive policing", mode="lexical", expand_topics=False)
    assert "2026Z03786/3" in ids(wide)
    assert "2026Z03786/3" not in ids(narrow)
    assert ids(wide)[0] == "2026Z03786/2"
    assert "onderwerp cas" in wide.hits[0].why
    assert wide.notes
    assert not narrow.notes


@pytest.mark.parametrize(
    ("filters", "letters"),
    [
        (Filters(party="DENK"), {"2026Z03786"}),
        (Filters(member="El-Abassi"), {"2026Z03786"}),
        (Filters(ministry="volkshuisvesting"), {"2025Z11111"}),
        (Filters(until=date(2025, 12, 31)), {"2025Z11111"}),
        (Filters(since=date(2026, 1, 1)), {"2026Z03786"}),
        (Filters(reference="Wpg:8"), {"2026Z03786"}),
        (Filters(kinds=("postponement",)), set()),
        (Filters(party="nergens"), set()),
    ],
)
@pytest.mark.parametrize("query", ["huren CAS politie", ""])
def test_filters_hold_for_every_hit(
    base: KnowledgeBase, query: str, filters: Filters, letters: set[str]
) -> None:
    """With and without a query."""
    assert {hit.letter.id for hit in base.search(query, filters).hits} == letters


@pytest.mark.parametrize("query", ["huren CAS politie", ""])
def test_a_filter_that_no_letter_meets_is_named(base: KnowledgeBase, query: str) -> None:
    """With what may be meant; a filter that some letter meets is not blamed."""
    (note,) = base.search(query, Filters(party="DNK", ministry="volkshuisvesting"), expand_topics=False).notes
    assert note == "Geen brief noemt een vragensteller van de partij “DNK”; bedoelde u DENK?"
    assert base.search(query, Filters(kinds=("postponement",)), expand_topics=False).notes == ()


def test_no_query_and_filters_lists_the_newest_first(base: KnowledgeBase) -> None:
    """In order of the letter."""
    found = base.search("", Filters(topics=("cas",)))
    assert ids(found) == ["2026Z03786/2", "2026Z03786/3"]
    assert base.search("").hits == ()


def test_lexical_search_needs_no_vectors(base: KnowledgeBase) -> None:
    """Matched by words alone."""
    result = base.search("huurverhoging", mode="lexical")
    assert result.complete
    assert all(hit.matched_by == ("lexical",) for hit in result.hits)


def test_the_names_in_a_letter_are_found(base: KnowledgeBase) -> None:
    """A member's letters come, and the reason says so."""
    hit = base.search("El Abassi", mode="lexical").hits[0]
    assert hit.letter.id == "2026Z03786"
    assert "namen: El Abassi" in hit.why


@pytest.mark.parametrize(
    "query", ["van weel", "El-Abassi", "el abassi", "Denk", "Volkshuisvesting en Ruimtelijke Ordening"]
)
def test_names_are_found_however_they_are_written(base: KnowledgeBase, query: str) -> None:
    """Without initials, with or without a hyphen, in any case."""
    letter = base.search(query, mode="lexical").hits[0].letter
    assert letter.id == ("2025Z11111" if query.startswith("Volks") else "2026Z03786")


def test_a_member_whose_name_is_written_otherwise(base: KnowledgeBase) -> None:
    """Filters fold hyphens; so does a query with the filter."""
    assert base.search("signalen", Filters(member="El-Abassi")).hits


@pytest.mark.parametrize(
    ("filters", "limit", "error"),
    [
        (Filters(topics=("bestaat-niet",)), 10, UnknownIdError),
        (Filters(since=date(2026, 1, 2), until=date(2026, 1, 1)), 10, QueryError),
        (Filters(), 0, QueryError),
        (Filters(kinds=("brief",)), 10, QueryError),  # type: ignore[arg-type]
    ],
)
def test_a_filter_that_makes_no_sense(
    base: KnowledgeBase, filters: Filters, limit: int, error: type[Exception]
) -> None:
    """One clear line."""
    with pytest.raises(error) as caught:
        base.search("x", filters, limit=limit)
    assert "\n" not in str(caught.value)


def test_the_same_search_gives_the_same_hits(base: KnowledgeBase) -> None:
    """In the same order, with the same scores."""
    first, second = (base.search("politie discriminatie huur") for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "query",
    ["", '"', "*", "😀", "\ud800", "de het een", "a:b AND c", "\x00", "?" * 5_000, "x " * 500_000, '"' * 999,
     "-" * 3_000, "nl:(", "artikel " * 300, "1 2 3 4 5 6 7 8 9 0 " * 100, "é" * 2_000, "(EU) " * 400],
)  # fmt: skip
@pytest.mark.parametrize("mode", MODES)
def test_odd_queries(base: KnowledgeBase, query: str, mode: Mode) -> None:
    """No error, and nothing that grows with the query without bound: `benchmarks/` has the times."""
    result = base.search(query, mode=mode)
    assert len(result.query) <= 2_000
    for hit in result.hits:
        assert_sound(hit)


@hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(), max_size=60), st.sampled_from(["hybrid", "lexical"]))
@example('"CAS" -"" 2026Z03786/', "hybrid")
def test_any_query(base: KnowledgeBase, query: str, mode: Mode) -> None:
    """Whatever is typed."""
    for hit in base.search(query, mode=mode, limit=3, understand=False).hits:
        assert_sound(hit)
