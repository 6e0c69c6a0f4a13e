"""What one question says, taken apart once so that it can be set beside many others. Pure but for the table
of words.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kb.likeness.asking import Asking, Manner, asked_for, asks_of_letter, core_of, counted_in, manners_of
from kb.likeness.word import COMMON, DIMENSIONS, known_words, stem, words_in
from kb.text.fold import fold

LONGEST: Final = 1_200
"""Characters of a question that are looked at."""
_MOST_WORDS: Final = 60
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOTE = re.compile(r"\[\d+[^\]]{0,20}\]|\b\d\)")
_NAME = re.compile(r"(?<=[a-z,;)»'’\"“«(] )[«“'\"(]?([A-ZÀ-Þ][\w’'-]*)")
_MONTHS: Final = frozenset(
    """januari februari maart april mei juni juli augustus september oktober november
    december""".split()  # noqa: SIM905 - as below
)
_NO_NAMES: Final = frozenset(
    """kamer tweede eerste minister ministerie staatssecretaris nederland nederlandse nederlands kabinet
    rijk kunt zo bent is klopt deelt wat welke hoe ja nee
    """.split()  # noqa: SIM905 - a list of words reads better than quoted ones
)
_ANYTHING_COUNTED: Final = frozenset("mensen personen keer gevallen gaat zijn er burgers".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`every` is all its words, `stems` are of the words that say what it is about, each once; `weights`
    how rare each is, between 0 and 1; `vectors` one a row, float32 (n, DIMENSIONS), of length 1 or 0 for a
    word that is in no table; `centre` their weighted mean, of length 1 or 0. `known` is the set of `stems`,
    `unknown` are places of those without a vector, `mass` the sum of the squares of the weights. `counted`
    is the stem of what it wants counted, or ''. `around` are stems of the letter's subject, which a
    question need not repeat ('dit systeem'). `of_letter`: it asks something of its own letter and has no
    subject.
    """

    every: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    vectors: NDArray[np.float32]
    centre: NDArray[np.float32]
    known: frozenset[str]
    unknown: frozenset[int]
    mass: float
    pairs: frozenset[tuple[str, str]]
    asked: frozenset[Asking]
    manners: frozenset[Manner]
    counted: str
    numbers: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    length: int
    of_letter: bool

    @property
    def telling(self) -> bool:
        """Whether it says what it is about."""
        return bool(self.stems) and not self.of_letter


@lru_cache(maxsize=20_000)
def profile_of(question: str, subject: str = "") -> Profile:
    """The profile of a question as it stands in a letter with this subject."""
    import numpy as np

    core = core_of(question[:LONGEST])
    table = known_words()
    every = words_in(core)
    telling: dict[str, str] = {}
    for word in every:
        if table.rarity(word) > COMMON and len(telling) < _MOST_WORDS and not _is_of_date(word):
            telling.setdefault(stem(word), word)
    weights = tuple(table.rarity(word) for word in telling.values())
    vectors = np.zeros((len(telling), DIMENSIONS), dtype=np.float32)
    for row, word in enumerate(telling.values()):
        if (vector := _vector(word)) is not None:
            vectors[row] = vector
    centre = (vectors * np.array(weights, dtype=np.float32)[:, None]).sum(axis=0)
    centre /= float(np.linalg.norm(centre)) or 1.0
    stems = [stem(word) for word in every]
    return Profile(
        every=every,
        words=tuple(telling.values()),
        stems=tuple(telling),
        weights=weights,
        vectors=vectors,
        centre=centre,
        known=frozenset(telling),
        unknown=frozenset(np.flatnonzero(~vectors.any(axis=1)).tolist()),
        mass=sum(weight * weight for weight in weights),
        pairs=frozenset(itertools.pairwise(stems)),
        asked=asked_for(core),
        manners=manners_of(core),
        counted=_counted(core),
        numbers=frozenset(_NUMBER.findall(_NOTE.sub(" ", core))),
        names=_names(core),
        around=_stems(subject[:LONGEST]),
        length=len(core),
        of_letter=asks_of_letter(core),
    )


def _is_of_date(word: str) -> bool:
    """Whether it is a number or a month: two questions about one day need not be about one thing."""
    return word[0].isdigit() or word in _MONTHS


@lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32] | None:
    return known_words().vector(word)


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words_in(text)))


def _counted(core: str) -> str:
    """The first word that tells what is counted; '' where anyone and anything is ('hoeveel mensen')."""
    table = known_words()
    for word in words_in(counted_in(core)):
        if word in _ANYTHING_COUNTED:
            return ""
        if table.rarity(word) > COMMON:
            return word
    return ""


def _names(core: str) -> frozenset[str]:
    """Words with a capital within a sentence, folded, without the ending of a possessive."""
    found = (fold(match.group(1)).split("'")[0].strip("-") for match in _NAME.finditer(core))
    return frozenset(name for name in found if len(name) > 1) - _NO_NAMES
