"""Footnotes and endnotes of a Word document, numbered as Word numbers them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from kb.reader.word.docx_numbering import numeral
from kb.reader.word.docx_styles import W, value_of


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text has referred to, with the mark that it got."""

    mark: str
    element: etree._Element


class _Series:
    """One series of notes: its texts, its counter and how it is shown."""

    def __init__(self, root: etree._Element | None, rules: etree._Element | None, style: str) -> None:
        notes = root if root is not None else ()
        self.notes = {e.get(f"{W}id", ""): e for e in notes if e.get(f"{W}type", "normal") == "normal"}
        self.style = value_of(rules, "numFmt") or style
        start = value_of(rules, "numStart")
        self.next = int(start) if start.isdecimal() and len(start) < 6 else 1


class Notes:
    """The notes of one document; references must be met in document order."""

    def __init__(
        self,
        footnotes: etree._Element | None,
        endnotes: etree._Element | None,
        settings: etree._Element | None,
    ) -> None:
        foot_rules = settings.find(f"{W}footnotePr") if settings is not None else None
        end_rules = settings.find(f"{W}endnotePr") if settings is not None else None
        self._series = {
            "footnoteReference": _Series(footnotes, foot_rules, "decimal"),
            "endnoteReference": _Series(endnotes, end_rules, "lowerRoman"),
        }
        self._referred: list[Note] = []

    def refer(self, reference: etree._Element) -> str:
        """The mark of the note that a reference in the text means; '' where there is no such note."""
        series = self._series[reference.tag.rpartition("}")[2]]
        note = series.notes.get(reference.get(f"{W}id", ""))
        if note is None:
            return ""
        if reference.get(f"{W}customMarkFollows") in {"1", "true"}:
            after = reference.getnext()
            mark = (after.text or "").strip() if after is not None else ""
            if after is not None:
                after.text = ""
        else:
            mark = numeral(series.next, series.style)
            series.next += 1
        self._referred.append(Note(mark, note))
        return mark

    def take_referred(self) -> list[Note]:
        """The notes referred to since the last call."""
        referred, self._referred = self._referred, []
        return referred
