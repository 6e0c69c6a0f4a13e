"""Words: how common each is in questions to ministers, and what it means as a small vector.

The table comes with the package; `benchmarks/asked/words.py` makes it. A word that is not in it is rare,
and alike only to words with the same letters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kb.text.fold import fold

FOLDER: Final = Path(__file__).parent
DIMENSIONS: Final = 128
"""Numbers in the vector of a word."""
COMMON: Final = 0.4
"""Words less rare than this belong to how questions are put, not to what they are about."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:[.,:]\d+)*")
_GLUED = frozenset({"de", "het", "een", "van", "op", "te", "bij", "dat"})
_JOINED = re.compile(r"\[\d+[^\]]{0,20}\]")
_GRAM = 4
_FIRST_PART = 0.8
"""What the first part of a compound adds to the last, which says what kind of thing it is."""
_SHORTEST_PART, _SHORTEST_LINK, _SHORTEST_ALONE = 4, 2, 5


@dataclass(frozen=True, slots=True)
class Words:
    """`places` says where the vector of a word is, `counts` in how many questions it stands."""

    places: Mapping[str, int]
    counts: tuple[int, ...]
    questions: int
    vectors: NDArray[np.float32]
    """Of length 1, one a row."""

    def rarity(self, word: str) -> float:
        """Between 0, in every question, and 1, in none."""
        place = self.places.get(word)
        count = self.counts[place] if place is not None else 0
        return math.log((self.questions + 1) / (count + 1)) / math.log(self.questions + 1)

    def vector(self, word: str) -> NDArray[np.float32] | None:
        """What a word means, of length 1; of a compound what its parts mean, the last one first of all."""
        import numpy as np

        rows = [self.places[part] for part in self.parts(word)]
        if not rows:
            return None
        found: NDArray[np.float32] = self.vectors[rows[-1]] + _FIRST_PART * self.vectors[rows[:-1]].sum(
            axis=0
        )
        return found / np.float32(np.linalg.norm(found) + 1e-9)

    def parts(self, word: str) -> tuple[str, ...]:
        """The word itself if it is known, else its two parts, or the last one alone; () where nothing is
        known.
        """
        if word in self.places:
            return (word,)
        last: tuple[str, ...] = ()
        for at in range(_SHORTEST_LINK, len(word) - _SHORTEST_PART + 1):
            end = word[at:]
            if end not in self.places:
                continue
            begin = next((one for one in _beginnings(word[:at]) if one in self.places), "")
            if begin:
                return (begin, end) if len(begin) >= _SHORTEST_PART else (end,)
            last = last or ((end,) if at >= _SHORTEST_PART and len(end) >= _SHORTEST_ALONE else ())
        return last


def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded, in order; marks of notes left out."""
    return tuple(match.group().strip("'-") for match in _WORD.finditer(fold(_JOINED.sub(" ", text))))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What the forms of a word have in common."""
    from kb.index.analysis import analyse

    found = analyse(word, "nl")
    return found[0] if found else word


@lru_cache(maxsize=65_536)
def grams(word: str) -> frozenset[str]:
    """Its runs of four letters, with a mark where it begins and ends."""
    marked = f"_{word}_"
    return frozenset(marked[at : at + _GRAM] for at in range(max(1, len(marked) - _GRAM + 1)))


def spelt_alike(one: str, other: str) -> float:
    """The share of the shorter word's runs of letters that the other has too: 1 for a part of a compound."""
    mine, theirs = grams(one), grams(other)
    return len(mine & theirs) / min(len(mine), len(theirs))


@cache
def known_words() -> Words:
    """The table, read once: some 12,000 words."""
    import numpy as np

    first, *lines = (FOLDER / "words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    vectors = np.load(FOLDER / "words.npy", allow_pickle=False).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return Words(
        {word: place for place, (word, _) in enumerate(rows)},
        tuple(int(count) for _, count in rows),
        int(first),
        vectors,
    )


def _beginnings(word: str) -> tuple[str, ...]:
    """The first part of a compound, as it stands and without what links it; an article that a line's end
    glued on.
    """
    if len(word) < _SHORTEST_PART:
        return (word,) if word in _GLUED else ()
    links = ("", "s", "en", "-", "e")
    bare = (word.removesuffix(link) for link in links if word.endswith(link))
    return tuple(one for one in bare if len(one) >= _SHORTEST_PART)
