"""One term of a topic as a pattern: inflected, as one word, spaced or hyphened, not inside another word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = r"[ \-]{0,3}"
_VOWELS = "aeiouy"
_ENDINGS = ("e", "en", "s", "n", "es", "'s", "se")


@dataclass(frozen=True, slots=True)
class TermPattern:
    """`term` as written in topics.toml; `prefix` stands in every text that the pattern can match.

    Compiled only when a text has the prefix: a search from a cold start meets few of the terms.
    """

    term: str
    prefix: str
    exact: bool = False
    """Whether it is an abbreviation, matched in the text as it stands instead of folded."""

    def spans(self, text: str, folded: str) -> Iterator[tuple[int, int]]:
        """The (start, end) of each place in `text`, whose folded form is `folded`."""
        subject = text if self.exact else folded
        if self.prefix in subject:
            compiled = _abbreviation(self.term) if self.exact else _term(self.term)
            for match in compiled.finditer(subject):
                yield match.span()


@lru_cache(maxsize=4096)
def term_pattern(term: str) -> TermPattern:
    """The pattern of a term; `*` at its start or end lets a word begin earlier or go on."""
    words = _words(term)
    goes_on = term.endswith("*") and len(words) == 1
    return TermPattern(term, words[0] if goes_on else _common_start([words[0], *inflections(words[0])]))


def abbreviation_pattern(abbreviation: str) -> TermPattern:
    """The pattern of an abbreviation: letter for letter, as a whole word."""
    return TermPattern(abbreviation, abbreviation, exact=True)


@lru_cache(maxsize=4096)
def _term(term: str) -> re.Pattern[str]:
    words = _words(term)
    last = len(words) - 1
    goes_on = term.endswith("*")
    body = _SEPARATOR.join(
        _word_pattern(word, inflected=not (goes_on and place == last)) for place, word in enumerate(words)
    )
    start = r"(?<![^\W_])" + (r"\w*" if term.startswith("*") else "")
    return re.compile(start + body + (r"\w*" if goes_on else r"(?![^\W_])"))


@lru_cache(maxsize=1024)
def _abbreviation(abbreviation: str) -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])" + re.escape(abbreviation) + r"(?![^\W_])")


def _words(term: str) -> list[str]:
    return [word for word in re.split(r"[\s\-]+", fold(term.strip("* "))) if word]


def inflections(word: str) -> tuple[str, ...]:
    """Other forms of a Dutch or English word by the common rules of spelling; some are no words.

    'vooroordeel' gives 'vooroordelen', 'wet' 'wetten', 'ongelijkheid' 'ongelijkheden', 'act' 'acts'.
    """
    if len(word) < 3 or not word.isalpha():
        return ()
    return tuple(dict.fromkeys([*(word + ending for ending in _ENDINGS), *_changed(word)]))


def _common_start(forms: list[str]) -> str:
    """What all forms begin with: those that sort first and last differ the most."""
    first, last = min(forms), max(forms)
    for at, letter in enumerate(first):
        if letter != last[at : at + 1]:
            return first[:at]
    return first


def _changed(word: str) -> Iterator[str]:
    stems = []
    if word.endswith("heid"):
        stems.append(word[:-4] + "hed")
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if len(word) > 3 and word[-2] == word[-3] and word[-2] in "aeou" and word[-1] not in _VOWELS:
        stems.append(word[:-2] + word[-1])
    elif word[-2] in _VOWELS and word[-3] not in _VOWELS and word[-1] not in _VOWELS + "wx":
        stems.append(word + word[-1])
    for stem in [*stems, word]:
        softened = {"f": "v", "s": "z"}.get(stem[-1])
        ends = [stem, stem[:-1] + softened] if softened else [stem]
        for end in ends:
            yield end + "en"
            yield end + "e"


def _word_pattern(word: str, *, inflected: bool) -> str:
    forms = [word, *inflections(word)] if inflected else [word]
    if len(forms) == 1:
        return re.escape(word)
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"
