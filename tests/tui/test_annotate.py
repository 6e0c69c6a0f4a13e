"""Text of a document stays word for word what it is, with marks and styles at their offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from kb.text.sanitise import clean
from tui.annotate import Insertion, Stretch, annotated, clamp, safe, superscript, without_superscripts

BOLD = Style(bold=True)
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
RANGES = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=5)


def test_a_mark_stands_at_its_offset_and_styles_keep_their_words() -> None:
    content = annotated("een woord. Meer", [Stretch(4, 9, BOLD)], [Insertion(10, superscript("1"), BOLD)])
    assert content.plain == "een woord.¹ Meer"
    assert [content.plain[span.start : span.end] for span in content.spans] == ["¹", "woord"]


def test_a_mark_within_a_stretch_lengthens_it() -> None:
    content = annotated("abcdef", [Stretch(1, 5, BOLD)], [Insertion(3, "²", Style())])
    assert content.plain == "abc²def"
    assert content.plain[content.spans[-1].start : content.spans[-1].end] == "bc²de"


def test_offsets_count_characters_that_are_taken_out() -> None:
    content = annotated("a\x1b\u202ebcd", [Stretch(3, 5, BOLD)])
    assert content.plain == "abcd"
    assert content.plain[content.spans[0].start : content.spans[0].end] == "bc"


@given(TEXT, RANGES, st.lists(st.integers(-3, 70), max_size=3))
def test_any_text_with_any_ranges(text: str, ranges: list[tuple[int, int]], marks: list[int]) -> None:
    text = clean(text)
    content = annotated(
        text, [Stretch(a, b, BOLD) for a, b in ranges], [Insertion(m, "¹", BOLD) for m in marks]
    )
    assert len(content.plain) <= len(text) + len(marks)
    assert all(0 <= span.start < span.end <= len(content.plain) for span in content.spans)
    if not marks:
        assert clean(content.plain) == text


@given(TEXT, st.integers(4, 40), st.integers(1, 4))
def test_clamped_text_fits(text: str, width: int, lines: int) -> None:
    clamped = clamp(safe(text), width, lines)
    rows = clamped.plain.split("\n")
    assert len(rows) <= lines
    assert all(safe(row).cell_length <= width for row in rows)


def test_marks_without_a_raised_form_stand_in_brackets() -> None:
    assert superscript("12") == "¹²"
    assert superscript("*") == "[*]"
    assert without_superscripts("woord¹²") == "woord"


def test_markup_is_text() -> None:
    assert safe("[bold]x[/]").plain == "[bold]x[/]"
    assert annotated("[@click=app.quit]x[/]").plain == "[@click=app.quit]x[/]"
