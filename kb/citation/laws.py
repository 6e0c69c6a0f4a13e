"""Where a text names a law or an act of the Union: by name, abbreviation or number."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from kb.citation.acts import numbered_acts, target_number
from kb.citation.citation import CitationKind
from kb.citation.titles import Titles, listed_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Mention(NamedTuple):
    """A law named at [start, end); `bound` names count only behind an article."""

    start: int
    end: int
    kind: CitationKind
    target: str
    bound: bool = False


@dataclass(frozen=True, slots=True)
class LawName:
    """One way to write a law: `form` is a name (in any case) or, if `exact`, an abbreviation as spelled."""

    form: str
    kind: CitationKind
    target: str
    exact: bool = False
    bound: bool = False


_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_TOKEN = re.compile(rf"[{_LETTER}][\w’'-]*")
_SECOND = re.compile(r"\s{1,3}([\w’'-]+)")
_GLUED = re.compile(r"(?:van|de|het|in|op|onder|met)(?=[A-ZÀ-Þ])")
_ABBREVIATION = (
    r"(?P<abbr>[A-Z][A-Za-zë]{0,10}[A-Z0-9][A-Za-z0-9]{0,6}|[A-Z][a-zë]{1,9})(?:\s(?P<year>(?:19|20)\d{2}))?"
)
_DEFINED = re.compile(
    rf"\s?\(\s?(?:(?:hierna|verder|voortaan)(?:\sook)?:?\s*)?(?:de\s|het\s)?[‘'\"“«]?{_ABBREVIATION}[’'\"”»]?\s?\)"
)
_LAW_WORD = (
    r"(?:Wet|Wetboek|Rijkswet|Besluit|Regeling|Rijksbesluit|Circulaire|Uitvoerings(?:wet|besluit|regeling)"
    r"|Invoerings(?:wet|besluit)|Tijdelijke\s(?:wet|regeling)|Algemene\swet|Wijzigingswet|Beginselenwet|Kaderwet)"
)
_NEW = re.compile(
    rf"(?<![\w-])(?:(?P<name>(?:{_LAW_WORD}|wet)(?:,?\s[\w’'-]+){{1,14}}?)|(?P<word>(?:[A-Z][a-zë]+e\s)?[\w-]{{2,40}}wet))"
    + _DEFINED.pattern
)
_QUOTED = re.compile(rf"[‘'«\"“](?P<name>{_LAW_WORD}\s[^’'»\"”\n«‘“]{{4,120}})[’'»\"”]")
_ONE_WORD = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zà-ÿ-]{2,40}wet(?:\s(?:19|20)\d{2}(?!\d))?(?![\w-])")
_NO_LAW = frozenset(
    # kinds of laws, which are no names
    [
        "Aanpassingswet",
        "Basiswet",
        "Begrotingswet",
        "Coronawet",
        "Goedkeuringswet",
        "Implementatiewet",
        "Initiatiefwet",
        "Invoeringswet",
        "Kaderwet",
        "Machtigingswet",
        "Noodwet",
        "Raamwet",
        "Reparatiewet",
        "Rijkswet",
        "Spoedwet",
        "Uitvoeringswet",
        "Verzamelwet",
        "Vervolgwet",
        "Wijzigingswet",
    ]
)
_IN_BRACKET = re.compile(r"\s?\((?P<a>\d{4})/(?P<b>\d{1,4})(?:/(?:EU|EG|EEG))?\)")
_YEAR_BEHIND = re.compile(r"\s\((?:19|20)\d{2}\)")
_ALIAS = re.compile(
    rf"(?P<alias>[{_LETTER}][\w-]{{3,40}}(?:wet|verordening|richtlijn))\s?\((?:de\s)?(?:Europese\s)?$"
)


class Laws:
    """The laws that can be named in one text: those of the tables, and those that the text itself defines."""

    def __init__(
        self, names: Iterable[LawName], base: Laws | None = None, titles: Titles | None = None
    ) -> None:
        self._base = base
        self.titles: Titles | None = base.titles if base else titles
        self.targets: dict[str, str] = dict(base.targets) if base else {}
        self.by_words: dict[tuple[str, str], list[LawName]] = defaultdict(list)
        for name in sorted(names, key=lambda one: (-len(one.form), one.bound)):
            self.targets[name.form] = name.target
            word = _TOKEN.match(name.form)
            if word:
                self.by_words[word[0].casefold(), _second_word(name.form, word.end())].append(name)
        known = base.first_words if base else titles.first_words if titles else frozenset()
        self.first_words: frozenset[str] = known.union(first for first, _ in self.by_words)

    def named(self, text: str) -> Iterator[Mention]:
        """Laws by their names and abbreviations, in order; 'named' is less than 'mentioned': no numbers."""
        return iter(_named_by_table(self, text)) if self._base is None else self._scanned(text)

    def _scanned(self, text: str) -> Iterator[Mention]:
        end = 0
        known = self.first_words
        for token in _TOKEN.finditer(text):
            written = token[0]
            word, start = written.casefold(), token.start()
            if word not in known:
                glued = None if written.islower() or written[1:].islower() else _GLUED.match(written)
                if glued is None:
                    continue
                word, start = written[glued.end() :].casefold(), start + glued.end()
            if start >= end and (found := self._named_at(text, start, token.end(), word)):
                end = found.end
                yield found

    def _named_at(self, text: str, start: int, end: int, word: str) -> Mention | None:
        """The longest name that begins with the word at [start, end)."""
        title = self.titles.at(text, start) if self.titles else None
        for name in self.called(word, _second_word(text, end)):
            match = _as_pattern(name).match(text, start)
            if match:
                if title and title.end > match.end():
                    break
                return Mention(start, match.end(), name.kind, name.target, name.bound)
        return Mention(start, title.end, "law", title.law) if title else None

    def called(self, first: str, second: str) -> list[LawName]:
        """The names that begin with two words, then those of one; the text's own before the tables'."""
        keys = ((first, second), (first, "")) if second else ((first, ""),)
        bases = (self, self._base) if self._base else (self,)
        return [name for key in keys for laws in bases for name in laws.by_words.get(key, ())]

    def mentions(self, text: str) -> list[Mention]:
        """Every law that the text names, none inside another, in order."""
        numbered = [self._absorbed(text, one) for one in _numbered(text)]
        named = [self._absorbed(text, one) for one in self.named(text)]
        loose = [self._absorbed(text, one) for one in _loose(text)]
        kept: list[Mention] = []
        for one in sorted([*numbered, *named, *loose], key=lambda one: (one.start, -one.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
            elif one.end > kept[-1].end and one.start == kept[-1].start:
                kept[-1] = one
        return kept

    def _absorbed(self, text: str, one: Mention) -> Mention:
        """The mention with the abbreviation or number in brackets behind it: 'Wet politiegegevens (Wpg)'."""
        number = _IN_BRACKET.match(text, one.end) if one.kind == "eu-act" else None
        if number:
            return one._replace(end=number.end(), target=f"EU:{target_number(number['a'], number['b'])}")
        year = _YEAR_BEHIND.match(text, one.end) if one.kind == "eu-act" else None
        if year:
            return one._replace(end=year.end())
        short = _DEFINED.match(text, one.end)
        if short and (
            self.targets.get(short["abbr"]) == one.target
            or _abbreviates(short["abbr"], text[one.start : one.end], one.kind)
        ):
            return one._replace(end=short.end(), bound=False)
        return one


def laws_of(text: str, context: str = "") -> Laws:
    """The tables, with the names and abbreviations that this text, and the letter around it, give to laws."""
    defined = {*_defined_in(context), *_defined(text)}
    return Laws(defined, _table_laws()) if defined else _table_laws()


@lru_cache(maxsize=8)
def _named_by_table(laws: Laws, text: str) -> tuple[Mention, ...]:
    """What the tables name in a text, kept for the moment: it is asked for twice."""
    return tuple(laws._scanned(text))  # noqa: SLF001 - of the same module


@lru_cache(maxsize=4)
def _defined_in(context: str) -> tuple[LawName, ...]:
    """What a letter defines, kept for the next of its answers."""
    return tuple(_defined(context)) if context else ()


@cache
def _table_laws() -> Laws:
    titles, short = listed_titles()
    abbreviations = (LawName(form, "law", title, exact=True, bound=True) for form, title in short)
    return Laws((*_table(), *abbreviations), titles=titles)


@cache
def _table() -> tuple[LawName, ...]:
    names: list[LawName] = []
    for law in _read("laws.toml")["law"]:
        names += _names_of(law, "law", law["key"])
    for act in _read("eu_acts.toml")["act"]:
        names += _names_of(act, "eu-act", f"EU:{act['number']}")
    return tuple(names)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kb.citation") / name).read_text(encoding="utf-8"))


def _names_of(row: dict[str, Any], kind: CitationKind, target: str) -> list[LawName]:
    return [
        *(LawName(form, kind, target) for form in row.get("names", ())),
        *(LawName(form, kind, target, exact=True) for form in row.get("short", ())),
        *(LawName(form, kind, target, exact=True, bound=True) for form in row.get("bound", ())),
    ]


def _second_word(text: str, at: int) -> str:
    """The word behind the one that ends at `at`, if only blanks lie between."""
    word = _SECOND.match(text, at)
    return word[1].casefold() if word else ""


@lru_cache(maxsize=4096)
def _as_pattern(name: LawName) -> re.Pattern[str]:
    words = r"\s{1,3}".join(re.escape(word) for word in name.form.split()).replace(r",\s{1,3}", r",\s{0,3}")
    return re.compile(rf"{words}(?!\w|-\w)", re.NOFLAG if name.exact else re.IGNORECASE)


def _numbered(text: str) -> Iterator[Mention]:
    return (Mention(start, end, "eu-act", target) for start, end, target in numbered_acts(text))


def _loose(text: str) -> Iterator[Mention]:
    """Laws that no table knows: 'Gasketelwet', «Wet uitvoering …» in quotes."""
    for match in _ONE_WORD.finditer(text):
        if match[0].split()[0] not in _NO_LAW:
            yield Mention(match.start(), match.end(), "law", match[0])
    for match in _QUOTED.finditer(text):
        yield Mention(match.start("name"), match.end("name"), "law", " ".join(match["name"].split()))


def _abbreviates(abbreviation: str, name: str, kind: CitationKind) -> bool:
    """Whether the letters can stand for the name; an act of the Union may be abbreviated in English."""
    if kind == "eu-act":
        return abbreviation[1:2].isupper() or abbreviation[-1:].isupper()
    letters = iter(name.casefold())
    return len(abbreviation) < len(name) and all(letter in letters for letter in abbreviation.casefold())


def _defined(text: str) -> Iterator[LawName]:
    """Names that the text gives: 'Wet … (Abbr)', 'Ontbossingswet (Verordening (EU) 2023/1115)'."""
    table = _table_laws()
    for match in _NEW.finditer(text) if "(" in text else ():
        name = " ".join((match["name"] or match["word"]).split())
        if not next(table.named(name), None) and _abbreviates(match["abbr"], name, "law"):
            short = match["abbr"] + (f" {match['year']}" if match["year"] else "")
            yield LawName(name, "law", short)
            yield LawName(short, "law", short, exact=True, bound=len(short) < 3)
    for one in (*table.named(text), *_numbered(text)) if "(" in text else ():
        short_match = _DEFINED.match(text, one.end)
        if short_match and _abbreviates(short_match["abbr"], text[one.start : one.end], one.kind):
            yield LawName(short_match["abbr"], one.kind, one.target, exact=True)
        alias = _ALIAS.search(text[max(0, one.start - 60) : one.start])
        if alias and one.kind == "eu-act":
            yield LawName(alias["alias"], one.kind, one.target)
