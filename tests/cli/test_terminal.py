"""A terminal gets colour and its own width; a pipe gets plain text, a paragraph a line."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.cli.piece import Paragraph, Piece, laid_out, marked, paragraph, shortened
from kb.cli.terminal import Terminal


def shown(block: Paragraph, *, width: int | None = None, colour: bool = False) -> str:
    """What a terminal would get."""
    out = io.StringIO()
    Terminal(out, io.StringIO(), width, colour).show([block])
    return out.getvalue()


def test_colour_only_where_it_is_wanted() -> None:
    """The same piece, plain and painted."""
    block = paragraph(Piece("CAS", "match"), " is gestopt")
    assert shown(block) == "CAS is gestopt\n"
    assert shown(block, colour=True) == "\x1b[1;33mCAS\x1b[0m is gestopt\n"


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
def test_the_environment_can_decline_colour(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR, or a terminal that knows none."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert Terminal.standard({"TERM": "xterm"}).colour
    assert not Terminal.standard({"TERM": "xterm", variable: "dumb"}).colour
    assert not Terminal.standard({"TERM": "xterm"}, no_color=True).colour


def test_lines_break_at_spaces_and_hang() -> None:
    """Later lines stand where they are told to."""
    block = paragraph(Piece("Vraag: ", "faint"), "een twee drie vier", indent=2, hang=4)
    assert shown(block, width=16) == "  Vraag: een\n    twee drie\n    vier\n"


def test_spaces_between_columns_stay() -> None:
    """Two spaces are two spaces."""
    assert shown(paragraph("2026", "  ", Piece("id", "id"), "  ", "soort")) == "2026  id  soort\n"


def test_highlights_stay_on_their_words() -> None:
    """Also where a paragraph ends within the text."""
    text = "Het CAS is weg.\n\nHet CAS komt niet terug."
    blocks = list(marked(text, [(4, 7), (21, 24)]))
    assert [[piece.text for piece in block.pieces if piece.style == "match"] for block in blocks] == [
        ["CAS"],
        ["CAS"],
    ]
    assert "".join(piece.text for block in blocks for piece in block.pieces) == text.replace("\n", "")


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(-5, 320), st.integers(-5, 320)), max_size=6))
def test_marking_loses_nothing(text: str, ranges: list[tuple[int, int]]) -> None:
    """Whatever the ranges."""
    pieces = [piece.text for block in marked(text, ranges) for piece in block.pieces]
    assert "".join(pieces) == text.replace("\n", "")


@given(st.lists(st.text("ab é€—", max_size=30), max_size=8), st.integers(10, 60), st.integers(0, 6))
def test_wrapping_keeps_every_word_and_the_width(texts: list[str], width: int, indent: int) -> None:
    """A line is longer than the width only where one word is."""
    block = paragraph(*texts, indent=indent)
    lines = ["".join(piece.text for piece in line) for line in laid_out(block, width)]
    assert " ".join(lines).split() == "".join(texts).split()
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)


def test_short_forms_are_cut_at_a_word() -> None:
    """With an ellipsis, and only where needed."""
    assert shortened("een  twee\n\ndrie") == "een twee drie"
    assert shortened("een twee, drie", 12) == "een twee …"


def test_json_is_ascii_where_the_stream_is() -> None:
    """A stream that knows no é still gets valid JSON."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    Terminal(out, io.StringIO()).show_json({"naam": "Çelikdam"})
    out.seek(0)
    assert out.read() == '{\n  "naam": "\\u00c7elikdam"\n}\n'
