"""A reader in which C code breaks."""

import ctypes

from kb.block import Reading
from kb.limits import Limits


def read(content: bytes, limits: Limits) -> Reading:
    ctypes.string_at(0)
    raise AssertionError
