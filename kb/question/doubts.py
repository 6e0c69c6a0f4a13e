"""What in a record's own words, and beside those around it, speaks against its having been read right.

Pure. Each rule names what it saw; which of them weigh enough to say 'check' was measured on letters that went
through other programs (docs/reading.md).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kb.block import CELL_BORDER
from kb.doubt import Doubt, Weight
from kb.grammar.heading import parse_heading
from kb.question.outline import is_question
from kb.question.record import unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.block import Block
    from kb.question.record import Record

WEIGHTS: Final[Mapping[str, Weight]] = {
    "mark-in-text": "check",
    "mark-loose": "note",
    "number-in-text": "check",
    "note-in-text": "check",
    "running-line": "check",
    "closing-in-text": "check",
    "heading-in-text": "check",
    "question-in-answer": "check",
    "answer-in-question": "check",
    "question-unasked": "check",
    "paragraph-start": "check",
    "paragraph-end": "check",
    "text-end": "note",
    "short-lines": "check",
    "neighbour-missing": "check",
    "note-lost": "check",
    "note-empty": "check",
    "note-start": "check",
    "note-skipped": "check",
    "signs-lost": "check",
    "space-before-sign": "note",
    "hyphen-end": "check",
    "words-glued": "note",
    "long-answer": "check",
    "line-ends-lost": "check",
    "answer-heading-missing": "note",
}
"""What each kind weighs."""

_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DIGITS = re.compile(r"\d{1,2}(?=[\s.,;:?!»)]|$)", re.MULTILINE)
_BEFORE_MARK = re.compile(
    r"[a-zà-ÿ]{3}[.?!»”’)]{0,2}$|[a-zà-ÿ][?!»”] $|\b(?:19|20)\d\d[.?!]$|\b(?:jl|c\.s)\. ?$"
)
_AFTER_MONTH = re.compile(r"\s" + _MONTH)
_AFTER_APART = re.compile(r"\s*$|\s+[A-ZÀ-Ý]", re.MULTILINE)
_YEAR_MARK = re.compile(r"\b(?:19|20)\d\d\d(?=[\s.,?!]|$)", re.MULTILINE)
_BRACKET = re.compile(r"(?<=[?!'’»”]) ?\d{1,2}\)(?=\s|$)")
_BRACKETED = re.compile(r"(?<=[.?!»”’\]])\(\d{1,2}\)(?=\s|$)|(?<=[a-zà-ÿ.?!»”’])\[\d{1,2}\](?=[\s.,;?!]|$)")
_RUN_OF_NOTES = re.compile(r"(?ms)^[\[(]1[\])]:? .{8,400}[\[(]2[\])]:? \S")
_BARE = re.compile(r"(?m)^\[?\d{1,3}[\])]?\.?$")
_NOTE = re.compile(
    r"(?m)^(?:\d{1,2}\s+)?(?:https?://\S+|www\.\S+"
    r"|(?:Kamerstuk(?:ken)?|Aanhangsel(?: van de)? Handelingen|Tweede Kamer,|Kamervragen \(Aanhangsel\)"
    r"|Zie ook:?|Stcrt\.|Stb\.)\s[^.?!]{3,120}\.?)$|^\d{1,2}\s+(?:https?:|www\.)"
)
_RUNNING = re.compile(
    r"(?i)\bpagina\s?\d+\s?(?:van|/)\s?\d+|\bISSN 0921|\b(?:ah|kv)-tk-\d{8}|\b(?:onze|uw) referentie\b|"
    r"\b(?:ons|uw) kenmerk\s?\d|"
    r"\bvergaderjaar \d{4}[-–]\d{4}\b.{0,40}\baanhangsel van de handelingen|"
    r"(?m:^\d{1,2} "
    + _MONTH
    + r" \d{4}$)|(?m:^(?:directoraat-generaal|ministerie van|datum|kenmerk)\b.{0,40}$)"
)
_RUN_WORDS = (
    "pagina", "issn", "h-tk-", "v-tk-", "referentie", "kenmerk", "vergaderjaar", "directoraat",
    "ministerie van", "datum",
)  # fmt: skip
_DAY_ALONE = re.compile(r"(?m)^\d{1,2} [a-z]+ \d{4}$")
_CLOSING = re.compile(
    r"(?m)\bHoogachtend\b|Met vriendelijke groet"
    r"|^De (?:Minister|Staatssecretaris) (?:van|voor) [^.?!]{3,90},?$"
)
_ENDS = re.compile(r"(?:[.?!:;…,]|\b(?:en|of))[»”’\"')\]]*(?:\s*\[\d{1,2}\])?$")
_ITEM = re.compile(r"(?:[•·▪●○◦‣⁃*–—-]|o\s|\(?[a-z\d]{1,3}[.)]|[ivx]+[.)])\s*")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)|(?<=\\s)[\u2080-\u2089\u00b2\u00b3]")
_SPACED = re.compile(r"(?<=[a-zà-ÿ])\s[,;?!](?=\s|$)|(?<=[a-zà-ÿ])\s\.(?=\s|$)")
_GLUED = re.compile(rf"[a-zà-ÿ]{{3}}[A-ZÀ-Ý][a-zà-ÿ]{{2}}|\b[a-z]{{2,}}\d{{1,2}} {_MONTH}")
_SHORT = (
    45  # letters: paragraphs that are shorter and end in nothing are lines of a column or a list of labels
)
_NOTE_START = re.compile(r"(?!https?:|www\.|[\w-]+(?:\.[\w-]+)+/|[\w ]{1,20}:)[a-zà-ÿ]")
_LONG, _TIMES = 5_000, 8


def with_doubts(records: Sequence[Record], notes: Mapping[str, Sequence[Block]]) -> list[Record]:
    """The records with what speaks against each; `notes` are the document's footnotes by mark."""
    numbered = [record for record in records if record.numbers]
    lost = _near_lost_notes(numbered, notes)
    beside = _beside_gaps(numbered)
    skipped = _note_gaps(numbered)
    median = _median([len(record.answer) for record in numbered if record.answer])
    result: list[Record] = []
    for record in records:
        found = list(record.doubts)
        if record.numbers:
            found += _own(record)
            found += [Doubt("note-lost", "footnotes", mark) for mark in lost.get(record.id, ())]
            found += [Doubt("neighbour-missing", "", beside[record.id])] if record.id in beside else []
            found += [Doubt("note-skipped", "footnotes", skipped[record.id])] if record.id in skipped else []
            if len(record.answer) > max(_LONG, _TIMES * median):
                found.append(Doubt("long-answer", "answer", str(len(record.answer))))
        else:
            found += _of_section(record)
        weighed = (replace(one, weight=WEIGHTS.get(one.kind, one.weight)) for one in found)
        result.append(replace(record, doubts=tuple(dict.fromkeys(weighed))))
    return result


def _own(record: Record) -> Iterator[Doubt]:
    for part, text in (("question", record.question), ("answer", record.answer)):
        yield from _in_text(part, text)
    if record.question and not is_question(record.question):
        yield Doubt("question-unasked", "question")
    if record.answer:
        yield from _out_of_place(record)
    for note in record.footnotes:
        if not note.text.strip():
            yield Doubt("note-empty", "footnotes", note.mark)
        elif _NOTE_START.match(note.text) is not None:
            yield Doubt("note-start", "footnotes", note.text[:40])


def _of_section(record: Record) -> Iterator[Doubt]:
    """What speaks against a section: the same as against an answer."""
    for part, text in (("question", record.question), ("answer", record.answer)):
        yield from _in_text(part, text)
    for note in record.footnotes:
        if not note.text.strip():
            yield Doubt("note-empty", "footnotes", note.mark)


def _in_text(part: str, text: str) -> Iterator[Doubt]:
    """What one text holds that no text of this genre does."""
    mark = _mark(text)
    if mark:
        yield Doubt("mark-in-text", part, mark)
    for kind, pattern in (
        ("mark-loose", _BRACKET), ("mark-in-text", _BRACKETED), ("note-in-text", _RUN_OF_NOTES),
        ("number-in-text", _BARE), ("note-in-text", _NOTE),
        ("running-line", _RUNNING), ("closing-in-text", _CLOSING), ("signs-lost", _LOST),
        ("space-before-sign", _SPACED), ("words-glued", _GLUED),
    ):  # fmt: skip
        match = pattern.search(text) if kind != "running-line" or _may_run(text) else None
        if match is not None:
            yield Doubt(kind, part, match.group().strip()[:60])
    yield from _paragraphs(part, text)


def _mark(text: str) -> str:
    """A figure stuck to a word or a year, or behind a sentence, as a note's mark is; '' for none."""
    for match in _DIGITS.finditer(text):
        at = match.start()
        before = _BEFORE_MARK.search(text, max(0, at - 8), at)
        if before is None or _AFTER_MONTH.match(text, match.end()) is not None:
            continue
        if not before.group().endswith(" ") or _AFTER_APART.match(text, match.end()) is not None:
            return text[before.start() : match.end()]
    year = _YEAR_MARK.search(text)
    return year.group() if year else ""


def _may_run(text: str) -> bool:
    """Whether a text holds a word of what pages repeat; most hold none."""
    lowered = text.lower()
    return any(word in lowered for word in _RUN_WORDS) or _DAY_ALONE.search(text) is not None


def _paragraphs(part: str, text: str) -> Iterator[Doubt]:
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph]
    for at, paragraph in enumerate(paragraphs):
        listed = _is_listed(paragraph)
        if at and not listed and paragraph[:1].islower():
            yield Doubt("paragraph-start", part, paragraph[:40])
        if paragraph.endswith("-"):
            yield Doubt("hyphen-end", part, paragraph[-40:])
        if not listed and len(paragraph) > 60 and _ENDS.search(paragraph) is None:
            last = at + 1 == len(paragraphs)
            yield Doubt("text-end" if last else "paragraph-end", part, paragraph[-40:])
        if at and _is_label(paragraphs[at - 1]) and _is_label(paragraph):
            yield Doubt("short-lines", part, paragraph)
        heading = parse_heading(paragraph)
        if heading is not None and heading.numbers:
            yield Doubt("heading-in-text", part, paragraph[:40])


def _is_listed(paragraph: str) -> bool:
    """Whether a paragraph is an item of a list or a row of a table."""
    return _ITEM.match(paragraph) is not None or CELL_BORDER in paragraph


def _is_label(paragraph: str) -> bool:
    return not _is_listed(paragraph) and len(paragraph) < _SHORT and _ENDS.search(paragraph) is None


def _out_of_place(record: Record) -> Iterator[Doubt]:
    """A question's words in the answer, an answer's in the question."""
    last = record.answer.rsplit("\n\n", 1)[-1]
    if is_question(last) and last.rstrip(" »”’\"')").endswith("?"):
        yield Doubt("question-in-answer", "answer", last[-40:])
    paragraphs = record.question.split("\n\n")
    asked = max((at for at, paragraph in enumerate(paragraphs) if is_question(paragraph)), default=None)
    if asked is not None and any(len(paragraph) > 200 for paragraph in paragraphs[asked + 1 :]):
        yield Doubt("answer-in-question", "question", paragraphs[-1][:40])


def _near_lost_notes(records: Sequence[Record], notes: Mapping[str, Sequence[Block]]) -> dict[str, list[str]]:
    """For records the marks of notes that stand in none: the record in or below which the note stands."""
    found: dict[str, list[str]] = {}
    for mark, block in unplaced(records, notes):
        line = block.spans[0].line if block.spans else 0
        above = [record for record in records if record.lines[0] and record.lines[0] <= line]
        if above:
            found.setdefault(above[-1].id, []).append(mark)
    return found


def _note_gaps(records: Sequence[Record]) -> dict[str, str]:
    """Records between whose footnotes a number of the count is missing, with that number."""
    marks = [
        (at, int(note.mark))
        for at, record in enumerate(records)
        for note in sorted(record.footnotes, key=lambda note: (note.part == "answer", note.offset))
        if note.mark.isdigit()
    ]
    found: dict[str, str] = {}
    for (first, low), (last, high) in pairwise([(0, 0), *marks]):
        if low + 1 < high <= low + 4:
            found.update((records[at].id, str(low + 1)) for at in range(first, last + 1))
    return found


def _beside_gaps(records: Sequence[Record]) -> dict[str, str]:
    """Records beside which a number is missing, with that number: one may hold the words of the other."""
    found: dict[str, str] = {}
    every = {number for record in records for number in record.numbers}
    for record in records:
        for number in (min(record.numbers) - 1, max(record.numbers) + 1):
            if 0 < number < max(every) and number not in every:
                found[record.id] = str(number)
    return found


def _median(lengths: Sequence[int]) -> int:
    return sorted(lengths)[len(lengths) // 2] if lengths else 0
