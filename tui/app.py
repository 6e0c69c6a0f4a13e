"""The terminal program: opens the knowledge base in a thread, keeps it fresh, leads from screen to screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from kb.errors import IndexError_, KbError, NoIndexError
from kb.text.sanitise import clean, one_line
from tui.library import Library
from tui.messages import Messages
from tui.opening import Opened, Refused, Warmed, open_library, warm_library
from tui.rebuild_bar import RebuildBar
from tui.rebuilding import Rebuilding, Rebuilt, Step, Stepped
from tui.search_screen import TALL, WIDE, SearchScreen
from tui.status_bar import StatusBar
from tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from kb.settings import Settings
    from tui.history import Place
    from tui.page import Page
    from tui.topics_screen import TopicChosen

FRESHNESS_SECONDS = 5.0
"""How often to look whether another program committed a newer index."""


class KamerwijzerApp(App[int]):
    """Owns the library, the rebuild and the theme; screens own what they show."""

    TITLE = "Kamerwijzer"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (160, "-extra")]  # noqa: RUF012 - Textual's type
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("question_mark", "help", show=False),
        Binding("f2", "topics", "Topics"),
        Binding("f5", "rebuild", "Renew"),
        Binding("ctrl+g", "asked", "Asked before"),
        Binding("ctrl+t", "promises", "Promises"),
        Binding("shift+f5", "rebuild(True)", show=False),
        Binding("f8", "clear_filters", show=False),
        Binding("f9", "change_light", show=False),
        Binding("ctrl+q", "quit", "Stop", priority=True),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.say = Messages(settings.language)
        self.library = Library()
        self._rebuilding: Rebuilding | None = None
        self._main = SearchScreen(self.library, self.say, self)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(KamerwijzerApp.theme, DARK.name)  # not a change: styles are read once, at the start
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Searching is where it starts."""
        return self._main

    def on_mount(self) -> None:
        """Keep to the newest index."""
        self.set_interval(FRESHNESS_SECONDS, self._look_for_newer)

    def on_unmount(self) -> None:
        """Leave nothing running."""
        if self._rebuilding is not None:
            self._rebuilding.stop()
        self.library.replace(None)

    # --- the knowledge base ---

    def open_index(self) -> None:
        """Open the index, or the newer one, in a thread."""
        self._in_thread(lambda: self.post_message(open_library(self.settings, self.say.language)))

    def _in_thread(self, job: Callable[[], object]) -> None:
        self.run_worker(job, thread=True)

    def on_opened(self, message: Opened) -> None:
        """Search it from now on, and load what finds by meaning."""
        self.library.replace(message.kb)
        if not message.letters:
            self._no_letters()
            return
        say = self.say
        letters = say.count(message.letters, "{n} letter", "{n} letters")
        records = say.count(message.records, "{n} record", "{n} records")
        self._main.opened(message.facets, dict(message.topics), f"{letters} · {records}")
        self.means(dense=False)
        self._in_thread(lambda: self.post_message(warm_library(self.library)))

    def on_warmed(self, message: Warmed) -> None:
        """Meaning joins in, or not: then words alone are searched, and the person may know why."""
        if message.problem:
            self._main.query_one(StatusBar).means = self.say("searches words only")
            self.notify(message.problem, severity="warning", timeout=10)
        else:
            self._main.dense_ready()

    def means(self, *, dense: bool) -> None:
        """Say with what it searches."""
        words = "searches words and meaning" if dense else "searches words; meaning is loading …"
        self._main.query_one(StatusBar).means = self.say(words)

    def on_refused(self, message: Refused) -> None:
        """The index could not be opened."""
        self.refused(message.error)

    def refused(self, error: KbError) -> None:
        """An error of the index takes the place of the results; any other is told in passing."""
        say = self.say
        if isinstance(error, NoIndexError):
            self._no_letters()
        elif isinstance(error, IndexError_):
            self.library.replace(None)
            self._main.query_one(StatusBar).means = ""
            again = say("Press Shift+F5 to build the index anew from the letters. No letter is lost.")
            self._main.closed(say("The index cannot be used."), say.told(error.message), again)
        else:
            self.notify(say.told(error.message), severity="error")

    def _no_letters(self) -> None:
        say = self.say
        self._main.query_one(StatusBar).means = ""
        self._main.closed(
            say("There is nothing to search yet."),
            say("1. Put letters (PDF, Word, Markdown, text …) in this folder:"),
            f"   {self.settings.corpus}",
            say("2. Press F5. The letters are read, which takes about a second each."),
        )

    def _look_for_newer(self) -> None:
        with self.library.reading() as kb:
            if kb is not None and self._rebuilding is None and not kb.is_current():
                self.open_index()

    # --- renewing ---

    def action_rebuild(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual passes it so
        """Renew the index in the background; the old one is searched until the new one stands."""
        if self._rebuilding is not None:
            self.notify(self.say("The index is being renewed already."))
            return
        self._rebuilding = rebuilding = Rebuilding(self.settings, full=full)
        self._main.query_one(RebuildBar).step = Step("look", 0, 0, "")

        def job() -> None:
            self.post_message(Rebuilt(rebuilding.run(lambda step: self.post_message(Stepped(step)))))

        self._in_thread(job)

    def action_stop_rebuild(self) -> None:
        """Let the rebuild go; the index stays as it was."""
        if self._rebuilding is not None:
            self._rebuilding.stop()

    def on_stepped(self, message: Stepped) -> None:
        """Show how far it is."""
        if self._rebuilding is not None:
            self._main.query_one(RebuildBar).step = message.step

    def on_rebuilt(self, message: Rebuilt) -> None:
        """Say how it ended, and search the new index."""
        say, outcome = self.say, message.outcome
        self._rebuilding = None
        self._main.query_one(RebuildBar).step = None
        if outcome.error:
            self.notify(outcome.error, title=say("Not renewed"), severity="error", timeout=15)
            return
        if outcome.stopped:
            self.notify(say("Stopped; the index is as it was."))
            return
        words = say.count(outcome.read, "{n} letter read.", "{n} letters read.")
        self.notify(
            words if outcome.changed else say("Nothing new."), title=say("Index renewed"), markup=False
        )
        if outcome.refused:
            names = "\n".join(f"{name}: {reason}" for name, reason in outcome.refused)
            self.notify(names, title=say("Could not be read"), severity="warning", timeout=20)
        self.open_index()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - never markup: names of files and errors pass here
    ) -> None:
        """Tell something in passing, as it is written."""
        super().notify(
            clean(message), title=one_line(title), severity=severity, timeout=timeout, markup=False
        )

    # --- quoting ---

    def copy_quote(self, page: Page, selected: str) -> None:
        """To the clipboard, by the terminal (OSC 52); says what to do where that does not work."""
        from tui.quotation import quotations

        found = quotations(page, selected, self.say.language)
        if found:
            self.copy_to_clipboard(found[0].text)
            first, _, citation = found[0].text.partition("\n")
            self.notify(
                f"{citation or first}\n{self.say('Not on your clipboard? F7 shows the quote.')}",
                title=self.say("Copied: {what}", what=self.say(found[0].name).lower()),
            )

    def show_quote(self, page: Page, selected: str) -> None:
        """The quote on a screen of its own."""
        from tui.quotation import quotations
        from tui.quote_screen import QuoteScreen

        found = quotations(page, selected, self.say.language)
        if found:
            self.push_screen(QuoteScreen(found, self.settings.root, self.say))

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on a keyboard: F1, Esc, Ctrl+C."""
        if binding.key_display:
            return binding.key_display
        key = binding.key.replace("slash", "/").replace("enter", "⏎").replace("escape", "esc")
        return "+".join(part.capitalize() if len(part) > 1 or "+" in key else part for part in key.split("+"))

    # --- other screens and commands ---

    def action_help(self) -> None:
        """The keys."""
        from tui.help_screen import HelpScreen

        self.push_screen(HelpScreen(self.say))

    def action_topics(self) -> None:
        """Topics over time."""
        from tui.topics_screen import TopicsScreen

        if self.library.is_open and self.screen is self._main:
            self.push_screen(TopicsScreen(self.library, self.say), self._topic_chosen)

    def _topic_chosen(self, chosen: TopicChosen | None) -> None:
        if chosen is not None and chosen.place is not None:
            self._main.open(chosen.place)
        elif chosen is not None and chosen.topic:
            self._main.filter_topic(chosen.topic)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was asked before is looked up from the search."""
        if action == "asked":
            return self.screen is self._main
        return super().check_action(action, parameters)

    def action_asked(self) -> None:
        """Which questions of a new letter were asked before."""
        from tui.asked_screen import AskedScreen

        if self.library.is_open and self.screen is self._main:
            self.push_screen(AskedScreen(self.library, self.say, self.settings.root), self._place_chosen)

    def action_promises(self) -> None:
        """What was promised, within the filters."""
        from tui.promises_screen import PromisesScreen

        if self.library.is_open and self.screen is self._main:
            self.push_screen(PromisesScreen(self.library, self.say, self._main.filters), self._place_chosen)

    def _place_chosen(self, chosen: Place | None) -> None:
        if chosen is not None:
            self._main.open(chosen)

    def action_clear_filters(self) -> None:
        """Let all filters go."""
        self._main.action_clear_filters()

    def action_change_light(self) -> None:
        """From dark to light or back."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_command_palette(self) -> None:
        """All commands, to find by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette", placeholder=self.say("Find a command …")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Ours alone, in the language of the interface."""
        from tui.commands import commands_of

        return commands_of(self, screen)

    @property
    def main(self) -> SearchScreen:
        """The screen to search on."""
        return self._main

    @property
    def is_rebuilding(self) -> bool:
        """Whether the index is being renewed."""
        return self._rebuilding is not None


def run(settings: Settings) -> int:
    """Run the program until the person stops it; the exit code."""
    app = KamerwijzerApp(settings)
    app.run()
    return app.return_code or 0
