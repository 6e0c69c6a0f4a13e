"""A rebuild as the screen follows it: starts the child process, reads what it says, can stop it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.settings import Settings

_PROGRAM_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage (look, read, embed, write) is."""

    stage: str
    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: with a report, with an error in one line, or stopped by the person."""

    read: int = 0
    changed: bool = False
    refused: tuple[tuple[str, str], ...] = ()
    error: str = ""
    stopped: bool = False


class Stepped(Message):
    """A rebuild came further."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


class Rebuilt(Message):
    """A rebuild ended."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Rebuilding:
    """One rebuild. `run` blocks, so call it from a thread; `stop` may come from any other."""

    def __init__(self, settings: Settings, *, full: bool) -> None:
        self._settings = settings
        self._full = full
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._stopped = False

    def run(self, tell: Callable[[Step], object]) -> Outcome:
        """Rebuild to the end, telling each step."""
        from tui.rebuild_child import settings_as_json

        command = [sys.executable, "-m", "tui.rebuild_child", *(["--full"] if self._full else [])]
        with self._lock:
            if self._stopped:
                return Outcome(stopped=True)
            self._child = child = subprocess.Popen(  # noqa: S603 - our own program
                command,
                cwd=_PROGRAM_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
        with child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(settings_as_json(self._settings) + "\n")
            child.stdin.close()
            outcome = None
            for line in child.stdout:
                outcome = _understood(line, tell) or outcome
        if self._stopped:
            return Outcome(stopped=True)
        return outcome or Outcome(error=f"rebuild-index ended with status {child.returncode}")

    def stop(self) -> None:
        """End it; the index stays as it was. Stopping one that is done does no harm."""
        with self._lock:
            self._stopped = True
            if self._child is not None and self._child.poll() is None:
                self._child.terminate()


def _understood(line: str, tell: Callable[[Step], object]) -> Outcome | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    if "progress" in said:
        stage, done, total, name = said["progress"]
        tell(Step(str(stage), int(done), int(total), str(name)))
    if "error" in said:
        return Outcome(error=str(said["error"]))
    if "report" in said:
        report = said["report"]
        refused = tuple((str(name), str(reason)) for name, reason in report["refused"])
        return Outcome(int(report["read"]), bool(report["changed"]), refused)
    return None
