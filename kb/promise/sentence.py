"""Sentences of an answer as promises are read from them, also where a PDF's text ran two together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.text.sentence import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿA-Z0-9)»”][a-zà-ÿA-Z0-9)»”])[.?!](?=[A-Z][a-zà-ÿ]+[ ,])")
_LONGEST = 1_200
"""Characters of a sentence that are looked at; a longer one is a list or a table."""


def promise_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence, in order; "is gereed.Wel zal ik" is two."""
    for start, end in sentence_spans(text):
        at = start
        for match in _RUN_TOGETHER.finditer(text, start, end):
            yield at, match.end()
            at = match.end()
        if at < end:
            yield at, min(end, at + _LONGEST)
