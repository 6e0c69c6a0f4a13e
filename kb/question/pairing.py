"""Sections paired into records: each question with its answer, joint ones together, nothing dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.block import Block, Span
from kb.doubt import Doubt
from kb.grammar.heading import number_of, parse_inline_number
from kb.question.group import Group, Groups
from kb.question.outline import NumberStyle, Section, cut_block, is_question
from kb.question.record import Footnote, Record, RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.citation.citation import Part


_NO_HEADING = Doubt("answer-heading-missing", "answer")


def pair(sections: Sequence[Section], style: NumberStyle) -> list[Group]:
    """Groups in the order in which their first heading stands."""
    held = Groups()
    pending: dict[Group, None] = {}
    for section in sections:
        heading = section.heading
        if heading is None or heading.kind in ("notice", "remark", "theme"):
            continue
        if heading.kind == "question":
            pending[_ask(held, section)] = None
            continue
        waiting = [] if heading.labels else [group for group in pending if group in held]
        pending.pop(_answer(held, waiting, section), None)
        if not heading.numbers:
            pending = {}
    groups = held.in_order()
    _split_bold_questions(groups)
    _warn(groups, style)
    return groups


def answer_in_place(groups: list[Group]) -> None:
    """Answers without a heading: what stands below a question and asks nothing.

    Questions that follow each other without text between them are answered together by the next.
    """
    waiting: list[Group] = []
    merged: set[Group] = set()
    for group in groups:
        at = next((at for at, block in enumerate(group.question) if at and not is_question(block.text)), None)
        waiting.append(group)
        if at is None:
            continue
        group.answer, group.question = group.question[at:], group.question[:at]
        group.answered = True
        first, *rest = waiting
        labels = set(first.labels)
        for other in rest:
            first.absorb(other, [label for label in other.labels if label not in labels])
            labels.update(other.labels)
        first.doubts.append(_NO_HEADING)
        merged.update(rest)
        waiting = []
    groups[:] = [group for group in groups if group not in merged]
    for group in groups:
        group.doubts = [doubt for doubt in group.doubts if doubt.kind != "answer-missing"]


def _split_bold_questions(groups: Sequence[Group]) -> None:
    """Where all questions are bold, plain text below a question is its answer, though no heading says so."""
    asked = [group.question for group in groups if group.question and group.answered]
    if len(asked) < 2 or not all(block.bold for blocks in asked for block in blocks[:1]):
        return
    for group in groups:
        if group.answered or not group.question or not group.question[0].bold:
            continue
        plain = next((at for at, block in enumerate(group.question) if not block.bold), None)
        if plain is not None and plain > 0:
            group.answer, group.question = group.question[plain:], group.question[:plain]
            group.answered = True
            group.doubts.append(_NO_HEADING)


def _ask(held: Groups, section: Section) -> Group:
    assert section.heading is not None
    labels = list(section.heading.labels) or [str(held.highest + 1)]
    group = Group(labels, section.heading.who, question=list(section.body), asked=True)
    if not section.heading.labels:
        group.doubts.append(Doubt("number-missing", "question"))
    if section.block is not None:
        group.titles.append(section.block)
    if any(held.is_asked(label) for label in labels):
        group.doubts.append(Doubt("number-twice", "question", labels[0]))
    held.add(group)
    return group


def _answer(held: Groups, pending: Sequence[Group], section: Section) -> Group:
    """Add an answer to the questions that it names, or else to those still open."""
    assert section.heading is not None
    named = list(section.heading.labels)
    if not named and len(pending) > 1 and _answer_list(held, pending, section.body):
        return pending[-1]
    own = held.open_for(named) if named else list(pending)
    if not named and not own and held.last is not None:
        own = [held.last]
    if not own:
        group = Group(named or [str(held.highest + 1)])
        group.doubts.append(Doubt("question-elsewhere", "question"))
        held.add(group)
    else:
        group = held.merged(own)
    missing = [label for label in named if not held.covers(group, label)]
    if missing and own:
        held.extend(group, missing)
        group.doubts.append(Doubt("question-absent", "question", ", ".join(missing)))
    if group.answered:
        group.doubts.append(Doubt("answer-in-parts", "answer"))
    group.answer.extend(section.body)
    held.answered(group)
    if section.block is not None:
        group.titles.append(section.block)
    return group


def _answer_list(held: Groups, pending: Sequence[Group], body: Sequence[Block]) -> bool:
    """Give the items of a numbered list of answers to the questions with these numbers, if all are there."""
    starts = {
        number_of(found[0]): at
        for at, block in reversed(list(enumerate(body)))
        if (found := parse_inline_number(block.text)) is not None
    }
    wanted = [number_of(group.labels[0]) for group in pending]
    if any(number not in starts for number in wanted) or min(starts.values()) != 0:
        return False
    order = sorted(
        ((starts[number], group) for number, group in zip(wanted, pending, strict=True)),
        key=lambda item: item[0],
    )
    ends = [at for at, _ in order[1:]] + [len(body)]
    for (at, group), end in zip(order, ends, strict=True):
        found = parse_inline_number(body[at].text)
        group.answer = [cut_block(body[at], found[1] if found else 0), *body[at + 1 : end]]
        held.answered(group)
    return True


def _warn(groups: Sequence[Group], style: NumberStyle) -> None:
    answered = any(group.answered for group in groups)
    numbers = sorted({number_of(label) for group in groups for label in group.labels})
    gaps = sorted(set(range(1, numbers[-1] + 1)) - set(numbers)) if numbers else []
    if gaps and groups:
        groups[0].doubts.append(Doubt("numbers-skipped", "", ", ".join(map(str, gaps))))
    for group in groups:
        if answered and not group.answered:
            group.doubts.append(Doubt("answer-missing", "answer"))
        if group.answered and not group.answer:
            group.doubts.append(Doubt("answer-empty", "answer"))
        if group.asked and not group.question:
            group.doubts.append(Doubt("question-empty", "question"))
    if style == "none" and groups:
        groups[0].doubts.append(Doubt("numbers-counted"))


def ask_unnumbered(blocks: Iterable[Block]) -> list[Group]:
    """Questions without numbers, one a paragraph, counted in order; what asks nothing goes with the last."""
    groups: list[Group] = []
    for block in blocks:
        if is_question(block.text) or not groups:
            if not is_question(block.text):
                continue
            groups.append(Group([str(len(groups) + 1)], question=[block], asked=True))
        else:
            groups[-1].question.append(block)
    _warn(groups, "none")
    return groups


def records_of(groups: Sequence[Group], letter_id: str, notes: dict[str, list[Block]]) -> list[Record]:
    """The records of groups, with the footnotes whose marks stand in them."""
    seen: Counter[str] = Counter()
    records = []
    for group in groups:
        key = key_of(group.labels)
        seen[key] += 1
        suffix = f".{seen[key]}" if seen[key] > 1 else ""
        records.append(_record(group, f"{letter_id}/{key}{suffix}", notes))
    return records


def _record(group: Group, identifier: str, notes: dict[str, list[Block]]) -> Record:
    question, answer = compose(group.question), compose(group.answer)
    blocks = [*group.titles, *group.question, *group.answer]
    footnotes = [*footnotes_of(question, "question", notes), *footnotes_of(answer, "answer", notes)]
    kind: RecordKind = "answer" if group.answered else "question"
    return Record(
        id=identifier,
        kind=kind,
        numbers=tuple(sorted({number_of(label) for label in group.labels})),
        question=question.text,
        answer=answer.text,
        label=" en ".join(", ".join(group.labels).rsplit(", ", 1)) + (f" ({group.who})" if group.who else ""),
        pages=pages_of(blocks),
        lines=lines_of(blocks),
        footnotes=tuple(footnotes),
        question_spans=question.spans,
        answer_spans=answer.spans,
        doubts=tuple(dict.fromkeys([*group.doubts, *(doubt for block in blocks for doubt in block.doubts)])),
    )


@dataclass(frozen=True, slots=True)
class Composed:
    """Blocks put together as one text, with spans and the marks of footnotes at their offsets."""

    text: str
    spans: tuple[Span, ...]
    marks: tuple[tuple[int, str], ...]


def compose(blocks: Sequence[Block]) -> Composed:
    """The text of blocks, a blank line between them."""
    parts: list[str] = []
    spans: list[Span] = []
    marks: list[tuple[int, str]] = []
    at = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        lead = len(block.text) - len(block.text.lstrip())
        at += 2 if parts else 0
        parts.append(text)
        spans.extend(block.spans)
        marks.extend((at + max(0, min(mark.offset - lead, len(text))), mark.mark) for mark in block.marks)
        at += len(text)
    return Composed("\n\n".join(parts), tuple(spans), tuple(marks))


def footnotes_of(composed: Composed, part: Part, notes: dict[str, list[Block]]) -> list[Footnote]:
    """The notes of a text; a mark that is used anew takes the note that comes next."""
    found = []
    for offset, mark in composed.marks:
        candidates = notes.get(mark)
        if candidates:
            note = _nearest(candidates, composed.spans[0].line if composed.spans else 0)
            found.append(Footnote(mark.rstrip(")"), note.text, part, offset, note.page, note.spans))
    return found


def _nearest(notes: Sequence[Block], line: int) -> Block:
    """The first note after this line, else the last one."""
    return next((note for note in notes if note.spans and note.spans[0].line >= line), notes[-1])


def key_of(labels: Sequence[str]) -> str:
    """The part of an id for these labels: '4', '3a', '3-5', '3,5', '1-3,6'."""
    plain = sorted({number_of(label) for label in labels if label.isdigit()})
    lettered = [label for label in dict.fromkeys(labels) if not label.isdigit()]
    runs: list[str] = []
    for number in plain:
        start, _, end = runs[-1].partition("-") if runs else ("", "", "")
        if runs and int(end or start) + 1 == number:
            runs[-1] = f"{start}-{number}"
        else:
            runs.append(str(number))
    return ",".join([*runs, *lettered])


def pages_of(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """First and last page of blocks, None where the format has no pages."""
    pages = [page for block in blocks for page in (block.page, block.last_page) if page is not None]
    return (min(pages), max(pages)) if pages else None


def lines_of(blocks: Sequence[Block]) -> tuple[int, int]:
    """First and last source line of blocks, (0, 0) where there are none."""
    lines = [span.line for block in blocks for span in block.spans]
    return (min(lines), max(lines)) if lines else (0, 0)
