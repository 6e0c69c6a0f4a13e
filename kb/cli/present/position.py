"""What was said on a topic over time, for people: date, who, stance, the words that show it, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cli.piece import BLANK, Paragraph, Piece, Style, labelled, paragraph, shortened
from kb.quotation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.position.position import AnsweredPart, Followed, Held, Position, Stance
    from kb.question.record import Record
    from kb.topic.topic import Topic
    from kb.translation import Words

_STYLES: dict[Stance, Style] = {"yes": "good", "no": "bad", "partly": "strong"}
_BETWEEN = " […] "


def stance_name(stance: Stance, words: Words) -> str:
    """What a stance is called."""
    _ = words.gettext
    names: dict[Stance, str] = {
        "yes": _("yes"),
        "no": _("no"),
        "partly": _("partly"),
        "refers": _("refers"),
        "informs": _("informs"),
        "declines": _("gives no answer"),
        "unknown": _("does not know"),
        "": "–",
    }
    return names[stance]


def positions_paragraphs(positions: Iterable[Position], words: Words) -> Iterator[Paragraph]:
    """Each position in order of date, a blank line between two."""
    for at, position in enumerate(positions):
        if at:
            yield BLANK
        yield from position_paragraphs(position, words)


def background_paragraphs(listed: Iterable[Position], count: int, words: Words) -> Iterator[Paragraph]:
    """What names the topic and is nobody's position: counted, or a line for each `listed`."""
    _ = words.gettext
    yield BLANK
    listed = tuple(listed)
    if not listed:
        told = words.ngettext(
            "{number} other place names it (guidance, regulation or undated): add --background.",
            "{number} other places name it (guidance, regulations or undated): add --background.",
            count,
        )
        yield paragraph(Piece(told.format(number=count), "faint"))
        return
    yield paragraph(Piece(_("Background: no positions on a day"), "heading"))
    for position in listed:
        yield paragraph(
            Piece(position.record.id, "id"), "  ", shortened(" ".join(position.words.split())), hang=4
        )


def position_paragraphs(position: Position, words: Words, *, indent: int = 0) -> Iterator[Paragraph]:
    """One position: day, stance and id; the question and the words, or its parts; where they stand."""
    _ = words.gettext
    inner = indent + 4
    day = position.letter.date.isoformat() if position.letter.date else _("undated")
    beside = [Piece(f"  ({_('names it in passing')})", "faint")] if position.passing else []
    yield paragraph(
        Piece(day, "strong"),
        "  ",
        Piece(stance_name(position.stance, words), _STYLES.get(position.stance, "faint")),
        "  ",
        Piece(position.record.id, "id"),
        *beside,
        indent=indent,
        hang=inner,
    )
    if position.record.question and not position.parts:
        yield labelled(_("Question"), shortened(position.record.question), indent=inner)
    if position.parts:
        yield from _parts(position.record, position.parts, words, indent=inner)
    else:
        yield paragraph(_quoted(position.quotes), indent=inner)
    at = (position.spans or ((position.start, position.end),))[0]
    yield paragraph(Piece(f"— {cite(position.record, position.letter, at=at)}", "faint"), indent=inner)
    if position.follows:
        yield from _followed(position.follows, words, indent=inner)


def held_paragraphs(
    record: Record, held: Held, followed: Followed | None, words: Words
) -> Iterator[Paragraph]:
    """What the answer of one record holds, and what the answer holds that it only points to."""
    if not held.stance and not held.parts:
        return
    _ = words.gettext
    yield BLANK
    yield paragraph(Piece(_("What it holds"), "heading"))
    if held.parts:
        yield from _parts(record, held.parts, words)
    else:
        quotes = tuple(record.answer[start:end] for start, end in held.spans)
        yield paragraph(_stance(held.stance, words), "  ", _quoted(quotes), hang=4)
    if followed:
        yield from _followed(followed, words)


def _parts(
    record: Record, parts: Iterable[AnsweredPart], words: Words, indent: int = 0
) -> Iterator[Paragraph]:
    """Each part of the question with the words that answer it."""
    for part in parts:
        asked = shortened(record.question[part.start : part.end])
        yield labelled(words.gettext("Question"), asked, indent=indent)
        quotes = tuple(record.answer[start:end] for start, end in part.spans)
        said = _quoted(quotes) if quotes else words.gettext("no sentence answers this for certain")
        yield paragraph(_stance(part.stance, words), "  ", said, indent=indent + 4)


def _followed(followed: Followed, words: Words, indent: int = 0) -> Iterator[Paragraph]:
    yield paragraph(
        Piece(f"→ {followed.record.id}  ", "id"),
        _stance(followed.stance, words),
        f"  {_quoted((followed.words,))}",
        indent=indent,
    )


def _stance(stance: Stance, words: Words) -> Piece:
    return Piece(stance_name(stance, words), _STYLES.get(stance, "faint"))


def _quoted(quotes: Iterable[str]) -> str:
    """The words at each place, on one line."""
    return f"“{_BETWEEN.join(' '.join(quote.split()) for quote in quotes)}”"


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
