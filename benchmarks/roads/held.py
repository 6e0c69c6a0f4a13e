"""What a converted text still holds of a record: another program may drop notes, order or paragraph ends.

Only what can be shown from the text itself is taken as lost: words that are not in it in their order,
notes whose text is nowhere in it, paragraphs that end in a full line with nothing between them and the next.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DROPPED = re.compile(r"<sup>.*?</sup>|<br>|[\W_]")
_SPREAD = 2_000  # signs that running heads, notes and other columns may put amid a part
_FULL = 0.9  # of the usual length: a line whose next word would not have fitted
_PROBE = 20
_TRIES = 50


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's words run together, and for each line where it starts in them, its length and what follows."""

    words: str
    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    before_blank: tuple[bool, ...]
    width: int

    @classmethod
    def of(cls, text: str) -> FileText:
        """The text of a file."""
        starts, lengths, blank, pieces, at = [], [], [], [], 0
        lines = text.replace("\f", "\n\n").split("\n")
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            if line.strip():
                starts.append(at)
                lengths.append(len(line.strip()))
                blank.append(not after.strip())
                pieces.append(_bare(line))
                at += len(pieces[-1])
        ordered = sorted(lengths)
        width = ordered[int(len(ordered) * 0.85)] if ordered else 0
        return cls("".join(pieces), tuple(starts), tuple(lengths), tuple(blank), width)

    def holds(self, record: Mapping[str, Any]) -> bool:
        """Whether question and answer are in the file, their words in their order."""
        return all(self._in_order(record[part]) for part in ("question", "answer"))

    def notes_of(self, record: Mapping[str, Any]) -> list[Any]:
        """The record's notes whose text is in the file."""
        return [note for note in record["footnotes"] if self._in_order(note["text"])]

    def shows_break(self, before: str, after: str) -> bool:
        """Whether the end of a paragraph can be seen: by a blank line, or a line that is not full."""
        end_of, start_of = _bare(before)[-_PROBE:], _bare(after)[:_PROBE]
        at = self.words.find(end_of)
        while at >= 0:
            end = at + len(end_of)
            start = self.words.find(start_of, end)
            if 0 <= start - end < _SPREAD:
                return self._ends_line(end, after)
            at = self.words.find(end_of, at + 1)
        return True

    def _ends_line(self, end: int, after: str) -> bool:
        line = bisect.bisect_right(self.starts, end - 1) - 1
        following = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.words)
        if self.words[end:following].strip("0123456789., "):
            return False
        word = (after.split() or [""])[0]
        return self.before_blank[line] or self.lengths[line] + 1 + len(word) < _FULL * self.width

    def _in_order(self, text: str) -> bool:
        words = [bare for word in text.split() if (bare := _bare(word))]
        opening = "".join(words)[:_PROBE]
        begun = self.words.find(opening)
        for _ in range(_TRIES):
            if begun < 0:
                return False
            if self._goes_on(words, begun):
                return True
            begun = self.words.find(opening, begun + 1)
        return False

    def _goes_on(self, words: Sequence[str], begun: int) -> bool:
        at = begun
        for word in words:
            found = self.words.find(word, at)
            if found < 0:
                return False
            at = found + len(word)
        return at - begun <= 2 * sum(map(len, words)) + _SPREAD


def _bare(text: str) -> str:
    """Its letters and digits: marks of notes stand before stops, and hyphens and quotes change."""
    return _DROPPED.sub("", unicodedata.normalize("NFC", text))


def lost_breaks(wanted: str, got: str) -> list[tuple[str, str]] | None:
    """The paragraphs on either side of each end that is not read; None where the two differ otherwise."""
    if wanted.split() != got.split():
        return None
    parts, ours = wanted.split("\n"), _breaks(got)
    if ours - _breaks(wanted):
        return None
    pairs, at = [], 0
    for before, after in itertools.pairwise(parts):
        at += len(before.split())
        if at not in ours:
            pairs.append((before, after))
    return pairs


def _breaks(text: str) -> set[int]:
    counts = [len(part.split()) for part in text.split("\n")]
    return {sum(counts[:at]) for at in range(1, len(counts))}
