"""How text becomes terms, the same for passages and for queries.

Accents are folded before stemming, so that 'patienten' finds 'patiënten'. Grams, short runs of letters
within a word, find what stems do not: parts of compounds, other spellings, typing errors.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb.store.names import fold_name
from kb.text.fold import fold

if TYPE_CHECKING:
    from tantivy import Index, TextAnalyzer

    from kb.index.clause import Field

LONGEST_TERM = 80
"""Characters; longer runs without a space are no words."""
GRAM = 5
"""Letters of a gram; 4 and 6 found less, and 4 makes a larger index."""
GRAM_SPACE = " "
"""Between the grams of a text as the index is given them."""
_GRAM_WORD = re.compile(r"[^\W_]+")
_STEMS: dict[Field, str] = {"nl": "dutch", "context": "dutch", "en": "english", "exact": ""}
_ANALYZERS: dict[Field, str] = {"nl": "kb_nl", "context": "kb_nl", "en": "kb_en", "exact": "kb_exact"}
_READY_MADE: dict[Field, str] = {"gram": "whitespace", "name": "raw"}
"""tantivy's own, for fields that are given their terms."""
ANALYSIS = 3
"""Raised when the same text gives other terms; kept in the manifest."""


def analyse(text: str, field: Field) -> list[str]:
    """The terms of this text in this field, in order."""
    if field == "name":
        name = whole_name(text)
        return [name] if name else []
    if field == "gram":
        return grams(text)
    return _analyzer(field).analyze(text)


def grams(text: str) -> list[str]:
    """Every run of GRAM characters within a word of `text`, with '_' where the word begins and ends."""
    found: list[str] = []
    for match in _GRAM_WORD.finditer(fold(text)):
        word = f"_{match.group()[:LONGEST_TERM]}_"
        found.extend(word[start : start + GRAM] for start in range(max(1, len(word) - GRAM + 1)))
    return found


def whole_name(text: str) -> str:
    """A name or reference as one term, as filters compare names: 'D.M. van Weel' gives 'van weel'."""
    return fold_name(text)


def register(index: Index) -> None:
    """Make the analysers known to a tantivy index, by the names in its schema."""
    for field, name in _ANALYZERS.items():
        index.register_tokenizer(name, _analyzer(field))


def analyzer_name(field: Field) -> str:
    """The name of the field's analyser in the schema."""
    return _ANALYZERS.get(field) or _READY_MADE[field]


@cache
def _analyzer(field: Field) -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    builder = builder.filter(Filter.remove_long(LONGEST_TERM)).filter(Filter.lowercase())
    builder = builder.filter(Filter.ascii_fold())
    stem = _STEMS[field]
    return (builder.filter(Filter.stemmer(stem)) if stem else builder).build()
