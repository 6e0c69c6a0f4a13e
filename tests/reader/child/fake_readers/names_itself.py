"""A reader that tells the id of its process."""

import os

from kb.block import Block, Reading
from kb.limits import Limits


def read(content: bytes, limits: Limits) -> Reading:
    return Reading("text", None, (), (Block("paragraph", str(os.getpid()), ()),))
