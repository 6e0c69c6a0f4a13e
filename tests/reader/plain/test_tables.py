"""Tables in text and Markdown, as tools draw them."""

from __future__ import annotations

from kb.limits import DEFAULT_LIMITS
from kb.reader.plain import markdown, text

ANSWER = "Antwoord 1\nDe verdeling is als volgt.\n\n"


def _rows(content: str, *, plain: bool) -> list[str]:
    read = text.read if plain else markdown.read
    return [
        block.text for block in read(content.encode(), DEFAULT_LIMITS).blocks if block.kind == "table-row"
    ]


def test_cells_under_each_other_or_behind_tabs_are_a_tables() -> None:
    """A row is one block, its cells parted, with the place of each."""
    aligned = "Jaar        Aanvragen\n2023              118\n2024               97\n"
    tabbed = "Provincie\t2024\nFryslân\t71\nOverijssel\t49\n"
    assert _rows(ANSWER + aligned, plain=True) == ["Jaar | Aanvragen", "2023 | 118", "2024 | 97"]
    assert _rows(ANSWER + tabbed, plain=True) == ["Provincie | 2024", "Fryslân | 71", "Overijssel | 49"]
    blocks = text.read((ANSWER + aligned).encode(), DEFAULT_LIMITS).blocks
    assert [(span.start, span.end) for span in blocks[-1].spans] == [(0, 4), (19, 21)]


def test_lists_and_letterheads_are_no_tables() -> None:
    listed = "•    een afschrift;\n•    een verslag;\n•    een brief.\n"
    head = "Datum        3 mei 2024\nBetreft      Antwoorden\nKenmerk      4177310\n\n"
    assert _rows(ANSWER + listed, plain=True) == []
    assert _rows(head + "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa.\n", plain=True) == []


def test_tables_that_pandoc_draws_in_markdown() -> None:
    """With the heading above the dashes, without one between rules, and as a grid."""
    simple = "  Jaar     Aantal\n  ------ --------\n  2023        118\n  2024         97\n\nDat is minder.\n"
    ruled = (
        "  ------------ ------------\n  **Jaar**     **Aantal**\n\n  2023         118,\n"
        "               voorlopig\n  ------------ ------------\n\nDat is minder.\n"
    )
    grid = "+------+--------+\n| Jaar | Aantal |\n+======+========+\n| 2023 | 118    |\n+------+--------+\n"
    assert _rows(ANSWER + simple, plain=False) == ["Jaar | Aantal", "2023 | 118", "2024 | 97"]
    assert _rows(ANSWER + ruled, plain=False) == ["Jaar | Aantal", "2023 | 118, voorlopig"]
    assert _rows(ANSWER + grid, plain=False) == ["Jaar | Aantal", "2023 | 118"]
    assert markdown.read((ANSWER + ruled).encode(), DEFAULT_LIMITS).blocks[-1].text == "Dat is minder."


def test_a_mark_beside_a_raised_figure_is_a_mark() -> None:
    """'100 m^2^ … ton.[^4]' in one paragraph."""
    content = "Een woning van 100 m^2^ bespaart 1,7 ton.[^4]\n\n[^4]: ACM, Monitor.\n"
    first = markdown.read(content.encode(), DEFAULT_LIMITS).blocks[0]
    assert first.text == "Een woning van 100 m2 bespaart 1,7 ton."
    assert [mark.mark for mark in first.marks] == ["4"]


def test_each_note_of_a_list_in_brackets_begins_anew() -> None:
    """Below a signature, and below an address that could go on."""
    content = (
        "Vraag 1\nKlopt dat? [1]\n\nAntwoord 1\nJa. [2]\n\nStaatssecretaris van Landbouw\n"
        "[1] Zie https://www.bureau.nl/register\n[2] Stcrt. 2026, 1188.\n"
    )
    found = [block.text for block in text.read(content.encode(), DEFAULT_LIMITS).blocks]
    assert found[-2:] == ["[1] Zie https://www.bureau.nl/register", "[2] Stcrt. 2026, 1188."]
