"""Reads AND, OR, NOT, NEAR, brackets and word* as people type them, in English and in Dutch, into a tree.

Operators are in capitals: 'en', 'of' and 'niet' in small letters are words. Knows nothing of the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kb.errors import QueryError
from kb.message import message
from kb.search.query import SENTENCE_WORDS, is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR_WORDS = 10
"""Words that may stand between two that are NEAR each other, where no number says so."""
MOST_NEAR = 100
SHORTEST_PREFIX = 2
DEEPEST = 50
"""Brackets within brackets; nobody types more."""


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words beside each other, as typed: all must stand there, or the name that they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words with at most `distance` words between them, in either order."""

    first: str
    second: str
    distance: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Tree


@dataclass(frozen=True, slots=True)
class All:
    """All must hold."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One must hold."""

    parts: tuple[Tree, ...]


Tree: TypeAlias = "Words | Phrase | Prefix | Near | Not | All | Any"

_TOKEN = re.compile(
    r'(?P<minus>(?<!\S)-)?(?:"(?P<a>[^"]*)"|“(?P<b>[^“”]*)”|„(?P<c>[^„“”]*)[“”]|«(?P<d>[^«»]*)»)'
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<near>(?<!\S)(?:NEAR|NABIJ)(?:/(?P<distance>\d{1,3}))?(?!\S))"
    r"|(?P<and>(?<![\w-])(?:AND|EN)(?![\w-]))|(?P<or>(?<![\w-])(?:OR|OF)(?![\w-]))"
    r"|(?P<not>(?<![\w-])(?:NOT|NIET)(?![\w-]))"
    r"|(?P<without>(?<!\S)-(?=\w))"
    r'|(?P<prefix>[^\W_][\w]*\*(?!\w))|(?P<word>[^\W_](?:[^\s()"“”„«»*])*)'
)
_OPEN_QUOTE = re.compile(r"(?:^|[\s(-])[\"“„«](?=\w)")
_OPEN_BRACKET = re.compile(r"(?:^|\s)\((?=\w)")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")


def read_syntax(text: str) -> Tree | None:
    """What the signs in `text` ask; None where it has none, so that its words only rank.

    Errors: QueryError where a quote or bracket is not closed or an operator stands alone.
    """
    if len(re.findall(r"\w+", text)) >= SENTENCE_WORDS and not _is_typed(text):
        return None
    _check_quotes(text)
    tokens = list(_TOKEN.finditer(text))
    kinds = [_kind(token) for token in tokens]
    if not {"word", "phrase", "prefix"}.intersection(kinds):
        return None  # nothing is asked, so that no operator can be meant
    if not _has_operator(text, tokens, kinds):
        return _starred(tokens, kinds)
    return _Reader(tokens, kinds).whole()


def positive(tree: Tree) -> Iterator[Words | Phrase | Prefix | Near]:
    """The leaves that may hold in what is found: all but those under a NOT."""
    if isinstance(tree, All | Any):
        for part in tree.parts:
            yield from positive(part)
    elif not isinstance(tree, Not):
        yield tree


def _is_typed(text: str) -> bool:
    """Whether a long text was typed with English operators, which no Dutch letter has."""
    return bool(re.search(r"(?<!\S)(?:AND|OR|NOT|NEAR(?:/\d+)?)(?!\S)", text))


def _check_quotes(text: str) -> None:
    closed = re.sub(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»', " ", text)
    found = _OPEN_QUOTE.search(closed)
    if found and len(re.findall(r"\w+", text)) < SENTENCE_WORDS:
        raise QueryError(
            message(
                'a quotation mark is not closed at {place}: type "words" to find exactly these words',
                place=repr(closed[found.start() :].strip()[:30]),
            )
        )


def _has_operator(text: str, tokens: list[re.Match[str]], kinds: list[str]) -> bool:
    """Whether a sign is meant as one: 'NIET' in a sentence is emphasis, 'EN' among capitals a word."""
    if any(kind == "near" for kind in kinds):
        return True
    signs = [token.group() for token, kind in zip(tokens, kinds, strict=True) if kind in {"and", "or", "not"}]
    if not signs:
        if any(kind == "open" for kind in kinds) and _unbalanced(kinds) and _OPEN_BRACKET.search(text):
            raise _bracket()
        return False
    if any(sign in {"AND", "OR", "NOT"} for sign in signs):
        return True
    words = [token.group() for token, kind in zip(tokens, kinds, strict=True) if kind == "word"]
    common = [word for word in words if is_function_word(word)]
    return len(common) < 2 and not any(_CAPITAL.fullmatch(word) for word in common)


def _unbalanced(kinds: list[str]) -> bool:
    return kinds.count("open") > kinds.count("close")


def _starred(tokens: list[re.Match[str]], kinds: list[str]) -> Tree | None:
    """Words with a star and no operator: those must stand there, the others only rank."""
    found = tuple(
        _prefix(token.group()) for token, kind in zip(tokens, kinds, strict=True) if kind == "prefix"
    )
    if not found:
        return None
    return found[0] if len(found) == 1 else All(found)


def _prefix(typed: str) -> Prefix:
    stem = typed.rstrip("*")
    if len(stem) < SHORTEST_PREFIX:
        raise QueryError(
            message("{word}: type at least {least} letters before the *", word=typed, least=SHORTEST_PREFIX)
        )
    return Prefix(stem)


def _kind(token: re.Match[str]) -> str:
    for name in ("open", "close", "near", "and", "or", "not", "without", "prefix", "word"):
        if token[name] is not None:
            return name
    return "phrase"


def _bracket() -> QueryError:
    return QueryError(message("brackets are not in pairs: each '(' needs a ')'"))


class _Reader:
    """Reads tokens from left to right; OR binds least, then AND, then NOT."""

    def __init__(self, tokens: list[re.Match[str]], kinds: list[str]) -> None:
        self._tokens = tokens
        self._kinds = kinds
        self._at = 0
        self._depth = 0

    def whole(self) -> Tree:
        tree = self._or()
        if self._at < len(self._tokens):
            raise _bracket()
        return tree

    @property
    def _next(self) -> str:
        return self._kinds[self._at] if self._at < len(self._kinds) else ""

    def _or(self) -> Tree:
        parts = [self._and()]
        while self._next == "or":
            self._at += 1
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _and(self) -> Tree:
        parts = [self._not()]
        while self._next not in {"", "or", "close"}:
            if self._next == "and":
                self._at += 1
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self) -> Tree:
        if self._next in {"not", "without"}:
            self._at += 1
            return Not(self._not() if self._next == "not" else self._part())
        return self._part()

    def _part(self) -> Tree:
        kind = self._next
        if kind == "open":
            return self._bracketed()
        if kind in {"", "and", "or", "close", "near", "not", "without"}:
            raise self._alone()
        token = self._tokens[self._at]
        self._at += 1
        if kind == "phrase":
            phrase = next(part for part in token.group("a", "b", "c", "d") if part is not None).strip()
            return Not(Phrase(phrase)) if token["minus"] else Phrase(phrase)
        if kind == "prefix":
            return _prefix(token.group())
        return self._words(token.group())

    def _words(self, first: str) -> Tree:
        if self._next == "near":
            return self._near(first)
        words = [first]
        while self._next == "word" and self._kinds[self._at + 1 : self._at + 2] != ["near"]:
            words.append(self._tokens[self._at].group())
            self._at += 1
        return Words(" ".join(words))

    def _near(self, first: str) -> Tree:
        pairs: list[Tree] = []
        while self._next == "near":
            distance = min(int(self._tokens[self._at]["distance"] or NEAR_WORDS), MOST_NEAR)
            self._at += 1
            if self._next != "word":
                raise QueryError(message("NEAR stands between two words: 'politie NEAR algoritme'"))
            second = self._tokens[self._at].group()
            self._at += 1
            pairs.append(Near(first, second, distance))
            first = second
        return pairs[0] if len(pairs) == 1 else All(tuple(pairs))

    def _bracketed(self) -> Tree:
        self._at += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise _bracket()
        tree = self._or()
        if self._next != "close":
            raise _bracket()
        self._at += 1
        self._depth -= 1
        return tree

    def _alone(self) -> QueryError:
        if self._next == "close" or not self._tokens:
            return _bracket()
        at = min(self._at, len(self._tokens) - 1)
        sign = self._tokens[at].group() if self._next else self._tokens[-1].group()
        return QueryError(
            message(
                "{sign} has nothing to join: type 'politie AND algoritme', 'cas OR pilot' or 'cas NOT pilot'",
                sign=sign,
            )
        )
