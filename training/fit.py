"""Teaches a model: batches of pairs of every kind, wrong answers of the batch and of both kinds of search.

Contrastive, towards the passage and, more lightly, back to the query. The same recipe, bundle and machine
give the same result but for the order in which a GPU adds. Needs numpy and torch alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from training.bundle import KINDS
from training.model import Taught, Teach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from training.bundle import Bundle

ALIKE = 0.95
"""Passages with a cosine above this are one, whatever letter they stand in."""
SHARES: Mapping[str, float] = {
    "asked": 0.4, "one sentence": 0.12, "subject": 0.04, "words": 0.1, "with context": 0.1, "rest": 0.06,
    "half": 0.04, "heading": 0.08, "english": 0.06,
}  # fmt: skip
SKIPPED = 2
"""Of the nearest wrong answers so many are passed over: they are often right."""
_NEVER = -1e4
_EMBED_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is taught."""

    teach: Teach = "scales"
    rank: int = 16
    """Of LoRA."""
    rate: float = 4e-3
    """Of learning: relative change of a scale, or of a weight of LoRA, in a step."""
    plain_rate: float = 1.2e-3
    """Of learning, of biases and norms."""
    steps: int = 80
    batch: int = 512
    temperature: float = 0.03
    hard: int = 1
    """Wrong answers a query beside those of the batch."""
    words: float = 0.1
    """What the lexical score counts beside the cosine: the model then learns what words miss."""
    queries_only: bool = False
    """Leave passages as the plain model has them."""
    back: float = 0.3
    """What finding the query from the passage counts."""
    keep: float = 1.0
    """What staying near the plain model's vectors counts."""
    renew: int = 0
    """Steps after which wrong answers are looked for anew; 0: never."""
    query_tokens: int = 160
    passage_tokens: int = 192
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    """Of a batch, by kind of pair."""
    seed: int = 1


def fit(
    bundle: Bundle, recipe: Recipe, device: str, tell: Callable[[int, float], None] | None = None
) -> Taught:
    """The taught model; its changes are in `small`."""
    torch.manual_seed(recipe.seed)
    model = Taught(bundle, recipe.teach, recipe.rank)
    model.to(device)
    pupil = _Lesson(bundle, recipe, model, device)
    plain = {name for name, one in model.small.items() if one.dim() == 1}
    optimiser = torch.optim.AdamW(
        [
            {
                "params": [one for name, one in model.small.items() if name in plain],
                "rate": recipe.plain_rate,
            },
            {"params": [one for name, one in model.small.items() if name not in plain], "rate": recipe.rate},
        ],
        lr=recipe.rate,
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )
    for step in range(recipe.steps):
        warm = min(1.0, (step + 1) / max(recipe.steps * 0.1, 1))
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * warm * max(0.05, 1 - step / recipe.steps)
        if recipe.renew and step and step % recipe.renew == 0:
            pupil.look_for_wrong()
        optimiser.zero_grad()
        loss = pupil.loss()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if tell:
            tell(step, float(loss.detach()))
    return model


class _Lesson:
    """Draws batches and says how wrong the model is on them."""

    def __init__(self, bundle: Bundle, recipe: Recipe, model: Taught, device: str) -> None:
        self._bundle, self._recipe, self._model, self._device = bundle, recipe, model, device
        self._dice = np.random.default_rng(recipe.seed)
        self._queries = [bundle.tokens(text)[: recipe.query_tokens] for text in range(len(bundle.ends))]
        self._passages = [bundle.tokens(text)[: recipe.passage_tokens] for text in range(len(bundle.ends))]
        self._turns = {
            number: self._shuffled(np.flatnonzero(bundle.kind == number)) for number in range(len(KINDS))
        }
        self._all = np.unique(bundle.passage)
        self._place = {int(text): place for place, text in enumerate(self._all)}
        self._group = np.empty(len(self._all), dtype=np.int64)
        self._group[[self._place[int(text)] for text in bundle.passage]] = bundle.group
        self._plain = self._embedded(self._all, self._passages)
        self._wrong = self._nearest_wrong(self._plain)

    def look_for_wrong(self) -> None:
        """Look anew for wrong answers that the model as it is finds near."""
        self._wrong = self._nearest_wrong(self._embedded(self._all, self._passages))

    def loss(self) -> torch.Tensor:
        """Of one batch."""
        recipe, bundle = self._recipe, self._bundle
        pairs = self._batch()
        wrong = self._some_wrong(pairs)
        texts = np.unique(np.concatenate([bundle.passage[pairs], wrong]))
        own = np.searchsorted(texts, bundle.passage[pairs])
        with self._short():
            weights = self._model.weights()
            asked = self._model([self._queries[text] for text in bundle.query[pairs]], weights)
            if recipe.queries_only:
                found = self._plain[[self._place[int(text)] for text in texts]]
            else:
                found = self._model([self._passages[text] for text in texts], weights)
        scores = asked @ found.T
        if recipe.words:
            scores = scores + recipe.words * self._lexical(bundle.query[pairs], texts)
        scores = (scores / recipe.temperature).masked_fill(self._same(pairs, texts, own), _NEVER)
        target = torch.from_numpy(own).to(self._device)
        loss = cross_entropy(scores, target)
        if recipe.back:
            square = scores[:, target].T
            same = torch.from_numpy(bundle.group[pairs][:, None] == bundle.group[pairs][None, :])
            same.fill_diagonal_(False)  # noqa: FBT003 - as torch has it
            square = square.masked_fill(same.to(self._device), _NEVER)
            loss = loss + recipe.back * cross_entropy(square, torch.arange(len(pairs), device=self._device))
        if recipe.keep:
            plain = self._plain[[self._place[int(text)] for text in texts]]
            loss = loss + recipe.keep * (1 - (found * plain).sum(1)).mean()
        return loss

    def _batch(self) -> NDArray[np.int64]:
        """Numbers of pairs, of each kind its share."""
        chosen: list[int] = []
        for number, name in enumerate(KINDS):
            count = round(self._recipe.batch * self._recipe.shares.get(name, 0.0))
            turn = self._turns[number]
            chosen.extend(next(turn) for _ in range(count) if len(self._bundle.kind))
        return np.array([one for one in chosen if one >= 0], dtype=np.int64)

    def _shuffled(self, places: NDArray[np.int64]) -> Iterator[int]:
        while True:
            if not len(places):
                yield -1
                continue
            yield from self._dice.permutation(places).tolist()

    def _some_wrong(self, pairs: NDArray[np.int64]) -> NDArray[np.int32]:
        if not self._recipe.hard:
            return np.zeros(0, dtype=np.int32)
        both = np.concatenate([self._wrong[pairs], self._bundle.hard[pairs]], axis=1)
        found: list[int] = []
        for row in both:
            known = row[row >= 0]
            found.extend(self._dice.choice(known, min(self._recipe.hard, len(known)), replace=False))
        return np.array(found, dtype=np.int32)

    def _same(
        self, pairs: NDArray[np.int64], texts: NDArray[np.int32], own: NDArray[np.int64]
    ) -> torch.Tensor:
        """Which passages are no wrong answers, for they are of the same answer or nearly the same."""
        places = [self._place[int(text)] for text in texts]
        same = self._bundle.group[pairs][:, None] == self._group[places][None, :]
        plain = self._plain[places]
        masked = torch.from_numpy(same).to(self._device) | (plain[own] @ plain.T > ALIKE)
        masked[torch.arange(len(pairs), device=self._device), torch.from_numpy(own).to(self._device)] = False
        return masked

    def _nearest_wrong(self, vectors: torch.Tensor, most: int = 8) -> NDArray[np.int32]:
        """For each pair texts that are near the query and neither its answer nor nearly that."""
        bundle = self._bundle
        own = np.array([self._place[int(text)] for text in bundle.passage])
        group = torch.from_numpy(self._group).to(self._device)
        found = np.full((len(own), most), -1, dtype=np.int32)
        for start in range(0, len(own), _EMBED_AT_ONCE):
            part = slice(start, start + _EMBED_AT_ONCE)
            asked = self._embedded(bundle.query[part], self._queries)
            near = asked @ vectors.T
            near[group[own[part]][:, None] == group[None, :]] = _NEVER
            near[self._plain[own[part]] @ self._plain.T > ALIKE] = _NEVER
            best = near.topk(min(SKIPPED + most, near.shape[1]))
            texts = self._all[best.indices.cpu().numpy()]
            texts[best.values.cpu().numpy() <= _NEVER / 2] = -1
            found[part, : texts.shape[1] - SKIPPED] = texts[:, SKIPPED:]
        return found

    def _embedded(self, texts: NDArray[np.int32], cut: Sequence[NDArray[np.int32]]) -> torch.Tensor:
        with torch.no_grad(), self._short():
            weights = self._model.weights()
            return torch.cat(
                [
                    self._model(
                        [cut[text] for text in texts[start : start + _EMBED_AT_ONCE]], weights, 262_144
                    )
                    for start in range(0, len(texts), _EMBED_AT_ONCE)
                ]
            )

    def _lexical(self, queries: NDArray[np.int32], texts: NDArray[np.int32]) -> torch.Tensor:
        """(queries, texts) worth in the lexical list, 0 where not known."""
        more = self._bundle.more
        place = {int(text): number for number, text in enumerate(texts)}
        table = np.zeros((len(queries), len(texts)), dtype=np.float32)
        for row, query in enumerate(queries):
            start, stop = np.searchsorted(more["lexical query"], [query, query + 1])
            for text, worth in zip(
                more["lexical text"][start:stop], more["lexical worth"][start:stop], strict=True
            ):
                if int(text) in place:
                    table[row, place[int(text)]] = worth
        return torch.from_numpy(table).to(self._device)

    def _short(self) -> torch.autocast | nullcontext[None]:
        return torch.autocast("cuda", dtype=torch.bfloat16) if self._device == "cuda" else nullcontext()
