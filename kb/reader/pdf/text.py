"""The pieces of text that a PDF page shows, each with its place, size and font.

Runs the text operators of a page's content stream (ISO 32000-1, 9.4) over pypdf's own parser and
fonts. pypdf's text extraction gives lines without the place of each piece, and columns, footnote
marks and bold headings can only be told apart by place, size and font.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pypdf import PageObject

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_MAX_FORM_DEPTH = 8
_SPACE_SHARE, _SPACE_SHARE_SPACED = 0.5, 0.9
# A move of this share of a space's width inside a string is a space; more where the font shows spaces itself.
_HOLE = 180  # thousandths of an em: a move this wide leaves room for a sign
_UNUSED = frozenset(
    "\x7f\x81\x8d\x8f\x90\x9d"
)  # codes that WinAnsiEncoding leaves free show a bullet (annex D.2)
_NO_SIGN, _LOST = "\0", "\ufffd"  # a sign that the font does not name: shown, so that its loss is seen
_BOLD = re.compile(r"bold|black|heavy|demi|\bBd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text shown by one operator: from (left, y) to (right, y) on the baseline, in points.

    `size` is the height of the font on the page; `text_object` counts the page's BT operators. `holes` are
    the moves inside a string that were taken for a space: its index, and from where to where it leads.
    Another font's sign may be drawn there. `word` is where the first word ends.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    space: float
    bold: bool
    italic: bool
    text_object: int
    holes: tuple[tuple[int, float, float], ...] = ()
    word: float = 0.0


def page_pieces(page: PageObject) -> list[Piece]:
    """The pieces of `page` in the order in which they are drawn, rotated text left out."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject | StreamObject):
        return []
    interpreter = _Interpreter(page)
    interpreter.run(ContentStream(contents, page.pdf, "bytes"), _resources(page), depth=0)
    return interpreter.pieces


def _resources(page: PageObject) -> DictionaryObject:
    """The page's resources, inherited where it has none of its own."""
    node: Any = page
    for _ in range(64):
        found = node.get("/Resources")
        found = found.get_object() if found is not None else None
        if isinstance(found, DictionaryObject):
            return found
        parent = node.get("/Parent")
        parent = parent.get_object() if parent is not None else None
        if not isinstance(parent, DictionaryObject):
            break
        node = parent
    return DictionaryObject()


class _Face:
    """A font with what is asked of it often kept at hand."""

    __slots__ = ("_codes", "_map", "bold", "font", "gap", "italic", "space", "space_raw")

    def __init__(self, font: Font) -> None:
        self.font = font
        name = font.name.split("+")[-1]
        descriptor = font.font_descriptor
        weight = descriptor.weight
        self.bold = bool(_BOLD.search(name)) or (
            isinstance(weight, int | float) and not isinstance(weight, bool) and weight >= 600
        )
        self.italic = bool(_ITALIC.search(name))
        self.space = float(font.space_width)
        self.space_raw = font.space_char
        self.gap = self.space * _SPACE_SHARE
        self._map = font.character_map
        self._codes: dict[str, tuple[str, float]] = {}

    def show(self, value: bytes | str) -> tuple[str, float, int, int]:
        """Text, width in thousandths of an em, number of codes and of word spaces of a shown string."""
        raw = value if isinstance(value, str) else self._raw(value)
        codes = self._codes
        text: list[str] = []
        width, spaces = 0.0, 0
        for code in raw:
            known = codes.get(code)
            if known is None:
                known = codes[code] = self._look_up(code, decode=not isinstance(value, str))
            text.append(known[0])
            width += known[1]
            if code == self.space_raw:
                spaces += 1
        if spaces:
            self.gap = self.space * _SPACE_SHARE_SPACED
        return "".join(text), width, len(raw), spaces

    def first_word(self, value: bytes | str, text: str) -> float:
        """The width of a shown string up to its first blank, in thousandths of an em."""
        raw = value if isinstance(value, str) else self._raw(value)
        end = text.index(" ") if len(raw) == len(text) else 0
        return sum(self._codes[code][1] for code in raw[:end])

    def _raw(self, value: bytes) -> str:
        if isinstance(self.font.encoding, str):
            return value.decode(self.font.encoding, "replace")
        return value.decode("latin-1")

    def _look_up(self, code: str, *, decode: bool) -> tuple[str, float]:
        width = self.space if code == self.space_raw else float(self.font.get_text_width(code))
        if not decode or not self.font.interpretable:
            return (code if not decode else ""), width
        encoding = self.font.encoding
        character = code if isinstance(encoding, str) else encoding.get(ord(code), code)
        shown = str(self._map.get(character, character))
        if shown == _NO_SIGN and width > 0:
            return _LOST, width
        return ("•" if shown in _UNUSED else shown), width


@dataclass(slots=True)
class _State:
    """The graphics state that q saves and Q brings back."""

    matrix: Matrix = IDENTITY
    face: _Face | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _State:
        return _State(
            self.matrix, self.face, self.size, self.character_space, self.word_space, self.scale,
            self.leading, self.rise,
        )  # fmt: skip


class _Interpreter:
    def __init__(self, page: PageObject) -> None:
        self.pieces: list[Piece] = []
        self._page = page
        self._state = _State()
        self._saved: list[_State] = []
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._text_object = 0
        self._faces: dict[int, _Face] = {}
        self._fonts: dict[str, Any] = {}
        self._operators: dict[bytes, Callable[[list[Any]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._concatenate,
            b"BT": self._begin, b"Tf": self._font, b"Td": self._move, b"TD": self._move_leading,
            b"Tm": self._set_matrix, b"T*": self._next_line, b"Tj": self._show, b"TJ": self._show_spaced,
            b"'": self._next_show, b'"': self._next_show_spaced, b"Tc": self._number("character_space"),
            b"Tw": self._number("word_space"), b"Tz": self._set_scale, b"TL": self._number("leading"),
            b"Ts": self._number("rise"),
        }  # fmt: skip

    def run(self, stream: ContentStream, resources: DictionaryObject, *, depth: int) -> None:
        """Run every operator of `stream`; forms that it draws are run with their own resources."""
        outer, self._fonts = self._fonts, _dictionary(resources.get("/Font"))
        operators = self._operators
        for operands, operator in stream.operations:
            if operator == b"Do":
                self._draw(operands, resources, depth)
                continue
            act = operators.get(operator)
            if act is not None:
                try:
                    act(operands)
                except (TypeError, ValueError, IndexError, AttributeError):
                    continue  # an operator with operands of the wrong kind shows nothing
        self._fonts = outer

    def _draw(self, operands: list[Any], resources: DictionaryObject, depth: int) -> None:
        if depth >= _MAX_FORM_DEPTH or not operands:
            return
        form = _dictionary(resources.get("/XObject")).get(operands[0])
        form = form.get_object() if form is not None else None
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        self._save([])
        matrix = form.get("/Matrix")
        if isinstance(matrix, ArrayObject) and len(matrix) == 6:
            self._concatenate([float(number) for number in matrix])
        inner = form.get("/Resources")
        inner = inner.get_object() if inner is not None else None
        self.run(
            ContentStream(form, self._page.pdf, "bytes"),
            inner if isinstance(inner, DictionaryObject) else resources,
            depth=depth + 1,
        )
        self._restore([])

    def _number(self, name: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            setattr(self._state, name, float(operands[0]))

        return act

    def _set_scale(self, operands: list[Any]) -> None:
        self._state.scale = float(operands[0]) / 100.0

    def _save(self, _: list[Any]) -> None:
        self._saved.append(self._state.copy())

    def _restore(self, _: list[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _concatenate(self, operands: list[Any]) -> None:
        self._state.matrix = _times(_matrix(operands), self._state.matrix)

    def _begin(self, _: list[Any]) -> None:
        self._text = self._line = IDENTITY
        self._text_object += 1

    def _font(self, operands: list[Any]) -> None:
        self._state.size = float(operands[1])
        resource = self._fonts.get(operands[0])
        resource = resource.get_object() if resource is not None else None
        if not isinstance(resource, DictionaryObject):
            self._state.face = None
            return
        key = id(resource)
        if key not in self._faces:
            self._faces[key] = _Face(Font.from_font_resource(resource))
        self._state.face = self._faces[key]

    def _move(self, operands: list[Any]) -> None:
        self._shift(float(operands[0]), float(operands[1]))

    def _move_leading(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._shift(float(operands[0]), float(operands[1]))

    def _shift(self, x: float, y: float) -> None:
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _set_matrix(self, operands: list[Any]) -> None:
        self._line = self._text = _matrix(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._shift(0.0, -self._state.leading)

    def _next_show(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _next_show_spaced(self, operands: list[Any]) -> None:
        self._state.word_space, self._state.character_space = float(operands[0]), float(operands[1])
        self._next_line([])
        self._show(operands[2:])

    def _show(self, operands: list[Any]) -> None:
        if operands and isinstance(operands[0], bytes | str):
            self._emit([operands[0]])

    def _show_spaced(self, operands: list[Any]) -> None:
        if operands and isinstance(operands[0], ArrayObject):
            self._emit(operands[0])

    def _emit(self, items: Iterable[Any]) -> None:
        """Show strings, moved apart by the numbers between them, as one piece."""
        state, face = self._state, self._state.face
        if face is None:
            return
        start = _times(self._text, state.matrix)
        size, scale = state.size, state.scale
        texts: list[str] = []
        advance = 0.0
        end = 0.0
        first = -1.0
        holes: list[tuple[int, float, float]] = []
        for item in items:
            if isinstance(item, bytes | str):
                text, width, count, spaces = face.show(item)
                if first < 0 and " " in text and (texts or text[0] != " "):
                    first = advance + face.first_word(item, text) * size / 1000.0 * scale
                advance += (
                    size * width / 1000.0 + count * state.character_space + spaces * state.word_space
                ) * scale
                texts.append(text)
                end = advance
            elif isinstance(item, int | float):
                before = advance
                advance -= size * float(item) / 1000.0 * scale
                if -item >= face.gap and texts and not texts[-1].endswith(" "):
                    first = before if first < 0 else first
                    if -item >= _HOLE:
                        holes.append((sum(map(len, texts)), before, advance))
                    texts.append(" ")
        self._text = _times((1.0, 0.0, 0.0, 1.0, advance, 0.0), self._text)
        text = "".join(texts)
        if text:
            self._add(text, start, end, face, holes, first if first >= 0 else end)

    def _add(
        self,
        text: str,
        start: Matrix,
        width: float,
        face: _Face,
        holes: Sequence[tuple[int, float, float]],
        word: float,
    ) -> None:
        a, b, c, d, x, y = start
        if abs(b) > abs(a) or a < 0:
            return  # rotated: a stamp in the margin, a watermark
        state = self._state
        height = abs(state.size) * math.hypot(c, d)
        self.pieces.append(
            Piece(
                text=text, left=x, right=x + width * a, y=y + state.rise * d, size=round(height, 2),
                space=abs(face.space * state.size / 1000.0 * state.scale * a), bold=face.bold,
                italic=face.italic, text_object=self._text_object,
                holes=tuple((index, x + one * a, x + other * a) for index, one, other in holes),
                word=x + word * a,
            )
        )  # fmt: skip


def _dictionary(value: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the file holds there
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else {}


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands[-6:])
    return (a, b, c, d, e, f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies m first, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
