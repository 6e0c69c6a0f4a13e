"""Every line of a document is accounted for, and what went wrong counts as not covered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.block import Block, Line, Reading, Span
from kb.limits import DEFAULT_LIMITS
from kb.parse import understand_with_account
from kb.parse.account import Claim, account_of
from kb.reader.plain import text
from kb.source import Source

if TYPE_CHECKING:
    from kb.parse.account import Account

LETTER = """\
Ministerie van Waterstaat
Datum 3 maart 2025
Betreft Antwoorden over de vaargeul

Geachte voorzitter,

Hierbij zend ik u de antwoorden op de vragen van het lid De Bruin (VVD) over de vaargeul.

Vraag 1
Kent u het bericht?

Antwoord 1
Ja.

Vraag 2
Is de vaargeul diep genoeg voor de schepen die er varen?

Antwoord op vraag 2
Nee. Hij wordt in het najaar uitgediept.
"""
SOURCE = Source("brief.txt", "0" * 64, "text", None)


def accounted(reading: Reading) -> Account:
    """The account of a reading."""
    return understand_with_account(reading, SOURCE)[1]


def read(words: str) -> Reading:
    """A plain text."""
    return text.read(words.encode(), DEFAULT_LIMITS)


def places(account: Account) -> dict[str, tuple[str, str]]:
    """Where each piece of a line went."""
    return {
        one.line.text[share.start : share.end].strip(): (share.destination, share.where)
        for one in account.lines
        for share in one.shares
    }


def test_every_line_says_where_it_went() -> None:
    """Into the record that holds it, the field, the introduction; nothing is lost."""
    account = accounted(read(LETTER))
    assert account.coverage == 1.0
    assert not list(account.lost())
    found = places(account)
    own = next(where for text_, (_, where) in found.items() if text_ == "Vraag 1")
    assert found["Datum 3 maart 2025"] == ("field", "date")
    assert found["Geachte voorzitter,"][0] == "letterhead"
    assert found["Ja."] == ("answer", own)
    assert found["Antwoord 1"] == ("heading", own)
    assert [found[line][0] for line in LETTER.splitlines() if line.startswith("Hierbij")] == ["introduction"]


def without(reading: Reading, words: str) -> Reading:
    """The reading as if its reader had dropped the block with these words."""
    return replace(reading, blocks=tuple(block for block in reading.blocks if words not in block.text))


def test_a_line_that_a_reader_drops_is_told() -> None:
    """Though no block knows of it."""
    account = accounted(without(read(LETTER), "uitgediept"))
    assert [line.text for line, _ in account.lost()] == ["Nee. Hij wordt in het najaar uitgediept."]
    assert account.coverage < 0.95


def test_a_sentence_of_the_head_that_nothing_holds_is_told() -> None:
    """It is no part of a letterhead."""
    odd = "Hier staat een zin die nergens past;"
    account = accounted(read(LETTER.replace("Geachte", f"{odd}\n\nGeachte")))
    assert [found for _, found in account.lost()] == [odd]


def test_a_heading_among_the_furniture_is_not_covered() -> None:
    """Set apart as repeated, it takes an answer with it."""
    reading = read(LETTER)
    blocks = tuple(
        replace(block, kind="furniture", reason="running head")
        if block.text == "Antwoord op vraag 2"
        else block
        for block in reading.blocks
    )
    account = accounted(replace(reading, blocks=blocks))
    assert any(share.suspect for one in account.lines for share in one.shares)
    assert account.coverage < 1.0


def test_words_out_of_order_are_not_covered() -> None:
    """A text whose second line stands above its first in the source."""
    reading = read(LETTER)
    last = next(block for block in reading.blocks if "uitgediept" in block.text)
    early = Block("paragraph", "Ministerie van Waterstaat", (Span(1, 0, 25),))
    blocks = (*(block for block in reading.blocks if block is not last), last, early)
    assert accounted(replace(reading, blocks=blocks)).coverage < 1.0


def test_marks_and_markup_are_no_words() -> None:
    """What stands between two pieces of a text and holds no letter is nobody's loss."""
    line = Line(1, "Kent u het bericht [1] over **de** vaargeul?")
    claims = [Claim(Span(1, 0, 18), "question", "x/1"), Claim(Span(1, 23, 45), "question", "x/1")]
    account = account_of(Reading("text", None, (line,), ()), claims)
    assert not list(account.lost())


@pytest.mark.parametrize("empty", ["", "   ", "----- ***"])
def test_a_line_without_words_needs_no_account(empty: str) -> None:
    """Nothing can be lost of it."""
    assert account_of(Reading("text", None, (Line(1, empty),), ()), ()).lines[0].shares == ()


@given(
    st.text("ab 1.", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 3)), max_size=8),
)
def test_shares_are_in_order_and_each_letter_has_one(words: str, edges: list[tuple[int, int, int]]) -> None:
    """However claims overlap, and the lowest rank is believed."""
    claims = [
        Claim(
            Span(1, min(start, end, len(words)), min(max(start, end), len(words))), "answer", str(rank), rank
        )
        for start, end, rank in edges
    ]
    shares = account_of(Reading("text", None, (Line(1, words),), ()), claims).lines[0].shares
    assert all(one.end <= other.start for one, other in pairwise(shares))
    for at, letter in enumerate(words):
        ranks = [claim.rank for claim in claims if claim.span.start <= at < claim.span.end]
        own = [share for share in shares if share.start <= at < share.end]
        if ranks and letter.isalnum():
            assert [share.where for share in own] == [str(min(ranks))]
        elif letter.isalpha():
            assert [share.destination for share in own] == ["unaccounted"]
