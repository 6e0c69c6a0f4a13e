"""What the interface says, in the language of the settings: English as written in the code, or locale/nl.po.

Only words of the interface pass here; text of documents never does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kb.translation import catalogue

if TYPE_CHECKING:
    from datetime import date

    from kb.message import Message
    from kb.settings import Language

CATALOGUES = Path(__file__).parent / "locale"
_MONTHS_NL = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Messages:
    """A catalogue in one language; called with the English text and the values for its {places}."""

    def __init__(self, language: Language = "nl") -> None:
        self.language = language
        self._words = catalogue(language, CATALOGUES)
        self._of_kb = catalogue(language)

    def __call__(self, english: str, **values: object) -> str:
        """`english` in the language, with `values` in its places."""
        text = self._words.gettext(english)
        return text.format(**values) if values else text

    def told(self, message: Message) -> str:
        """What the library has to say, an error for instance."""
        return message.said(self._of_kb)

    def count(self, number: int, one: str, many: str) -> str:
        """`one` or `many`, translated, with {n} as `number`."""
        return self._words.ngettext(one, many, number).format(n=number)

    def day(self, day: date | None) -> str:
        """'30 mrt 2026'; says so where there is no date."""
        if day is None:
            return self("no date")
        months = _MONTHS_NL if self.language == "nl" else _MONTHS_EN
        return f"{day.day} {months[day.month - 1]} {day.year}"
