"""Asked before: questions from the clipboard or a file, each with what was asked and answered earlier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from kb.errors import KbError
from tui.annotate import annotated, clamp, safe
from tui.history import Place
from tui.ink import INK, ink_of
from tui.key_bar import KeyBar
from tui.latest import Latest
from tui.wording import GRADES, STANCES, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.style import Style

    from kb.asked import AskedBefore, AskedQuestion, AskedReport, NewQuestions
    from kb.knowledge_base import KnowledgeBase
    from tui.ink import Ink
    from tui.library import Library
    from tui.messages import Messages

_LONGEST_PATH = 1_000


class Found(Message):
    """What was asked before, or why that cannot be told."""

    def __init__(self, report: AskedReport | None, problem: str = "") -> None:
        super().__init__()
        self.report, self.problem = report, problem


class AskedScreen(Screen[Place]):
    """Above what is pasted or the name of a file, below each question with the earlier ones."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    AUTO_FOCUS = "#new-questions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("f4", "seek", "Look up", priority=True),
    ]

    def __init__(self, library: Library, say: Messages, folder: Path) -> None:
        super().__init__()
        self._library = library
        self._say = say
        self._folder = folder
        self._rows: list[AskedBefore | None] = []
        self._report: AskedReport | None = None
        self._seeking: Latest[str] = Latest(self, self._seek)

    def compose(self) -> ComposeResult:
        """A place to paste, and a list."""
        say = self._say
        yield Static(say("Asked before"), id="asked-title", markup=False)
        yield TextArea("", soft_wrap=True, id="new-questions")
        yield Static(
            say("Paste questions, or type the name of a file or the number of a letter; then F4."),
            id="asked-told",
            markup=False,
        )
        yield OptionList(id="asked", markup=False)
        yield KeyBar(say)

    def action_seek(self) -> None:
        """Look up what stands in the box."""
        text = self.query_one(TextArea).text.strip()
        if text:
            self._tell(self._say("Looking …"))
            self._seeking.ask(text)

    def _seek(self, text: str) -> Message:
        with self._library.reading() as kb:
            if kb is None:
                return Found(None, self._say("There is nothing to search yet."))
            try:
                return Found(kb.asked(self._questions(kb, text)))
            except KbError as error:
                return Found(None, self._say.told(error.message))

    def _questions(self, kb: KnowledgeBase, text: str) -> NewQuestions:
        """Of a file if there is one of that name, of a letter in the index, else of the text itself."""
        from kb.asked import questions_in, read_questions
        from kb.errors import UnknownIdError

        if "\n" not in text and "?" not in text and len(text) < _LONGEST_PATH:
            path = self._folder / Path(text.strip("'\"")).expanduser()
            if path.is_file():
                return read_questions(path)
            try:
                return kb.asked_by_letter(text)
            except UnknownIdError:
                pass
        return questions_in(text)

    def on_found(self, message: Found) -> None:
        """Show it."""
        self._report = message.report
        report = message.report
        if report is None or not report.questions:
            self._tell(message.problem or self._say("No question stands in it."))
        else:
            counts = {grade: sum(one.grade == grade for one in report.questions) for grade in GRADES}
            self._tell(
                self._say(
                    "{same} asked before, {near} near, {none} not found; compared with {compared} questions",
                    compared=report.compared,
                    **counts,
                )
            )
        self._draw()
        if self._rows:
            self.query_one("#asked").focus()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        listed = self.query_one("#asked", OptionList)
        width = max(listed.scrollable_content_region.width - 2, 20)
        ink = ink_of(listed)
        questions = self._report.questions if self._report else ()
        drawn = [row for question in questions for row in self._question(question, ink, width)]
        self._rows = [earlier for earlier, _ in drawn]
        at = listed.highlighted
        listed.set_options([Option(content, disabled=earlier is None) for earlier, content in drawn])
        first = next((place for place, row in enumerate(self._rows) if row is not None), None)
        listed.highlighted = at if at is not None else first

    def _question(
        self, question: AskedQuestion, ink: Ink, width: int
    ) -> Iterator[tuple[AskedBefore | None, Content]]:
        head = Content.styled(f"{question.label}. ", ink.heading).append(safe(question.question, ink.strong))
        grade = safe(self._say(GRADES[question.grade]), _style(question, ink))
        yield None, Content("\n").join([clamp(head, width, 2), grade])
        for one in question.earlier:
            yield one, self._earlier(one, ink, width)

    def _earlier(self, one: AskedBefore, ink: Ink, width: int) -> Content:
        say, position = self._say, one.position
        head = safe(say.day(one.letter.date), ink.strong).append("  ")
        head = head.append(safe(say("same" if one.grade == "same" else "near"), ink.topic)).append("  ")
        if position.stance in STANCES:
            head = head.append(safe(say(STANCES[position.stance]), ink.strong)).append("  ")
        head = head.append(safe(f"{reference_of(one.letter)} · {one.record.id}", ink.link))
        words = annotated(position.words) if position.words else safe(say("no answer here"), ink.quiet)
        lines = [
            clamp(head, width - 2, 1),
            *clamp(safe(one.record.question, ink.quiet), width - 2, 2).split("\n"),
            *clamp(words, width - 2, 3).split("\n"),
        ]
        bar = Content.styled("│ ", ink.quiet)
        return Content("\n").join([bar.append(line) for line in (*lines, Content())])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """To the answer."""
        one = self._rows[event.option_index]
        if one is not None:
            start, end = one.position.start, one.position.end
            self.dismiss(Place("record", one.record.id, marked=((start, end),), passage=(start, end)))

    def _tell(self, text: str) -> None:
        self.query_one("#asked-told", Static).update(text)

    def action_leave(self) -> None:
        """To the search."""
        self.dismiss()


def _style(question: AskedQuestion, ink: Ink) -> Style:
    return {"same": ink.good, "near": ink.mixed, "none": ink.quiet}[question.grade]
