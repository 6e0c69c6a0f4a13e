"""Titles of laws as the Basiswettenbestand has them: thousands, found by their words and not by patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"[^\s,;:()\[\]«»\"“”‘]+")
_NEXT = re.compile(r",?\s{1,3}([^\s,;:()\[\]«»\"“”‘]+)")
_SIGNS = ".?!'*_"
_ENOUGH_WORDS = 3


class Title(NamedTuple):
    """A law's title, or another name of it, as it is written; `law` is the title."""

    written: str
    law: str


class Row(NamedTuple):
    """A line of the table; `key` is what `laws.toml` calls the law, if it has it under another name."""

    number: str
    title: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    key: str = ""

    @property
    def law(self) -> str:
        """The normal form of the law."""
        return self.key or self.title


class TitleAt(NamedTuple):
    """Where a title that begins at a place of a text ends, and the law's title in its own spelling."""

    end: int
    law: str


class Titles:
    """Every title, each of two words or more, by its first two and by all of them."""

    def __init__(self, titles: list[Title]) -> None:
        self._titles: dict[tuple[str, ...], Title] = {}
        lengths: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for title in titles:
            words = title_words(title.written)
            self._titles.setdefault(words, title)
            lengths[words[0], words[1]].add(len(words))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        self.first_words: frozenset[str] = frozenset(first for first, _ in lengths)

    def at(self, text: str, start: int) -> TitleAt | None:
        """The longest title that begins at `start`; in small letters only a law of three words."""
        first = _WORD.match(text, start)
        second = _NEXT.match(text, first.end()) if first else None
        if first is None or second is None:
            return None
        begin = _normal(first[0])
        lengths = self._lengths.get((begin, _normal(second[1]))) or self._lengths.get(
            (begin, _last(second[1]))
        )
        words, ends = _words(text, first, lengths[0]) if lengths else ([], [])
        for length in lengths or ():
            if length <= len(words) and (found := self._of(text, start, words[:length], ends[length - 1])):
                return found
        return None

    def _of(self, text: str, start: int, words: list[str], end: int) -> TitleAt | None:
        bare = words[-1].rstrip(_SIGNS)
        title = self._titles.get((*words[:-1], bare)) or self._titles.get(tuple(words))
        if title is None:
            return None
        end -= len(words[-1]) - len(bare)
        fits = text[start].isupper() or (len(words) >= _ENOUGH_WORDS and "wet" in words[0])
        return TitleAt(end, title.law) if fits else None


@cache
def listed_titles() -> tuple[Titles, tuple[tuple[str, str], ...]]:
    """The table, and each abbreviation in it with its law."""
    rows = read_rows()
    titles = [Title(name, row.law) for row in rows for name in (row.title, *row.names)]
    return Titles(titles), tuple((short, row.law) for row in rows for short in row.short)


def read_rows() -> tuple[Row, ...]:
    """The lines of the table `titles.txt`: number, title, other names, abbreviations, key; tabs between."""
    text = (files("kb.citation") / "titles.txt").read_text(encoding="utf-8")
    return tuple(_row(line) for line in text.splitlines() if not line.startswith("#"))


def title_words(title: str) -> tuple[str, ...]:
    """What titles are compared by: words in small letters, without commas and brackets."""
    return tuple(_normal(word) for word in _WORD.findall(title))


def _row(line: str) -> Row:
    number, title, names, short, key = (*line.split("\t"), "", "", "")[:5]
    return Row(
        number, title, tuple(filter(None, names.split("|"))), tuple(filter(None, short.split("|"))), key
    )


def _words(text: str, first: re.Match[str], most: int) -> tuple[list[str], list[int]]:
    """Up to `most` words from the first on, in normal form, and where each ends."""
    words, ends = [_normal(first[0])], [first.end()]
    while len(words) < most and (following := _NEXT.match(text, ends[-1])):
        words.append(_normal(following[1]))
        ends.append(following.end())
    return words, ends


def _normal(word: str) -> str:
    return word.casefold().replace("’", "'")


def _last(word: str) -> str:
    """A word that ends a title, without the sentence's signs behind it."""
    return _normal(word).rstrip(_SIGNS)
