"""Time to the first picture of the terminal interface, beside the hello world of Textual.

Each run is a fresh process in a pseudo-terminal of 80×24; the clock stops when the bottom line (or the
greeting) has been written. Medians of ROUNDS, taken in turns.
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
ROUNDS = 15
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App[None]):
    def compose(self):
        yield Static("Hallo wereld")
Hello().run()
"""
OURS = """
from kb.settings import Settings
from tui.app import run
run(Settings.load())
"""


def seconds_until(program: str, mark: bytes) -> float:
    """From starting the process to `mark` on its terminal."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(PROJECT)
        os.execve(sys.executable, [sys.executable, "-c", program], {**os.environ, "TERM": "xterm-256color"})
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
    """Print both medians and their ratio."""
    hello, ours = [], []
    for _ in range(ROUNDS):
        hello.append(seconds_until(HELLO, b"Hallo wereld"))
        ours.append(seconds_until(OURS, b"F1"))
    first, second = statistics.median(hello), statistics.median(ours)
    print(f"hello world {first:.3f} s, Kamerwijzer {second:.3f} s, {second / first:.2f} times")


if __name__ == "__main__":
    main()
