"""Records beside what they should be: which are exact, and what is wrong with the others."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_QUOTES = str.maketrans("’‘“”", "''\"\"")
_BULLETS = re.compile(r"^(?:[•·▪●○◦‣⁃∙*–—-]|o)\s+", re.MULTILINE)


@dataclass(slots=True)
class Score:
    """Counts over records: all, exact, right words in other paragraphs, and by grade."""

    records: int = 0
    exact: int = 0
    words: int = 0
    marked: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    """(right, marked as doubtful) to a number."""
    faults: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another's counts."""
        self.records += other.records
        self.exact += other.exact
        self.words += other.words
        self.marked += other.marked
        self.faults += other.faults
        self.details += other.details


def compare(wanted: Sequence[Mapping[str, Any]], parsed: Mapping[str, Any]) -> Score:
    """The records of a parsed document beside those wanted: 'numbers', 'question', 'answer', 'footnotes'."""
    score = Score()
    left = [record for record in parsed.get("records", []) if record["numbers"]]
    for record in wanted:
        got = next((one for one in left if one["numbers"] == list(record["numbers"])), None)
        if got is not None:
            left.remove(got)
        _one(score, record, got)
    for got in left:
        score.faults["invented"] += 1
        score.details.append(f"{got['numbers']} invented: {got['question'][:60]!r} {got['answer'][:60]!r}")
    return score


def _one(score: Score, record: Mapping[str, Any], got: Mapping[str, Any] | None) -> None:
    score.records += 1
    name = ",".join(map(str, record["numbers"]))
    if got is None:
        score.faults["missing"] += 1
        score.marked[False, True] += 1  # nothing is shown, so nothing is quoted
        score.details.append(f"{name} missing")
        return
    faults = list(_faults(record, got))
    right = not faults
    score.exact += right
    score.words += all(kind == "paragraphs" for kind, _ in faults)
    score.marked[right, got.get("grade") == "check"] += 1
    for kind, detail in faults:
        score.faults[kind] += 1
        score.details.append(f"{name} {'CHECK ' if got.get('grade') == 'check' else ''}{kind}: {detail}")


def _faults(record: Mapping[str, Any], got: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in ("question", "answer"):
        one, other = plain(record[part]), plain(got[part])
        if _unhyphened(one) != _unhyphened(other):
            flat = one.split() == other.split()
            found.append(("paragraphs" if flat else f"{part} words", _difference(one, other)))
    wanted, seen = ([plain(note["text"]) for note in one["footnotes"]] for one in (record, got))
    if sorted(map(_unhyphened, wanted)) != sorted(map(_unhyphened, seen)):
        found.append(("notes", f"{[text[:30] for text in wanted]} != {[text[:30] for text in seen]}"))
    return found


def plain(text: str) -> str:
    """Text to compare: NFC, one kind of white space, bullet and quote."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).replace("--", "–")
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n".join(_BULLETS.sub("• ", paragraph) for paragraph in paragraphs if paragraph)


def _unhyphened(text: str) -> str:
    """Without hyphens: what another program broke at a line's end nobody can put together with certainty."""
    return re.sub(r"(?<=\w)- ?(?=\w)|(?<=/) ", "", text)


def _difference(one: str, other: str) -> str:
    a, b = re.findall(r"\S+|\n", one), re.findall(r"\S+|\n", other)
    shown = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            before = " ".join(a[max(0, i - 3) : i])
            shown.append(f"{before} [-{' '.join(a[i:j])[:80]!r}+{' '.join(b[k:m])[:80]!r}]")
    return " … ".join(shown[:4])
