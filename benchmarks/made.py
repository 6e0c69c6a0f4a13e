"""Passages made of others, so that an index of any size holds texts and vectors like real ones.

Two thirds of one text with a sentence of another; numbers, years and names changed. Vectors need no model: a
mix of those of the two, with noise.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import TYPE_CHECKING

import numpy as np

from kb.document import Document
from kb.letter.letter import Letter, Person, Sender
from kb.passage import LONGEST
from kb.question.record import Record
from kb.source import Source
from kb.text.sentence import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.encoder.encoder import Encoder, Progress, Vectors

RECORDS = 10
"""Answers in a letter; each is one passage."""
PARTIES = ("VVD", "D66", "SP", "CDA", "PvdA", "GroenLinks", "ChristenUnie", "Volt")
MINISTRIES = ("Justitie en Veiligheid", "Financiën", "Defensie", "Binnenlandse Zaken en Koninkrijksrelaties")
SYLLABLES = "ban der vel koo ste ver mee hui ros wil tim bra dek lo ha zan pie kra van mol".split()  # noqa: SIM905
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\d+")


class Made:
    """Passages made of others, each from its number alone; an `Encoder` for them."""

    def __init__(self, base: Sequence[str], vectors: Vectors, encoder: Encoder) -> None:
        self.name, self.weights_sha256 = encoder.name, encoder.weights_sha256
        self.dimensions: int = vectors.shape[1]
        self._sentences = [_sentences(text) for text in base]
        self._vectors = vectors
        self._parts: dict[str, tuple[int, int, int]] = {}

    def text(self, number: int) -> str:
        """The passage of this number."""
        chance = random.Random(number)
        one = number % len(self._sentences)
        other = chance.randrange(len(self._sentences))
        sentences = [own for own in self._sentences[one] if chance.random() < 2 / 3] or self._sentences[one]
        sentences = sentences + chance.sample(self._sentences[other], 1)
        whole = _NUMBER.sub(lambda found: _number(found[0], chance), " ".join(sentences))
        whole = _NAME.sub(lambda found: _name(found[0], chance), whole)[:LONGEST].strip()
        self._parts[whole] = (number, one, other)
        return whole

    def letter(self, number: int) -> Document:
        """The letter of this number, with its answers."""
        chance = random.Random(-1 - number)
        identifier = f"{2015 + number % 11}Z{number:05}"
        records = tuple(
            Record(f"{identifier}/{place}", "answer", (place,), "", self.text(number * RECORDS + place))
            for place in range(1, RECORDS + 1)
        )
        letter = Letter(
            identifier,
            "answers",
            subject=" ".join(records[0].answer.split()[:8]),
            date=dt.date(2015 + number % 11, 1 + number % 12, 1 + number % 28),
            sender=Sender(chance.choice(MINISTRIES), "minister", _name("", chance)),
            asked_by=(Person(_name("", chance), PARTIES[number % len(PARTIES)]),),
        )
        return Document(Source("", "", "text", None), letter, records)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of made passages, which stand after a line of context."""
        del progress
        made = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for place, text in enumerate(texts):
            number, one, other = self._parts[text.partition("\n")[2]]
            noise = np.random.default_rng(number).standard_normal(self.dimensions)
            noise *= 0.15 / np.linalg.norm(noise)
            mixed = 0.8 * self._vectors[one] + 0.2 * self._vectors[other] + noise
            made[place] = mixed / np.linalg.norm(mixed)
        return made

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Not asked for while an index is built."""
        raise NotImplementedError(texts)


def _sentences(text: str) -> list[str]:
    ends = list(sentence_ends(text))
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)] or [text]


def _number(digits: str, chance: random.Random) -> str:
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return str(chance.randint(1995, 2026))
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


def _name(word: str, chance: random.Random) -> str:
    """Half of the names stay, so that some are frequent."""
    if word and chance.random() < 0.5:
        return word
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
