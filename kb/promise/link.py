"""Which promise a later statement is about: only where number, day or dossier prove it, else none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kb.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.letter.letter import Letter
    from kb.promise.promise import Promise
    from kb.promise.statement import Reference, Statement

_WORD = re.compile(r"[a-z0-9-]{5,}")
_STEM = 6
_COMMON = frozenset(
    word[:_STEM]
    for word in [
        "toezegging",
        "toezeggingen",
        "toegezegd",
        "kamer",
        "tweede",
        "informeren",
        "geinformeerd",
        "informeer",
        "hierover",
        "daarover",
        "brief",
        "kamerbrief",
        "minister",
        "staatssecretaris",
        "kabinet",
        "voorgaande",
        "eerder",
        "zoals",
        "hierbij",
        "hiermee",
        "daarmee",
        "sturen",
        "stuur",
        "gestuurd",
        "vragen",
        "vraag",
        "antwoord",
        "antwoorden",
        "beantwoording",
        "nader",
        "verder",
        "worden",
        "wordt",
        "zullen",
        "alsnog",
        "gestand",
        "nagekomen",
        "afgedaan",
        "tegemoet",
        "uitvoering",
        "invulling",
        "kwartaal",
        "voorjaar",
        "najaar",
        "zomer",
        "begin",
        "januari",
        "februari",
        "maart",
        "april",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "onderwerp",
        "mogelijk",
        "waarin",
        "waarover",
        "deze",
        "ambtsvoorganger",
        "justitie",
        "veiligheid",
        "leden",
        "schriftelijke",
    ]
)
_IN_YEAR = re.compile(r"\bin (20\d\d)\b[^.;]{0,80}toegezegd")
_WORDS_OF_SUBJECT = 3
_DOSSIER = re.compile(r"kst-(\d{5}(?:-[ivxlcdm]+)?)", re.IGNORECASE)
_NEAR = 1
"""Sentences between a statement and what it refers to, for which the reference alone proves it."""
_ALIKE = 2
"""Words in common that tell one promise of a letter from the others."""
_VERY_ALIKE = 3


class _Candidate(NamedTuple):
    promise: Promise
    alike: int


class Promises:
    """The promises of a collection, found by number, by day, by dossier and by subject."""

    def __init__(self, promises: Iterable[Promise]) -> None:
        self._by: dict[tuple[str, str], list[Promise]] = {}
        for promise in promises:
            for key in _keys(promise.letter):
                self._by.setdefault(key, []).append(promise)

    def find(self, keys: Iterable[tuple[str, str]], before: Letter) -> list[Promise]:
        """Those of earlier letters under one of these keys, each once, in order."""
        found = {
            (one.record.id, one.start): one
            for key in keys
            for one in self._by.get(key, ())
            if _is_earlier(one.letter, before)
        }
        return list(found.values())


def _keys(letter: Letter) -> Iterator[tuple[str, str]]:
    """Under what the promises of a letter are found: kinds of keys with their values."""
    for name in names_of(letter):
        yield "number", name
    if letter.date is None:
        return
    for ministry in _ministries(letter):
        yield "day", f"{letter.date.isoformat()} {ministry}"
        yield "year", f"{letter.date.year} {ministry}"
        for dossier in _dossiers(letter):
            yield "dossier", f"{dossier} {ministry}"
        subject = fold(letter.subject).split()
        if len(subject) >= _WORDS_OF_SUBJECT:
            yield "subject", f"{' '.join(subject)} {ministry}"


def linked(statement: Statement, promises: Promises) -> Promise | None:
    """The one promise of an earlier letter that the statement is about, None where that is not proven."""
    letter = statement.letter
    for reference in statement.references:
        alone = reference.near <= _NEAR
        if not alone and "toezeggingen" in statement.about:
            continue  # of several, none is told apart
        named = promises.find((("number", _letter_of(target)) for target in reference.targets), letter)
        if named:
            in_record = [one for one in named if _by_record(reference, one)]
            least = 0 if alone else 1 if in_record else _ALIKE
            return _one_of(statement, in_record or named, least=least, apart=1 if alone else _ALIKE)
        dated = promises.find(_days(reference, letter), letter)
        if dated:
            numbered = [one for one in dated if set(one.record.numbers) & set(reference.questions)]
            return _one_of(statement, numbered or dated, least=0 if numbered and alone else 1)
    same = promises.find((key for key in _keys(letter) if key[0] in ("dossier", "subject")), letter)
    return _one_of(statement, same, least=_ALIKE) or _one_of(
        statement, promises.find(_years(statement), letter), least=_VERY_ALIKE
    )


def names_of(letter: Letter) -> frozenset[str]:
    """The numbers by which a letter goes, in lower case."""
    names = (
        letter.id,
        letter.id.removesuffix("-uitstel"),
        *letter.references,
        letter.publication,
        letter.own_reference,
    )
    return frozenset(name.lower() for name in names if name)


def _ministries(letter: Letter) -> frozenset[str]:
    return frozenset(
        fold(sender.ministry) for sender in (letter.sender, *letter.co_senders) if sender.ministry
    )


def _is_earlier(promised: Letter, later: Letter) -> bool:
    if promised.date is None or later.date is None or promised.id == later.id:
        return False
    return promised.date < later.date


def _days(reference: Reference, letter: Letter) -> Iterator[tuple[str, str]]:
    """Days on which a letter of the same ministry may have been written that the reference means."""
    days = {day.isoformat() for day in reference.days}
    days |= {target.partition(":")[2] for target in reference.targets if target.startswith("brief:")}
    for ministry in _ministries(letter):
        yield from (("day", f"{day} {ministry}") for day in days)


def _years(statement: Statement) -> Iterator[tuple[str, str]]:
    """'Later dan in 2023 is toegezegd', by the same ministry."""
    for year in _IN_YEAR.findall(fold(statement.words)):
        yield from (("year", f"{year} {ministry}") for ministry in _ministries(statement.letter))


def _letter_of(target: str) -> str:
    head, _, number = target.lower().rpartition("/")
    return head if number.isdigit() and head else target.lower()


def _by_record(reference: Reference, promise: Promise) -> bool:
    """Whether the number of a question is named and is that of the promise."""
    numbers = set(promise.record.numbers)
    names = names_of(promise.letter)
    for target in reference.targets:
        head, _, number = target.lower().rpartition("/")
        if head in names and number.isdigit():
            return int(number) in numbers
    return bool(numbers & set(reference.questions))


def _dossiers(letter: Letter) -> frozenset[str]:
    return frozenset(
        match[1].lower() for name in names_of(letter) if (match := _DOSSIER.match(name)) is not None
    )


def _one_of(
    statement: Statement, promises: Sequence[Promise], *, least: int, apart: int = _ALIKE
) -> Promise | None:
    """The only one with `least` words in common, or of more the one most alike, with `apart` words at least.

    None where two are as much alike.
    """
    candidates = sorted(
        (_Candidate(one, _alike(statement, one)) for one in promises), key=lambda one: -one.alike
    )
    if not candidates:
        return None
    best = candidates[0]
    if len(candidates) == 1:
        return best.promise if best.alike >= least else None
    if best.alike >= max(least, apart) and best.alike > candidates[1].alike:
        return best.promise
    return None


def _alike(statement: Statement, promise: Promise) -> int:
    """Words that the statement, with what is around it, and the promise share; a deadline counts double."""
    said = _stems((statement.about, fold(statement.letter.subject), fold(statement.record.question)))
    promised = _stems((fold(promise.words),))
    asked = _stems((fold(promise.record.question),))
    deadline = fold(promise.deadline)
    return (
        len(said & promised)
        + (len(said & (asked - promised)) > 1)
        + 2 * (bool(deadline) and deadline in statement.about)
    )


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word[:_STEM] for text in texts for word in _WORD.findall(text) if word[:_STEM] not in _COMMON
    )
