"""Says in one line of Dutch where words come from, out of what the record and the letter hold, no more.

Each element (who, which document, which answer, number, place) is left out where it is not known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.explanation import caution
from kb.question.place import place_of

if TYPE_CHECKING:
    from datetime import date

    from kb.citation.citation import Part
    from kb.letter.letter import Letter, Person, Sender
    from kb.question.record import Record
    from kb.search.hit import Hit
    from kb.settings import Language

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DOCUMENTS = {
    "answers": "brief",
    "letter": "brief",
    "postponement": "uitstelbrief",
    "question-list": "lijst van vragen en antwoorden",
    "questions": "Kamervragen",
    "consultation-report": "verslag van een schriftelijk overleg",
    "debate-answers": "antwoorden op vragen uit de eerste termijn",
    "motion": "motie",
    "amendment": "amendement",
    "decision-note": "beslisnota",
    "woo-decision": "besluit op een Woo-verzoek",
    "proceedings": "Handelingen",
    "regulation": "regeling",
    "other": "document",
}
_AANHANGSEL = re.compile(r"ah-tk-(\d{4})(\d{4})-(\d+)$")
_KAMERSTUK = re.compile(r"kst-(\d{2})(\d{3})((?:-[a-z]+|-\d{1,3}(?=-))*)-([\da-z]+)$", re.IGNORECASE)
_LONGEST_HEADING = 120
_WITH_LINES = (".md", ".markdown", ".txt", ".text")  # files whose lines a person can count


def cite(
    record: Record,
    letter: Letter,
    source_name: str = "",
    part: Part = "answer",
    note: int = -1,
    at: tuple[int, int] | None = None,
) -> str:
    """Where the `part` of `record` stands, as one line of Dutch.

    'Minister van Justitie en Veiligheid (D.M. van Weel), brief van 30 maart 2026, antwoord op
    vraag 4 (2026Z03786), p. 3'. Words of a question are ascribed to who asked it. `note` is the index
    of the footnote where `part` is 'footnote'; `at` is the range of the part's text that is quoted, None
    for all of it: the page is that of these words. Where the source has no pages the lines of the file
    `source_name` are given instead, if it is not '' and its lines can be seen.
    """
    asked = part == "question" and record.kind != "section"
    elements = (
        _askers(letter.asked_by) if asked else _senders(letter),
        _document(letter, asked=asked),
        _with_number(_what(record, part, note, asked=asked), letter),
        _place(record, source_name, part, note, at),
    )
    line = ", ".join(element for element in elements if element)
    return line[:1].upper() + line[1:] if line else source_name or record.id


def cite_letter(letter: Letter, source_name: str = "") -> str:
    """The letter as a whole, as one line of Dutch."""
    elements = (_senders(letter), _with_number(_document(letter, asked=False), letter))
    line = ", ".join(element for element in elements if element)
    return line[:1].upper() + line[1:] if line else source_name or letter.id


def quote_with_citation(
    words: str,
    record: Record,
    letter: Letter,
    source_name: str = "",
    part: Part = "answer",
    note: int = -1,
    at: tuple[int, int] | None = None,
    language: Language = "nl",
) -> str:
    """`words` in quotation marks, untouched, and on the next line where they come from.

    Where something speaks against their having been read right a last line says what, in `language`.
    """
    lines = [f"“{words}”", f"— {cite(record, letter, source_name, part, note, at)}"]
    return "\n".join(filter(None, [*lines, caution(record, letter, language)]))


def quote(hit: Hit, language: Language = "nl") -> str:
    """The passage of `hit` in quotation marks, where it comes from, and what is not certain of it."""
    return quote_with_citation(
        hit.passage, hit.record, hit.letter, hit.source, hit.part, hit.note, _at(hit), language
    )


def cite_hit(hit: Hit) -> str:
    """Where the passage of `hit` stands."""
    return cite(hit.record, hit.letter, hit.source, hit.part, hit.note, _at(hit))


def cite_question(record: Record, letter: Letter, source_name: str = "") -> str:
    """Where the question of `record` stands, ascribed to who asked it; '' where it has none."""
    if not record.question or record.kind == "section":
        return ""
    return cite(record, letter, source_name, "question")


def cite_answer(record: Record, letter: Letter, source_name: str = "") -> str:
    """Where the whole answer of `record` stands, ascribed to who gave it; '' where it has none."""
    return cite(record, letter, source_name) if record.answer and record.kind != "question" else ""


def _at(hit: Hit) -> tuple[int, int]:
    return (hit.start, hit.end)


def dutch_date(day: date) -> str:
    """30 maart 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _senders(letter: Letter) -> str:
    return _listed([text for text in map(_sender, (letter.sender, *letter.co_senders)) if text])


def _sender(sender: Sender) -> str:
    office = re.sub(r"^de\s+", "", sender.title.strip(" ,;:"), flags=re.IGNORECASE)
    if not office and sender.role and sender.ministry:
        office = f"{sender.role} van {sender.ministry}"
    if not office:
        office = sender.role or (f"Ministerie van {sender.ministry}" if sender.ministry else "")
    if office.count("(") > office.count(")"):
        office += ")"  # left open in the source
    if office and sender.name and sender.name not in office:
        return f"{office} ({sender.name})"
    return office or sender.name


def _askers(people: tuple[Person, ...]) -> str:
    if not people:
        return ""
    names = [f"{person.name} ({person.party})" if person.party else person.name for person in people]
    if all("commissie" in name.lower() for name in names):
        return _listed([name if name.lower().startswith("de ") else f"de {name}" for name in names])
    return ("het lid " if len(names) == 1 else "de leden ") + _listed(names)


def _document(letter: Letter, *, asked: bool) -> str:
    published = _publication(letter.publication)
    asked = asked and letter.kind not in ("question-list", "consultation-report", "debate-answers")
    day = letter.asked_on if asked else letter.date
    if asked:
        name = "Kamervragen"
    elif published and not day:
        return published
    else:
        name = _DOCUMENTS[letter.kind]
    if letter.movers:
        name = f"{name} van {_askers(letter.movers)}"
    if letter.kind == "other" and letter.subject and not asked:
        name = f"{name} ‘{_shortened(letter.subject)}’"
    if day and not asked and day == letter.received_on:
        dated = f"{name} ontvangen op {dutch_date(day)}"  # the letter's own day is not known
    else:
        dated = f"{name} van {dutch_date(day)}" if day else name
    return f"{dated}, {published}" if published else dated


def _publication(number: str) -> str:
    aanhangsel = _AANHANGSEL.match(number)
    if aanhangsel:
        first, last, paper = aanhangsel.groups()
        return f"Aanhangsel van de Handelingen {first}–{last}, nr. {paper}"
    kamerstuk = _KAMERSTUK.match(number)
    if kamerstuk:
        head, tail, addition, paper = kamerstuk.groups()
        return f"Kamerstuk {head} {tail}{_addition(addition)}, nr. {paper}"
    return number


def _addition(part: str) -> str:
    """'-VII' of a budget as ' VII', '-32' of a council as '-32'."""
    return re.sub(r"-(?=[A-Z])", " ", part.upper())


def _what(record: Record, part: Part, note: int, *, asked: bool) -> str:
    if record.kind == "section":
        heading = _shortened(record.question or record.label)
        main = f"onder ‘{heading}’" if heading else ""
    else:
        numbered = _numbered(record.numbers)
        if asked or record.kind == "question":
            main = numbered or "vraag"
        else:
            main = f"antwoord op {numbered}" if numbered else "antwoord"
    if part != "footnote":
        return main
    mark = record.footnotes[note].mark if 0 <= note < len(record.footnotes) else ""
    named = f"voetnoot {mark}".strip()
    return f"{named} bij {main}" if main and record.kind != "section" else named


def _numbered(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"vraag {numbers[0]}"
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and numbers == tuple(range(first, last + 1)):
        return f"de vragen {first} tot en met {last}"
    return "de vragen " + _listed([str(number) for number in numbers])


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_HEADING else line[:_LONGEST_HEADING].rsplit(" ", 1)[0] + " …"


def _with_number(text: str, letter: Letter) -> str:
    if letter.kind in ("other", "letter"):  # what such a paper refers to is not its own number
        known: tuple[str, ...] = (letter.own_reference,) if letter.own_reference else ()
        return f"{text} ({known[0]})" if text and known else text
    known = letter.references or (
        () if letter.id.startswith("doc-") or letter.id == letter.publication else (letter.id,)
    )
    if not known:
        return text
    numbers = ", ".join(known)
    return f"{text} ({numbers})" if text else numbers


def _place(record: Record, source_name: str, part: Part, note: int, at: tuple[int, int] | None) -> str:
    text = record.question if part == "question" else record.answer
    place = place_of(record, part, *(at or (0, len(text))), note)
    if place.pages:
        first, last = place.pages
        return f"p. {first}" if first == last else f"p. {first}–{last}"
    first, last = place.lines
    if not source_name or first < 1:
        return ""
    if not source_name.lower().endswith(_WITH_LINES):
        return source_name
    return f"{source_name}, regel {first}" if last <= first else f"{source_name}, regels {first}–{last}"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"
