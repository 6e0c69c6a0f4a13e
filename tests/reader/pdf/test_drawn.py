"""Notes, columns, lists and tables as other producers of PDF draw them."""

from __future__ import annotations

from tests.reader.pdf.drawn import PROSE, below, blocks_of, texts
from tests.typeset.face import Face


def test_a_mark_raised_before_its_note_in_letters_of_its_size_is_the_notes() -> None:
    """'1' and '2' above the notes' line are marks, and no page numbers that the pages repeat."""
    notes = ("Kamerstuk 31 765, nr. 811.", "NRC, 3 mei 2024.", "Zie het jaarverslag van de inspectie.")
    pages = [
        [
            *below(90, 700, 9, PROSE),
            (90, 640, 9, "Dat staat in de brief."), (181, 643, 6, str(page)),
            (90, 90.1, 6.6, str(page)), (94, 86.6, 6.4, note),
        ]
        for page, note in enumerate(notes, start=1)
    ]  # fmt: skip
    found = [block for block in blocks_of(*pages) if block.kind == "footnote"]
    assert [(block.mark, block.text) for block in found] == list(zip("123", notes, strict=True))


def test_a_note_that_breaks_off_goes_on_at_the_foot_of_the_next_page() -> None:
    """However long it is, and though it begins with a capital there."""
    rest = [
        f"Ook het jaarverslag van 20{year} noemt dit aantal en de oorzaak daarvan in dezelfde woorden"
        for year in range(10, 17)
    ]
    first = [
        *below(90, 700, 9, PROSE),
        (90, 640, 9, "Zo is het."),
        (134, 643, 6, "1"),
        (90, 90, 6.5, "1 De bron is"),
    ]
    prose = [*below(90, 700, 9, PROSE), *below(90, 640, 9, PROSE * 8)]
    second = [*prose, *below(90, 150, 6.5, [*rest, "en dat is alles."], 8)]
    blocks = blocks_of(first, second)
    notes = texts(blocks, "footnote")
    assert len(notes) == 1
    assert notes[0].startswith("De bron is Ook het jaarverslag van 2010")
    assert notes[0].endswith("en dat is alles.")
    assert not any("jaarverslag" in text for text in texts(blocks, "paragraph"))


def test_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other() -> None:
    """As in the Handelingen: no line of the right column is a margin's."""
    left = [f"Links staat op regel {at} wat de spreker het eerst zegt over dit." for at in range(12)]
    right = [f"Rechts staat op regel {at} wat de spreker daarna nog zegt ook." for at in range(12)]
    blocks = blocks_of([*below(50, 700, 8, left), *below(320, 695.5, 8, right)])
    whole = " ".join(texts(blocks))
    assert whole.count("regel") == 24
    assert whole.index("Links staat op regel 11") < whole.index("Rechts staat op regel 0")


def test_notes_below_the_left_column_are_no_part_of_the_text_that_goes_on_in_the_right_one() -> None:
    left = [f"Links staat op regel {at} wat de minister antwoordt op dit punt" for at in range(12)]
    right = [f"rechts gaat op regel {at} die zin door tot aan het eind ervan." for at in range(14)]
    page = [
        *below(50, 700, 8, left),
        (290, 703, 5, "1"),
        (50, 540, 5.5, "1 NRC, 3 mei 2024."),
        *below(320, 700, 8, right),
    ]
    blocks = blocks_of(page)
    assert texts(blocks, "footnote") == ["NRC, 3 mei 2024."]
    assert "NRC" not in " ".join(texts(blocks, "paragraph"))


def test_an_items_second_line_goes_with_it_where_its_marker_is_of_another_size() -> None:
    first = (
        "U wordt geadviseerd de brief te ondertekenen en uiterlijk 12 maart aan",
        "de Tweede Kamer te sturen.",
    )
    second = ("U wordt geadviseerd in te stemmen met openbaarmaking van deze", "nota.")
    items = [
        (90.0, 600.0, 10.5, "1."),
        *below(104, 600, 9, first),
        (90.0, 576.0, 10.5, "2."),
        *below(104, 576, 9, second),
    ]
    found = texts(blocks_of([*below(90, 700, 9, PROSE), *items]), "list-item")
    assert found == [f"1. {' '.join(first)}", f"2. {' '.join(second)}"]


def test_cells_near_each_other_are_parted_where_the_rows_around_them_part() -> None:
    """A long name leaves a narrow gap before the next column; the rows below show that it is one."""
    columns = (90.0, 150.0, 208.0)
    rows = [("Provincie", "Ingediend", "Toegewezen"), ("Gelderland", "366", "241"), ("Drenthe", "418", "290")]
    page = [*below(90, 700, 9, PROSE)] + [
        (left, 640.0 - 14 * at, 11.0, cell)
        for at, row in enumerate(rows)
        for left, cell in zip(columns, row, strict=True)
    ]
    assert texts(blocks_of(page), "table-row") == [" | ".join(row) for row in rows]


def test_a_sign_that_the_font_does_not_name_is_seen_to_be_lost() -> None:
    """A letter that the page shows and the font gives no sign for is not left out."""
    shown = blocks_of(
        [*below(90, 700, 9, PROSE), (90, 600, 9, "De CO₂-uitstoot daalt.")], font=Face("Sans", 9, 12).font("")
    )
    assert "CO\ufffd-uitstoot" in " ".join(texts(shown))


def test_a_lowered_figure_stands_in_its_word() -> None:
    """The 2 of CO₂ below the line is no line of its own, and no question's number."""
    page = [
        *below(90, 700, 9, PROSE),
        (90, 640, 9, "2. Hoeveel CO"), (90 + 60.02, 635.5, 7, "2"),
        (90 + 66, 640, 9, "kan er jaarlijks worden opgeslagen?"),
    ]  # fmt: skip
    assert texts(blocks_of(page))[-1].replace("CO 2", "CO2").startswith("2. Hoeveel CO2")
