"""Seeded changes to sentences of records, each of which makes them no longer what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_ACCENTS = str.maketrans("eaouic", "éäöüïç")


def sentences(text: str) -> list[str]:
    """Of 6 to 60 words, without marks of quotation that would end the quotation."""
    found = re.split(r"(?<=[.?!])\s+", text)
    return [
        one for one in found if 6 <= len(one.split()) <= 60 and not re.search(r"[\[\]“”„«»\"…]|\.\.\.", one)
    ]


def word_changed(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return [*words[:at], "kwetsbaarheid", *words[at + 1 :]]


def word_dropped(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(1, len(words) - 1)
    return [*words[:at], *words[at + 1 :]]


def word_added(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(1, len(words))
    return [*words[:at], "vrijwel", *words[at:]]


def negated(words: list[str], rng: random.Random) -> list[str]:
    if "niet" in words:
        at = words.index("niet")
        if 0 < at < len(words) - 1:
            return [*words[:at], *words[at + 1 :]]
    at = rng.randrange(1, len(words))
    return [*words[:at], "niet", *words[at:]]


def number_changed(words: list[str], rng: random.Random) -> list[str]:
    for at, word in enumerate(words):
        if digit := re.search(r"\d", word):
            other = str((int(digit[0]) + rng.randrange(1, 9)) % 10)
            return [*words[:at], word[: digit.start()] + other + word[digit.end() :], *words[at + 1 :]]
    at = rng.randrange(1, len(words))
    return [*words[:at], "17", *words[at:]]


def letter_changed(words: list[str], rng: random.Random) -> list[str]:
    text = " ".join(words)
    at = rng.choice([place for place, one in enumerate(text) if one.isalpha()])
    return [text[:at] + ("q" if text[at] != "q" else "z") + text[at + 1 :]]


def accent_added(words: list[str], rng: random.Random) -> list[str]:
    text = " ".join(words)
    at = rng.choice([place for place, one in enumerate(text) if one in "eaouic"])
    return [text[:at] + text[at].translate(_ACCENTS) + text[at + 1 :]]


def case_changed(words: list[str], rng: random.Random) -> list[str]:
    text = " ".join(words)
    at = rng.choice([place for place, one in enumerate(text) if one.isalpha()])
    return [text[:at] + text[at].swapcase() + text[at + 1 :]]


ALTERATIONS: Sequence[Callable[[list[str], random.Random], list[str]]] = (
    word_changed, word_dropped, word_added, negated, number_changed, letter_changed, accent_added,
    case_changed,
)  # fmt: skip


def disguised(text: str, rng: random.Random) -> str:
    """The same words in other typography."""
    text = text.replace("'", "’").replace("-", rng.choice("-‑–")).replace("fi", rng.choice(["fi", "ﬁ"]))
    words = text.split(" ")
    at = rng.randrange(1, len(words))
    text = " ".join(words[:at]) + rng.choice([" ", "\u00a0", "\n", "  ", "\u2009"]) + " ".join(words[at:])
    middle = rng.choice([place for place in range(1, len(text)) if text[place - 1].isalpha()])
    return text[:middle] + rng.choice(["\u00ad", ""]) + text[middle:]
