"""The ways of ranking that an evaluation sets side by side, each under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.errors import UsageError
from kb.message import message
from kb.search.hit import MatchedBy, Mode
from kb.search.ranking import Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence


def _as_it_is(own: Ranking) -> Ranking:
    return own


@dataclass(frozen=True, slots=True)
class Variant:
    """A way of searching and ranking. `about` says what is different from how search ranks.

    `change` makes its weights of those that search has for the model at hand.
    """

    name: str
    about: str
    mode: Mode = "hybrid"
    change: Callable[[Ranking], Ranking] = _as_it_is
    expand_topics: bool = True
    understand: bool = True


_EVEN: dict[MatchedBy, float] = {"lexical": 0.5, "dense": 0.5, "phrase": 0.5}


def _words_only(own: Ranking) -> Ranking:
    return replace(own, grams=0.0, rarity=0.0, demand=0.0)


VARIANTS: tuple[Variant, ...] = (
    Variant("hybrid", "as search ranks"),
    Variant("lexical", "the lexical list alone", "lexical"),
    Variant("dense", "the dense list alone", "dense"),
    Variant(
        "places",
        "lists joined by reciprocal rank",
        change=lambda own: replace(own, by_place=True, lists=_EVEN),
    ),
    Variant("no-grams", "without runs of letters", change=lambda own: replace(own, grams=0.0)),
    Variant(
        "even-words",
        "rare words weigh no more than BM25 lets them",
        change=lambda own: replace(own, rarity=0.0),
    ),
    Variant(
        "no-centre", "the query's vector as the model gives it", change=lambda own: replace(own, centre=0.0)
    ),
    Variant("no-demand", "the best words always count in full", change=lambda own: replace(own, demand=0.0)),
    Variant("no-topics", "topics bring no other terms", expand_topics=False),
    Variant("literal", "names, days and abbreviations are words like others", understand=False),
    Variant("plain-lexical", "words alone, as BM25 has it", "lexical", _words_only),
    Variant("plain-dense", "the dense list without centre", "dense", lambda own: replace(own, centre=0.0)),
    Variant(
        "plain",
        "none of this: words, vectors as they are, reciprocal rank",
        change=lambda own: replace(_words_only(own), centre=0.0, by_place=True, lists=_EVEN),
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
