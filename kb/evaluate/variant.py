"""The ways of ranking that an evaluation sets side by side, each under a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.message import message
from kb.search.hit import MatchedBy, Mode
from kb.search.ranking import RANKING, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Variant:
    """A way of searching and ranking. `about` says what is different from how search ranks."""

    name: str
    about: str
    mode: Mode = "hybrid"
    ranking: Ranking = RANKING
    expand_topics: bool = True


_EVEN: dict[MatchedBy, float] = {"lexical": 0.5, "dense": 0.5, "phrase": 0.5}
_WORDS_ONLY = replace(RANKING, grams=0.0, rarity=0.0, demand=0.0)
VARIANTS: tuple[Variant, ...] = (
    Variant("hybrid", "as search ranks"),
    Variant("lexical", "the lexical list alone", "lexical"),
    Variant("dense", "the dense list alone", "dense"),
    Variant(
        "places", "lists joined by reciprocal rank", ranking=replace(RANKING, by_place=True, lists=_EVEN)
    ),
    Variant("no-grams", "without runs of letters", ranking=replace(RANKING, grams=0.0)),
    Variant(
        "even-words", "rare words weigh no more than BM25 lets them", ranking=replace(RANKING, rarity=0.0)
    ),
    Variant("no-centre", "the query's vector as the model gives it", ranking=replace(RANKING, centre=0.0)),
    Variant("no-demand", "the best words always count in full", ranking=replace(RANKING, demand=0.0)),
    Variant("no-topics", "topics bring no other terms", expand_topics=False),
    Variant("plain-lexical", "words alone, as BM25 has it", "lexical", _WORDS_ONLY),
    Variant("plain-dense", "the dense list without centre", "dense", replace(RANKING, centre=0.0)),
    Variant(
        "plain",
        "none of this: words, vectors as they are, reciprocal rank",
        ranking=replace(_WORDS_ONLY, centre=0.0, by_place=True, lists=_EVEN),
    ),
)
USUAL = ("hybrid", "lexical", "dense")


def variants_named(names: Sequence[str]) -> tuple[Variant, ...]:
    """The variants of these names, in this order, the one that others are compared with first.

    Errors: UsageError for a name that is not known.
    """
    known = {variant.name: variant for variant in VARIANTS}
    for name in names:
        if name not in known:
            raise UsageError(
                message(
                    "no variant is named {name}; there are {known}", name=repr(name), known=", ".join(known)
                )
            )
    return tuple(known[name] for name in dict.fromkeys(names))
