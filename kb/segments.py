"""Which parts of something that grows are written anew: the plan of a log-structured merge.

Parts are written once. The latest ones are merged while they are not much smaller than their
neighbour, so that there are few of them and each byte is written a few times only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RATIO = 3
"""A part stays apart from the next while it is at least this many times larger."""
_DEAD_SHARE = 0.25
"""A part of which more than this share is dead is written anew."""


def to_merge(sizes: Sequence[int], dead: Sequence[int], new: int) -> frozenset[int]:
    """Numbers of the old parts that go into the new one. Pure.

    `sizes` counts what each old part holds, `dead` how much of that counts no more, `new` what the
    new part holds by itself.
    """
    chosen = {
        number
        for number, (size, gone) in enumerate(zip(sizes, dead, strict=True))
        if gone > _DEAD_SHARE * size
    }
    total = new + sum(sizes[number] - dead[number] for number in chosen)
    if total == 0:
        return frozenset(chosen)
    for number in sorted(range(len(sizes)), key=lambda number: sizes[number]):
        if number not in chosen and sizes[number] < _RATIO * total:
            chosen.add(number)
            total += sizes[number] - dead[number]
    return frozenset(chosen)
