"""What every command is given beside its own options: settings, words, and where output goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.cli.terminal import Terminal
from kb.settings import Language, Settings
from kb.text.sanitise import one_line
from kb.translation import Words

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Common:
    """The options that may stand before a command or after it; None where one was not given."""

    root: Path | None = None
    language: Language | None = None
    as_json: bool = False
    no_color: bool = False
    debug: bool = False

    def over(self, earlier: Common) -> Common:
        """These options, and `earlier` where they say nothing."""
        return Common(
            root=self.root or earlier.root,
            language=self.language or earlier.language,
            as_json=self.as_json or earlier.as_json,
            no_color=self.no_color or earlier.no_color,
            debug=self.debug or earlier.debug,
        )


@dataclass(frozen=True, slots=True)
class Invocation:
    """One run of one command."""

    words: Words
    terminal: Terminal
    common: Common

    @property
    def as_json(self) -> bool:
        """Whether data is wanted as JSON."""
        return self.common.as_json

    def settings(self) -> Settings:
        """The settings of the root that was named, or of where we are."""
        settings = Settings.load(self.common.root)
        return replace(settings, language=self.common.language) if self.common.language else settings

    def open(self, *, topics: bool = False) -> KnowledgeBase:
        """The knowledge base; the caller closes it.

        With `topics` a fault in topics.toml is raised; without, it is said, and the topics of the program
        hold. Where topics changed since the index was built, that is said as well.
        """
        from kb.cli.complaint import complaint
        from kb.knowledge_base import KnowledgeBase

        kb = KnowledgeBase.open(settings=self.settings())
        _ = self.words.gettext
        if kb.is_empty:
            self.terminal.say(empty_index(kb.settings, self.words))
        if kb.topics_fault and topics:
            kb.close()
            raise kb.topics_fault
        if kb.topics_fault:
            problem = complaint(kb.topics_fault, self.words)
            self.terminal.say(_("{problem}; the topics of the program are used").format(problem=problem))
        elif topics and not kb.topics_are_current and kb.matches_topics:
            self.terminal.say(
                _("The topics changed since the index was built; run 'kb rebuild-index' to make this quick.")
            )
        elif topics and not kb.topics_are_current:
            self.terminal.say(
                _(
                    "The topics changed since the index was built, and those from before count:"
                    " run 'kb rebuild-index'."
                )
            )
        return kb


def empty_index(settings: Settings, words: Words) -> str:
    """What to do about an index without a single letter."""
    said = words.gettext("The index holds no letters: put documents in {folder} and run 'kb rebuild-index'.")
    return said.format(folder=one_line(str(settings.corpus)))
