"""A page as widgets: where it stands, the question, the answer, notes, ways to other places, origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kb import caution, cite, cite_letter, grade_of
from tui.annotate import annotated, safe
from tui.record_text import notes_content, part_content
from tui.reference_list import ReferenceList
from tui.wording import capital, kind_name, minister, number_of, person, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.widget import Widget

    from kb.question.record import Record
    from tui.ink import Ink
    from tui.messages import Messages
    from tui.page import Page


class PageView:
    """Makes the widgets of one page in one ink and one language."""

    def __init__(self, page: Page, ink: Ink, say: Messages) -> None:
        self._page = page
        self._ink = ink
        self._say = say

    def widgets(self) -> Iterator[Widget]:
        """From top to bottom."""
        page, ink = self._page, self._ink
        yield Static(self._head(page, ink), classes="head", markup=False)
        record = page.record
        if record is not None:
            yield from self._record(page, record, ink)
        else:
            yield from self._letter(page, ink)
        yield from self._ways(page, ink)
        yield Static(self._origin(page, ink), classes="origin", markup=False)

    def _head(self, page: Page, ink: Ink) -> Content:
        letter, say = page.letter, self._say
        senders = " · ".join(filter(None, map(minister, (letter.sender, *letter.co_senders))))
        about = [say.day(letter.date), reference_of(letter), kind_name(letter.kind, say)]
        lines = [
            safe(letter.subject or page.source.name, ink.strong),
            safe(senders, ink.quiet),
            safe(" · ".join(about), ink.quiet),
        ]
        names = dict(page.topics)
        tags = dict.fromkeys(names.get(tag.topic, tag.topic) for tag in page.tags)
        lines.append(safe(" · ".join(tags), ink.topic))
        return Content("\n").join([line for line in lines if line.plain])

    def _record(self, page: Page, record: Record, ink: Ink) -> Iterator[Widget]:
        targets = dict(page.targets)
        yield Static(self._title(page, record, ink), classes="title", markup=False)
        warned = caution(record, page.letter, self._say.language)
        if warned:
            yield Static(safe(warned, ink.mixed), classes="caution", markup=False)
        if record.question:
            question = part_content(record, "question", page.place, targets, ink)
            yield Static(question, classes="question", markup=False)
        if record.answer:
            title = self._say("Text") if record.kind == "section" else self._say("Answer")
            yield Static(safe(title, ink.heading), classes="title", markup=False)
            yield Static(
                part_content(record, "answer", page.place, targets, ink), classes="answer", markup=False
            )
        if record.footnotes:
            yield Static(notes_content(record, page.place, targets, ink), classes="notes", markup=False)

    def _title(self, page: Page, record: Record, ink: Ink) -> Content:
        say = self._say
        title = safe(capital(number_of(record, say)), ink.heading)
        others = len(page.siblings)
        if others > 1 and record.id in page.siblings:
            place = say("{n} of {total}", n=page.siblings.index(record.id) + 1, total=others)
            title = title.append(Content.styled(f"  {place}", ink.quiet))
        return title

    def _letter(self, page: Page, ink: Ink) -> Iterator[Widget]:
        letter, say = page.letter, self._say
        yield Static(self._particulars(page, ink), classes="particulars", markup=False)
        if letter.introduction:
            yield Static(annotated(letter.introduction), classes="answer", markup=False)
        targets = dict(page.targets)
        for record in page.records:
            near = " near" if record.id == page.place.near else ""
            head = safe(capital(number_of(record, say)), ink.link)
            if grade_of(record.doubts) == "check":
                head = head.append("  ").append(safe(f"[{say('check')}]", ink.mixed))
            yield RecordHeading(record.id, head, classes=f"title{near}")
            if record.question and record.kind != "section":
                question = part_content(record, "question", page.place, targets, ink)
                yield Static(question, classes="question", markup=False)
            if record.answer:
                answer = part_content(record, "answer", page.place, targets, ink)
                yield Static(answer, classes="answer", markup=False)
            if record.footnotes:
                yield Static(notes_content(record, page.place, targets, ink), classes="notes", markup=False)
        if letter.closing:
            yield Static(annotated(letter.closing), classes="answer closing", markup=False)

    def _particulars(self, page: Page, ink: Ink) -> Content:
        letter, say = page.letter, self._say
        known = (
            ("To", letter.addressee),
            ("Asked by", ", ".join(person(member) for member in letter.asked_by)),
            ("Asked on", say.day(letter.asked_on) if letter.asked_on else ""),
            ("Answers", ", ".join(letter.references)),
            ("Own reference", letter.own_reference),
            ("Publication", letter.publication),
            ("Answer promised for", say.day(letter.promised_on) if letter.promised_on else ""),
        )
        return Content("\n").join(
            [
                safe(f"{say(name)}:", ink.quiet).append(" ").append(safe(value))
                for name, value in known
                if value
            ]
        )

    def _ways(self, page: Page, ink: Ink) -> Iterator[Widget]:
        if not page.references:
            return
        say = self._say
        title = safe(say("References"), ink.heading)
        title = title.append(Content.styled("  " + say("→ leads to   ← comes from"), ink.quiet))
        yield Static(title, classes="title", markup=False)
        yield ReferenceList(page.references, page.letter.id, say)

    def _origin(self, page: Page, ink: Ink) -> Content:
        record = page.record
        line = cite(record, page.letter) if record else cite_letter(page.letter)
        return Content("\n").join([safe(line), safe(self._source(page, record), ink.quiet)])

    def _source(self, page: Page, record: Record | None) -> str:
        words = f"{self._say('Source')}: {page.source.name}"
        if record is None or record.pages or record.lines[0] < 1:
            return words
        first, last = record.lines
        lines = str(first) if last <= first else f"{first}–{last}"
        return f"{words}, {self._say('lines {n}', n=lines)}"


class RecordHeading(Static):
    """A heading within a letter that leads to its record."""

    class Chosen(Message):
        """It was clicked."""

        def __init__(self, record_id: str) -> None:
            super().__init__()
            self.record_id = record_id

    def __init__(self, record_id: str, content: Content, *, classes: str) -> None:
        super().__init__(content, classes=classes, markup=False)
        self._record_id = record_id

    def on_click(self, event: events.Click) -> None:
        """To the record."""
        event.stop()
        self.post_message(self.Chosen(self._record_id))
