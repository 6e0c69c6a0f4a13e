"""Make kb/likeness/words.txt and words.npy: how common a word is in questions, and what it means.

    python benchmarks/asked/words.py QUESTIONS.jsonl … --texts FOLDER …

Words are those that stand in at least two of the texts. Each is embedded by itself by the default model,
as a passage; of the vectors the mean and the two strongest directions (which say that it is a word, and
how long) are taken out, and the strongest 128 of the rest are kept in 8 bits. The table holds words and
counts, no text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from kb.encoder import passage_encoder
from kb.errors import KbError
from kb.likeness.word import DIMENSIONS, FOLDER, words_in
from kb.parse import parse_file
from kb.settings import Settings

_LEAST = 2
_LONGEST = 40
_SCALE = 127


def questions_of(path: Path) -> list[str]:
    """The questions of a file of lines with a field `query`."""
    return [json.loads(line)["query"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def texts_of(folder: Path) -> list[str]:
    """The questions and answers of each document that can be read."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".jsonl":
            try:
                records = parse_file(path).records
            except KbError:
                continue
            found += [text for record in records for text in (record.question, record.answer) if text]
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                value = json.loads(line)
                found += [value[name] for name in ("query", "answer", "text") if name in value]
    return found


def main() -> None:
    """Count, embed, keep."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("questions", type=Path, nargs="+")
    reader.add_argument("--texts", type=Path, nargs="*", default=[])
    options = reader.parse_args()
    questions = [one for path in options.questions for one in questions_of(path)]
    in_questions = Counter(word for one in questions for word in set(words_in(one)))
    anywhere = Counter(word for one in questions for word in set(words_in(one)))
    for folder in options.texts:
        anywhere.update(word for text in texts_of(folder) for word in set(words_in(text)))
    kept = sorted(
        word for word, count in anywhere.items()
        if count >= _LEAST and len(word) <= _LONGEST and not any(sign.isdigit() for sign in word)
    )  # fmt: skip
    vectors = passage_encoder(Settings.load(Path.cwd())).embed_passages(kept).astype(np.float64)
    vectors -= vectors.mean(axis=0)
    _, strength, axes = np.linalg.svd(vectors, full_matrices=False)
    small = vectors @ axes[2 : 2 + DIMENSIONS].T
    small /= np.abs(small).max(axis=1, keepdims=True) + 1e-9
    lines = [f"{len(questions)}", *(f"{word}\t{in_questions[word]}" for word in kept)]
    (FOLDER / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    np.save(FOLDER / "words.npy", np.round(small * _SCALE).astype(np.int8))
    share = (strength[2 : 2 + DIMENSIONS] ** 2).sum() / (strength**2).sum()
    print(f"{len(kept)} words of {len(questions)} questions; {share:.0%} of what the vectors say is kept")


if __name__ == "__main__":
    main()
