"""A rebuild in a process of its own, for tests that kill it: says each step on stdout, waits on request.

python -m tests.faults.program ROOT [--die-at STEP] [--slow SECONDS] [--file-bytes N] [--signals]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import signal
import sys
import time
from pathlib import Path

from kb.errors import InterruptedError_, KbError
from kb.rebuild import stop_on_signals
from tests.faults.world import World


def main() -> int:
    """Rebuild; 0 done, 1 one of our errors (told on stderr), 128 + signal when stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--die-at", default="")
    parser.add_argument("--slow", type=float, default=0.0)
    parser.add_argument("--file-bytes", type=int, default=0)
    parser.add_argument("--signals", action="store_true")
    options = parser.parse_args()
    if options.file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.file_bytes, options.file_bytes))

    def on_step(step: str) -> None:
        print(step, flush=True)
        if step == options.die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(options.slow)

    try:
        with stop_on_signals() if options.signals else contextlib.nullcontext():
            report = World(options.root).rebuild(on_step=on_step)
    except InterruptedError_ as error:
        return 128 + error.signal_number
    except KbError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(f"done {report.generation}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
