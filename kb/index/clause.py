"""One condition of a lexical query, in terms as the index holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Occur = Literal["must", "should", "must_not"]
Field = Literal["nl", "en", "exact", "context", "gram", "name"]
"""nl, en: the text with Dutch or English stems; exact: the text as written, folded, with positions;
context: subject and question in Dutch stems; gram: runs of letters within words; name: people, parties,
ministries, references, citation targets, each one whole folded token."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of one field: any of them (each scored), or with `phrase` all in this order.

    Terms come from `Terms.analyse`, in its order. `slop` is how many positions a phrase may stretch.
    `weights` are of each term, where they do not all weigh 1; a phrase has none.
    """

    field: Field
    terms: tuple[str, ...]
    phrase: bool = False
    slop: int = 0
    boost: float = 1.0
    occur: Occur = "should"
    weights: tuple[float, ...] = ()
