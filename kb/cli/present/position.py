"""What was said on a topic over time, for people: date, who, stance, the words that show it, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, labelled, paragraph, shortened
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.position.position import Position, Stance
    from kb.topic.topic import Topic
    from kb.translation import Words

_STYLES: dict[Stance, Style] = {"yes": "good", "no": "bad"}


def stance_name(stance: Stance, words: Words) -> str:
    """What a stance is called."""
    _ = words.gettext
    names: dict[Stance, str] = {
        "yes": _("yes"),
        "no": _("no"),
        "partly": _("partly"),
        "refers": _("refers"),
        "declines": _("gives no answer"),
        "": "–",
    }
    return names[stance]


def positions_paragraphs(positions: Iterable[Position], words: Words) -> Iterator[Paragraph]:
    """Each position in order of date, a blank line between two."""
    for at, position in enumerate(positions):
        if at:
            yield BLANK
        yield from position_paragraphs(position, words)


def position_paragraphs(position: Position, words: Words, *, indent: int = 0) -> Iterator[Paragraph]:
    """One position: day, stance and id; the question; the words; where they stand."""
    _ = words.gettext
    day = position.letter.date.isoformat() if position.letter.date else _("undated")
    inner = indent + 4
    yield paragraph(
        Piece(day, "strong"),
        "  ",
        Piece(stance_name(position.stance, words), _STYLES.get(position.stance, "faint")),
        "  ",
        Piece(position.record.id, "id"),
        indent=indent,
        hang=inner,
    )
    if position.record.question:
        yield labelled(_("Question"), shortened(position.record.question), indent=inner)
    yield paragraph(f"“{' '.join(position.words.split())}”", indent=inner)
    yield paragraph(
        Piece(f"— {cite(position.record, position.letter, at=(position.start, position.end))}", "faint"),
        indent=inner,
    )


def topics_paragraphs(
    topics: Iterable[Topic], counts: Mapping[str, int], language: str, words: Words
) -> Iterator[Paragraph]:
    """Each topic with its key, names, number of letters and terms."""
    _ = words.gettext
    for at, topic in enumerate(topics):
        if at:
            yield BLANK
        names = (topic.name_nl, topic.name_en) if language == "nl" else (topic.name_en, topic.name_nl)
        letters = counts.get(topic.key, 0)
        counted = words.ngettext("{number} letter", "{number} letters", letters)
        yield paragraph(
            Piece(topic.key, "id"),
            "  ",
            Piece(names[0], "strong"),
            f" / {names[1]}",
            Piece(f"  ({counted.format(number=letters)})", "faint"),
        )
        if topic.abbreviations:
            yield labelled(_("Abbreviations"), ", ".join(topic.abbreviations), indent=4)
        if topic.terms:
            yield labelled(_("Terms"), ", ".join(topic.terms), indent=4)
        if topic.targets:
            yield labelled(_("References"), ", ".join(topic.targets), indent=4)
        if topic.exceptions:
            yield labelled(_("Exceptions"), ", ".join(topic.exceptions), indent=4)
