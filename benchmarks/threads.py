"""How long the threads and changes of a topic take, with made records.

    python -m benchmarks.threads [RECORDS]

Questions and answers are put together of words of `asked/groups.jsonl` and `asked/training.jsonl`, with
years, places and numbers drawn by chance, ten in a letter; vectors are sums of chance vectors of their
words, no model is run. An answer is five made ones. Positions are timed as a rebuild stored them, and
read from the text, which an index of an older version needs.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from benchmarks.asked.labels import groups
from kb.document import Document
from kb.knowledge_base import KnowledgeBase
from kb.letter.letter import Letter
from kb.likeness.word import words_in
from kb.position.held import held
from kb.question.record import Record
from kb.rebuild import rebuild
from kb.settings import Settings
from kb.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.encoder import Progress, Vectors

_IN_LETTER = 10
_PLACES = "Assen Breda Delft Ede Gouda Hoorn Kampen Leiden Meppel Oss Sneek Tiel Venlo Zwolle".split()  # noqa: SIM905
_ANSWERS = (
    "Nee. In {place} waren het er {number} in {year}.",
    "Ja. Dat zijn er {number}, zo meldt {place} over {year}. De politie gebruikt CAS daarvoor niet meer.",
    "In {year} waren er {number}. Ik zie geen aanleiding om dit in {place} te veranderen.",
    "Hierover doe ik geen uitspraken.",
)


class WordEncoder:
    """Vectors out of words, without a model; an `Encoder`."""

    name = "words"
    dimensions = 384
    weights_sha256 = "0" * 64

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """As passages."""
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        """The mean of its words' vectors, of length 1."""
        made = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words_in(text):
                made[row] += _of_word(word)
            made[row] /= np.linalg.norm(made[row]) or 1
            made[row, 0] += float(not made[row].any())
        return made


_KNOWN: dict[str, Vectors] = {}


def _of_word(word: str) -> Vectors:
    if word not in _KNOWN:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
        _KNOWN[word] = np.random.default_rng(seed).standard_normal(384).astype(np.float32)
    return _KNOWN[word]


def letter(number: int, questions: Sequence[str]) -> Document:
    """The letter of this number."""
    chance = random.Random(number)
    name = f"{2010 + number % 16}Z{number:05d}"
    day = dt.date(2010 + number % 16, 1 + number % 12, 1 + number % 28)
    records = []
    for place in range(1, _IN_LETTER + 1):
        values = {
            "place": chance.choice(_PLACES), "number": chance.randrange(10, 9_999), "year": day.year - 1,
        }  # fmt: skip
        question = chance.choice(questions).rstrip("?") + f" in {values['place']} bij CAS?"
        records.append(
            Record(
                f"{name}/{place}", "answer", (place,), question,
                " ".join(chance.choice(_ANSWERS).format(**values) for _ in range(5)),
                lines=(place, place),
            )
        )  # fmt: skip
    about = Letter(name, "answers", subject=f"CAS in {chance.choice(_PLACES)}", date=day)
    return Document(Source(f"{number}.txt", "", "text", None), about, tuple(records))


def main() -> None:
    """Make, index, measure."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    questions = [
        one.question for half in ("work", "check") for one in groups(half, "groups.jsonl", "training.jsonl")
    ]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(folder)
        settings.corpus.mkdir()
        for number in range(records // _IN_LETTER):
            (settings.corpus / f"{number}.txt").write_text(f"brief {number}", encoding="utf-8")

        def parse(path: Path, *, name: str | None = None, **_: object) -> Document:
            made = letter(int(Path(path).stem), questions)
            sha256 = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            source = Source(name or path.name, sha256, "text", None, path.stat().st_size)
            return Document(source, made.letter, made.records)

        rebuild(settings, parse=parse, encoder=WordEncoder())
        with KnowledgeBase.open(settings=settings) as base:
            held.cache_clear()  # the rebuild in this process read them all
            with patch("kb.position.stored.RULES", 0):
                start = time.perf_counter()
                count = len(base.positions("cas"))
                print(f"read from the text: {count} positions in {time.perf_counter() - start:.2f} s")
            held.cache_clear()
            for when in ("cold", "warm", "warm"):
                start = time.perf_counter()
                positions = base.positions("cas")
                read = time.perf_counter()
                threads = base.threads_in(positions)
                end = time.perf_counter()
                print(
                    f"{when}: {len(positions)} positions in {read - start:.2f} s, "
                    f"{len(threads)} threads with {sum(len(one.changes) for one in threads)} changes "
                    f"in {end - read:.2f} s"
                )


if __name__ == "__main__":
    main()
