"""Word documents read as they would be printed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from kb.errors import DamagedError, PasswordError, TooLargeError
from kb.limits import DEFAULT_LIMITS
from kb.reader.word.docx import read
from kb.reader.word.docx_numbering import numeral

if TYPE_CHECKING:
    from pathlib import Path

    from kb.block import Block, Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop"><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:basedOn w:val="Kop"/></w:style>'
    '<w:style w:type="character" w:styleId="Vet"><w:rPr><w:b/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)
NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> Kamerstuk 1.</w:t></w:r></w:p></w:footnote>'
)
ENDNOTES = '<w:endnote w:id="2"><w:p><w:r><w:t>Achteraan.</w:t></w:r></w:p></w:endnote>'


def document(body: str, **parts: str) -> bytes:
    """A DOCX with this body and further parts, each given by its content."""
    kinds = {"styles": STYLES, "numbering": NUMBERING, "footnotes": NOTES, "endnotes": ENDNOTES, **parts}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{TYPES}/{kind.rstrip("12")}" Target="{kind}.xml"/>'
        for kind in kinds
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        for kind, content in kinds.items():
            archive.writestr(
                f"word/{kind}.xml", f"<w:{kind.rstrip('12')} {W}>{content}</w:{kind.rstrip('12')}>"
            )
    return target.getvalue()


def shown(block: Block) -> str:
    text = block.text
    for mark in reversed(block.marks):
        text = f"{text[: mark.offset]}[{mark.mark}]{text[mark.offset :]}"
    note = f"{block.mark}: " if block.mark else ""
    return f"{block.kind}{block.level or ''}{' bold' if block.bold else ''} | {note}{text}"


def blocks(body: str, **parts: str) -> list[str]:
    reading: Reading = read(document(body, **parts), DEFAULT_LIMITS)
    for block in reading.blocks:
        assert block.text == "".join(reading.lines[s.line - 1].text[s.start : s.end] for s in block.spans)
    return [shown(block) for block in reading.blocks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=numbering)


def test_lists_are_numbered_as_word_counts() -> None:
    """Levels, a restart below, a second list with its own start, bullets of a symbol font."""
    body = item("een", 1) + item("a", 1, 1) + item("b", 1, 1) + item("twee", 1) + item("c", 1, 1)
    assert blocks(body + item("vier", 3) + item("punt", 2)) == [
        "list-item1 | 1. een",
        "list-item2 | 1.a) a",
        "list-item2 | 1.b) b",
        "list-item1 | 2. twee",
        "list-item2 | 2.a) c",
        "list-item1 | 4. vier",
        "list-item1 | • punt",
    ]


def test_notes_get_the_marks_that_print_shows() -> None:
    """Footnotes count 1, 2; endnotes i, ii; separators are no notes; each note follows its paragraph."""
    refer = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    assert blocks(paragraph(run("Ja"), refer, run(". Zie"), end) + paragraph(run("Nee"))) == [
        "paragraph | Ja[1]. Zie[i]",
        "footnote | 1: Kamerstuk 1.",
        "footnote | i: Achteraan.",
        "paragraph | Nee",
    ]


def test_tracked_changes_are_accepted() -> None:
    """Inserted text is in, deleted text is out, a deleted paragraph end joins two paragraphs."""
    inserted = f"<w:ins>{run('wel ')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>niet </w:delText></w:r></w:del>"
    joined = paragraph(run("half "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("heel"))
    assert blocks(paragraph(run("Dat is "), inserted, deleted, run("zo.")) + joined) == [
        "paragraph | Dat is wel zo.",
        "paragraph | half heel",
    ]


def test_bold_and_headings_come_from_runs_and_styles() -> None:
    """A style's bold can be taken back by a run; hidden text is not printed."""
    kop = '<w:pStyle w:val="Kop2"/>'
    assert blocks(
        paragraph(run("Vraag 1"), properties=kop)
        + paragraph(run("niet", '<w:b w:val="0"/>'), properties=kop)
        + paragraph(run("wel", '<w:rStyle w:val="Vet"/>'))
        + paragraph(run("zichtbaar"), run("verborgen", "<w:vanish/>"))
    ) == ["heading2 bold | Vraag 1", "heading2 | niet", "paragraph bold | wel", "paragraph | zichtbaar"]


def test_fields_show_their_result_only() -> None:
    """Codes of nested fields are not text."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = (
        mark("begin")
        + "<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>"
        + mark("separate")
        + run("1")
        + mark("end")
    )
    outer = mark("begin") + run("if ") + inner + mark("separate") + run("11 januari 2024") + mark("end")
    assert blocks(paragraph(run("Datum "), outer)) == ["paragraph | Datum 11 januari 2024"]


def test_tables_give_rows_and_letterhead_stands_apart() -> None:
    """Rows of data join their cells; a table fixed to the page and text boxes are furniture."""

    def table(*rows: list[str], place: str = "") -> str:
        cells = ["".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows]
        return f"<w:tbl><w:tblPr>{place}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    fixed = '<w:tblpPr w:vertAnchor="page" w:horzAnchor="page"/>'
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('Pagina 1'))}</w:txbxContent></w:pict></w:r>"
    assert blocks(
        table(["Turfmarkt 147"], place=fixed)
        + table(["Jaar", "Aantal"], ["2024", "3"], ["", "alleen"])
        + paragraph(run("tekst"), box)
    ) == [
        "furniture | Turfmarkt 147",
        "table-row | Jaar | Aantal",
        "table-row | 2024 | 3",
        "paragraph | alleen",
        "paragraph | tekst",
        "furniture | Pagina 1",
    ]


def test_heads_and_feet_of_pages_are_furniture() -> None:
    """They stand before and after the text, each once."""
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    assert blocks(
        paragraph(run("tekst")) + section, header1=paragraph(run("Datum")), footer1=paragraph(run("Pagina"))
    ) == ["furniture | Datum", "paragraph | tekst", "furniture | Pagina"]


def test_line_breaks_part_a_heading_from_its_question() -> None:
    """A break after bold text starts a block of its own."""
    assert blocks(paragraph(run("Vraag 1", "<w:b/>"), "<w:r><w:br/></w:r>", run("kent u dit?"))) == [
        "paragraph bold | Vraag 1",
        "paragraph | kent u dit?",
    ]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "decimalZero", "03"),
        (4, "anders", "4"),
    ],
)
def test_numerals(number: int, style: str, expected: str) -> None:
    """As Word shows them; an unknown style is a plain number."""
    assert numeral(number, style) == expected


def test_damage_and_locks_are_told_apart() -> None:
    """No body, a cut-off package, too many parts, an encrypted part."""
    whole = document(paragraph(run("x")))
    with pytest.raises(DamagedError):
        read(whole[: len(whole) // 2], DEFAULT_LIMITS)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), "")
    with pytest.raises(TooLargeError):
        read(many.getvalue(), DEFAULT_LIMITS)
    locked = bytearray(whole)
    place = locked.rindex(b"PK\x01\x02", 0, locked.rindex(b"word/document.xml"))
    locked[place + 8] |= 1
    with pytest.raises(PasswordError):
        read(bytes(locked), DEFAULT_LIMITS)


def test_real_letters(shared: Path) -> None:
    """The ministry's Word letters give every question and every footnote."""
    expected = {"Mutluer-GL": (8, 0), "Temmink": (10, 1), "Teunissen": (22, 2), "Mutluer-PvDA": (6, 1)}
    for name, (questions, notes) in expected.items():
        (path,) = (shared / "letters" / "docx").glob(f"*{name}*.docx")
        found = read(path.read_bytes(), DEFAULT_LIMITS).blocks
        headings = [block for block in found if block.text.startswith("Vraag ") and len(block.text) < 12]
        assert len(headings) == questions
        assert all(block.bold for block in headings)
        assert sum(block.kind == "footnote" for block in found) == notes
