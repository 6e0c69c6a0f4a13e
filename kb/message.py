"""A sentence that the program says, kept apart from its language: English with gaps, and what fills them.

It is made where something is found wrong and said where it is shown, in the language of the interface.
Its Dutch stands in `kb/locale/nl.po` under the English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.translation import Words

_GAP = re.compile(r"\{(\w+)\}")
_ENGLISH = NullTranslations()


@dataclass(frozen=True, slots=True)
class Message:
    """`text` in English with {names} in it, and the values of these; as a str it is the English sentence.

    A value that is a message itself is said in the language too; any other stands as it is.
    """

    text: str
    values: tuple[tuple[str, str | Message], ...] = ()

    def said(self, words: Words) -> str:
        """The sentence in this language; a gap without a value stays as it is written."""
        known = {name: value if isinstance(value, str) else value.said(words) for name, value in self.values}
        text = words.gettext(self.text)
        return _GAP.sub(lambda gap: known.get(gap[1], gap[0]), text) if known else text

    def __str__(self) -> str:
        return self.said(_ENGLISH)


def message(text: str, /, **values: object) -> Message:
    """A message; `text` is written out where this is called, so that its translation can be found."""
    return Message(
        text,
        tuple((name, value if isinstance(value, Message) else str(value)) for name, value in values.items()),
    )
