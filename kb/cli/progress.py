"""Progress of a rebuild on stderr: a moving bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from kb.cli.terminal import Terminal
    from kb.rebuild.report import Progress, Stage
    from kb.translation import Words

_BAR = 24
_LINE_SECONDS = 5.0
"""Between two lines where there is no terminal."""
_FRAME_SECONDS = 0.05
_ERASE = "\r\x1b[2K"


class ProgressLine:
    """Call it with each Progress; as a context manager it leaves the terminal as it found it."""

    def __init__(self, terminal: Terminal, words: Words, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal = terminal
        self._words = words
        self._clock = clock
        self._stage: Stage | None = None
        self._shown_at = float("-inf")

    def __call__(self, progress: Progress) -> None:
        """Show it, unless something was shown a moment ago."""
        now = self._clock()
        fresh = progress.stage != self._stage
        pause = _FRAME_SECONDS if self._terminal.live else _LINE_SECONDS
        if not fresh and progress.done < progress.total and now - self._shown_at < pause:
            return
        if not self._terminal.live and not fresh and now - self._shown_at < pause:
            return
        self._stage, self._shown_at = progress.stage, now
        if self._terminal.live:
            self._draw(progress)
        else:
            self._terminal.say(f"{self._name(progress.stage)} {_counted(progress)}".rstrip())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal.live and self._stage is not None:
            self._terminal.err.write(_ERASE)
            self._terminal.err.flush()

    def _draw(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 0.0
        filled = round(min(max(share, 0.0), 1.0) * _BAR)
        bar = "█" * filled + "░" * (_BAR - filled)
        line = f"{self._name(progress.stage)} {bar} {_counted(progress)}  {one_line(progress.name)}"
        width = (self._terminal.width or 80) - 1
        self._terminal.err.write(_ERASE + line[:width].rstrip())
        self._terminal.err.flush()

    def _name(self, stage: Stage) -> str:
        _ = self._words.gettext
        names: dict[Stage, str] = {
            "look": _("Looking for changes"),
            "read": _("Reading"),
            "embed": _("Computing meaning"),
            "write": _("Writing the index"),
            "ask": _("Asking"),
        }
        return names[stage]


def _counted(progress: Progress) -> str:
    return f"{progress.done}/{progress.total}" if progress.total else ""
