"""Letters set as plain text in chance ways, each line with its label: real conversions are too few."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from benchmarks.roles.head import Head, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.roads.content import Content

Labelled = tuple[str, str]
"""A line and its label; a blank line has none, and a form feed before a line's text begins a page."""
_ANSWERS = (
    "Antwoord", "Antwoord {n}", "Antwoord op vraag {n}", "Antwoord vraag {n}", "Antwoord op vraag {n}:",
    "Antwoord:", "Antwoord {n}:",
)  # fmt: skip
_FEET = (
    "{p}",
    "{p}",
    "Pagina {p} van {n}",
    "Pagina {p} van {n}",
    "{p}/{n}",
    "Pagina {p}",
    "- {p} -",
    "",
    "{t} {p}",
)
_MARK = re.compile("\x01(\\d+)\x02")
_CUT = "\x03"
_INDENT = " "


@dataclass(frozen=True, slots=True)
class Look:
    """How a letter is set: by chance, see `look_of`."""

    width: int
    page: int
    heading: str
    answer: str
    blank: int
    hyphens: bool
    foot: str
    running: str
    column: str
    note: str
    note_width: int
    mark: str
    feeds: bool
    parted: bool
    each: bool
    cells: bool
    bullet: str
    bullet_alone: bool
    official: bool


def look_of(chance: Random) -> Look:
    """A look by chance."""
    pick = chance.choice
    width = pick([62, 70, 75, 80, 84, 88, 92, 100, 110])
    official = chance.random() < 0.15
    return Look(
        width=width,
        page=pick([28, 34, 38, 42, 46, 50, 55]),
        heading="word"
        if official
        else pick(["word", "word", "bare", "bare", "inline", "number inline", "stop"]),
        answer=pick(_ANSWERS[1:3] if official else _ANSWERS),
        blank=pick([0, 0, 1, 1, 2]),
        hyphens=chance.random() < 0.4,
        foot=pick(_FEET),
        running="" if official else pick(["", "", "title", "margin", "margin", "margin"]),
        column=pick(["top", "top", "bottom", "middle"]),
        note=pick(["alone", "alone", "blank", "stuck", "stacked", "end", "behind"]),
        note_width=int(width * pick([1.0, 1.15, 1.25, 1.35])),
        mark=pick(["stuck", "stuck", "stuck", "apart", "cut", "lost"]),
        feeds=chance.random() < 0.5,
        parted=chance.random() < 0.5,
        each=chance.random() < 0.6,
        cells=chance.random() < 0.33,
        bullet=pick("••-–▪o"),
        bullet_alone=chance.random() < 0.5,
        official=official,
    )


def made(records: Sequence[Content], chance: Random) -> list[Labelled]:
    """A letter of these records in a look by chance."""
    if chance.random() < 0.4:
        records = [_short(record, chance) for record in records]
    look = look_of(chance)
    return _Setting(look, head_of(records[0], chance, official=look.official), chance).lines(records)


def _short(record: Content, chance: Random) -> Content:
    """The record cut to a paragraph, or to a sentence of it, as short letters have them."""
    if chance.random() < 0.4:
        return record
    cut = {}
    for part in ("question", "answer"):
        text = str(getattr(record, part)).split("\n\n", maxsplit=1)[0]
        end = re.search(r"(?<=[a-z»)][.?]) (?=[A-Z])", text) if chance.random() < 0.7 else None
        cut[part] = text[: end.start()] if end else text
    notes = tuple(note for note in record.notes if note.offset <= len(cut[note.part]))
    return replace(record, question=cut["question"], answer=cut["answer"], notes=notes)


@dataclass(slots=True)
class _Setting:
    look: Look
    head: Head
    chance: Random
    notes: list[str] = field(default_factory=list)
    body: list[tuple[str, str, list[int]]] = field(default_factory=list)
    """Line, label and the notes whose marks it holds."""

    def lines(self, records: Sequence[Content]) -> list[Labelled]:
        for line in self.head.lines:
            self._add(line, "letterhead")
        for record in records:
            self._record(record)
        for line in self.head.closing:
            self._add(line, "closing")
        return list(self._paged())

    def _record(self, record: Content) -> None:
        numbers = _listed(record.numbers)
        asked, answered = (self._paragraphs(record, part) for part in ("question", "answer"))
        if self.look.each and 1 < len(record.numbers) == len(asked):
            for number, text in zip(record.numbers, asked, strict=True):
                self._question(str(number), [text])
        elif asked:
            self._question(numbers, asked)
        self._add(self.look.answer.format(n=numbers), "heading")
        for text in answered:
            self._add(text, "answer")
            if self.chance.random() < 0.05:
                self._table(record.answer.split())
            if self.chance.random() < 0.05:
                self._bullets(record.answer.split())

    def _question(self, numbers: str, texts: Sequence[str]) -> None:
        first, *others = texts
        opening = {"inline": f"Vraag {numbers}: ", "number inline": f"{numbers}. "}.get(self.look.heading, "")
        if not opening:
            heading = {"word": f"Vraag {numbers}", "bare": numbers, "stop": f"{numbers}."}[self.look.heading]
            self._add(heading, "heading")
        for text in (opening + first, *others):
            self._add(text, "question")

    def _paragraphs(self, record: Content, part: str) -> list[str]:
        text = record.question if part == "question" else record.answer
        own = sorted((note for note in record.notes if note.part == part), key=lambda note: note.offset)
        first = len(self.notes)
        for at in range(len(own) - 1, -1, -1):
            text = f"{text[: own[at].offset]}\x01{first + at + 1}\x02{text[own[at].offset :]}"
        self.notes += [note.text for note in own]
        return [paragraph.replace("\n", " ") for paragraph in text.split("\n\n") if paragraph.strip()]

    def _add(self, text: str, label: str) -> None:
        """Add a paragraph, its marks as a program gives them."""
        shown = _MARK.sub(lambda match: self._mark(match.group(1)), text)
        lines = [
            piece.strip()
            for line in _wrapped(shown, self.look.width, self.chance, hyphens=self.look.hyphens)
            for piece in line.split(_CUT)
            if piece.strip()
        ]
        holds: dict[int, list[int]] = {}
        for match in _MARK.finditer(text):
            at = min(len(lines) - 1, int(match.start() / max(1, len(text)) * len(lines)))
            holds.setdefault(at, []).append(int(match.group(1)))
        flows = label in ("question", "answer")
        for at, line in enumerate(lines):
            self.body.append((line, f"{label} first" if flows and at == 0 else label, holds.get(at, [])))
        self._blank(heading=label == "heading")

    def _mark(self, number: str) -> str:
        return {"stuck": number, "apart": f" {number}", "cut": number + _CUT, "lost": ""}[self.look.mark]

    def _blank(self, *, heading: bool = False) -> None:
        if self.look.blank == 2 or (self.look.blank == 1 and not heading):
            self.body.append(("", "", []))

    def _some(self, words: Sequence[str], most: int) -> str:
        return " ".join(self.chance.choice(words) for _ in range(self.chance.randint(1, most)))

    def _table(self, words: Sequence[str]) -> None:
        chance, year = self.chance, self.chance.randint(2010, 2024)
        columns = chance.randint(2, 5)
        head = [
            self._some(words, 2),
            *(f"{chance.choice(['', 'Aantal '])}{year + at}" for at in range(1, columns)),
        ]
        rows = [head]
        for _ in range(chance.randint(2, 7)):
            figures = [
                str(chance.randint(0, 999)),
                f"{chance.randint(1, 99)}%",
                f"€ {chance.randint(1, 999)}.000",
            ]
            rows.append(
                [self._some(words, 3).capitalize(), *(chance.choice(figures) for _ in range(1, columns))]
            )
        between = _INDENT * chance.choice([1, 1, 3, 6])
        for row in rows:
            for cell in row if self.look.cells else [between.join(row)]:
                self.body.append((cell, "answer first", []))
        self._blank()

    def _bullets(self, words: Sequence[str]) -> None:
        for _ in range(self.chance.randint(2, 6)):
            text = self._some(words, 25)
            if self.look.bullet_alone:
                self.body.append((self.look.bullet, "answer first", []))
            else:
                text = f"{self.look.bullet} {text}"
            lines = _wrapped(text, self.look.width - 4, self.chance, hyphens=self.look.hyphens)
            self.body += [(line, "answer" if at else "answer first", []) for at, line in enumerate(lines)]
        self._blank()

    def _paged(self) -> Iterator[Labelled]:
        pages = list(self._pages())
        for number, (body, marks) in enumerate(pages, start=1):
            lines = self._page(number, len(pages), body, marks)
            if number > 1 and self.look.feeds:
                yield "\f" + lines[0][0], lines[0][1]
                lines = lines[1:]
            yield from lines
            if self.look.parted and not self.look.feeds:
                yield "", ""

    def _pages(self) -> Iterator[tuple[list[Labelled], list[int]]]:
        """The body's lines page by page, with the notes that each page has below them."""
        page: list[Labelled] = []
        marks: list[int] = []
        filled = 0
        for line, label, own in self.body:
            size = 1 + sum(1 + len(self.notes[mark - 1]) // self.look.note_width for mark in own)
            if page and filled + size > self.look.page:
                yield page, marks
                page, marks, filled = [], [], 0
            if line or page:
                page.append((line, label))
            filled += size
            marks += own if self.look.note != "end" else []
        yield page, list(range(1, len(self.notes) + 1)) if self.look.note == "end" else marks

    def _page(
        self, number: int, pages: int, body: Sequence[Labelled], marks: Sequence[int]
    ) -> list[Labelled]:
        gap = [("", "")] if self.look.parted else []
        lines = list(body)
        if number == 1:
            lines = self._with_column(lines, gap)
        feet = self._feet(number, pages)
        below = [*gap, *self._notes(marks), *gap, *((foot, "furniture") for foot in feet)]
        top = [(line, "furniture") for line in self._running(number)]
        if self.look.column == "bottom" and self.look.running == "margin":
            return [*lines, *below, *top] or [("", "")]
        if self.look.column == "middle" and self.look.running == "margin" and len(lines) > 6:
            at = self.chance.randint(2, len(lines) - 2)
            return [*lines[:at], *gap, *top, *gap, *lines[at:], *below]
        return [*top, *gap, *lines, *below] or [("", "")]

    def _running(self, number: int) -> Sequence[str]:
        if self.look.running == "title":
            return [self.head.title]
        return self.head.margin if self.look.running == "margin" and number > 1 else []

    def _feet(self, number: int, pages: int) -> Sequence[str]:
        if self.look.official:
            return self.head.official_feet(number)
        foot = self.look.foot.format(p=number, n=pages, t=self.head.title)
        return [foot] if foot else []

    def _with_column(self, lines: list[Labelled], gap: Sequence[Labelled]) -> list[Labelled]:
        """The first page with its letterhead's column below or amid the text."""
        first = next((at for at, (_, label) in enumerate(lines) if label[:1] in ("h", "q")), len(lines))
        if not self.head.column or first >= len(lines):
            return lines
        at = len(lines) if self.chance.random() < 0.5 else self.chance.randint(first + 1, len(lines))
        return [*lines[:at], *gap, *((line, "furniture") for line in self.head.column), *gap, *lines[at:]]

    def _notes(self, marks: Sequence[int]) -> Iterator[Labelled]:
        stacked = self.look.note == "stacked" and len(marks) > 1
        if stacked:
            yield from ((str(mark), "note first") for mark in marks)
        for mark in marks:
            yield from self._note(mark, stacked=stacked)
            if self.look.parted and self.look.note != "alone":
                yield "", ""

    def _note(self, mark: int, *, stacked: bool) -> Iterator[Labelled]:
        opening = {"blank": f"{mark} ", "stuck": str(mark), "end": f"{mark}) "}.get(self.look.note, "")
        lines = _wrapped(opening + self.notes[mark - 1], self.look.note_width, self.chance)
        if not opening and not stacked and self.look.note != "behind":
            yield str(mark), "note first"
        for at, line in enumerate(lines):
            yield line, "note" if at else "note first"
        if self.look.note == "behind":
            yield str(mark), "note"


def _listed(numbers: Sequence[int]) -> str:
    return f"{numbers[0]} t/m {numbers[-1]}" if len(numbers) > 2 else " en ".join(map(str, numbers))


def _wrapped(text: str, width: int, chance: Random, *, hyphens: bool = False) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        whole = f"{line} {word}".strip()
        if len(whole) <= width or not line:
            line = whole
            continue
        cut = _cut(word, width - len(line) - 1, chance) if hyphens or "-" in word[1:-1] else 0
        if cut:
            lines.append(f"{line} {word[:cut].rstrip('-')}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines


def _cut(word: str, room: int, chance: Random) -> int:
    """Where a line end cuts a word, 0 for nowhere."""
    if "-" in word[1:-1]:
        at = word.index("-", 1) + 1
    elif len(word) > 8 and word.isalpha() and chance.random() < 0.5:
        at = chance.randint(3, len(word) - 4)
    else:
        return 0
    return at if at < room else 0
