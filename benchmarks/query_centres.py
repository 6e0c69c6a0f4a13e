"""Makes kb/search/query_centres.npy: the mean vectors of kinds of queries, for the plain model.

Run from the repository, with questions as members asked them (JSON lines with `query`):
python benchmarks/query_centres.py ../shared/questions/queries.jsonl

Of the Dutch questions only the first 255 are read, so that the rest can show what it is worth. The English
ones stand in english_queries.txt. A centre each: whole questions, their rarest word, their two rarest words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from kb.encoder import query_encoder
from kb.search.query import is_function_word
from kb.settings import PLAIN_MODEL, Settings
from kb.text.fold import fold

ROOT = Path(__file__).resolve().parents[1]
TO = ROOT / "kb" / "search" / "query_centres.npy"
READ = 255


def rarest(questions: list[str], words: int) -> list[str]:
    """Of each question its `words` rarest words, the longest of those that are as rare."""
    split = [list(dict.fromkeys(re.findall(r"[^\W\d_]{3,}", question))) for question in questions]
    count = Counter(fold(word) for own in split for word in own)
    telling = [[word for word in own if not is_function_word(word)] for own in split]
    return [
        " ".join(sorted(own, key=lambda word: (count[fold(word)], -len(word)))[:words]) for own in telling
    ]


def main() -> None:
    """Write the file."""
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    dutch = [str(json.loads(line)["query"]) for line in lines[:READ]]
    english = Path(__file__).with_name("english_queries.txt").read_text("utf-8").splitlines()
    encoder = query_encoder(Settings(ROOT, ROOT, ROOT, model=PLAIN_MODEL))
    kinds = [kind for asked in (dutch, english) for kind in (asked, rarest(asked, 1), rarest(asked, 2))]
    centres = np.stack([encoder.embed_queries(texts).mean(axis=0) for texts in kinds])
    np.save(TO, centres.astype(np.float32))
    print(
        f"{TO.relative_to(ROOT)}: {len(centres)} centres of {', '.join(str(len(texts)) for texts in kinds)}"
    )


if __name__ == "__main__":
    main()
