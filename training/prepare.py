"""From sources to a bundle: pairs are made, wrong answers looked for by words, texts cut into tokens."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from kb.encoder.e5_model import Normalisation, unigram_tokenizer
from kb.encoder.e5_weights import BLOCK_BYTES, bundled_weights_file, open_weights
from kb.encoder.encoder import embeddable
from kb.search.query import parse_query
from training.bundle import KINDS, Bundle, packed
from training.lists import lexical_lists
from training.made import Rarity, of_answer, of_section
from training.source import answers_of, english_of, sections_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from kb.encoder.e5_weights import E5Weights
    from training.pair import Pair
    from training.source import Sources

HARD = 6
"""Wrong answers by words that a pair keeps."""
_SPACES = re.compile("  +")
_LISTED = ("asked", "one sentence")
"""Kinds of which the whole lexical list is kept."""


def pairs_of(sources: Sources, seed: int) -> list[Pair]:
    """All pairs, in order; the same for the same sources and seed."""
    answers, sections, english = answers_of(sources), sections_of(sources), english_of(sources)
    rarity = Rarity([*(one.text for one in answers), *(one.text for one in sections)])
    dice = Random(seed)
    made = [pair for answer in answers for pair in of_answer(answer, rarity, english, dice)]
    made += [pair for section in sections for pair in of_section(section, rarity, english, dice)]
    return [pair for pair in made if parse_query(pair.query).meaning]


def bundle_of(sources: Sources, seed: int = 11) -> Bundle:
    """All that training needs. Takes about a minute for 30,000 pairs, most of it the lexical lists."""
    pairs = pairs_of(sources, seed)
    print(f"{len(pairs)} pairs:", dict(Counter(pair.kind for pair in pairs)))
    texts = _Texts()
    passages = list(
        dict.fromkeys((pair.passage, pair.group) for pair in pairs if pair.kind != "with context")
    )
    lists = lexical_lists(
        [text for text, _ in passages], [pair.query for pair in pairs if pair.kind != "with context"]
    )
    hard = np.full((len(pairs), HARD), -1, dtype=np.int32)
    listed: list[tuple[int, int, float]] = []
    for number, pair in enumerate(pairs):
        found = lists.get(pair.query, {})
        wrong = [place for place in found if passages[place][1] != pair.group][:HARD]
        hard[number, : len(wrong)] = [texts.passage(passages[place][0]) for place in wrong]
        if pair.kind in _LISTED:
            query = texts.query(pair.query)
            listed.extend((query, texts.passage(passages[at][0]), worth) for at, worth in found.items())
    groups = {group: number for number, group in enumerate(dict.fromkeys(pair.group for pair in pairs))}
    columns: dict[str, NDArray[Any]] = {
        "kind": np.array([KINDS.index(pair.kind) for pair in pairs], dtype=np.uint8),
        "query": np.array([texts.query(pair.query) for pair in pairs], dtype=np.int32),
        "passage": np.array([texts.passage(pair.passage) for pair in pairs], dtype=np.int32),
        "group": np.array([groups[pair.group] for pair in pairs], dtype=np.int32),
    }
    return _bundle(texts, columns, hard, _table(listed))


class _Texts:
    """Numbers texts with their prefix, each once."""

    def __init__(self) -> None:
        self.all: dict[str, int] = {}

    def query(self, text: str) -> int:
        return self.all.setdefault(f"query: {parse_query(text).meaning}", len(self.all))

    def passage(self, text: str) -> int:
        return self.all.setdefault(f"passage: {text}", len(self.all))


def _table(listed: Sequence[tuple[int, int, float]]) -> dict[str, NDArray[Any]]:
    """The lexical lists as columns, in order of the query."""
    rows = sorted(set(listed))
    return {
        "lexical query": np.array([row[0] for row in rows], dtype=np.int32),
        "lexical text": np.array([row[1] for row in rows], dtype=np.int32),
        "lexical worth": np.array([row[2] for row in rows], dtype=np.float32),
    }


def _bundle(
    texts: _Texts,
    columns: Mapping[str, NDArray[Any]],
    hard: NDArray[np.int32],
    more: Mapping[str, NDArray[Any]],
) -> Bundle:
    weights = open_weights(bundled_weights_file())
    ids, ends, occurring = packed(tokens_of(weights, list(texts.all)))
    words = weights.blocks("emb.word").reshape(weights.words, -1, BLOCK_BYTES)[occurring]
    tensors = {
        name: weights.blocks(name).copy() if tensor.kind == "4-bit" else weights.floats(name)
        for name, tensor in weights.tensors.items()
        if name != "emb.word"
    }
    return Bundle(tensors=tensors, words=words, ids=ids, ends=ends, hard=hard, more=more, **columns)


def tokens_of(weights: E5Weights, texts: Sequence[str]) -> list[list[int]]:
    """The tokens of texts with their prefix, begin and end too, cut to what the model reads at once."""
    normalisation, tokenizer = Normalisation(weights), unigram_tokenizer(weights)
    plain = [_SPACES.sub(" ", embeddable(text).translate(normalisation)) for text in texts]
    most, unknown = weights.positions - 2, {len(weights.pieces): weights.unknown}
    return [
        [weights.begin, *(unknown.get(token, token) for token in encoding.ids[:most]), weights.end]
        for encoding in tokenizer.encode_batch_fast(plain)
    ]
