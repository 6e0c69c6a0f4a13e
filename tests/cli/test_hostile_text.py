"""No text of a document or a person steers the terminal: nothing forbidden comes out, all else does."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.cli.present.hit import result_paragraphs
from kb.cli.present.letter import document_paragraphs, letters_paragraphs, parsed_paragraphs
from kb.cli.present.position import positions_paragraphs
from kb.cli.present.promise import mentioned_paragraphs, promises_paragraphs
from kb.cli.present.record import record_paragraphs, relation_paragraphs
from kb.cli.terminal import Terminal
from kb.document import Document
from kb.doubt import Doubt
from kb.json_form import document_json, letters_json, positions_json, promises_json, search_json
from kb.letter.letter import Letter, Person, Sender
from kb.position.position import Position
from kb.promise.promise import Evidence, Promise
from kb.question.record import Footnote, Record
from kb.search.hit import Hit, SearchResult, TopicTag
from kb.source import Source
from kb.store.summary import LetterSummary
from kb.translation import catalogue

if TYPE_CHECKING:
    from tests.cli.conftest import Kb

GOOD = "é ë ï € — ’ «» ‘citaat’ “quote” Çelikdam"
ALLOWED_ESCAPE = re.compile("\x1b\\[[0-9;]*m")
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
HOSTILE = (
    "\x1b[31mrood", "\x1b[2J\x1b[H", "\x1b]0;titel\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b]8;;http://x\x1b\\klik",
    "\x1bP1$r\x1b\\", "\x1b[6n", "\x1bc", "\x1b(0", "\x1b[?1049h", "\x9b31m", "\x9d0;x\x9c", "\x90q\x9c",
    "\x84", "\x85", "\x00", "\x07", "\x08\x08\x08", "a\rb", "a\x0bb", "a\x0cb", "\x7f", "\x0e\x0f", "\t\ttab",
    "\x1a", "\u202egnp.exe", "\u202dabc", "\u2066x\u2069", "\u2067x", "\u061cx", "\u200ex\u200f", "a\u200bb",
    "a\u200db", "a\u2060b", "\ufeffbom", "a\u00adb", "\u2028regel\u2029",
    "\ufff9a\ufffab\ufffb", "\U000e0041\U000e007f",
    "x\ufe0f", "\u180e", "\ud800", "\udfff", "\x1b[1;33m\x1b[0m", "[bold]x[/bold]", "[link=file:///]x[/link]",
    "\x1b\x1b[[31m", "\x1b\u200b[31m", "%s%n{0}{}", "\u115f\u1160 \u3164 \x1b[9999;9999H",
)  # fmt: skip


def printed(text: str, *, colour: bool) -> tuple[str, str]:
    """Everything that presenters make of values with `text` in every field, and their JSON."""
    letter = Letter(
        id=text, kind="answers", subject=text, date=date(2026, 3, 30), sender=Sender(text, text, text, text),
        addressee=text, own_reference=text, references=(text,), asked_by=(Person(text, text),),
        asked_of=(text,), publication=text, introduction=text,
    )  # fmt: skip
    doubt = Doubt(text, text, text)
    record = Record(
        id=text, kind="answer", numbers=(1,), question=text, answer=f"{text}\n\n{text}", label=text,
        pages=(1, 2), footnotes=(Footnote(text, text, "answer", 1),), refers_to=(text,), doubts=(doubt,),
    )  # fmt: skip
    tag = TopicTag(text, text, "answer", 0, 1)
    hit = Hit(record, letter, text, text, "answer", 0, 1, ((0, 1),), 1.0, ("lexical",), text, (tag,))
    asked = replace(hit, part="question")
    position = Position(text, letter, record, "yes", text, 0, 1)
    said = Evidence("kept", letter, record, text, 0, 1)
    promise = Promise(
        letter, record, text, 0, 1, firm=True, to="kamer", act="inform", deadline=text, last_day=None,
        due=None, state="kept", evidence=(said, replace(said, record=None)),
    )  # fmt: skip
    document = Document(Source(text, "0" * 64, "text", 2), letter, (record,), 1.0, (doubt,))
    summary = LetterSummary(letter, text, 1)
    words = catalogue("nl")
    result = SearchResult(text, (hit, asked), (text,))
    out, err, data = io.StringIO(), io.StringIO(), io.StringIO()
    terminal = Terminal(out, err, 60 if colour else None, colour)
    terminal.show(result_paragraphs(result, words))
    terminal.show(record_paragraphs(record, letter, text, words))
    terminal.show(relation_paragraphs(record, [tag], [record], [record], words))
    terminal.show(document_paragraphs(document, words))
    terminal.show(parsed_paragraphs(document, words))
    terminal.show(letters_paragraphs([summary], words))
    terminal.show(positions_paragraphs([position], words))
    terminal.show(promises_paragraphs([promise], words))
    terminal.show(mentioned_paragraphs([promise], words))
    terminal.say(text)
    printer = Terminal(data, err)
    for value in (
        search_json(result),
        document_json(document),
        letters_json([summary]),
        positions_json(text, [position]),
        promises_json([promise]),
    ):
        printer.show_json(value)
    return out.getvalue() + err.getvalue(), data.getvalue()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_forbidden_comes_out(text: str) -> None:
    """Plain or in colour, for people or in JSON; JSON's own escapes are undone before looking."""
    for colour in (False, True):
        people, data = printed(f"voor {text} na", colour=colour)
        assert not FORBIDDEN.search(ALLOWED_ESCAPE.sub("", people) if colour else people)
        assert not FORBIDDEN.search(data)
        decoder, at = json.JSONDecoder(), 0
        while at < len(data.rstrip()):
            value, at = decoder.raw_decode(data, at)
            at += 1
            assert not FORBIDDEN.search(json.dumps(value, ensure_ascii=False).replace("\\n", ""))


def test_good_characters_are_unchanged() -> None:
    """What Dutch and typography need."""
    people, data = printed(GOOD, colour=False)
    assert people.count(GOOD) > 20
    assert data.count(GOOD.replace('"', '\\"')) > 20


def test_colour_codes_of_a_document_are_not_ours() -> None:
    """A text that holds our own code for a match comes out without it."""
    people, _ = printed("x\x1b[1;33my\x1b[0mz", colour=False)
    assert "\x1b" not in people
    assert "x[1;33my[0mz" in people


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_query_is_only_a_query(text: str, kb: Kb) -> None:
    """It is answered, or refused in one line; it comes out clean."""
    ended = kb("search", "--mode", "lexical", "--", text)
    assert ended.code in {0, 1, 2}
    assert not FORBIDDEN.search(ended.out + ended.err)
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "option", ["--member", "--party", "--minister", "--ministry", "--reference", "--letter", "--topic"]
)
def test_a_hostile_filter_is_only_a_filter(option: str, kb: Kb) -> None:
    """As a query."""
    for text in HOSTILE:
        ended = kb("search", "politie", "--mode", "lexical", option, f"a{text}")
        assert ended.code in {0, 1, 2}
        assert not FORBIDDEN.search(ended.out + ended.err)
