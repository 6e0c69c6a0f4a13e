"""The Dutch words for deadlines as patterns on folded text, each with the last day that it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kb.promise.last_day import (
    MONTH_NUMBER,
    NUMBERS,
    Meant,
    of_christmas,
    of_event,
    of_exact_day,
    of_half,
    of_month,
    of_quarter,
    of_recess,
    of_season,
    of_this_month,
    of_this_quarter,
    of_turn_of_year,
    of_week,
    of_year_counted,
    of_year_named,
    within,
)

DeadlineKind = Literal["day", "vague", "condition", "none"]
"""day: a last day can be worked out, given the letter's day; vague: 'zo spoedig mogelijk';
condition: 'zodra …'; none: words of time that are no deadline ('vanaf 1 januari')."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`last_day` gets the match and the letter's day; None for words that never mean a day.

    One of the `words` stands in every text that the pattern matches.
    """

    pattern: str
    kind: DeadlineKind
    words: tuple[str, ...]
    last_day: Callable[[re.Match[str], date | None], Meant] | None = None


_START = r"(?<![a-z0-9])"
_LEAD = r"(?:(?P<lead>uiterlijk|ten\s*laatste|niet\s*later\s*dan|nog|later|al|pas|vroeg|laat)\s+)?"
_PREP = (
    r"(?:(?P<prep>tot\s*en\s*met|voorafgaand\s*aan|voor|binnen|in|op|per|tegen|rond|omstreeks|met|bij|tijdens|aan|"
    r"vanaf|sinds|tot|na|over|direct\s*na|kort\s*na)\s+)?"
)
_ART = r"(?:(?:het|de)\s*)?"
_SIDE = (
    r"(?:(?P<side>begin|medio|midden|half|halverwege|eind(?:e)?|loop)\s*(?:(?:van|in)\s*(?!20))?(?:van\s*)?"
    r"(?:(?:het|de)\s*)?)?"
)
_WHICH = r"(?:(?P<which>dit|deze|(?:aan)?komende?|aanstaande?|volgende?|eerstvolgende|nieuwe)\s*)?"
_HEAD = _START + _LEAD + _PREP + _ART + _SIDE + _WHICH
_YEAR = (
    r"(?:\s*(?:van\s*)?(?:het\s*jaar\s*)?(?:(?P<year>20\d\d)(?!\s*[-/]?\s*\d)|"
    r"(?P<rel>dit|volgend|komend)\s*(?:kalender)?jaar(?!\w)))?"
)
_END = r"(?:(?![a-z0-9])|(?=aan|naar|met|uw|over|informeren|inzicht|zal|wordt|worden|nader|verder|opnieuw))"
"""The end of a word, or words that a PDF's text runs on with."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_N = rf"(?:{_NUMBER}\s*(?:tot|a|of|-)\s*)?(?P<n>een\s*half|anderhalf|{_NUMBER})"
_MONTHS = tuple(MONTH_NUMBER)
_MONTH = rf"(?P<month>{'|'.join(MONTH_NUMBER)})"
_TERM = r"(?:zeer\s*)?(?:korte|kortst\s*mogelijke|zo\s*kort\s*mogelijke|afzienbare)\s*(?:termijn|tijd)"
_VAGUE = (
    rf"(?:zo\s*(?:spoedig|snel|vroeg)\s*(?:als\s*)?mogelijk|z\.s\.m\.?|op\s*{_TERM}|binnen\s*afzienbare\s*tijd|"
    r"binnenkort(?!\s*verwachte)|(?:zeer\s*)?spoedig|op\s*(?:de\s*)?(?:middel)?lange(?:re)?\s*termijn|te\s*zijner\s*tijd|"
    r"(?:in\s*|gedurende\s*)?(?:de\s*)?komende\s*(?:tijd|periode|jaren|maanden|weken)|"
    r"binnen\s*(?:enkele|een\s*aantal|een\s*paar)\s*(?:dagen|weken|maanden)|(?:in|op)\s*een\s*later\s*(?:stadium|moment)|"
    r"jaarlijks|ieder\s*jaar|elk\s*jaar)"
)
_EVENT_OVER = (
    r"(?:de\s*|het\s*)?(?:verdere\s*)?(?:afronding|oplevering|ontvangst|publicatie|verwerking|afloop|verschijnen|"
    r"inwerkingtreding|besluitvorming|vaststelling|voltooiing|uitkomsten?)"
)
_CONDITION = (
    r"(?:zodra\s[^.,;]{3,90}|nadat\s[^.,;]{3,90}|wanneer\s[^.,;]{3,90}|op\s*het\s*moment\s*dat\s[^.,;]{3,90}|"
    rf"na\s*{_EVENT_OVER}(?:\s*(?:van|daarvan|hiervan)(?:\s(?!zal\b|zullen\b|wordt\b)[^.,; ]+){{0,6}})?|"
    r"voorafgaand\s*aan\s*(?:het|de)\s[a-z]+(?:\s[a-z]+)?)"
)
_DAY = r"(?P<d>[0-3]?\d)(?:e|ste)?"
_NO_PAST = r"(?!\s*(?:jl|j\.l|jongstleden|l\.l|vorig|\d))"
_WITHIN = r"(?:binnen(?:\s*(?:nu\s*en|uiterlijk))?|over|(?:in\s*)?de\s*komende|uiterlijk\s*over)"

RULES: tuple[Rule, ...] = (
    Rule(
        rf"{_START}{_LEAD}{_PREP}{_ART}{_DAY}\s*(?:{_MONTH}(?:\s*(?P<year>20\d\d))?|"
        rf"(?<=\d)[-/.](?P<m>\d{{1,2}})[-/.](?P<y>20\d\d)){_END}{_NO_PAST}",
        "day",
        (*_MONTHS, "-20", "/20", ".20"),
        of_exact_day,
    ),
    Rule(rf"{_HEAD}{_MONTH}{_YEAR}{_END}{_NO_PAST}", "day", _MONTHS, of_month),
    Rule(
        rf"{_HEAD}(?:(?P<order>eerste|tweede|derde|vierde|laatste)\s*kwartaal|[qk](?P<q>[1-4])){_YEAR}{_END}",
        "day",
        ("kwartaal", "q1", "q2", "q3", "q4", "k1", "k2", "k3", "k4"),
        of_quarter,
    ),
    Rule(rf"{_HEAD}(?<=[a-z] )kwartaal(?P<year>)(?P<rel>){_END}", "day", ("kwartaal",), of_this_quarter),
    Rule(
        rf"{_HEAD}(?P<order>eerste|tweede)\s*(?:helft(?:\s*van\s*het\s*jaar(?!\s*20))?|half\s*jaar|halfjaar){_YEAR}{_END}",
        "day",
        ("helft", "half"),
        of_half,
    ),
    Rule(
        rf"{_HEAD}(?P<season>voorjaar|lente|zomer|najaar|herfst|winter){_YEAR}{_END}",
        "day",
        ("voorjaar", "lente", "zomer", "najaar", "herfst", "winter"),
        of_season,
    ),
    Rule(
        rf"{_HEAD}(?P<recess>voorjaar|krokus|mei|zomer|herfst|kerst)?s?(?:reces|vakantie){_YEAR}{_END}",
        "day",
        ("reces", "vakantie"),
        of_recess,
    ),
    Rule(
        rf"{_HEAD}(?:kerst(?:mis|dagen)?|feestdagen){_YEAR}{_END}",
        "day",
        ("kerst", "feestdagen"),
        of_christmas,
    ),
    Rule(rf"{_HEAD}jaarwisseling{_YEAR}{_END}", "day", ("jaarwisseling",), of_turn_of_year),
    Rule(
        rf"{_HEAD}(?P<event>prinsjesdag|miljoenennota|septembercirculaire|verantwoordingsdag|voorjaarsnota|"
        rf"meicirculaire|najaarsnota|decembercirculaire){_YEAR}{_END}",
        "day",
        ("prinsjesdag", "nota", "circulaire", "verantwoordingsdag"),
        of_event,
    ),
    Rule(rf"{_HEAD}(?P<year>20\d\d)(?P<rel>)(?!\s*[-/]\s*\d){_END}", "day", ("20",), of_year_named),
    Rule(rf"{_HEAD}(?:kalender)?jaar(?:einde)?{_END}(?!\s*20)", "day", ("jaar",), of_year_counted),
    Rule(
        rf"{_START}{_WITHIN}\s*{_N}\s*(?P<unit>werkdag(?:en)?|dag(?:en)?|week|weken|maand(?:en)?|jaar){_END}"
        r"(?!\s*(?:na|nadat)\b)",
        "day",
        ("dag", "week", "weken", "maand", "jaar"),
        within,
    ),
    Rule(
        rf"{_START}{_LEAD}(?:(?:in|begin|eind|einde|medio)\s*(?:van\s*)?(?:de\s*)?)?"
        rf"(?P<which>deze|(?:aan)?komende|aanstaande|volgende)\s*week{_END}",
        "day",
        ("week",),
        of_week,
    ),
    Rule(rf"{_HEAD}maand(?P<year>)(?P<rel>){_END}", "day", ("maand",), of_this_month),
    Rule(
        rf"{_START}(?:zo\s*mogelijk\s*)?{_VAGUE}{_END}",
        "vague",
        (
            "mogelijk",
            "z.s.m",
            "termijn",
            "tijd",
            "spoedig",
            "binnenkort",
            "komende",
            "binnen",
            "stadium",
            "moment",
            "jaarlijks",
            "jaar",
        ),
    ),
    Rule(rf"{_START}{_CONDITION}", "condition", ("zodra", "nadat", "wanneer", "moment", "na", "voorafgaand")),
)
