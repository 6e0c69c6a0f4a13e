"""Time to the first picture of the terminal interface, beside the hello world of Textual.

    python -m benchmarks.first_screen [ROUNDS]

Each run is a fresh process in a pseudo-terminal of 80×24; the clock stops when the bottom line (or the
greeting) has been written. Medians of ROUNDS (15), taken in turns; the ratio is the median of each round's.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App[None]):
    def compose(self):
        yield Static("Hallo wereld")
Hello().run()
"""
SCREEN = """
from kb.settings import Settings
from tui.app import run
run(Settings.load())
"""
COMMAND = """
import sys
from kb.cli import main
sys.argv = ["kb", "tui"]
main()
"""
PROGRAMS = {
    "hello world": (HELLO, b"Hallo wereld"),
    "the screen": (SCREEN, b"F1"),
    "kb tui": (COMMAND, b"F1"),
}

ENVIRONMENT = {**os.environ, "TERM": "xterm-256color"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def seconds_until(program: str, mark: bytes) -> float:
    """From starting the process to `mark` on its terminal."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(PROJECT)
        os.execve(sys.executable, [sys.executable, "-c", program], ENVIRONMENT)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while mark not in seen and time.perf_counter() - start < 20:
        if select.select([terminal], [], [], 0.01)[0]:
            seen += os.read(terminal, 65536)
    took = time.perf_counter() - start
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return took


def main() -> None:
    """Print a row for each."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS + 1):
        for name, (program, mark) in PROGRAMS.items():
            times[name].append(seconds_until(program, mark))
    first = times["hello world"][1:]
    for name, (_, *found) in times.items():
        ratio = statistics.median(one / other for one, other in zip(found, first, strict=True))
        print(f"{name:12} {statistics.median(found):6.3f} s   {ratio:5.2f}")


if __name__ == "__main__":
    main()
