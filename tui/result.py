"""One line of the result list: a record that was found, or a letter, as content of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from kb import grade_of
from tui.annotate import Stretch, annotated, clamp, safe
from tui.wording import capital, kind_name, number_of, person, reference_of, sender_of

if TYPE_CHECKING:
    from kb.letter.letter import Letter
    from kb.search.hit import Hit
    from kb.store.summary import LetterSummary
    from tui.ink import Ink
    from tui.messages import Messages

_SNIPPET_LINES = 3
_ANSWER_START = 400
"""Characters of an answer that can be needed for its first lines."""
_BEFORE = 60
"""Characters of a passage that are shown before its first highlight, at most."""


def hit_content(hit: Hit, topics: dict[str, str], ink: Ink, say: Messages, width: int) -> Content:
    """Where it stands, the question, the words that matched, the topics."""
    lines = [_where(hit, ink, say, width), *_words(hit, ink, width)]
    tags = list(dict.fromkeys(topics.get(tag.topic, tag.topic) for tag in hit.topics))
    if tags:
        lines.append(clamp(safe(" · ".join(tags), ink.topic), width, 1))
    return Content("\n").join([line for line in lines if line.plain]).append("\n")


def _words(hit: Hit, ink: Ink, width: int) -> list[Content]:
    """The question and the words that matched; where those are the question's own, the answer's start."""
    record, letter = hit.record, hit.letter
    matched = snippet(hit, ink)
    if hit.part != "question":
        title = letter.subject if record.kind == "section" and not record.question else record.question
        return [clamp(safe(title, ink.strong), width, 2), clamp(matched, width, _SNIPPET_LINES)]
    question = clamp(matched.stylize_before(ink.strong), width, 2)
    return [question, clamp(safe(record.answer[:_ANSWER_START], ink.quiet), width, 2)]


def _where(hit: Hit, ink: Ink, say: Messages, width: int) -> Content:
    number = capital(number_of(hit.record, say))
    first = safe(number, ink.link)
    if grade_of((*hit.record.doubts, *hit.letter.doubts)) == "check":
        first = first.append("  ").append(safe(f"[{say('check')}]", ink.mixed))
    return clamp(first.append(_circumstances(hit.letter, ink, say)), width, 1)


def _circumstances(letter: Letter, ink: Ink, say: Messages) -> Content:
    known = (say.day(letter.date) if letter.date else "", sender_of(letter), reference_of(letter))
    return Content("  ").append(safe(" · ".join(filter(None, known)), ink.quiet))


def snippet(hit: Hit, ink: Ink) -> Content:
    """The passage from shortly before its first highlight, on one line."""
    text = hit.passage.replace("\n", " ")
    begin = 0
    if hit.highlights and hit.highlights[0][0] > _BEFORE:
        begin = text.find(" ", hit.highlights[0][0] - _BEFORE) + 1
    stretches = [Stretch(start - begin, end - begin, ink.highlight) for start, end in hit.highlights]
    content = annotated(text[begin:], stretches)
    return Content("… ").append(content) if begin else content


def summary_content(summary: LetterSummary, ink: Ink, say: Messages, width: int) -> Content:
    """A letter in the list of letters."""
    letter = summary.letter
    about = " · ".join(filter(None, (sender_of(letter), reference_of(letter))))
    first = safe(say.day(letter.date), ink.link).append("  ").append(safe(about, ink.quiet))
    lines = [
        clamp(first, width, 1),
        clamp(safe(letter.subject or summary.source_name, ink.strong), width, 2),
        clamp(safe(_about(letter, summary.records, say), ink.quiet), width, 2),
    ]
    return Content("\n").join(lines).append("\n")


def _about(letter: Letter, records: int, say: Messages) -> str:
    parts = [kind_name(letter.kind, say), say.count(records, "{n} record", "{n} records")]
    if letter.asked_by:
        parts.append(", ".join(person(member) for member in letter.asked_by))
    return " · ".join(parts)
