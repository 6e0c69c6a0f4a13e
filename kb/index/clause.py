"""One condition of a lexical query, in terms as the index holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Occur = Literal["must", "should", "must_not"]
Field = Literal["nl", "en", "exact", "context", "name"]
"""nl, en: the text with Dutch or English stems; exact: the text as written, folded, with positions;
context: subject and question in Dutch stems; name: people, parties, ministries, references, citation
targets, each one whole folded token."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of one field: any of them (each scored), or with `phrase` all in this order.

    Terms come from `Terms.analyse`, in its order. `slop` is how many positions a phrase may stretch.
    """

    field: Field
    terms: tuple[str, ...]
    phrase: bool = False
    slop: int = 0
    boost: float = 1.0
    occur: Occur = "should"
