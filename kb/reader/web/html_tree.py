"""Going through an HTML tree without recursion, so that depth costs no stack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def walk(
    root: LexborNode, enters: Callable[[LexborNode], bool] = lambda _: True
) -> Iterator[tuple[LexborNode, int, bool]]:
    """Each node below `root` in document order, on the way in (False) and on the way out (True).

    Where `enters` says no, a node is met but nothing below it.
    """
    node, depth = root.child, 1
    while node is not None:
        yield node, depth, False
        below = node.child if enters(node) else None
        if below is not None:
            node, depth = below, depth + 1
            continue
        while True:
            yield node, depth, True
            if node.next is not None:
                node = node.next
                break
            parent, depth = node.parent, depth - 1
            if parent is None or depth == 0:
                return
            node = parent


def classes(node: LexborNode) -> set[str]:
    """The names in an element's class attribute, in lower case."""
    return set((node.attributes.get("class") or "").lower().split())


def is_hidden(node: LexborNode) -> bool:
    """Whether a browser would not show the element."""
    if (node.tag or "-").startswith("-"):
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDING_STYLE.search(attributes.get("style") or ""))
