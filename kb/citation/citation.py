"""One reference from a text to something outside that sentence: a law, an act, a paper, another answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CitationKind = Literal[
    "law", "eu-act", "kamerstuk", "aanhangsel", "handelingen", "question", "answer", "ecli", "celex",
    "staatsblad", "staatscourant", "register", "web", "news", "motion", "letter",
]  # fmt: skip
Part = Literal["question", "answer", "footnote"]


@dataclass(frozen=True, slots=True)
class Citation:
    """`text` exactly as written at [start, end) of the part's text; `target` in a normal form.

    Normal forms: law `Sv:161`, `Wpg:8`, `Sr:137d:1` (abbreviation, article, paragraph); eu-act
    `EU:2024/1689` (+ `:5` article); kamerstuk `kst-26643-1234`; aanhangsel `ah-tk-20232024-2267`;
    question `2026Z03786`; answer `2026Z03786/10` (a record); ecli and celex the identifier itself;
    staatsblad `stb-2024-123`; staatscourant `stcrt-2024-123`; register the name in lower case
    (`algoritmeregister`); web the address; news `paper:2024-03-01`, or `paper:words-of-the-title` where no
    date is said; motion the kamerstuk that its number follows with, else `motie:beckerman/bushoff`
    (names without case, accents and spaces); letter its document number `2024D37938`, else
    `brief:2022-05-23`. A range of articles stays one reference: `Gemw:10-13`.
    `note` is the index of the footnote where part is 'footnote', else -1.
    """

    kind: CitationKind
    text: str
    target: str
    part: Part = "answer"
    start: int = 0
    end: int = 0
    note: int = -1
