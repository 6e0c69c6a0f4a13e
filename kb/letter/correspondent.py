"""Who asked, who was asked, and who the letter is to."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.letter.letter import Person
from kb.letter.ministries import parse_senders
from kb.letter.people import MOST_MEMBERS, distinct_people, name_key, parse_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.block import Reading
    from kb.letter.surroundings import HeadText, Surroundings

ADDRESSEE = re.compile(
    r"(?i)(?:aan\s+)?de\s+voorzitter\s+van\s+de\s+(tweede|eerste)\s+kamer(\s+der\s+staten-?\s?generaal)?"
)
_COMMITTEE = re.compile(
    r"(?i)\bde\s+((?:vaste|algemene)?\s*commissie\s+voor\s+[A-Z][\w,\s-]{3,80}?)(?:,?\s+(?:heeft|hebben|over|met|aan|op)\b|\.?$)"
)
_LONGEST_HEADING = 200
_TURN = re.compile(r"(?i)^vra(?:ag|gen)\s+(?:van|door)\s+(?:het\s+lid|de\s+leden)\b")


def asked_in_turn(reading: Reading) -> tuple[Person, ...]:
    """The members above whose questions of a debate a heading names them, each once."""
    people = [
        person
        for block in reading.blocks
        if len(block.text) < _LONGEST_HEADING and _TURN.match(block.text)
        for person in parse_members(block.text)
    ]
    return distinct_people(people[:MOST_MEMBERS])


def asked_by(text: HeadText, title: re.Match[str] | None, reading: Reading) -> tuple[Person, ...]:
    """The members who asked, or the committee; () where nobody is named.

    A party that the title leaves out comes from the sentence that names the member with it.
    """
    people = _titled(title)
    for paragraph in text.paragraphs:
        if people and all(person.party for person in people):
            break
        if re.search(r"(?i)\b(?:kamer)?vra(?:ag|gen)\b|\bquestions?\b", paragraph):
            named = parse_members(_in_dutch(paragraph))
            if named and re.search(r"(?i)\b(?:lid|leden|members?)\b", paragraph):
                people = _with_parties(people, named) if people else distinct_people(named)
            elif not people and (committee := _COMMITTEE.search(paragraph)) is not None:
                return (Person(committee.group(1)),)
    if people:
        return people
    stated = [
        value for name, value in reading.metadata if name.lower().endswith(("indiener", "vraagsteller"))
    ]
    return tuple(Person(value) for value in stated)


def _titled(title: re.Match[str] | None) -> tuple[Person, ...]:
    if title is None:
        return ()
    who = title["members"] if "members" in title.re.groupindex else title["who"]
    return parse_members(_with_lead(who))


def _with_parties(people: tuple[Person, ...], named: Sequence[Person]) -> tuple[Person, ...]:
    """The same people, each with the one party that mentions of the same name have."""
    parties: dict[str, set[str]] = {}
    for person in named:
        if person.party:
            parties.setdefault(name_key(person.name), set()).add(person.party)
    only = {name: next(iter(found)) for name, found in parties.items() if len(found) == 1}
    return tuple(
        person if person.party else replace(person, party=only.get(name_key(person.name), ""))
        for person in people
    )


def _in_dutch(paragraph: str) -> str:
    """English words that lead a list of members, as Dutch has them."""
    text = re.sub(r"\b(?:the\s+)?members\b", "de leden", paragraph)
    text = re.sub(r"\b(?:the\s+)?member\b", "het lid", text)
    return text.replace(") and ", ") en ") if text != paragraph else paragraph


def _with_lead(who: str) -> str:
    who = who.strip()
    return who if re.match(r"(?i)(?:het|de)?\s*(?:lid|leden)\b", who) else f"de leden {who}"


def asked_of(title: re.Match[str] | None) -> tuple[str, ...]:
    """The ministers to whom the questions were put, as written."""
    whom = title["whom"] if title is not None else None
    if not whom:
        return ()
    return tuple(sender.title for sender in parse_senders(whom) if sender.title)


def addressee_of(text: HeadText, around: Surroundings) -> str:
    """Who the letter is to, also where the address stands on lines of its own."""
    lines = [block.text for block in around.before if block.kind != "footnote"]
    for one, following in pairwise([*lines, ""]):
        match = ADDRESSEE.search(f"{one} {following}")
        if match is not None and match.start() < min(20, len(one)) and match.group(2):
            return f"Voorzitter van de {match.group(1).capitalize()} Kamer der Staten-Generaal"
    for paragraph in text.paragraphs:
        match = ADDRESSEE.search(paragraph)
        if match is not None and match.start() < 20:
            return f"Voorzitter van de {match.group(1).capitalize()} Kamer der Staten-Generaal"
    return ""
