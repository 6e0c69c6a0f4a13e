"""Work that does what a rule of ours must not: it never ends, or fails, or fills the memory."""

from __future__ import annotations


def work(content: bytes) -> bytes:
    """As the task says."""
    if content == b"hang":
        while True:
            pass
    if content == b"fail":
        raise KeyError("a rule that is wrong")
    if content == b"deep":
        return work(content)
    if content == b"fill":
        return bytes(4 << 30)
    return b'"done"'
