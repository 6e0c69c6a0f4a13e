"""A document's blocks cut up: the groups that become records, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.block import Block
from kb.letter.closing import closing_at, closing_within
from kb.letter.surroundings import Surroundings
from kb.question.group import Group
from kb.question.outline import (
    Section,
    cut_block,
    head_block,
    is_question,
    number_style,
    outline,
    says_it_answers,
    text_blocks,
)
from kb.question.pairing import answer_in_place, ask_unnumbered, pair
from kb.question.tabular import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence


_CLOSING_WITHIN = 8  # blocks at the end, the last of which may hold the closing too
_LEAST_ANSWERED = 4  # questions with text below them that show that a document answers


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut up: sections, the groups that become records, what stands around them."""

    groups: list[Group]
    around: Surroundings
    body: tuple[Block, ...]
    notice: tuple[Block, ...]
    remarks: tuple[Block, ...]
    themes: tuple[Block, ...] = ()


def cut_up(blocks: Sequence[Block]) -> Parts:
    """The groups of questions and answers that a document's blocks hold, and what stands around them."""
    texts = text_blocks(blocks)
    style = number_style(texts)
    sections = outline(texts, style)
    groups = pair(sections, style)
    no_heading = not any(group.answered for group in groups)
    if groups and no_heading and (says_it_answers(texts) or _answered_below(groups)):
        answer_in_place(groups)
    if not groups:
        rows, table = rows_of(texts)
        if rows:
            return _in_rows(blocks, rows, table)
        if _asks_unnumbered(texts):
            return _unnumbered(blocks, texts)
    sections, after = _without_closing(sections, groups)
    before = tuple(_before_first(blocks, sections))
    notice = tuple(block for section in sections if _is(section, "notice") for block in section.body)
    remarks = tuple(block for section in sections if _is(section, "remark") for block in section.body)
    around = Surroundings(
        before=before,
        after=tuple(after),
        notice="\n\n".join(block.text for block in notice),
        asked=sum(group.asked for group in groups),
        answered=sum(group.answered for group in groups),
    )
    themes = tuple(block for section in sections if _is(section, "theme") for block in section.body)
    return Parts(groups, around, sections[0].body if sections else (), notice, remarks, themes)


def _answered_below(groups: Sequence[Group]) -> bool:
    """Whether below nearly every question stands text that asks nothing, though nothing calls it so."""
    below = sum(
        bool(group.question) and is_question(group.question[0].text) and _tells(group.question[1:])
        for group in groups
    )
    return below >= _LEAST_ANSWERED and below * 5 >= len(groups) * 4


def _tells(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and not any(is_question(block.text) for block in blocks)


def _is(section: Section, kind: str) -> bool:
    return section.heading is not None and section.heading.kind == kind


def _before_first(blocks: Sequence[Block], sections: Sequence[Section]) -> list[Block]:
    """Everything up to the first heading of a question or answer, furniture too."""
    first = next((section.block for section in sections if section.block is not None), None)
    if first is None:
        return list(blocks)
    return list(blocks[: next(at for at, block in enumerate(blocks) if block is first)])


def _without_closing(
    sections: Sequence[Section], groups: Sequence[Group]
) -> tuple[list[Section], list[Block]]:
    """Sections without the letter's closing, which is taken out of the last answer."""
    kept = list(sections)
    if not kept:
        return kept, []
    _part_closing(kept, groups)
    at = closing_at(kept[-1].body)
    after = list(kept[-1].body[at:])
    if not after:
        return kept, []
    gone = {id(block) for block in after}
    for group in groups:
        group.question = [block for block in group.question if id(block) not in gone]
        group.answer = [block for block in group.answer if id(block) not in gone]
    kept[-1] = replace(kept[-1], body=kept[-1].body[:at])
    return kept, after


def _part_closing(sections: list[Section], groups: Sequence[Group]) -> None:
    """Cut the paragraph in two in which the last answer goes over into the closing."""
    for block in sections[-1].body[-_CLOSING_WITHIN:]:
        at = closing_within(block.text) if block.kind in ("paragraph", "list-item") else 0
        if not at:
            continue
        parts = [head_block(block, at), cut_block(block, at)]
        body = [part for one in sections[-1].body for part in (parts if one is block else [one])]
        sections[-1] = replace(sections[-1], body=tuple(body))
        for group in groups:
            group.question = [part for one in group.question for part in (parts if one is block else [one])]
            group.answer = [part for one in group.answer for part in (parts if one is block else [one])]
        return


def _asks_unnumbered(blocks: Sequence[Block]) -> bool:
    """Bare questions: a title 'Vragen van …', and paragraphs of which most ask something."""
    title = _title_index(blocks)
    if title is None:
        return False
    rest = [block for block in blocks[title + 1 :] if len(block.text) > 15]
    return len(rest) > 0 and sum(is_question(block.text) for block in rest) * 2 >= len(rest)


def _title_index(blocks: Sequence[Block]) -> int | None:
    for index, block in enumerate(blocks[:12]):
        start = block.text.lower()
        if start.startswith(("vragen van", "vraag van", "schriftelijke vragen van", "vragen gesteld door")):
            return index
    return None


def _unnumbered(blocks: Sequence[Block], texts: Sequence[Block]) -> Parts:
    title = _title_index(texts)
    assert title is not None
    groups = ask_unnumbered(texts[title + 1 :])
    asked = {id(block) for group in groups for block in group.question}
    around = Surroundings(
        before=tuple(block for block in blocks if id(block) not in asked), after=(), asked=len(groups)
    )
    return Parts(groups, around, tuple(texts[: title + 1]), (), ())


def _in_rows(blocks: Sequence[Block], groups: list[Group], table: Sequence[Block]) -> Parts:
    """The parts of a document whose questions and answers stand in a table's rows."""
    held = {id(block) for block in table}
    around = Surroundings(
        before=tuple(block for block in blocks if id(block) not in held),
        after=(),
        asked=len(groups),
        answered=sum(group.answered for group in groups),
    )
    return Parts(groups, around, (), (), ())
