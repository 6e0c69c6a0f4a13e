"""A letter's content set anew: as Markdown for pandoc, and as Word files in several looks made from that."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from pathlib import Path

    from docx.section import Section

    from benchmarks.roads.content import Content, Exact, Note

_BULLET = re.compile(r"[•·▪●○◦‣–—-]\s+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a letter is set: headings ('word', 'bare', 'inline', 'bold'), page in mm, font and its size."""

    name: str
    headings: str
    page: tuple[float, float] = (210, 297)
    margins: tuple[float, float] = (25, 25)
    font: str = "Liberation Serif"
    size: float = 11
    justified: bool = False
    head: str = ""
    foot: str = "Pagina {page} van {pages}"
    columns: int = 1


COLUMNS = Look("a4-kolommen", "word", margins=(20, 20), font="Liberation Sans", size=9, columns=2)
LOOKS = (
    Look("a4-woord", "word", font="Liberation Sans", size=9.5, margins=(28, 60)),
    Look("letter-kaal", "bare", page=(216, 279), justified=True, head="Ministerie"),
    Look("a5-dubbelepunt", "inline", page=(148, 210), margins=(18, 15), size=10, foot="{page}"),
    Look(
        "a4-vet",
        "bold",
        font="DejaVu Sans",
        size=9,
        margins=(35, 35),
        justified=True,
        head="Beantwoording",
        foot="{page}/{pages}",
    ),
)


def typeset(letter: Exact, look: Look, target: Path) -> None:
    """Write the letter as a Word file with real footnotes. Errors: CalledProcessError where pandoc fails."""
    text = markdown(letter, look)
    subprocess.run(
        ["pandoc", "-f", "markdown-smart-yaml_metadata_block", "-t", "docx", "-o", str(target)],
        input=text.encode(), check=True, capture_output=True,
    )  # fmt: skip
    _dress(target, look)


def markdown(letter: Exact, look: Look) -> str:
    """The letter as pandoc's Markdown, every sign of its text escaped."""
    parts = [*_head(letter)]
    notes: list[str] = []
    for record in letter.records:
        parts += _record(record, look, notes)
    parts += _closing(letter)
    return "\n\n".join([*parts, *(f"[^{at}]: {_escaped(text)}" for at, text in enumerate(notes, 1))])


def _head(letter: Exact) -> list[str]:
    fields = letter.letter
    sender = fields["sender"]
    lines = [f"Ministerie van {sender['ministry']}"] if sender["ministry"] else []
    lines += [
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Postbus 20018",
        "2500 EA Den Haag",
    ]
    if fields["date"]:
        lines.append(f"Datum {_dutch(fields['date'])}")
    lines.append(f"Betreft {fields['subject'] or 'Antwoorden op Kamervragen'}")
    if fields["references"]:
        lines.append(f"Uw referentie {fields['references'][0]}")
    body = ["Geachte voorzitter,", "Hierbij zend ik u de antwoorden op de vragen die mij zijn gesteld."]
    return [_escaped(line) for line in [*lines, *body]]


def _closing(letter: Exact) -> list[str]:
    sender = letter.letter["sender"]
    if not sender["role"]:
        return []
    office = f"De {sender['role'].capitalize()} van {sender['ministry']},"
    return [_escaped(line) for line in ("Hoogachtend,", office, sender["name"] or "A.B. Voorbeeld")]


def _dutch(day: str) -> str:
    months = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
    year, month, date = day.split("-")
    return f"{int(date)} {months[int(month) - 1]} {year}"


def _record(record: Content, look: Look, notes: list[str]) -> list[str]:
    numbers = _listed(record.numbers)
    question = _paragraphs(record.question, "question", record.notes, notes, bold=look.headings == "bold")
    answer = _paragraphs(record.answer, "answer", record.notes, notes, bold=False)
    if look.headings == "word":
        return [f"**Vraag {numbers}**", *question, f"**Antwoord {numbers}**", *answer]
    if look.headings == "bare":
        return [f"**{numbers}**", *question, "**Antwoord**", *answer]
    if look.headings == "bold":
        return [f"**Vraag {numbers}**", *question, f"*Antwoord op vraag {numbers}*", *answer]
    question[0] = f"Vraag {numbers}: {question[0]}" if question else f"Vraag {numbers}:"
    return [*question, f"Antwoord op vraag {numbers}:", *answer]


def _listed(numbers: tuple[int, ...]) -> str:
    if len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} t/m {numbers[-1]}"
    return " en ".join(", ".join(map(str, numbers)).rsplit(", ", 1))


def _paragraphs(text: str, part: str, given: tuple[Note, ...], notes: list[str], *, bold: bool) -> list[str]:
    marked = text
    own = sorted((note for note in given if note.part == part), key=lambda note: note.offset)
    first = len(notes)
    for at in range(len(own) - 1, -1, -1):
        offset = own[at].offset
        marked = f"{marked[:offset]}\x00{first + at + 1}\x01{marked[offset:]}"
    notes += [note.text for note in own]
    result: list[str] = []
    rows: list[str] = []
    for paragraph in [*marked.split("\n\n"), ""]:
        if " | " in paragraph:
            rows.append(paragraph)
            continue
        if rows:
            result.append(_table(rows))
            rows = []
        if paragraph:
            result.append(_paragraph(paragraph, bold=bold))
    return result


def _table(rows: list[str]) -> str:
    width = max(row.count(" | ") for row in rows) + 1
    cells = [[*row.split(" | "), *[""] * width][:width] for row in rows]
    lines = ["| " + " | ".join(_marked(_escaped(cell)) for cell in row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _paragraph(text: str, *, bold: bool) -> str:
    bullet = _BULLET.match(text)
    if bullet is not None:
        return f"- {_marked(_escaped(text[bullet.end() :]))}"
    return _marked(f"**{_escaped(text)}**") if bold else _marked(_escaped(text))


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text).replace("\n", " ")


def _marked(text: str) -> str:
    return re.sub("\x00(\\d+)\x01", r"[^\1]", text)


def _dress(path: Path, look: Look) -> None:
    document = Document(str(path))
    for section in document.sections:
        section.page_width, section.page_height = Mm(look.page[0]), Mm(look.page[1])
        section.left_margin, section.right_margin = Mm(look.margins[0]), Mm(look.margins[1])
        if look.head:
            section.header.paragraphs[0].text = look.head
        if look.columns > 1:
            _columns(section, look.columns)
        _footer(section.footer.paragraphs[0], look.foot)
    for style in document.styles:
        if style.type == 1:
            style.font.name, style.font.size = (
                look.font,
                Pt(look.size if "ootnote" not in style.name else look.size - 2.5),
            )
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(name), None)
    if look.justified:
        for paragraph in document.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.save(str(path))


def _columns(section: Section, count: int) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no columns
    columns = properties.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        properties.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "400")


def _footer(paragraph: object, form: str) -> None:
    for piece in re.split(r"(\{pages?\})", form):
        run = paragraph.add_run("" if piece.startswith("{") else piece)  # type: ignore[attr-defined]
        if piece.startswith("{"):
            for kind, text in (
                ("begin", ""),
                ("", "NUMPAGES" if piece == "{pages}" else "PAGE"),
                ("end", ""),
            ):
                element = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    element.set(qn("w:fldCharType"), kind)
                else:
                    element.text = text
                run._r.append(element)  # noqa: SLF001 - python-docx has no fields
