"""Where output goes: data to stdout, everything said beside it to stderr; colour and width as they fit.

Everything that leaves is cleaned here, so no text of a document can steer a terminal.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from kb.cli.piece import Paragraph, laid_out
from kb.text.sanitise import clean, one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.cli.piece import Piece, Style
    from kb.json_form import Json

_CODES: dict[Style, str] = {
    "strong": "1",
    "faint": "2",
    "match": "1;33",
    "id": "36",
    "heading": "1;4",
    "good": "32",
    "bad": "1;31",
}
_NARROWEST = 30
_WIDEST = 120
"""Lines longer than this are hard to read, however wide the window."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """`width` None leaves paragraphs on one line, as a pipe wants; `live` allows a moving progress bar."""

    out: TextIO
    err: TextIO
    width: int | None = None
    colour: bool = False
    live: bool = False

    @classmethod
    def standard(cls, environment: Mapping[str, str] = os.environ, *, no_color: bool = False) -> Terminal:
        """The streams of this process, in colour where a person looks at them and did not decline it."""
        seen = sys.stdout.isatty()
        plain = no_color or bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        return cls(
            out=sys.stdout,
            err=sys.stderr,
            width=min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST) if seen else None,
            colour=seen and not plain,
            live=sys.stderr.isatty() and environment.get("TERM") != "dumb",
        )

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Data for people, on stdout."""
        for block in paragraphs:
            for line in laid_out(block, self.width):
                self.out.write("".join(map(self._painted, line)).rstrip(" ") + "\n")

    def show_json(self, value: Json) -> None:
        """Data for programs, on stdout, as one JSON object."""
        from kb.json_form import cleaned

        encoding = (self.out.encoding or "utf-8").lower().replace("-", "")
        ascii_only = encoding != "utf8"
        json.dump(cleaned(value), self.out, ensure_ascii=ascii_only, indent=2)
        self.out.write("\n")

    def show_source(self, text: str) -> None:
        """Text for another program, such as a shell, on stdout, line ends kept."""
        self.out.write(clean(text) if text.endswith("\n") else clean(text) + "\n")

    def say(self, text: str) -> None:
        """One line beside the data, on stderr."""
        self.err.write(shown(one_line(text)) + "\n")
        self.err.flush()

    def ask(self, question: str) -> str | None:
        """The line that a person answers, '' at the end of input; None where nobody sits there to answer."""
        if not (sys.stdin and sys.stdin.isatty() and self.width is not None):
            return None
        self.err.write(one_line(question) + " ")
        self.err.flush()
        return sys.stdin.readline()

    def _painted(self, piece: Piece) -> str:
        code = _CODES.get(piece.style) if self.colour else None
        return f"\x1b[{code}m{piece.text}\x1b[0m" if code and piece.text else piece.text
