"""A reader that ends its process without a word."""

import os

from kb.block import Reading
from kb.limits import Limits


def read(content: bytes, limits: Limits) -> Reading:
    os._exit(0)
