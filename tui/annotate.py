"""Text of a document as content for the screen: verbatim, made safe, with marks and styled stretches.

It never goes through markup. Each piece is cleaned on its own, so that offsets into the text as it is
stored stay right also where something had to be taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.style import Style

from kb.text.sanitise import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable


_ON_LINE = "0123456789+-=()abcdeghijklmnoprstuvwxyz"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_SUPERSCRIPTS = str.maketrans(_ON_LINE, _RAISED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) of the text in a style; `link` is what a click on it leads to ('' for nothing)."""

    start: int
    end: int
    style: Style
    link: str = ""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of ours that stand before the character at `offset`: a footnote's mark."""

    offset: int
    text: str
    style: Style


def annotated(text: str, stretches: Iterable[Stretch] = (), insertions: Iterable[Insertion] = ()) -> Content:
    """`text` with its stretches styled and the insertions in place; ranges outside are cut off."""
    length = len(text)
    inside = [
        Stretch(max(0, s.start), min(length, s.end), s.style, s.link)
        for s in stretches
        if s.start < length and s.end > 0 and s.start < s.end
    ]
    inserted: dict[int, list[Insertion]] = {}
    for insertion in insertions:
        inserted.setdefault(min(max(0, insertion.offset), length), []).append(insertion)
    cuts = sorted({0, length, *inserted, *(s.start for s in inside), *(s.end for s in inside)})
    return _joined(text, cuts, inside, inserted)


def _joined(
    text: str, cuts: list[int], stretches: list[Stretch], inserted: dict[int, list[Insertion]]
) -> Content:
    pieces: list[str] = []
    spans: list[Span] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for cut, following in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        ends[cut] = at
        for insertion in inserted.get(cut, ()):
            shown = one_line(insertion.text)
            pieces.append(shown)
            spans.append(Span(at, at + len(shown), insertion.style))
            at += len(shown)
        starts[cut] = at
        piece = clean(text[cut:following])
        pieces.append(piece)
        at += len(piece)
    for stretch in stretches:
        start, end = starts[stretch.start], ends[stretch.end]
        if start < end:
            spans.append(Span(start, end, _linked(stretch)))
    return Content("".join(pieces), spans)


def _linked(stretch: Stretch) -> Style:
    if not stretch.link:
        return stretch.style
    from textual.style import Style

    return stretch.style + Style.from_meta({"place": stretch.link})


def safe(text: str, style: Style | None = None) -> Content:
    """Text from outside on one line, with no power over markup or terminal."""
    shown = one_line(text)
    return Content.styled(shown, style) if style is not None else Content(shown)


def superscript(mark: str) -> str:
    """A footnote's mark as it stands in running text: ¹²; in brackets where there is no raised form."""
    shown = one_line(mark)
    raised = shown.translate(_SUPERSCRIPTS)
    return raised if all(character in _RAISED for character in raised) else f"[{shown}]"


def clamp(content: Content, width: int, lines: int) -> Content:
    """`content` wrapped at `width`, at most `lines` lines, '…' where something was left out."""
    width = max(width, 4)
    if lines == 1:
        return content.truncate(width, ellipsis=True)
    wrapped = content.wrap(width)
    if len(wrapped) <= lines:
        return Content("\n").join([line.rstrip() for line in wrapped])
    kept = [line.rstrip() for line in wrapped[:lines]]
    last = kept[-1]
    kept[-1] = (last if last.cell_length < width else last.truncate(width - 1)).append("…")
    return Content("\n").join(kept)


def without_superscripts(text: str) -> str:
    """`text` without raised characters: as it was before marks were put in."""
    return "".join(character for character in text if character not in _RAISED)
