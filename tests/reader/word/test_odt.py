"""OpenDocument texts read as they would be printed."""

from __future__ import annotations

import io
import zipfile

import pytest

from kb.errors import DamagedError, PasswordError, UnsupportedError
from kb.limits import DEFAULT_LIMITS
from kb.reader.word.odt import read

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "manifest": "manifest", "meta": "meta",
    }.items()
)  # fmt: skip
STYLES = (
    '<style:style style:name="Vet"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def package(body: str, manifest: str = "", prologue: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {NAMES}>{manifest}</manifest:manifest>"
        )
        archive.writestr(
            "content.xml",
            f"{prologue}<office:document-content {NAMES}>"
            f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return target.getvalue()


def shown(body: str) -> list[str]:
    reading = read(package(body), DEFAULT_LIMITS)
    found = []
    for block in reading.blocks:
        assert block.text == "".join(reading.lines[s.line - 1].text[s.start : s.end] for s in block.spans)
        marks = "".join(f"[{mark.offset}:{mark.mark}]" for mark in block.marks)
        found.append(f"{block.kind}{' bold' if block.bold else ''} | {block.mark}{block.text}{marks}")
    return found


def item(*content: str) -> str:
    return f"<text:list-item>{''.join(content)}</text:list-item>"


def test_lists_are_numbered_and_count_on() -> None:
    """Two levels, a second paragraph in an item, and a list that goes on after text."""
    inner = f"<text:list>{item('<text:p>binnen</text:p>')}</text:list>"
    first = item("<text:p>een</text:p>", "<text:p>vervolg</text:p>", inner)
    second, third = item("<text:p>twee</text:p>"), item("<text:p>drie</text:p>")
    body = (
        f'<text:list text:style-name="L">{first}{second}</text:list><text:p>tussen</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{third}</text:list>'
    )
    assert shown(body) == [
        "list-item | 1. een",
        "paragraph | vervolg",
        "list-item | a) binnen",
        "list-item | 2. twee",
        "paragraph | tussen",
        "list-item | 3. drie",
    ]


def test_notes_changes_spaces_and_bold() -> None:
    """Notes with their marks, deletions left out, spaces kept, bold by style."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Kamerstuk 1.</text:p></text:note-body></text:note>"
    )
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = (
        f'{changes}<text:p text:style-name="Vet">Vraag 1</text:p><text:p>Ja{note}.<text:s text:c="3"/>Nee'
        '<text:change text:change-id="c"/>.</text:p>'
    )
    assert shown(body) == [
        "paragraph bold | Vraag 1",
        "paragraph | Ja. Nee.[2:1]",
        "footnote | 1Kamerstuk 1.",
    ]


def test_headings_tables_and_text_boxes() -> None:
    """Outline levels, rows with a repeated cell, boxes apart."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"
    box = "<draw:frame><draw:text-box><text:p>Pagina 1</text:p></draw:text-box></draw:frame>"
    body = (
        '<text:h text:outline-level="2">Kop</text:h>'
        f"<table:table><table:table-header-rows>{row}</table:table-header-rows>{row}</table:table>"
        f"<text:p>tekst{box}</text:p>"
    )
    assert shown(body) == [
        "heading | Kop",
        "table-row | a | b",
        "table-row | a | b",
        "paragraph | tekst",
        "furniture | Pagina 1",
    ]


def test_locked_hostile_and_damaged_packages() -> None:
    """Each has its own reason."""
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(PasswordError):
        read(package("", manifest=locked), DEFAULT_LIMITS)
    with pytest.raises(UnsupportedError):
        read(package("", prologue='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), DEFAULT_LIMITS)
    with pytest.raises(DamagedError):
        read(package("<text:p>niet af"), DEFAULT_LIMITS)


def test_a_note_in_a_cell_is_no_text_of_the_cell() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Kamerstuk 1.</text:p></text:note-body></text:note>"
    )
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("2024", f"Ja{note}.")
    )
    assert shown(f"<table:table><table:table-row>{cells}</table:table-row></table:table>") == [
        "table-row | 2024 | Ja.[9:1]",
        "footnote | 1Kamerstuk 1.",
    ]
