"""What a typed query means on one index: conditions on who and when, records of a number, operators.

Names are read from the index once. A query of prose is words only.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from kb.index.clause import Clause
from kb.search.hit import Filters, Understood
from kb.search.query import Query, is_function_word, parse_query
from kb.search.understood.abbreviations import KINDS, abbreviations_in, as_cited
from kb.search.understood.moments import moments_in
from kb.search.understood.names import FoundName, Names, names_of
from kb.search.understood.syntax import Near, Phrase, Prefix, Words, positive, read_syntax

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.index.generation import Generation
    from kb.search.hit import UnderstoodAs
    from kb.search.understood.holding import Holding
    from kb.search.understood.syntax import Tree
    from kb.store.store import Store

MOST_LISTED = 1_000
"""Records of a person or day that are put first; as many as a search gives at most."""
_LOOKED_AT = 20
"""Passages in which a word in small letters is looked for, to tell a name from a word."""
_PREFIX_WORDS = 20
"""Words that a prefix stands for which then put the records in order."""
LEANING: dict[str, float] = {
    "day": 0.5,
    "period": 0.1,
    "kind": 0.3,
    "member": 0.1,
    "minister": 0.2,
    "party": 0.1,
    "ministry": 0.05,
}
"""What meeting a condition adds that may not be meant; the best place in both lists gives 1."""
_FILLERS = frozenset(
    """
    antwoord antwoorden beantwoording bewindspersoon brief brieven datum dhr fractie heer kamerbrief
    kamerbrieven kamerlid kamerleden kamervraag kamervragen leden lid minister ministerie mevrouw mr mw partij
    staatssecretaris stukken vraag vragen answer answers letter letters member ministry party question
    questions secretary state jaar bericht alle
    """.split()  # noqa: SIM905 - a list of words reads better than as many quoted ones
)
"""Words beside a name or day that ask for nothing of their own."""
_WHO_ASK = frozenset({"member", "party"})
"""Beside words these mean who asked; a minister or ministry may be whom it is about, too."""
_BARE_NUMBER = re.compile(r"(?:(?:aanhangsel|ah)(?:\s?nr\.?|nummer)?\s?)?(\d{1,5})", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"kst-(?P<dossier>\d{4,6}(?:-(?:[ivxlcdm]+|\d{1,3}(?=-)))?)(?:-(?P<paper>[\da-z]+))?$"
)


class Condition(NamedTuple):
    """One of these filters must hold; `sure` where nothing else can be meant."""

    any_of: tuple[Filters, ...]
    sure: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A query with what was understood of it. `within` are the only rows that may be found, None for all."""

    query: Query
    conditions: tuple[Condition, ...] = ()
    first: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    alone: bool = False
    within: array[int] | None = None

    @property
    def decided(self) -> bool:
        """Whether records that meet the conditions stand before all others."""
        return any(condition.sure for condition in self.conditions)

    def allowed_ids(self, store: Store) -> frozenset[str] | None:
        """Ids of the records that may be found, None for all."""
        if self.within is None:
            return None
        return frozenset(store.records_of_rows(self.within).values())


class Reader:
    """Reads queries for one generation. Thread-safe: what it remembers is only ever replaced whole."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._store = generation.store
        self._names: Names | None = None
        self._words: dict[str, bool] = {}

    def read(self, text: str, *, understand: bool = True) -> Reading:
        """What `text` asks. Errors: QueryError for a quote, bracket or operator that is not whole."""
        plain = parse_query(text)
        if not understand:
            return Reading(plain)
        tree = read_syntax(plain.text)
        if tree is not None and not isinstance(tree, Prefix) and not _only_prefixes(tree):
            return self._by_operators(plain, tree)
        if not plain.rest.strip() and not plain.references:
            return Reading(plain)
        cited = as_cited(plain.text)
        query = plain if cited == plain.text else replace(parse_query(cited), text=plain.text)
        reading = self._plain(query)
        return reading if tree is None else self._starred(reading, tree)

    def _plain(self, query: Query) -> Reading:
        conditions, understood, rest = self._conditions(query)
        first = tuple(dict.fromkeys(self._numbers(query)))
        bare = () if conditions else self._bare_number(query.text)
        if bare:
            first, understood = bare, [Understood("reference", query.text, bare[0].rpartition("/")[0])]
        understood += [Understood("reference", one.text, one.target) for one in query.references]
        short = abbreviations_in(query.rest)
        understood += [Understood("abbreviation", one.short, "; ".join(one.words)) for one in short]
        widened = tuple(dict.fromkeys(words for one in short for words in one.words))
        meaning = " ".join((query.meaning, *widened)) if short else query.meaning
        alone = bool(conditions) and not (query.phrases or query.references) and not _telling(rest)
        read = replace(query, understood=tuple(understood), widened=widened, meaning=meaning)
        papers = [found for one in query.references if (found := _OWN_NUMBER.match(one.target))]
        citing = tuple(one for paper in papers for one in self._in_subject(paper["dossier"], paper["paper"]))
        return Reading(read, tuple(conditions), first, citing, alone)

    def _conditions(self, query: Query) -> tuple[list[Condition], list[Understood], str]:
        """What names, days and kinds of letter ask, how it was understood, and the text without them."""
        conditions: list[Condition] = []
        understood: list[Understood] = []
        rest = query.rest
        taken: list[tuple[int, int]] = [_place(rest, reference.text) for reference in query.references]
        for moment in moments_in(rest):
            if _apart((moment.start, moment.end), taken):
                kind: UnderstoodAs = "day" if moment.is_day else "period"
                within = Filters(since=moment.since, until=moment.until)
                conditions.append(Condition((within,), sure=False, weight=LEANING[kind]))
                typed = rest[moment.start : moment.end]
                understood.append(Understood(kind, typed, moment.value))
                taken.append((moment.start, moment.end))
        for pattern, name in KINDS:
            for match in pattern.finditer(rest):
                sure = match["sure"] is not None
                conditions.append(Condition((Filters(kinds=(name,)),), sure, LEANING["kind"]))
                understood.append(Understood("kind", match.group(), name))
                taken.append(match.span())
        for found in self.names.find(rest, self._is_word):
            if _apart((found.start, found.end), taken) and not _in_passing(rest, found):
                one = found.names[0]
                any_of = tuple(name.filters for name in found.names)
                asks = one.kind in _WHO_ASK and found.sure
                conditions.append(Condition(any_of, asks, LEANING[one.kind]))
                typed = rest[found.start : found.end]
                understood += [Understood(name.kind, typed, name.value) for name in found.names]
                taken.append((found.start, found.end))
        for start, end in sorted(taken, reverse=True):
            rest = f"{rest[:start]} {rest[end:]}"
        return conditions, understood, rest

    @property
    def names(self) -> Names:
        """Every name that letters of this generation have."""
        if self._names is None:
            self._names = names_of(self._store.people())
        return self._names

    def _is_word(self, word: str) -> bool:
        """Whether texts have it in small letters."""
        known = self._words.get(word)
        if known is None:
            terms = self._generation.terms
            clause = Clause("exact", tuple(terms.analyse(word, "exact")), phrase=True)
            rows = [row for row, _ in terms.search([clause], _LOOKED_AT)]
            pattern = re.compile(rf"(?<![\w@.-]){re.escape(word)}(?![\w@-])")
            known = any(pattern.search(passage.text) for passage in self._store.passages(rows))
            self._words = {**self._words, word: known}
        return known

    def _numbers(self, query: Query) -> Iterator[str]:
        """Records of the paper or dossier itself, of letters with its number as subject, of a motion."""
        for reference in query.references:
            own = _OWN_NUMBER.match(reference.target)
            if own is not None:
                if own["paper"] is None or not self._store.resolve(reference.target):
                    yield from self._store.record_ids_of_numbers(f"{reference.target}-*")
            elif reference.target.startswith("motie:"):
                who = reference.target.removeprefix("motie:")
                yield from self._store.record_ids(Filters(member=who, kinds=("motion",)))
                yield from self._store.record_ids(Filters(reference=reference.target))

    def _bare_number(self, text: str) -> tuple[str, ...]:
        """Records of papers and answers with this number, where nothing else is asked."""
        bare = _BARE_NUMBER.fullmatch(text.strip())
        return self._store.record_ids_of_numbers(f"*-{bare[1]}") if bare is not None else ()

    def _in_subject(self, dossier: str, paper: str | None) -> Iterator[str]:
        """Records of letters that have this number in their subject, as papers are cited there."""
        base, dash, part = dossier.partition("-")
        grouped = f"{base[:-3]} {base[-3:]}{dash}{part}"
        forms = [f"{form} {join} {paper}" for form in (dossier, grouped) for join in ("nr", "")]
        terms = self._generation.terms
        clauses = [
            Clause("context", tuple(terms.analyse(form if paper else grouped, "context")), phrase=True)
            for form in dict.fromkeys(forms)
        ]
        rows = [row for row, _ in terms.search(clauses, MOST_LISTED)]
        owners = self._store.records_of_rows(rows)
        yield from dict.fromkeys(owners[row] for row in rows if row in owners)

    def _starred(self, reading: Reading, tree: Tree) -> Reading:
        """Words of which some begin as is asked: those must stand there."""
        query = reading.query
        words = (*query.words, *self._beginning(tree))
        sign = Understood("operators", query.text, said(tree))
        read = replace(query, words=words, references=(), understood=(*query.understood, sign))
        return replace(reading, query=read, within=self._holding().rows(tree), alone=False)

    def _by_operators(self, query: Query, tree: Tree) -> Reading:
        words: list[str] = []
        phrases: list[str] = []
        for leaf in positive(tree):
            if isinstance(leaf, Words):
                words += parse_query(leaf.text).words
            elif isinstance(leaf, Near):
                words += parse_query(f"{leaf.first} {leaf.second}").words
            elif isinstance(leaf, Phrase):
                phrases.append(leaf.text)
                words += parse_query(leaf.text.replace('"', " ")).words
        words += self._beginning(tree)
        read = replace(
            query,
            words=tuple(dict.fromkeys(words)),
            phrases=(),
            references=(),
            excluded=() if words else (query.text,),
            titles=(),
            meaning=" ".join(dict.fromkeys(words)),
            understood=(Understood("operators", query.text, said(tree)),),
        )
        return Reading(read, within=self._holding().rows(tree)) if words else Reading(read, within=array("q"))

    def _beginning(self, tree: Tree) -> list[str]:
        terms = self._generation.terms
        return [
            word
            for leaf in positive(tree)
            if isinstance(leaf, Prefix)
            for prefix in terms.analyse(leaf.text, "exact")
            for word, _ in terms.words(prefix, _PREFIX_WORDS)
        ]

    def _holding(self) -> Holding:
        from kb.search.understood.holding import Holding

        return Holding(self._generation.terms, self._store.keys_of_rows(), self._known)

    def _known(self, text: str) -> tuple[str, frozenset[int] | None]:
        """The words without the names and years in them, and the rows that meet those."""
        conditions, _, rest = self._conditions(parse_query(text.replace('"', " ")))
        rows: frozenset[int] | None = None
        for condition in conditions:
            if not condition.sure and not condition.any_of[0].since:
                return text, None
            met = frozenset(row for one in condition.any_of for row in self._store.rows(one) or ())
            rows = met if rows is None else rows & met
        return (rest, rows) if rows is not None else (text, None)


def said(tree: Tree) -> str:
    """The tree in words, with every bracket: 'cas AND (politie OR rechter) NOT pilot'."""
    from kb.search.understood.syntax import All, Any, Not

    if isinstance(tree, Words):
        return " AND ".join(word for word in tree.text.split())
    if isinstance(tree, Phrase):
        return f'"{tree.text}"'
    if isinstance(tree, Prefix):
        return f"{tree.text}*"
    if isinstance(tree, Near):
        return f"{tree.first} NEAR/{tree.distance} {tree.second}"
    if isinstance(tree, Not):
        return f"NOT {_bracketed(tree.part)}"
    joined = " AND " if isinstance(tree, All) else " OR "
    assert isinstance(tree, All | Any)
    return joined.join(map(_bracketed, tree.parts))


def _bracketed(tree: Tree) -> str:
    text = said(tree)
    return f"({text})" if " AND " in text or " OR " in text else text


def _only_prefixes(tree: Tree) -> bool:
    parts: Sequence[object] = getattr(tree, "parts", ())
    return bool(parts) and all(isinstance(part, Prefix) for part in parts)


def _telling(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text)
    return any(not is_function_word(word) and word.lower() not in _FILLERS for word in words)


def _in_passing(text: str, found: FoundName) -> bool:
    """Whether one word in small letters among others is that word: 'ik denk dat' names no party."""
    typed = text[found.start : found.end]
    others = f"{text[: found.start]} {text[found.end :]}"
    return typed.islower() and typed.isalnum() and bool(re.search(r"\w", others))


def _place(text: str, part: str) -> tuple[int, int]:
    at = text.find(part)
    return (at, at + len(part)) if at >= 0 else (0, 0)


def _apart(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)
