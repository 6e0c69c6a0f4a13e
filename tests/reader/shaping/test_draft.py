"""Each block's text is exactly what its spans cut out of the lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.block import Block, Mark, Reading
from kb.reader.shaping.draft import Draft, Inline
from kb.text.sanitise import is_clean

ATOMS = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.text(max_size=12)),
        st.tuples(st.just("mark"), st.sampled_from(["1", "*", "12"])),
        st.tuples(st.just("break"), st.just("")),
    ),
    max_size=12,
)


def cut(reading: Reading, block: Block) -> str:
    return "".join(reading.lines[span.line - 1].text[span.start : span.end] for span in block.spans)


def inline_of(atoms: list[tuple[str, str]]) -> Inline:
    inline = Inline()
    for kind, value in atoms:
        if kind == "text":
            inline.text(value)
        elif kind == "mark":
            inline.mark(value)
        else:
            inline.line_break()
    return inline


@given(st.lists(ATOMS, max_size=4), st.booleans())
def test_spans_give_the_text_back(paragraphs: list[list[tuple[str, str]]], reflowed: bool) -> None:
    """For any runs, marks and breaks: clean text, spans that hold it, marks inside it."""
    draft = Draft(reflowed=reflowed)
    for atoms in paragraphs:
        draft.add("paragraph", inline_of(atoms), marker="a.")
    draft.add_row([inline_of(atoms) for atoms in paragraphs])
    reading = draft.reading("html")
    for block in reading.blocks:
        assert cut(reading, block) == block.text
        assert "\n" not in block.text
        assert is_clean(block.text)
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
    assert [line.number for line in reading.lines] == list(range(1, len(reading.lines) + 1))


def test_a_mark_leaves_no_space_behind() -> None:
    """'bericht <1> , dat' becomes 'bericht, dat' with the mark at its place."""
    inline = inline_of([("text", "het bericht "), ("mark", "1"), ("text", ", dat"), ("text", " er is")])
    draft = Draft()
    draft.add("paragraph", inline)
    (block,) = draft.blocks
    assert block.text == "het bericht, dat er is"
    assert block.marks == (Mark(11, "1"),)
    assert draft.lines[0].text == "het bericht1, dat er is"


def test_a_line_break_parts_sentences_and_joins_a_broken_one() -> None:
    """A heading above its question is a block of its own; a sentence broken for looks is one."""
    draft = Draft()
    draft.add("paragraph", inline_of([("text", "Vraag 1"), ("break", ""), ("text", "Kent u dit?")]))
    draft.add("paragraph", inline_of([("text", "de leden van"), ("break", ""), ("text", "de fractie")]))
    assert [block.text for block in draft.blocks] == ["Vraag 1", "Kent u dit?", "de leden van de fractie"]


def test_bold_is_said_of_the_whole_block() -> None:
    """One word in bold does not make a block bold; a list marker does not count."""
    draft = Draft()
    whole, part = Inline(), Inline()
    whole.text("Vraag 1", bold=True)
    part.text("Vraag ", bold=True)
    part.text("1")
    draft.add("list-item", whole, marker="1.")
    draft.add("paragraph", part)
    assert [block.bold for block in draft.blocks] == [True, False]


def test_combining_characters_join_over_runs() -> None:
    """An accent in the next run belongs to the letter before it."""
    draft = Draft()
    draft.add("paragraph", inline_of([("text", "ee"), ("text", "\u0301n")]))
    assert draft.blocks[0].text == "eén"
