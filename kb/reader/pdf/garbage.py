"""Whether the text layer of a PDF is text: a font without its table gives other letters than the page shows.

Told by the shape of words and by the small words that no Dutch or English page does without. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WORDS: Final = 40
"""Fewer say nothing: a page may hold a table of numbers and names."""
MOST_NO_WORDS: Final = 0.5
"""More of the words that are none, and the text is not shown to anyone."""
LEAST_SMALL_WORDS: Final = 0.02
"""Running Dutch or English has some 40% of them, a page of names and tables still more than 5%."""
MANY_NO_WORDS: Final = 0.15
"""With hardly a small word this is enough: letters put for others still look like words, now and then."""

_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "de het een van en in is op te dat die voor met zijn aan niet om er door ook als bij of uit dan naar"
        " wordt worden heeft u the of and to a for on that with as be by this are it or from not an at der"
        " die und den von zu das la le les des et du un une que il est",
    )
)
_TOKEN = re.compile(r"\S+")
_EDGES = "\"'‘’“”„«»()[]{}<>.,;:!?…–—-/\\*•·|"
_FIGURES = re.compile(r"[\d.,:;/%€$+×x–—-]+$")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘.&/-][^\W\d_]+)*['’.]?$")
_CASE = re.compile(r"[a-z]*$|[A-Z][a-z]*$|[A-Z]+s?$|[a-z]{1,2}[A-Z][a-z]+$|(?:[A-Z][a-z]+)+$")
_VOWEL = re.compile(r"[aeiouy\u00e0-\u00ff]", re.IGNORECASE)


def is_garbage(texts: Iterable[str]) -> bool:
    """Whether these texts of one document are no language; False where they are too few to tell."""
    words = [word for text in texts for word in _words(text)]
    if len(words) < FEWEST_WORDS:
        return False
    small, none = small_word_share(words), no_word_share(words)
    return none > MOST_NO_WORDS or (none > MANY_NO_WORDS and small < LEAST_SMALL_WORDS)


def small_word_share(words: list[str]) -> float:
    """The share of articles, prepositions and the like."""
    return sum(word.lower() in _SMALL_WORDS for word in words) / len(words) if words else 0.0


def no_word_share(words: list[str]) -> float:
    """The share of words whose shape is none that a word has."""
    return sum(not _looks_like_a_word(word) for word in words) / len(words) if words else 0.0


def _words(text: str) -> Iterable[str]:
    """What stands between spaces without quotes and stops; numbers and addresses are left out."""
    for token in _TOKEN.findall(text):
        word = token.strip(_EDGES)
        if word and not _FIGURES.match(word) and "://" not in word and "@" not in word:
            yield word


def _looks_like_a_word(word: str) -> bool:
    if not _WORD.match(word):
        return False
    if not word.isascii():
        return bool(_VOWEL.search(word)) or len(word) < 4
    parts = re.split(r"['’.&/-]", word)
    return all(_CASE.match(part) and (len(part) < 4 or _VOWEL.search(part)) for part in parts)
