"""What a parser gave beside what it had to give: records right, words wrong, fields right.

Pure. Takes the documented JSON of `kb parse`, so that any parser can be judged that prints it.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from tests.golden.expected import Extent, extent, note, plain
from tests.golden.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.golden.expected import GoldenDocument, GoldenRecord

PARTS = ("question", "answer")
PLAIN_FIELDS = (
    "kind", "subject", "date", "language", "own_reference", "asked_on", "received_on", "publication",
)  # fmt: skip


Texts = list[dict[str, str]]
"""The exact texts of a document's records in the golden file's order, where they are known."""


def judge(golden: GoldenDocument, parsed: Mapping[str, Any], texts: Texts | None = None) -> Verdict:
    """One document's score."""
    verdict = Verdict(documents=1)
    _judge_letter(verdict, golden, parsed)
    left = _sections_only(golden, parsed)
    pairs = _paired(golden.records, left)
    for place, (record, got) in enumerate(pairs):
        exact = {} if texts is None else texts[place]
        _judge_record(verdict, record, got, exact)
        _judge_references(verdict, record, got, pairs)
    for got in left:
        verdict.invented += 1
        verdict.wrong_words += sum(extent(got[part]).words for part in PARTS)
        verdict.miss(_name(got["numbers"]), "record", got["question"][:60] or got["answer"][:60], None)
    return verdict


def _sections_only(golden: GoldenDocument, parsed: Mapping[str, Any]) -> list[Any]:
    """The parsed records but for an introduction that stands among them as a section without a heading."""
    return [
        record
        for record in parsed["records"]
        if golden.introduction is None
        or record["question"]
        or record["numbers"]
        or not _introduces(golden, record)
    ]


def _introduces(golden: GoldenDocument, record: Any) -> bool:  # noqa: ANN401 -- JSON
    return extent(record["answer"]).flat_sha256 == (golden.introduction or extent("")).flat_sha256


def _paired(records: Sequence[GoldenRecord], left: list[Any]) -> list[tuple[GoldenRecord, Any]]:
    """Each golden record with the parsed one that is meant, taken out of `left`: surest signs first."""
    meant: dict[int, Any] = {}
    for sign in (_same_question, _same_numbers, _same_question_start, _same_answer_start):
        for place, record in enumerate(records):
            if place not in meant and (found := [got for got in left if sign(record, got)]):
                meant[place] = found[0]
                left.remove(found[0])
    return [(record, meant.get(place)) for place, record in enumerate(records)]


def _same_question(record: GoldenRecord, got: Any) -> bool:  # noqa: ANN401 -- JSON
    return extent(got["question"]).flat_sha256 == record.question.flat_sha256


def _same_numbers(record: GoldenRecord, got: Any) -> bool:  # noqa: ANN401 -- JSON
    return bool(record.numbers) and tuple(got["numbers"]) == record.numbers


def _same_question_start(record: GoldenRecord, got: Any) -> bool:  # noqa: ANN401 -- JSON
    return extent(got["question"]).first == record.question.first != ""


def _same_answer_start(record: GoldenRecord, got: Any) -> bool:  # noqa: ANN401 -- JSON
    return extent(got["answer"]).first == record.answer.first


def _judge_record(verdict: Verdict, record: GoldenRecord, got: Any, exact: Mapping[str, str]) -> None:  # noqa: ANN401
    verdict.records += 1
    name = _name(record.numbers) if record.numbers else record.question.first
    wanted = {"question": record.question, "answer": record.answer}
    verdict.words += sum(part.words for part in wanted.values())
    verdict.notes += len(record.footnotes)
    if got is None:
        verdict.wrong_words += sum(part.words for part in wanted.values())
        verdict.miss(name, "record", None, record.question.first)
        return
    numbers = tuple(got["numbers"]) == record.numbers
    if not numbers:
        verdict.miss(name, "numbers", got["numbers"], list(record.numbers))
    notes = _judge_notes(verdict, name, record, got)
    seen = {part: extent(got[part]) for part in PARTS}
    for part in PARTS:
        if seen[part].sha256 != wanted[part].sha256:
            wrong, what = _difference(got[part], wanted[part], exact.get(part))
            verdict.wrong_words += wrong
            verdict.differences.append(f"{name}: {part}: {what}")
    right = numbers and notes
    verdict.exact += right and all(seen[part].sha256 == wanted[part].sha256 for part in PARTS)
    verdict.words_right += right and all(seen[part].flat_sha256 == wanted[part].flat_sha256 for part in PARTS)


def _judge_notes(verdict: Verdict, name: str, record: GoldenRecord, got: Any) -> bool:  # noqa: ANN401 -- JSON
    seen = [note(one["mark"], one["text"]) for one in got["footnotes"]]
    verdict.notes_right += sum((Counter(seen) & Counter(record.footnotes)).values())
    if seen == list(record.footnotes):
        return True
    for one in (Counter(seen) - Counter(record.footnotes)).elements():
        verdict.miss(name, "note", one, None)
    for one in (Counter(record.footnotes) - Counter(seen)).elements():
        verdict.miss(name, "note", None, one)
    return False


def _difference(got: str, wanted: Extent, exact: str | None) -> tuple[int, str]:
    """How many words are wrong at least, and where."""
    seen = extent(got)
    if seen.flat_sha256 == wanted.flat_sha256:
        return 0, f"{plain(got).count(chr(10) * 2) + 1} paragraphs, cut elsewhere" + _cut(got, exact)
    if exact is None:
        ends = sum(a != b for a, b in zip(seen.first.split(), wanted.first.split(), strict=False))
        ends += sum(a != b for a, b in zip(seen.last.split(), wanted.last.split(), strict=False))
        return max(abs(seen.words - wanted.words), ends, 1), (
            f"{seen.words} words, should be {wanted.words}; '{seen.first} … {seen.last}', "
            f"should be '{wanted.first} … {wanted.last}'"
        )
    return _word_difference(plain(got).split(), exact.split())


def _cut(got: str, exact: str | None) -> str:
    """The starts of paragraphs that only one of the two has."""
    if exact is None:
        return ""
    ours, theirs = plain(got).split("\n\n"), exact.split("\n\n")
    only = [part[:40] for part in ours if part not in theirs]
    missing = [part[:40] for part in theirs if part not in ours]
    return f": only here {only}, missing {missing}"


def _word_difference(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, str]:
    wrong, places = 0, []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            wrong += max(b - a, d - c)
            places.append(f"'{' '.join(ours[a:b])}' should be '{' '.join(theirs[c:d])}'")
    return wrong, "; ".join(places)


def _judge_references(
    verdict: Verdict,
    record: GoldenRecord,
    got: Any,  # noqa: ANN401 -- JSON
    pairs: Iterable[tuple[GoldenRecord, Any]],
) -> None:
    """Do its references lead to the records that hold the numbers it names?"""
    ids = {one["id"]: other.numbers for other, one in pairs if one is not None}
    seen = {ids[one] for one in (got or {"refers_to": []})["refers_to"] if one in ids}
    wanted = {other.numbers for other, _ in pairs if set(other.numbers) & set(record.refers_to)}
    verdict.references += 1
    verdict.references_right += seen == wanted
    if seen != wanted:
        verdict.miss(_name(record.numbers), "refers to", sorted(seen), sorted(wanted))


def _judge_letter(verdict: Verdict, golden: GoldenDocument, parsed: Mapping[str, Any]) -> None:
    wanted, seen = _fields(golden.letter), _fields(parsed["letter"])
    if golden.introduction is not None:
        parts = [part for part in parsed["letter"]["introduction"].split("\n\n") if not _greets(part)]
        found = any(_introduces(golden, record) for record in parsed["records"])
        seen["introduction"] = found or extent(" ".join(parts)).flat_sha256 == golden.introduction.flat_sha256
        wanted["introduction"] = True
    for name in wanted:
        verdict.fields[name] += 1
        verdict.fields_right[name] += seen.get(name) == wanted[name]
        if seen.get(name) != wanted[name]:
            verdict.miss("letter", name, seen.get(name), wanted[name])


def _greets(paragraph: str) -> bool:
    return paragraph.startswith("Geachte ")


def _fields(letter: Mapping[str, Any]) -> dict[str, object]:
    """The letter's fields in a form in which they can be compared."""
    sender = letter["sender"] or {}
    return {
        **{name: letter[name] for name in PLAIN_FIELDS},
        **{name: sender.get(name, "") for name in ("ministry", "role", "name")},
        "addressee": _addressee(letter["addressee"]),
        "references": sorted(letter["references"]),
        "co_senders": sorted(
            one if isinstance(one, str) else one["ministry"] for one in letter["co_senders"]
        ),
        "asked_by": [(person["name"], person["party"]) for person in letter["asked_by"]],
    }


def _ministry(sender: str | Mapping[str, str]) -> str:
    return sender if isinstance(sender, str) else sender["ministry"]


def _addressee(text: str) -> str:
    return plain(text).casefold().removeprefix("aan ").removeprefix("de ")


def _name(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers) or "unnumbered"
