"""How hits are put in order: every weight of it in one value, so that an evaluation can try others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.index.clause import Field
from kb.search.hit import MatchedBy
from kb.settings import TAUGHT_MODEL

_LISTS: Mapping[MatchedBy, float] = {"lexical": 0.515, "dense": 0.485, "phrase": 0.5}
_PLAIN_LISTS: Mapping[MatchedBy, float] = {"lexical": 0.475, "dense": 0.525, "phrase": 0.5}
_FIELDS: tuple[tuple[Field, float], ...] = (("nl", 1.0), ("en", 0.2), ("context", 0.4))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The defaults are what `docs/ranking.md` found to be best."""

    lists: Mapping[MatchedBy, float] = field(default_factory=lambda: _LISTS)
    """What the best place in each list is worth."""
    fields: tuple[tuple[Field, float], ...] = _FIELDS
    """What words weigh in each field."""
    rarity: float = 0.5
    """How much more rare words weigh than BM25 lets them: a power of their inverse document frequency."""
    grams: float = 0.35
    """What grams weigh beside words; 0 leaves them out."""
    common: float = 0.1
    """A gram in a larger share of the passages than this is not searched for."""
    demand: float = 0.35
    """The share of what the words could score that the best passage must reach for its full worth: where
    little of a query stands anywhere, words should not decide."""
    centre: float = 0.0
    """How much is taken away from a query's vector of what all queries of its kind have in common."""
    margin: float = 0.15
    """A passage this much less similar than the best one (cosine) is not said to mean the same."""
    reach: float = 0.3
    """The same where nothing but meaning is searched, so that there is no other list to bring more."""
    by_place: bool = False
    """Whether lists are joined by places (reciprocal rank) instead of scores."""


RANKING = Ranking()
"""As search ranks with the model that was taught the field."""
PLAIN_RANKING = Ranking(lists=_PLAIN_LISTS, centre=0.65, margin=0.11, reach=0.11)
"""As it ranks with multilingual-e5-small as it comes, which puts questions near what sounds like any answer,
and, without centres, with a model of the user's own."""


def ranking_of(model: str) -> Ranking:
    """What was measured to be best with this model."""
    return RANKING if model == TAUGHT_MODEL else PLAIN_RANKING
