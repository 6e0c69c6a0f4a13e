"""The words that answer: which sentences of an answer say what is held or done on what was asked.

Where the stance is shown by a sentence it is that one. Else a small model looks at each sentence: where it
stands, how much of the question comes back in it, who speaks, how it begins. Its weights were learnt from
labelled answers (`benchmarks/positions/labels.jsonl`) and are few enough to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from kb.position.implied import content_of, coverage, negated

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = {
    "first": 0.98, "second": 0.42, "before": -0.11, "late": -0.91, "last": 0.29, "question": 0.87,
    "in question": 1.01, "own": 0.60, "holds": 0.32, "concludes": 0.82, "adds": -0.40, "leads in": -0.32,
    "denies": 1.33, "why": 0.22, "when": -0.17, "how many": -0.30, "does": 0.10, "short": 0.71,
    "long": -0.05,
}  # fmt: skip
_OWN = re.compile(r"\b(?:ik|het kabinet|wij|we|mijn|nederland|mijn ministerie)\b")
_HOLDS = re.compile(
    r"\b(?:ik (?:vind|deel|acht|zie|verwacht|zet|werk|ga|zal|ben|herken|begrijp|onderschrijf|hecht|wil|heb)|"
    r"(?:vind|deel|acht|zie|verwacht|zet|werk|ga|zal|ben|hecht|wil|heb) ik|het kabinet (?:\w+t|is|zal)|wij "
    r"\w+en)\b"
)
_CONCLUDES = re.compile(
    r"\b(?:daarom|dus|dan ook|derhalve|daarmee|om die reden|dit betekent|dat betekent|per saldo)\b"
)
_ADDS = re.compile(
    r"(?:wel|echter|tegelijkertijd|daarnaast|ook|overigens|verder|tevens|zo|bovendien|ten (?:tweede|derde|"
    r"slotte)|tot slot|"
    r"daarbij|hierbij|vervolgens|bijvoorbeeld|voorts|aanvullend)\b"
)
_LEADS_IN = re.compile(
    r"(?:zoals|in (?:het|de|mijn)|op (?:grond|basis|\d)|sinds|volgens|voor de beantwoording|allereerst|het "
    r"is belangrijk|"
    r"het recht|graag)\b"
)
_REASON = re.compile(r"\b(?:omdat|vanwege|reden|redenen|doordat|aangezien|verklaart|oorzaak|gevolg)\b")
_TIME = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|voorjaar|"
    r"zomer|najaar|"
    r"kwartaal|begin|eind|vanaf|per \d|20\d\d)\b"
)
_TABLE = " | "
"""Between the cells of a table's row."""
_FIGURE = re.compile(r"\d")
_WHY = re.compile(
    r"\b(?:waarom|hoe verklaart|hoe kan het|wat is de reden|welke reden|overwegingen|oorzaak)\b"
)
_WHEN = re.compile(r"\b(?:wanneer|welke termijn|stand van zaken|tijdpad|planning)\b")
_HOW_MANY = re.compile(
    r"\b(?:hoeveel|hoe vaak|hoe groot|aantal|aantallen|cijfers|percentage|kosten|bedrag)\b"
)
_DOES = re.compile(r"\b(?:doen|doet|maatregelen|stappen|acties|gaat u|bereid|zorgen|ondernemen|zet u)\b")
_ACTS = re.compile(
    r"\b(?:werk|werkt|zet|zetten|ga|gaat|zal|zullen|wordt|worden|neem|neemt|start|onderzoek|maatregelen)\b"
)
_PLAIN, _LONG, _MOST_SENTENCES = 40, 320, 24
_NEARLY = 0.7
"""How likely the second sentence must be beside the first to be given too."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a folded question looks for: its words; whether it asks why, when, how many, what is done."""

    words: frozenset[str]
    why: bool
    when: bool
    how_many: bool
    does: bool

    @classmethod
    def of(cls, asked: str) -> Sought:
        """What this folded question looks for."""
        found = (pattern.search(asked) is not None for pattern in (_WHY, _WHEN, _HOW_MANY, _DOES))
        return cls(content_of(asked), *found)


def features(sought: Sought, text: str, index: int, first: int, count: int) -> dict[str, float]:
    """What is seen of the folded sentence at `index` of `count`; the answer begins at `first`."""
    said = content_of(text)
    return {
        "first": index == first,
        "second": index == first + 1,
        "before": index < first,
        "late": min(index, 12) / 12,
        "last": index == count - 1,
        "question": coverage(sought.words, said),
        "in question": coverage(said, sought.words),
        "own": _OWN.search(text) is not None,
        "holds": _HOLDS.search(text) is not None,
        "concludes": _CONCLUDES.search(text) is not None,
        "adds": _ADDS.match(text) is not None,
        "leads in": _LEADS_IN.match(text) is not None,
        "denies": negated(text),
        "why": sought.why and _REASON.search(text) is not None,
        "when": sought.when and _TIME.search(text) is not None,
        "how many": sought.how_many and _FIGURE.search(text) is not None,
        "does": sought.does and _ACTS.search(text) is not None,
        "short": len(text) < _PLAIN,
        "long": len(text) > _LONG,
    }


def likely(
    asked: str, folded: Sequence[str], first: int, within: Sequence[int] = ()
) -> tuple[tuple[int, float], ...]:
    """The indices of the sentences, likeliest first, with how likely each is to be the one that answers.

    Looks at the first 24, or at those `within`. The figures add up to 1.
    """
    sought = Sought.of(asked)
    candidates = within or range(min(len(folded), _MOST_SENTENCES))
    indices = [index for index in candidates if _TABLE not in folded[index]] or candidates
    scores = {
        index: sum(
            WEIGHTS[name] * seen
            for name, seen in features(sought, folded[index], index, first, len(folded)).items()
        )
        for index in indices
    }
    top = max(scores.values(), default=0.0)
    shares = {index: exp(score - top) for index, score in scores.items()}
    whole = sum(shares.values())
    ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((index, share / whole) for index, share in ranked)


def chosen(ranked: Sequence[tuple[int, float]]) -> tuple[int, ...]:
    """The sentence that answers, and a second where it is nearly as likely; in the order of the answer."""
    if not ranked:
        return ()
    (best, share), *others = ranked
    second = [index for index, other in others[:1] if other >= share * _NEARLY]
    return tuple(sorted([best, *second]))
