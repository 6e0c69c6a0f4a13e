"""What the lexical index is asked: rare words first, no run of letters that is everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.index.analysis import analyse
from kb.search.lexical import clauses_of, demanded
from kb.search.query import parse_query
from kb.search.ranking import RANKING

if TYPE_CHECKING:
    from kb.index.clause import Clause, Field

COMMON = 500


class Counts:
    """A lexicon of 1,000 passages in which some terms stand often; every other once."""

    def __init__(self, often: dict[str, int]) -> None:
        self._often = often

    def analyse(self, text: str, field: Field) -> list[str]:
        return analyse(text, field)

    def document_frequency(self, term: str, field: Field) -> int:
        assert field in {"nl", "en", "context", "gram"}
        return self._often.get(term, 1)

    def __len__(self) -> int:
        return 1_000


def clause(field: Field, lexicon: Counts, text: str = "politie algoritmes") -> Clause:
    found = clauses_of(parse_query(text), (), lexicon, RANKING)
    return next(one for one in found if one.field == field)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """The rarest weighs 1."""
    words = clause("nl", Counts({"politie": COMMON, "politi": COMMON}))
    weights = dict(zip(words.terms, words.weights, strict=True))
    common, rare = (weights[words.terms[place]] for place in (0, 1))
    assert rare == pytest.approx(1.0)
    assert 0 < common < 0.5


def test_runs_of_letters_that_are_everywhere_are_left_out() -> None:
    """And those that stand nowhere; each of the others once."""
    found = clause("gram", Counts({"_poli": COMMON, "polit": 0}), "politie politie").terms
    assert found == ("oliti", "litie", "itie_")


def test_a_ranking_can_do_without() -> None:
    """So that an evaluation can say what each is worth."""
    bare = replace(RANKING, grams=0.0, rarity=0.0, demand=0.0)
    found = clauses_of(parse_query("politie"), (), Counts({}), bare)
    assert not any(one.field == "gram" or one.weights for one in found)
    assert demanded(parse_query("politie"), Counts({}), bare) == 0.0


def test_more_and_rarer_words_demand_more() -> None:
    """A single common word asks for little."""
    lexicon = Counts({"politie": COMMON, "politi": COMMON})
    few, more = (demanded(parse_query(text), lexicon, RANKING) for text in ("politie", "politie algoritmes"))
    assert 0 < few < more
