"""Words that a line end cut in two put together again, as Dutch does it.

'geïnfor-' + 'meerd' → 'geïnformeerd', but 'Noord-' + 'Holland', 'AI-' + 'verordening' and
'niet-' + 'werkende' keep the hyphen, and 'kwaliteits-' + 'en' keeps hyphen and space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Join = Literal["space", "hyphen-space", "hyphen", "nothing", "address"]
"""How the next line follows: a space between; hyphen kept with a space; hyphen kept; hyphen dropped;
an address (URL) that goes on without a space."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"(?:[^\W_]|['’.])+(?:-(?:[^\W_]|['’.])+)*-$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PREFIXES = frozenset(("niet", "non", "oud", "ex", "e", "noord", "zuid", "oost", "west"))
_COORDINATION = frozenset(
    ("en", "of", "dan", "tot", "als", "respectievelijk", "resp", "maar", "evenals", "alsook", "c.q")
)
_CASE = re.compile(r"ECLI(?::\w+)+-$")
"""The number of a judgment, broken before a colon."""
_GAS = re.compile(r"(?:CO|NO|SO|NH|CH|N|O|(?:^|[^A-Za-z])[kcd]?m)$")
_LOWERED = re.compile(r"[234₂₃₄](?=[-\s.,;:)?]|$)")
BROKEN_BY = "‐\u00ad"
"""Signs at a line's end that only a program puts there, where it breaks a word."""

_URL_END = re.compile(r"(?:https?://|www\.)\S*$")
_URL_START = re.compile(r"[\w%/._~?#=&+-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the document itself, in lower case: whole ones, and ones with a hyphen inside."""

    words: frozenset[str]
    hyphenated: frozenset[str]


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Words of lines; what a hyphen at a line's end may have cut in two is left out."""
    words: set[str] = set()
    hyphenated: set[str] = set()
    cut = False
    for line in lines:
        text = line.rstrip()
        found = _WORD.findall(text.lower())
        if cut and found:
            found.pop(0)
        cut = text.endswith(("-", *BROKEN_BY))
        if cut and found:
            found.pop()
        for word in found:
            (hyphenated if "-" in word else words).add(word)
    return Vocabulary(frozenset(words), frozenset(hyphenated))


def join(previous: str, following: str, known: Vocabulary) -> Join:
    """How `following` goes on after `previous`, two lines of one paragraph."""
    previous, following = previous.rstrip(), following.lstrip()
    if _continues_address(previous, following) or _is_formula(previous, following):
        return "address"
    if previous.endswith(tuple(BROKEN_BY)) and previous[:-1][-1:].isalnum():
        return _join_broken(previous[:-1], following, known)
    if following.startswith(":") and _CASE.search(previous) is not None:
        return "nothing"
    if not previous.endswith("-") or previous.endswith((" -", "--")) or previous == "-":
        return "hyphen" if previous.endswith(("/", "‑")) and following[:1].islower() else "space"
    last, first = _LAST.search(previous), _FIRST.match(following)
    if last is None or first is None:
        return "space" if following[:1] in "(«\"'“‘" else "hyphen"
    return _join_word(last.group()[:-1], first.group(), known)


def _is_formula(previous: str, following: str) -> bool:
    """Whether a line end cut the name of a gas or a measure: 'CO' and '2-afbouw', 'm' and '3 aardgas'."""
    return _GAS.search(previous) is not None and _LOWERED.match(following) is not None


def _join_broken(previous: str, following: str, known: Vocabulary) -> Join:
    """How a word goes on that a program broke: without the hyphen, unless the document writes it with one."""
    last, first = _LAST.search(f"{previous}-"), _FIRST.match(following)
    if last is None or first is None:
        return "hyphen"
    if first.group().lower() in _COORDINATION:
        return "hyphen-space"
    whole = f"{last.group()}{first.group()}".lower()
    return "hyphen" if whole in known.hyphenated or first.group()[:1].isupper() else "nothing"


def _continues_address(previous: str, following: str) -> bool:
    if not following or _URL_END.search(previous) is None:
        return False
    first = following.split(maxsplit=1)[0]
    if previous.endswith(("/", "-", "_", "=", "?", "&", "%", ".", "~")):
        return _URL_START.match(first) is not None
    return bool(re.match(r"[%/._~?#=&-]", first)) or ("-" in first or "/" in first or "%" in first)


def _join_word(last: str, first: str, known: Vocabulary) -> Join:
    if first.lower() in _COORDINATION:
        return "hyphen-space"
    head, tail = last.rsplit("-", maxsplit=1)[-1], first.split("-", maxsplit=1)[0]
    if not tail[:1].islower():
        return "hyphen"
    joined = f"{head}{tail}".lower()
    whole = f"{last}-{tail}".lower()
    if joined in known.words:
        return "nothing"
    if whole in known.hyphenated:
        return "hyphen"
    if any(word.startswith(f"{last.lower()}-") for word in known.hyphenated):
        return "hyphen"
    kept = f"-{head}-{tail[:4]}".lower()
    if any(kept in f"-{word}" for word in known.hyphenated):
        return "hyphen"
    if "-" in last and tail.lower() in known.words:
        return "hyphen"
    return "hyphen" if _keeps_hyphen(head) else "nothing"


def _keeps_hyphen(head: str) -> bool:
    """Whether Dutch spelling keeps a hyphen after this part: an abbreviation, a digit, a prefix."""
    letters = [character for character in head if character.isalpha()]
    if not letters or head[-1].isdigit():
        return True
    capitals = sum(character.isupper() for character in head)
    return capitals >= 2 or head.lower() in _PREFIXES or (len(head) == 1)
