"""Blocks of a document put under the headings of questions and answers that they stand below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kb.block import Block, Mark, Span
from kb.grammar.heading import (
    Heading,
    number_of,
    parse_bare_numbers,
    parse_heading,
    parse_inline_number,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NumberStyle = Literal["word", "alone", "inline", "none"]
"""How questions are numbered: 'Vraag 1'; '1' on its own line; '1. Bent u …'; not at all."""

_ABOUT = re.compile(
    r"(?i)\bvragen\s+(?:gesteld\s+)?(?:van|door)\b|\b(?:be)?antwoord\w*\b.{0,80}\bvragen\b|\bkamervragen\b|"
    r"\blijst\s+van\s+vragen\b|\bfeitelijke\s+vragen\b"
)
_ANSWERS = re.compile(
    r"(?i)\b(?:be)?antwoord\w*\b.{0,80}\b(?:kamer)?vragen\b|\b(?:be)?antwoording\b|"
    r"\bvragen\b.{0,160}\b(?:de|en)\s+antwoorden\b"
)
_INTRODUCES = re.compile(
    r"(?s)(?:Kun(?:t|nen)|Kan|Bent|Wil(?:t|len)|Heeft|Hebt|Deelt|Hoeveel|Hoe|Welke?|Wat|Waarom|Wanneer)\b.{5,300}:$"
)
"""A question whose parts follow in a list: 'Kunt u per afnemer aangeven:'."""
_LONGEST_THEME = 80  # letters
_HEAD = 30  # blocks; text has a line of the letterhead in each
TEXT_KINDS = ("paragraph", "heading", "list-item", "table-row")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it; the first section, before any heading, has heading None."""

    heading: Heading | None
    block: Block | None
    body: tuple[Block, ...]


def text_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold running text: no furniture, no footnotes."""
    return [block for block in blocks if block.kind in TEXT_KINDS]


def number_style(blocks: Sequence[Block]) -> NumberStyle:
    """How the document numbers its questions, by what it holds."""
    headings = [heading for block in blocks if (heading := _heading(block)) is not None]
    if any(heading.kind == "question" and heading.numbers for heading in headings):
        return "word"
    answers = sum(heading.kind == "answer" for heading in headings)
    if answers and _sequence(_alone(blocks)) >= min(2, answers):
        return "alone"
    if answers and _sequence(_inline(blocks)) >= min(2, answers):
        return "inline"
    if not answers and _is_about_questions(blocks):
        if _sequence(_alone(blocks)) >= 2:
            return "alone"
        if _sequence([number for number, text in _numbered(blocks) if is_question(text)]) >= 2:
            return "inline"
    return "none"


def _is_about_questions(blocks: Sequence[Block]) -> bool:
    """Whether the document says that it asks or answers questions."""
    return any(_ABOUT.search(block.text) is not None for block in blocks[:_HEAD])


def says_it_answers(blocks: Sequence[Block]) -> bool:
    """Whether the document says that it answers questions."""
    return any(_ANSWERS.search(block.text) is not None for block in blocks[:_HEAD])


def _heading(block: Block) -> Heading | None:
    return parse_heading(block.text) if block.kind != "table-row" else None


def _alone(blocks: Sequence[Block]) -> list[int]:
    return [number_of(label) for block in blocks for label in parse_bare_numbers(block.text) or ()]


def _inline(blocks: Sequence[Block]) -> list[int]:
    return [number for number, text in _numbered(blocks) if _asks(text)]


def _numbered(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    return [
        (number_of(found[0]), block.text)
        for block in blocks
        if (found := parse_inline_number(block.text)) is not None
    ]


def _asks(text: str) -> bool:
    return "?" in text or len(text) > 40


def _sequence(numbers: Sequence[int]) -> int:
    """The length of the run 1, 2, 3 …, or from another number on, that the numbers hold in order."""
    first = 1 if 1 in numbers else next(iter(numbers), 1)
    expected = first
    for number in numbers:
        if number == expected:
            expected += 1
    return expected - first


def outline(blocks: Sequence[Block], style: NumberStyle) -> list[Section]:
    """The sections of a document in order. Blocks before the first heading come first."""
    sections: list[Section] = []
    heading: Heading | None = None
    title: Block | None = None
    body: list[Block] = []
    headings = [_heading(block) for block in blocks]
    asked: set[int] = set()
    ahead = _Ahead.of(blocks, headings)
    below = _numbers_below(blocks, headings)
    for index, block in enumerate(blocks):
        found = _stated(block, headings[index], style) or _numbered_at(block, index, style, asked, ahead)
        if found is None:
            if heading is not None and title is not None and index in below and not body:
                heading = replace(heading, numbers=tuple(map(number_of, below[index])), labels=below[index])
                title = replace(title, text=f"{title.text} {block.text}", spans=(*title.spans, *block.spans))
                continue
            if body or not _is_label(headings[index]):  # 'Vraag:' below the number is its label
                body.append(block)
            continue
        theme = _theme(body) if found.kind == "question" and heading is not None else 0
        sections.append(Section(heading, title, tuple(body[: len(body) - theme])))
        themes = tuple(body[len(body) - theme :]) if theme else ()
        if themes:
            sections.append(Section(Heading("theme", (), ()), None, themes))
        heading, title, body = found, block, []
        if found.kind == "question":
            asked.update(found.numbers)
        if found.rest:
            body.append(cut_block(block, found.rest_at))
    sections.append(Section(heading, title, tuple(body)))
    return sections


def _numbers_below(blocks: Sequence[Block], headings: Sequence[Heading | None]) -> dict[int, tuple[str, ...]]:
    """The numbers on the line below 'Antwoord', by their place; nothing unless each 'Antwoord' has them.

    With text below them, and at two answers or more: an answer may be a figure and no more.
    """
    found: dict[int, tuple[str, ...]] = {}
    asked: set[int] = set()
    for at, heading in enumerate(headings):
        numbers = parse_bare_numbers(blocks[at].text) if heading is None else None
        asked.update(heading.numbers if heading is not None and heading.kind == "question" else ())
        asked.update(map(number_of, numbers or ()))
        if heading is None or heading.kind != "answer" or heading.numbers:
            continue
        following = blocks[at + 1 : at + 3]
        labels = parse_bare_numbers(following[0].text) if following and not heading.rest else None
        text = len(following) == 2 and headings[at + 2] is None and not parse_bare_numbers(following[1].text)
        if labels is None or not text or not asked.issuperset(map(number_of, labels)):
            return {}
        found[at + 1] = labels
    return found if len(found) > 1 and len(set(found.values())) == len(found) else {}


def _is_label(heading: Heading | None) -> bool:
    return heading is not None and heading.kind == "question" and not heading.numbers and not heading.rest


def _theme(body: Sequence[Block]) -> int:
    """How many blocks at the end of an answer are a theme over the next questions: 'Geluid en stikstof'.

    A heading, or a short bold line without a full stop, below a paragraph that has ended.
    """
    if len(body) < 2:
        return 0
    last, above = body[-1], body[-2]
    text = last.text.strip()
    marked = last.kind == "heading" or (last.bold and not above.bold and last.kind == "paragraph")
    short = len(text) <= _LONGEST_THEME and text[:1].isupper() and text[-1:] not in ".?!:;,"
    return int(marked and short and above.text.rstrip(" »”’\"')")[-1:] in ".?!")


def _stated(block: Block, heading: Heading | None, style: NumberStyle) -> Heading | None:
    """A heading in words, where it is sure to be one."""
    if heading is None or heading.kind in ("notice", "remark"):
        return heading
    if not heading.numbers and heading.kind == "question":
        return heading if style == "none" else None
    return heading if not heading.rest or block.kind != "list-item" or heading.labels else None


def _numbered_at(
    block: Block, index: int, style: NumberStyle, asked: Collection[int], ahead: _Ahead
) -> Heading | None:
    """A question by its number alone, where the count and the answers that follow say that it is one.

    Enumerations inside answers have numbers too: they do not go on with the count, or no answer follows.
    """
    if block.kind == "table-row":
        return None
    labels, at = parse_bare_numbers(block.text), 0
    if labels is None and (inline := parse_inline_number(block.text)) is not None:
        labels, at = (inline[0],), inline[1]
    if labels is None or not _goes_on(labels[0], asked):
        return None
    asks = _asks(block.text) if style == "inline" else is_question(block.text)
    if at and not asks and _INTRODUCES.match(block.text, at) is None:
        return None
    if ahead.holds_answers and not ahead.is_answered(index, number_of(labels[0])):
        return None
    if not ahead.holds_answers and style not in ("alone", "inline"):
        return None
    numbers = tuple(dict.fromkeys(number_of(label) for label in labels))
    return Heading("question", numbers, labels, block.text[at:] if at else "", at)


def _goes_on(label: str, asked: Collection[int]) -> bool:
    """Whether a number is the next to be asked: after 1, 2 and (together) 3 and 8 that is 4, and 9 too."""
    number = number_of(label)
    if not asked or (label[-1].isalpha() and number in asked):
        return True
    return number not in asked and number - 1 in asked


@dataclass(frozen=True, slots=True)
class _Ahead:
    """Where answers and questions stand, by the numbers that they name: looked up, not searched for, so that
    many numbered blocks take no longer each than few.
    """

    answers: tuple[int, ...]
    named: Mapping[int, Sequence[int]]
    asked: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, blocks: Sequence[Block], headings: Sequence[Heading | None]) -> _Ahead:
        """Where a document's answers stand, without a number and by number, and its questions by number."""
        answers: list[int] = []
        named: dict[int, list[int]] = {}
        asked: dict[int, list[int]] = {}
        for at, (block, heading) in enumerate(zip(blocks, headings, strict=True)):
            if heading is not None and heading.kind == "answer":
                if not heading.numbers:
                    answers.append(at)
                for number in heading.numbers:
                    named.setdefault(number, []).append(at)
                continue
            numbers = set(_asked_under(block))
            if heading is not None and heading.kind == "question":
                numbers.update(heading.numbers)
            for number in numbers:
                asked.setdefault(number, []).append(at)
        return cls(tuple(answers), named, asked)

    @property
    def holds_answers(self) -> bool:
        """Whether any heading is an answer's."""
        return bool(self.answers or self.named)

    def is_answered(self, index: int, number: int) -> bool:
        """Whether an answer to this number follows: the next one without a number, or one that names it.

        A later block with the same number that asks something is the question instead.
        """
        answer = min(_next(self.answers, index), _next(self.named.get(number, ()), index))
        return answer < _next(self.asked.get(number, ()), index)


_NEVER = 1 << 60


def _next(places: Sequence[int], index: int) -> int:
    """The first place after an index, _NEVER where there is none."""
    at = bisect_right(places, index)
    return places[at] if at < len(places) else _NEVER


def _asked_under(block: Block) -> Iterator[int]:
    """The numbers by which a block is a question: alone on its line, or before the question."""
    labels = parse_bare_numbers(block.text)
    if labels is not None:
        yield from map(number_of, labels)
        return
    inline = parse_inline_number(block.text)
    if inline is not None and is_question(block.text):
        yield number_of(inline[0])


def cut_block(block: Block, at: int) -> Block:
    """The block without its first `at` characters."""
    text = block.text[at:]
    lead = len(text) - len(text.lstrip())
    at += lead
    return replace(
        block,
        kind="paragraph" if block.kind == "heading" else block.kind,
        text=block.text[at:],
        spans=_cut_spans(block.spans, at),
        marks=tuple(Mark(mark.offset - at, mark.mark) for mark in block.marks if mark.offset >= at),
    )


def head_block(block: Block, at: int) -> Block:
    """The block's first `at` characters, as a block."""
    text = block.text[:at].rstrip()
    rest = _cut_spans(block.spans, at)
    first = rest[0] if rest else None
    spans = [span for span in block.spans if span not in rest]
    if first is not None and spans and first not in block.spans:
        last = next((span for span in block.spans if span.line == first.line and span.end == first.end), None)
        if last is not None and last in spans:
            spans[spans.index(last)] = replace(last, end=first.start)
    return replace(
        block, text=text, spans=tuple(spans), marks=tuple(mark for mark in block.marks if mark.offset <= at)
    )


def _cut_spans(spans: tuple[Span, ...], at: int) -> tuple[Span, ...]:
    left = at
    result: list[Span] = []
    for span in spans:
        length = span.end - span.start
        if left >= length:
            left -= length
            if left > 0:
                left -= 1 if left == 1 else 0
            continue
        result.append(replace(span, start=span.start + left) if left else span)
        left = 0
    return tuple(result)


def is_question(text: str) -> bool:
    """Whether a paragraph asks something; the mark of a note may stick to its end."""
    return re.search(r"\?[»”’\"')\]]*\d{0,2}(?:\s|$)", text) is not None
