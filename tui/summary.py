"""The line above the results: how many, within which filters, and what the search did with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.annotate import clamp, safe
from tui.wording import kind_name

if TYPE_CHECKING:
    from kb.search.hit import Filters
    from tui.finding import Found
    from tui.messages import Messages


class Summary(Static):
    """At most two lines."""

    def __init__(self, say: Messages) -> None:
        super().__init__("", id="summary", markup=False)
        self._say = say

    def tell(self, found: Found, topics: dict[str, str], *, more: bool) -> None:
        """Describe a search."""
        say, number = self._say, len(found.rows)
        if not found.asked.query:
            count = say.count(number, "{n} letter, newest first", "{n} letters, newest first")
        elif more:
            count = say("the first {n} found", n=number)
        else:
            count = say.count(number, "{n} found", "{n} found")
        held = self._filters(found.asked.filters, topics)
        parts = [count, f"{say('Filters')}: {held}" if held else "", *found.notes]
        words = safe(" · ".join(part for part in parts if part))
        self.update(clamp(words, max(self.size.width - 2, 10), 2))

    def _filters(self, filters: Filters, topics: dict[str, str]) -> str:
        say = self._say
        words = [topics.get(topic, topic) for topic in filters.topics]
        words += [filters.ministry, filters.minister, filters.party, filters.member]
        words += [kind_name(kind, say) for kind in filters.kinds]
        if filters.since:
            words.append(say("from {day}", day=say.day(filters.since)))
        if filters.until:
            words.append(say("to {day}", day=say.day(filters.until)))
        return ", ".join(word for word in words if word)
