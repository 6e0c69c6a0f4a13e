"""The program that rebuilds the index for the screen, in a process of its own: `python -m tui.rebuild_child`.

Reading and embedding keep the interpreter busy for seconds at a time; here they can, without holding up
a keystroke, and stopping is a signal, which a rebuild survives. Settings come as JSON on standard input,
progress and outcome leave as JSON lines on standard output.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.errors import InterruptedError_, KbError
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.rebuild.report import Progress

_PATHS = ("root", "corpus", "indexes", "topics_file")


def settings_as_json(settings: Settings) -> str:
    """`settings` as the child reads them."""
    return json.dumps(asdict(settings), default=str)


def settings_from_json(text: str) -> Settings:
    """The settings that `settings_as_json` wrote."""
    values: dict[str, Any] = json.loads(text)
    paths = {name: Path(values[name]) if values[name] is not None else None for name in _PATHS}
    return Settings(**{**values, **paths})


def main() -> int:
    """Rebuild; 0 where it worked, 1 where one line says why not."""
    import kb

    settings = settings_from_json(sys.stdin.readline())

    def tell(progress: Progress) -> None:
        _say({"progress": [progress.stage, progress.done, progress.total, progress.name]})

    try:
        report = kb.rebuild_index(settings, full="--full" in sys.argv, progress=tell)
    except InterruptedError_ as error:
        return 128 + error.signal_number
    except KbError as error:
        _say({"error": str(error)})
        return 1
    refused = [[one.name, one.reason] for one in report.refused]
    _say(
        {"report": {"seen": report.seen, "read": report.read, "changed": report.changed, "refused": refused}}
    )
    return 0


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
