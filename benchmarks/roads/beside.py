"""Records beside what they should be: which are exact, and what is wrong with the others."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.roads.held import FileText, lost_breaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_QUOTES = str.maketrans("’‘“”", "''\"\"")
_BULLETS = re.compile(r"^(?:[•·▪●○◦‣⁃∙*–—-]|o)\s+", re.MULTILINE)
PARTS = ("question", "answer")


@dataclass(slots=True)
class Score:
    """Counts over records: all, exact, right words in other paragraphs, and by grade."""

    records: int = 0
    exact: int = 0
    words: int = 0
    marked: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    """(right, marked as doubtful) to a number; what was invented is among the wrong."""
    lost: int = 0
    """Records that the converted file itself does not hold whole: not among the others."""
    lost_notes: int = 0
    """Notes whose text the converted file does not hold."""
    fields: int = 0
    fields_right: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another's counts."""
        self.records += other.records
        self.exact += other.exact
        self.words += other.words
        self.marked += other.marked
        self.lost += other.lost
        self.lost_notes += other.lost_notes
        self.fields += other.fields
        self.fields_right += other.fields_right
        self.faults += other.faults
        self.details += other.details


@dataclass(frozen=True, slots=True)
class Demand:
    """What makes a record exact.

    `as_printed`: hyphens, quotes and the marks of notes as well, which another program may have changed.
    `text`: the converted file's text, where it is text: what it does not hold is not asked for.
    """

    as_printed: bool = False
    text: FileText | None = None


def compare(
    wanted: Sequence[Mapping[str, Any]], parsed: Mapping[str, Any], demand: Demand | None = None
) -> Score:
    """The records of a parsed document beside those wanted: 'numbers', 'question', 'answer', 'footnotes'."""
    demand = demand or Demand()
    score = Score()
    some_bare = any(not record["numbers"] for record in wanted)
    left = [record for record in parsed.get("records", []) if record["numbers"] or some_bare]
    for record in wanted:
        got = _meant(record, left)
        if got is not None:
            left.remove(got)
        _one(score, record, got, demand)
    for got in left:
        score.faults["invented"] += 1
        score.marked[False, _is_marked(got)] += 1
        score.details.append(f"{got['numbers']} invented: {got['question'][:60]!r} {got['answer'][:60]!r}")
    return score


def _meant(record: Mapping[str, Any], left: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The record of these numbers; among several, and among those without, that whose words agree best."""
    same = [one for one in left if one["numbers"] == list(record["numbers"])]
    if len(same) < 2 and record["numbers"]:
        return same[0] if same else None
    best = max(same, key=lambda one: _agreement(record, one), default=None)
    return best if best is not None and _agreement(record, best) else None


def _agreement(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many words two records share."""
    a, b = (Counter(word for part in PARTS for word in text[part].split()) for text in (one, other))
    return sum((a & b).values())


def _is_marked(got: Mapping[str, Any]) -> bool:
    return got.get("grade") == "check"


def _one(score: Score, record: Mapping[str, Any], got: Mapping[str, Any] | None, demand: Demand) -> None:
    name = ",".join(map(str, record["numbers"])) or repr(record["question"][:30])
    if got is None:
        score.records += 1
        score.faults["missing"] += 1
        score.marked[False, True] += 1  # nothing is shown, so nothing is quoted
        score.details.append(f"{name} missing: {record['question'][:60]!r}")
        return
    if demand.text is not None:
        notes = demand.text.notes_of(record)
        score.lost_notes += len(record["footnotes"]) - len(notes)
        record = {**record, "footnotes": notes}
    faults = faults_of(record, got, as_printed=demand.as_printed)
    if faults and demand.text is not None and _lost(faults, record, got, demand.text):
        score.lost += 1
        score.details.append(f"{name} not whole in the file")
        return
    right = not faults
    score.records += 1
    score.exact += right
    score.words += all(kind == "paragraphs" for kind, _ in faults)
    score.marked[right, _is_marked(got)] += 1
    for kind, detail in faults:
        score.faults[kind] += 1
        score.details.append(f"{name} {'CHECK ' if _is_marked(got) else ''}{kind}: {detail}")


def _lost(
    faults: Sequence[tuple[str, str]], record: Mapping[str, Any], got: Mapping[str, Any], text: FileText
) -> bool:
    """Whether the file does not hold what the record lacks: its words in order, or the ends of paragraphs."""
    if not text.holds(record):
        return True
    if {kind for kind, _ in faults} != {"paragraphs"}:
        return False
    for part in PARTS:
        breaks = lost_breaks(plain(record[part]), plain(got[part]))
        if breaks is None or any(text.shows_break(*pair) for pair in breaks):
            return False
    return True


def faults_of(
    record: Mapping[str, Any], got: Mapping[str, Any], *, as_printed: bool = False
) -> list[tuple[str, str]]:
    """What is wrong with a record, by kind, with the difference to read."""
    found: list[tuple[str, str]] = []
    for part in PARTS:
        one, other = (plain(text[part], as_printed=as_printed) for text in (record, got))
        same = one == other if as_printed else _unhyphened(one) == _unhyphened(other)
        if not same:
            found.append((_kind(part, one, other), _difference(one, other)))
    return found + _note_faults(record, got, as_printed=as_printed)


def _kind(part: str, one: str, other: str) -> str:
    if one.split() == other.split():
        return "paragraphs"
    return "hyphens" if _unhyphened(one) == _unhyphened(other) else f"{part} words"


def _note_faults(
    record: Mapping[str, Any], got: Mapping[str, Any], *, as_printed: bool
) -> list[tuple[str, str]]:
    wanted, seen = (
        sorted(_note_text(note["text"], as_printed=as_printed) for note in one["footnotes"])
        for one in (record, got)
    )
    if wanted != seen:
        return [("notes", f"{_starts(record)} != {_starts(got)}")]
    keys = ("part", "mark") if as_printed else ("part",)
    for key in keys:
        ours, theirs = ([note.get(key) for note in one["footnotes"]] for one in (record, got))
        if None not in ours and sorted(ours) != sorted(theirs, key=str):
            return [(f"notes' {key}s", f"{ours} != {theirs}")]
    return []


def _note_text(text: str, *, as_printed: bool) -> str:
    return plain(text, as_printed=True) if as_printed else _unhyphened(plain(text))


def _starts(record: Mapping[str, Any]) -> list[str]:
    return [plain(note["text"])[:60] for note in record["footnotes"]]


def plain(text: str, *, as_printed: bool = False) -> str:
    """Text to compare: NFC, one kind of white space, bullet and, if not as printed, quote and dash."""
    text = unicodedata.normalize("NFC", text)
    if not as_printed:
        text = text.translate(_QUOTES).replace("--", "–")
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
