"""Reads what a person typed: words, "exact phrases", references, and with a minus what must not occur.

Everything else is plain text: no input is an error. Knows nothing of the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.limits import DEFAULT_LIMITS, Limits
from kb.search.hit import Understood
from kb.text.fold import fold
from kb.text.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


MOST_WORDS = 200
"""Words of a query that are searched for; more only cost time."""
MEANING_WORDS = 100
MEANING_CHARS = 800
LONGEST_WORD = 40
"""What an embedding model is given of a query: a long question, in a few hundred tokens."""
SENTENCE_WORDS = 12
"""With this many words outside quotation marks a query is prose: what it quotes is a title or a saying, which
answers seldom repeat, and a dash is a dash."""
MOST_PHRASES = 10
"""Exact phrases, and as many exclusions, that are kept."""

_QUOTED = re.compile(
    r"(?P<minus>(?<!\S)-)?"
    r"(?:\"(?P<a>[^\"]*)\"|“(?P<b>[^“”]*)”|„(?P<c>[^„“”]*)[“”]|«(?P<d>[^«»]*)»)"
)
_SIGNS_OF_QUERY = re.compile(r"[\"“”„«»]")
_EXCLUDED = re.compile(r"(?<!\S)-(?P<word>\w\S*)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[.'’](?=[^\W_]))*")
_LETTER = (
    r"(?:\d{4}Z\d{5}(?:-[a-z]+)?|ah-tk-\d{8}-\d+|"
    r"kst-\d{4,6}(?:-(?:[a-z]+|\d{1,3}(?=-\d)))*-[\da-z]+|doc-[\da-f]{12})"
)
_VERSION = r"(?:@[\da-f]{8})?"
_IDENTIFIER = re.compile(
    r"(?<![\w/-])(?:"
    rf"(?P<record>{_LETTER}/\w+(?:[.,-]\w+)*{_VERSION})|(?P<letter>{_LETTER}{_VERSION})|"
    r"(?P<paper>\d{5}(?:-(?:[a-z]{1,4}|\d{1,3}(?=-\d)))?-\d{1,5}(?!\d|\s*,?\s*nrs?\b))|"
    r"(?P<ecli>ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]+)|"
    r"(?P<normal>EU:\d{4}/\d+(?::\w+)*|[A-Za-z]{2,8}:\d+\w*(?::\w+)*)"
    r")(?![\w/])",
    re.IGNORECASE,
)
_DOSSIER = re.compile(
    r"(?i)(?:(?:dossier|kamerstuk(?:dossier|ken)?)\s+)?([23]\d)\s?(\d{3})(-[ivx]{1,5}|-\d{1,3})?"
)
"""The number of a dossier that is all that is asked for: '32768', 'dossier 26 643'."""
# Finding citations costs a tenth of a second at first, which a query of plain words need not pay.
_MAY_CITE = re.compile(
    r"\bart(?:ikel(?:en)?|\.|\b)|\d/\d|\bnrs?\b|\bkamerstuk|\baanhangsel|\bstb|\bstcrt|\bstaats|\becli|"
    r"wet\b|wetboek|verordening|richtlijn|register|regulation|directive|\bact\b|\bmotie|\bvraag \d",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?P<article>art(?:ikel|\.)? \d+[a-z]{0,2} (?:van de |van het )?)(?P<law>[a-z]{2,5})\b"
)
_FUNCTION_WORDS = frozenset(
    """
    aan al alle als bij dan dat de den der deze die dit door dus een en er ervan ge geen haar had heb hebben
    hebt heeft hem het hij hoe hun iets ik in is ja je kan kon kun kunnen kunt laat maar me mee men met mij
    mijn na naar niet nog nu of om omdat onder ons ook op over per reeds te tegen tot u uit uw van veel voor
    waar wanneer want waren was wat we weer wel werd wie wij wil worden wordt zal ze zei zelf zich zij zijn
    zo zou zonder welke waarom hoeveel hierbij daarbij hierover daarover bent deelt klopt
    a about an and any are as at be because been but by can could did do does for from had has have how i if
    into is it its may me my no not of on or our she should so some such than that the their them then there
    these they this those to was we were what when where which who why will with would you your
    """.split()  # noqa: SIM905 - a list of words reads better than as many quoted ones
)


@dataclass(frozen=True, slots=True)
class Reference:
    """`text` as typed and the identifier or citation target that it means."""

    text: str
    target: str

    @property
    def is_name(self) -> bool:
        """Whether it only names a law or act ('AI-verordening'): then it is a word like others too."""
        return not any(character.isdigit() for character in self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. `text` is clean and within the limit; `cut` says whether it was longer.

    `words` are in order, without those of references, phrases and exclusions; in prose they are all
    words, and `titles` are what it quotes. `meaning` is what an embedding model should read: all but
    identifiers and exclusions.
    """

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    excluded: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    meaning: str = ""
    cut: bool = False
    rest: str = ""
    """The text outside quotation marks, exclusions and numbers, as typed."""
    understood: tuple[Understood, ...] = ()
    """What words were taken for; with the fields below, `kb.search.understood` fills it."""
    widened: tuple[str, ...] = ()
    """What abbreviations stand for: searched for beside the words."""

    @property
    def telling_words(self) -> tuple[str, ...]:
        """The words that are no function words of Dutch or English."""
        return tuple(word for word in self.words if not is_function_word(word))

    @property
    def asked(self) -> str:
        """All that is asked for, without what must not occur."""
        return " ".join((*self.words, *self.phrases, *(reference.text for reference in self.references)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: no word, phrase or reference."""
        return not (self.words or self.phrases or self.references)


def is_function_word(word: str) -> bool:
    """Whether the word says nothing about a subject: 'de', 'of', 'the'."""
    return fold(word) in _FUNCTION_WORDS


def parse_query(text: str, limits: Limits = DEFAULT_LIMITS) -> Query:
    """Understand `text`; never raises, in time linear in the limit."""
    cut = len(text) > limits.query_chars
    clean = one_line(text[: limits.query_chars])
    phrases: list[str] = []
    excluded: list[str] = []
    references: list[Reference] = []
    rest = _take_quoted(clean, phrases, excluded, references)
    rest = _take_excluded(rest, excluded)
    meaning = _meaning(_IDENTIFIER.sub(" ", " ".join((rest, *phrases))))
    rest = _take_references(rest, references)
    words = _WORD.findall(rest)
    titles: list[str] = []
    if len(words) >= SENTENCE_WORDS:
        words, titles = _WORD.findall(clean), phrases
        meaning, phrases, excluded = _meaning(_IDENTIFIER.sub(" ", clean)), [], []
    return Query(
        text=clean,
        words=tuple(words)[:MOST_WORDS],
        phrases=tuple(dict.fromkeys(phrases))[:MOST_PHRASES],
        references=tuple(dict.fromkeys(references))[:MOST_PHRASES],
        excluded=tuple(dict.fromkeys(excluded))[:MOST_PHRASES],
        titles=tuple(dict.fromkeys(titles))[:MOST_PHRASES],
        meaning=meaning,
        cut=cut,
        rest="" if titles or len(words) >= SENTENCE_WORDS else rest,
    )


def _take_quoted(text: str, phrases: list[str], excluded: list[str], references: list[Reference]) -> str:
    def taken(match: re.Match[str]) -> str:
        phrase = next((group for group in match.group("a", "b", "c", "d") if group is not None), "").strip()
        if not _WORD.search(phrase):
            return " "
        if match["minus"]:
            excluded.append(phrase)
        elif _IDENTIFIER.fullmatch(phrase):
            references.append(Reference(phrase, _identifier(_IDENTIFIER.fullmatch(phrase))))
        else:
            phrases.append(phrase)
        return " "

    return _QUOTED.sub(taken, text)


def _take_excluded(text: str, excluded: list[str]) -> str:
    def taken(match: re.Match[str]) -> str:
        excluded.append(match["word"].strip('"'))
        return " "

    return _EXCLUDED.sub(taken, text)


def _take_references(text: str, references: list[Reference]) -> str:
    """Take identifiers out of `text`, then citations with a number ('artikel 8 Wpg'); gives what is left."""
    dossier = _DOSSIER.fullmatch(text.strip())
    if dossier is not None:
        number = "".join(part or "" for part in dossier.groups()).lower()
        references.append(Reference(text.strip(), f"kst-{number}"))
        return text
    references.extend(Reference(match.group(), _identifier(match)) for match in _IDENTIFIER.finditer(text))
    rest = _IDENTIFIER.sub(" ", text)
    for start, end, target in reversed(list(_citations(rest))):
        reference = Reference(rest[start:end], target)
        references.append(reference)
        if not reference.is_name:
            rest = f"{rest[:start]} {rest[end:]}"
    return rest


def _citations(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of citations, in order and apart. The finder is loaded only where one may be."""
    if not _MAY_CITE.search(text):
        return
    from kb.citation.find import find_citations

    last = 0
    found = find_citations(_ABBREVIATED.sub(_capitalised, text), "question")
    for citation in sorted(found, key=lambda one: (one.start, -one.end)):
        if citation.target and citation.start >= last and citation.kind not in {"news", "web", "letter"}:
            yield citation.start, citation.end, citation.target
            last = citation.end


def _capitalised(match: re.Match[str]) -> str:
    """'artikel 8 wpg' as it is written in a letter: 'artikel 8 Wpg'."""
    return match["article"] + match["law"].capitalize()


def _meaning(text: str) -> str:
    words = [word[:LONGEST_WORD] for word in text.replace('"', " ").split()][:MEANING_WORDS]
    meaning = " ".join(words)[:MEANING_CHARS]
    return meaning if _WORD.search(meaning) else ""


def _identifier(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    text = match.group()
    if match["paper"]:
        return f"kst-{text.lower()}"
    if match["ecli"]:
        return text.upper()
    if match["normal"]:
        return text
    return re.sub(r"(?<=\d{4})z(?=\d{5})", "Z", text.lower())


def as_plain_query(text: str) -> str:
    """A text as a query for its words alone: no quote must be found, no dash excludes a word."""
    plain = _SIGNS_OF_QUERY.sub(" ", text)
    return _EXCLUDED.sub(lambda found: f" {found['word']}", plain)
