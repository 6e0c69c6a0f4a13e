"""Which characters of a passage to mark: words of the query in any form, phrases, terms of topics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kb.search.phrase import phrase_spans
from kb.search.query import Query, is_function_word

Analyse = Callable[[str], Iterable[str]]
"""The terms that a word gives, as the index holds them."""
Spans = tuple[tuple[int, int], ...]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def highlights(passage: str, query: Query, analyse: Analyse, others: Iterable[tuple[int, int]] = ()) -> Spans:
    """Character ranges of `passage`, sorted, not overlapping; `others` are ranges that matched anyhow."""
    found = [span for phrase in query.phrases for span in phrase_spans(passage, phrase)]
    for reference in query.references:
        found.extend(phrase_spans(passage, reference.text))
    found.extend(word_spans(passage, query.telling_words, analyse))
    found.extend(others)
    return united(found, len(passage))


def word_spans(passage: str, words: Iterable[str], analyse: Analyse) -> Spans:
    """The (start, end) of each word of `passage` that is one of `words` once both are analysed."""
    wanted = {term for word in words for term in analyse(word)}
    if not wanted:
        return ()
    known: dict[str, bool] = {}
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(passage):
        word = match.group()
        if word not in known:
            known[word] = not is_function_word(word) and not wanted.isdisjoint(analyse(word))
        if known[word]:
            spans.append(match.span())
    return tuple(spans)


def united(spans: Iterable[tuple[int, int]], length: int) -> Spans:
    """Ranges sorted and joined where they overlap or touch, within [0, length)."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
