"""Lines that a program wrapped, which begin with words that head a question elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.limits import DEFAULT_LIMITS, Limits
from kb.reader.plain import markdown, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.block import Reading

LETTER = """Vraag 3
Wat doet u daaraan?

Antwoord 3
De verantwoording per uur wordt geschrapt, zie ook het antwoord op
vraag 2.
"""


@pytest.mark.parametrize("read", [text.read, markdown.read])
def test_a_reference_at_the_start_of_a_line_is_no_heading(
    read: Callable[[bytes, Limits], Reading],
) -> None:
    blocks = read(LETTER.encode(), DEFAULT_LIMITS).blocks
    assert blocks[-1].text.endswith("het antwoord op vraag 2.")
    assert not [block for block in blocks if block.text == "vraag 2."]
