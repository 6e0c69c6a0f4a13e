"""Files made out of others by small damage, the same for the same seed."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"0.0000001")
_NAMES = (
    b"/Kids", b"/Parent", b"/Count", b"/Length", b"/Filter", b"/Contents", b"/Resources", b"/Font", b"/Type",
    b"/Root", b"/Size", b"/Prev", b"/W", b"/Index", b"/ToUnicode", b"/Widths", b"/Matrix", b"/MediaBox",
    b"/FlateDecode", b"endobj", b"endstream", b"stream", b"xref", b"trailer", b"startxref", b"obj",
)  # fmt: skip


def mutations(files: Sequence[tuple[str, bytes]], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` files, each one of `files` with one to six damages."""
    chance = random.Random(seed)
    for number in range(count):
        name, content = chance.choice(files)
        for _ in range(chance.randint(1, 6)):
            content = chance.choice(_DAMAGES)(content, chance, files)
        yield f"{number:05d}-{name.rpartition('/')[2]}", content


def _flip(content: bytes, chance: random.Random, files: object) -> bytes:
    """Some bits."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 30) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random, files: object) -> bytes:
    """The end, or a piece in the middle."""
    start = chance.randint(0, len(content))
    end = chance.choice((len(content), min(len(content), start + chance.randint(1, 2_000))))
    return content[:start] + content[end:] if start > len(content) // 4 else content


def _repeat(content: bytes, chance: random.Random, files: object) -> bytes:
    """A piece, some times."""
    start = chance.randint(0, len(content))
    piece = content[start : start + chance.randint(1, 500)]
    return content[:start] + piece * chance.randint(2, 50) + content[start:]


def _renumber(content: bytes, chance: random.Random, files: object) -> bytes:
    """A number: of an object, a length, an offset, a size."""
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + chance.choice(_ODD_NUMBERS) + content[one.end() :]


def _rename(content: bytes, chance: random.Random, files: object) -> bytes:
    """A name or keyword takes the place of another."""
    here = [name for name in _NAMES if name in content]
    if not here:
        return content
    return content.replace(chance.choice(here), chance.choice(_NAMES), chance.choice((1, 3, -1)))


def _graft(content: bytes, chance: random.Random, files: Sequence[tuple[str, bytes]]) -> bytes:
    """A piece of another file."""
    _, other = chance.choice(files)
    start, at = chance.randint(0, len(other)), chance.randint(0, len(content))
    return content[:at] + other[start : start + chance.randint(1, 3_000)] + content[at:]


_DAMAGES: tuple[Callable[[bytes, random.Random, Sequence[tuple[str, bytes]]], bytes], ...] = (
    _flip, _flip, _cut, _repeat, _renumber, _renumber, _rename, _graft,
)  # fmt: skip
