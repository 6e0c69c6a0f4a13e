"""Notes whose marks a converter left stuck to the words."""

from __future__ import annotations

from kb.block import Block, Span
from kb.reader.shaping.stuck_notes import mark_stuck_notes, note_titles_apart


def _blocks(*texts: str) -> list[Block]:
    return [
        Block(kind="paragraph", text=text, spans=(Span(number, 0, len(text)),))
        for number, text in enumerate(texts, start=1)
    ]


def test_a_list_at_the_end_whose_figures_stand_in_the_text_is_notes() -> None:
    """Also where a mark is stuck to a figure's full stop."""
    found = mark_stuck_notes(
        _blocks(
            "Kleingeld kun je nergens meer kwijt’?1",
            "In 2024 waren dat er 402.2",
            "1. De Telegraaf, 7 maart.",
            "2. DNB.",
        )
    )
    assert [(block.kind, block.text, block.mark) for block in found] == [
        ("paragraph", "Kleingeld kun je nergens meer kwijt’?", ""),
        ("paragraph", "In 2024 waren dat er 402.", ""),
        ("footnote", "De Telegraaf, 7 maart.", "1"),
        ("footnote", "DNB.", "2"),
    ]
    assert [mark.mark for block in found for mark in block.marks] == ["1", "2"]


def test_an_answer_that_ends_in_a_numbered_list_keeps_it() -> None:
    """One figure that stands nowhere in the text, and the list is none of notes."""
    given = _blocks(
        "Zie artikel 5 van de wet?1", "Dit zijn de stappen:", "1. vragen;", "2. wegen;", "3. besluiten."
    )
    assert mark_stuck_notes(given) == given


def test_notes_that_nothing_calls_are_called_by_figures_stuck_in_the_text() -> None:
    note = Block(kind="footnote", text="In 2023 waren dat er 131.", spans=(Span(9, 1, 20),), mark="1")
    found = mark_stuck_notes([*_blocks("Op meer dan één werknemer betrekking hebben.1"), note])
    assert found[0].text.endswith("hebben.")
    assert [(mark.mark, mark.offset) for mark in found[0].marks] == [("1", len(found[0].text))]


def test_the_title_of_the_notes_is_no_part_of_the_last_answer() -> None:
    note = Block(kind="footnote", text="NRC.", spans=(Span(9, 1, 4),), mark="1")
    found = note_titles_apart([*_blocks("Ja.", "Voetnoten"), note])
    assert [block.kind for block in found] == ["paragraph", "furniture", "footnote"]
