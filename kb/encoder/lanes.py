"""Texts as batches, and batches side by side: one lane to a core, each with its own batch.

A small batch on one core stays in that core's cache, and no core waits for another. Knows no model; torch is
imported by then.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kb.encoder.encoder import Vectors

CHARACTERS = 2_000
"""Of a batch with its padding, some 450 tokens: two passages of ordinary length."""
TEXTS = 16
"""At most, however short they are."""

Places = list[int]


def batches(texts: Sequence[str]) -> Iterator[Places]:
    """Places of `texts` by falling length, those of like length together."""
    places = sorted(range(len(texts)), key=lambda place: len(texts[place]), reverse=True)
    while places:
        fitting = CHARACTERS // max(len(texts[places[0]]), 1)
        count = min(max(fitting, 1), TEXTS)
        yield places[:count]
        places = places[count:]


def in_lanes(
    compute: Callable[[Places], Vectors],
    work: Sequence[Places],
    *,
    lanes: int,
    take: Callable[[Places, Vectors], None],
) -> None:
    """Hand each batch of `work` to a free lane and its vectors to `take`, here, as they are ready.

    torch counts its threads for each thread that calls it: those of a lane are its share of the cores.
    What `compute` or `take` raises comes out once the batches that had begun are done.
    """
    import torch

    cores = torch.get_num_threads()
    share = max(cores // lanes, 1)
    try:
        with ThreadPoolExecutor(lanes, "embed", lambda: torch.set_num_threads(share)) as pool:
            begun = {pool.submit(compute, places): places for places in work}
            try:
                for done in as_completed(begun):
                    take(begun[done], done.result())
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
    finally:
        torch.set_num_threads(cores)  # the last setting is what a thread that is new to torch begins with
