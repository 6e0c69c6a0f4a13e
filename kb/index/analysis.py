"""How text becomes terms, the same for passages and for queries.

Accents are folded before stemming, so that 'patienten' finds 'patiënten'. Splitting compounds goes
between folding and stemming, once a word list is there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kb.store.names import fold_name

if TYPE_CHECKING:
    from tantivy import Index, TextAnalyzer

    from kb.index.clause import Field

LONGEST_TERM = 80
"""Characters; longer runs without a space are no words."""
_STEMS: dict[Field, str] = {"nl": "dutch", "context": "dutch", "en": "english", "exact": ""}
_ANALYZERS: dict[Field, str] = {"nl": "kb_nl", "context": "kb_nl", "en": "kb_en", "exact": "kb_exact"}
ANALYSIS = 2
"""Raised when the same text gives other terms; kept in the manifest."""


def analyse(text: str, field: Field) -> list[str]:
    """The terms of this text in this field, in order."""
    if field == "name":
        name = whole_name(text)
        return [name] if name else []
    return _analyzer(field).analyze(text)


def whole_name(text: str) -> str:
    """A name or reference as one term, as filters compare names: 'D.M. van Weel' gives 'van weel'."""
    return fold_name(text)


def register(index: Index) -> None:
    """Make the analysers known to a tantivy index, by the names in its schema."""
    for field, name in _ANALYZERS.items():
        index.register_tokenizer(name, _analyzer(field))


def analyzer_name(field: Field) -> str:
    """The name of the field's analyser in the schema."""
    return _ANALYZERS.get(field, "raw")


@cache
def _analyzer(field: Field) -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    builder = builder.filter(Filter.remove_long(LONGEST_TERM)).filter(Filter.lowercase())
    builder = builder.filter(Filter.ascii_fold())
    stem = _STEMS[field]
    return (builder.filter(Filter.stemmer(stem)) if stem else builder).build()
