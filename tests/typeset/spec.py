"""What a letter holds, apart from how it looks: the one source from which every rendering is made.

Texts are in the small markup of `markup.py` (paragraphs, lists, tables, `[^1]` for a footnote mark).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LabelStyle = Literal["op vraag", "kort", "vraag", "nummer"]
"""How questions and answers are headed: 'Vraag 1' / 'Antwoord op vraag 1'; 'Vraag 1' / 'Antwoord 1';
'Vraag 1' / 'Antwoord vraag 1'; '1' / 'Antwoord'."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark and its text, without markup."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question, or several, with the answer that they got ('' if none is given here).

    `questions` has one text for each of `numbers`.
    """

    numbers: tuple[int, ...]
    questions: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the office as written, and the name."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """A letter of a ministry: letterhead, opening, and either questions with answers or a body with headings.

    `notice` is the line that marks an example as such. `department` stands in bold at the head of the margin
    column, `unit` under it. `annex` is the heading over the questions, which start on a page of their own.
    """

    subject: str
    date: str
    own_reference: str = ""
    your_reference: str = ""
    ministry: str = ""
    department: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    return_address: str = ""
    addressee: tuple[str, ...] = ()
    opening: str = ""
    body: str = ""
    signatures: tuple[Signature, ...] = ()
    annex: str = ""
    exchanges: tuple[Exchange, ...] = ()
    notes: tuple[Note, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class AanhangselSpec:
    """Questions and answers as parliament publishes them, in the Aanhangsel van de Handelingen."""

    number: str
    session: str
    identifier: str
    place: str
    asked: str
    answered: str
    exchanges: tuple[Exchange, ...]
    notes: tuple[Note, ...] = ()
    remark: str = ""
    notice: str = ""


def _listed(numbers: tuple[int, ...]) -> str:
    """'4', '2 en 3', '2, 3 en 5', or '7 t/m 9' for three and more in a row."""
    if len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} t/m {numbers[-1]}"
    words = [str(number) for number in numbers]
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def question_label(number: int, style: LabelStyle) -> str:
    """The heading over one question."""
    return f"{number}" if style == "nummer" else f"Vraag {number}"


def answer_label(numbers: tuple[int, ...], style: LabelStyle) -> str:
    """The heading over the answer to these questions."""
    listed = _listed(numbers)
    if style == "op vraag":
        return f"Antwoord op vraag {listed}" if len(numbers) < 3 else f"Antwoord op de vragen {listed}"
    return {"kort": f"Antwoord {listed}", "vraag": f"Antwoord vraag {listed}", "nummer": "Antwoord"}[style]
