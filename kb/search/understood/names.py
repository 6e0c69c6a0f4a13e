"""The people, parties and ministries that an index knows, found in what somebody typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from kb.letter.people import PREFIXES
from kb.search.hit import Filters
from kb.store.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NameKind = Literal["member", "party", "minister", "ministry"]
LONGEST = 6
"""Words of a name at most; a ministry's may have more, and is then found by its abbreviation."""
_LONGEST_MINISTRY = 7
_SHORTEST_SURNAME = 4
_TOKEN = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*\.?")
_BETWEEN = re.compile(r"[\s,./&’'–-]{1,3}")
_OF = re.compile(
    r"\b(?:minister(?:ie)?|staatssecretaris|ministry|bewindspersoon)\s+(?:van|voor|of)\s+$", re.IGNORECASE
)


_MARRIED = re.compile(r"(?<=[^\W\d_]{2})[-‑](?=[^\W\d_]).*$")
"""The second of two surnames with a hyphen: 'Faber-Van de Klashorst', 'Martens-America'."""
_FILTERS: dict[NameKind, Callable[[str], Filters]] = {
    "member": lambda value: Filters(member=value),
    "party": lambda value: Filters(party=value),
    "minister": lambda value: Filters(minister=value),
    "ministry": lambda value: Filters(ministry=value),
}


class Name(NamedTuple):
    """Someone or something that letters name, and the filter that finds it."""

    kind: NameKind
    value: str

    @property
    def filters(self) -> Filters:
        """What its records meet."""
        return _FILTERS[self.kind](self.value)


class FoundName(NamedTuple):
    """What stands at [start, end) of the text; `sure` where it can be meant for nothing else."""

    names: tuple[Name, ...]
    start: int
    end: int
    sure: bool


@dataclass(slots=True)
class Names:
    """Every name of one generation, by its folded form; abbreviations by the form as it is written."""

    folded: dict[str, dict[Name, None]] = field(default_factory=dict)
    written: dict[str, Name] = field(default_factory=dict)

    def find(self, text: str, is_word: Callable[[str], bool]) -> Iterator[FoundName]:
        """Every name in the text, the longest at each place; `is_word` says of a word in small letters
        whether texts use it as one.
        """
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, at, is_word)
            if found is None:
                at += 1
                continue
            yield found
            at = next((n for n in range(at, len(tokens)) if tokens[n].start() >= found.end), len(tokens))

    def _at(
        self, text: str, tokens: list[re.Match[str]], at: int, is_word: Callable[[str], bool]
    ) -> FoundName | None:
        last = at
        while last + 1 < len(tokens) and last - at + 1 < _LONGEST_MINISTRY:
            if not _BETWEEN.fullmatch(text, tokens[last].end(), tokens[last + 1].start()):
                break
            last += 1
        for end in range(last, at - 1, -1):
            start, stop = tokens[at].start(), tokens[end].end()
            typed = text[start:stop].rstrip(".")
            written = self.written.get(typed)
            if written is not None:
                return FoundName((written,), start, stop, sure=True)
            names = tuple(self.folded.get(fold_name(typed), ()))
            if names and (one := self._judged(text, typed, names, start, stop, is_word)):
                return one
        return None

    def _judged(
        self,
        text: str,
        typed: str,
        names: tuple[Name, ...],
        start: int,
        stop: int,
        is_word: Callable[[str], bool],
    ) -> FoundName | None:
        """Capitals or a whole name decide; a word that texts use in small letters is unsure among others."""
        words = typed.replace("-", " ").split()
        if names[0].kind == "ministry":
            sure = len(words) > 1 or bool(_OF.search(text[:start]))
            return FoundName(names, start, stop, sure) if sure else None
        if names[0].kind == "party" and len(words) == 1:
            capital = any(character.isupper() for character in typed[1:])
            sure = capital or not is_word(typed.lower())
            return FoundName(names, start, stop, sure) if sure else None
        if names[0].kind == "party":
            return FoundName(names, start, stop, sure=True)
        if not words[-1][0].isupper():
            return None if is_word(words[-1].lower()) else FoundName(names, start, stop, sure=True)
        sure = len(words) > 1 or not is_word(words[-1].lower())
        return FoundName(names, start, stop, sure)


def names_of(people: Iterable[tuple[str, str, str, str]]) -> Names:
    """From (place, name, party, ministry) as the store's people have them."""
    made = Names()
    parties: dict[str, None] = {}
    ministries: dict[str, None] = {}
    for place, name, party, ministry in people:
        if place == "member":
            _add_person(made, "member", name)
            parties[party] = None
        elif place in ("sender", "co-sender"):
            _add_person(made, "minister", name)
            ministries[ministry] = None
    _add_parties(made, parties)
    _add_ministries(made, ministries)
    return made


def _add_person(made: Names, kind: NameKind, name: str) -> None:
    folded = fold_name(name)
    words = folded.split()
    if not words or len(words) > LONGEST:
        return
    surname = _surname_of(name)
    value = name if surname == folded else " ".join(name.replace("-", " ").split()[-len(surname.split()) :])
    forms = [(folded, name), (surname, value)]
    bare = next((n for n, word in enumerate(surname.split()) if word not in PREFIXES), 0)
    short = " ".join(surname.split()[bare:])
    if len(short) >= _SHORTEST_SURNAME:
        forms.append((short, value))
    married = fold_name(_MARRIED.sub("", name)).split()
    if 0 < len(married) < len(words) and married[-1] not in PREFIXES:
        called = " ".join(married)
        forms.append((called, called.title()))
    for form, called in forms:
        if len(form) > 1:
            found = made.folded.setdefault(form, {})
            if not any(one.kind == kind and fold_name(one.value) == fold_name(called) for one in found):
                found[Name(kind, called)] = None


def _surname_of(name: str) -> str:
    """'Henk van der Berg' gives 'van der berg'; 'Faber-Van de Klashorst' stays whole."""
    return fold_name(name) if _MARRIED.search(name) else _surname(fold_name(name).split())


def _surname(words: list[str]) -> str:
    """'dick schoof' gives 'schoof', 'henk van der berg' 'van der berg'; a prefix is never left behind."""
    at = next((n for n, word in enumerate(words) if word in PREFIXES), len(words) - 1)
    return " ".join(words[at:]) if at > 0 else " ".join(words)


def _add_parties(made: Names, parties: Iterable[str]) -> None:
    from kb.letter.parties import party_forms

    for party in filter(None, parties):
        for form in party_forms(party):
            name = Name("party", party)
            if any(character.isupper() for character in form[1:]):
                made.written.setdefault(form, name)
            if len(form.split()) > 1 or form == party:
                made.folded.setdefault(fold_name(form), {name: None})


def _add_ministries(made: Names, ministries: Iterable[str]) -> None:
    from kb.letter.ministry_names import MINISTRIES

    held = set(filter(None, ministries))
    for forms in MINISTRIES:
        if forms[0] not in held:
            continue
        name = Name("ministry", forms[0])
        for form in forms:
            if any(character.isupper() for character in form[1:]) and " " not in form:
                made.written.setdefault(form, name)
            else:
                made.folded.setdefault(fold_name(form), {})[name] = None
