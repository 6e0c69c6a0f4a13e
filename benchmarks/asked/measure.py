"""How often kb says rightly that a question was asked before, that positions are a thread, and what changed.

    python -m benchmarks.asked.measure [work|check]

README.md says what is measured on what. With `--wrong` each error is named, which is for the work half alone.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.asked.labels import changes, groups, pairs, vector_of
from kb.letter.letter import Letter
from kb.likeness.judge import likeness_of
from kb.position.change import change_between
from kb.position.on_topic import position_of
from kb.position.thread import Asked, grouped
from kb.question.record import Record
from kb.topic.topic import Topic

if TYPE_CHECKING:
    from kb.position.position import Position


def same_question(half: str, *, wrong: bool, meaning: bool) -> None:
    """Precision and recall of the grade *same*, and how many of the same are at least near."""
    found, left = pairs(half)
    counts: Counter[tuple[bool, str]] = Counter()
    for pair in found:
        likeness = likeness_of(
            pair.one,
            pair.other,
            pair.subjects,
            float(vector_of(pair.one) @ vector_of(pair.other)) if meaning else None,
        )
        counts[pair.same, likeness.grade] += 1
        if wrong and pair.same != (likeness.grade == "same"):
            print(f"  {pair.id} {pair.relation} {likeness.grade} {likeness.probability:.2f}")
            print(f"    {' '.join(pair.one.split())[:200]}\n    {' '.join(pair.other.split())[:200]}")
    right, all_same = counts[True, "same"], sum(n for (same, _), n in counts.items() if same)
    said = right + counts[False, "same"]
    near = right + counts[True, "near"]
    print(
        f"same question, {half}: {len(found)} pairs ({left} left out), {all_same} the same; "
        f"precision {right / max(said, 1):.3f} ({right}/{said}), "
        f"recall {right / all_same:.3f} ({right}/{all_same}); same or near {near / all_same:.3f}"
    )


def threads(half: str, *, wrong: bool, meaning: bool) -> None:
    """B-cubed over the questions of each topic."""
    by_topic = defaultdict(list)
    for one in groups(half):
        by_topic[one.topic].append(one)
    precision = recall = total = 0.0
    for questions in by_topic.values():
        labels = [one.group or one.id for one in questions]
        for group in grouped(
            [Asked(one.question, one.subject, one.letter) for one in questions],
            [vector_of(one.question) if meaning else None for one in questions],
        ):
            if wrong and (len({labels[place] for place in group}) > 1):
                print("  joined:", " | ".join(questions[place].question for place in group))
            for place in group:
                own = [labels[other] == labels[place] for other in group]
                precision += sum(own) / len(group)
                recall += sum(own) / labels.count(labels[place])
                total += 1
    precision, recall = precision / total, recall / total
    score = 2 * precision * recall / (precision + recall)
    groups_in = len({one.group for one in groups(half) if one.group})
    print(
        f"threads, {half}: {int(total)} questions, {groups_in} groups; B-cubed "
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}"
    )


def what_changed(half: str, *, wrong: bool, meaning: bool) -> None:  # noqa: ARG001 - a measure
    """How often the kind of a change is the labelled one, and precision of what is said to change."""
    right = said = said_right = 0
    every = changes(half)
    for one in every:
        kind = change_between(_position(one.question, one.first), _position(one.question, one.second)).kind
        right += kind == one.label
        said += kind != "same"
        said_right += kind != "same" and kind == one.label
        if wrong and kind != one.label:
            print(f"  {one.id} {one.label}, said {kind}: {one.first[:90]} | {one.second[:90]}")
    print(
        f"changes, {half}: {len(every)}; right {right / len(every):.3f}, precision of what is said to change "
        f"{said_right / said:.3f} ({said_right}/{said})"
    )


def _position(question: str, answer: str) -> Position:
    record = Record("2024Z00001/1", "answer", (1,), question, answer)
    return position_of(Topic("", "", "", ()), record, Letter("2024Z00001", "answers"))


def main() -> None:
    """Measure."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("half", nargs="?", choices=("work", "check"), default="check")
    reader.add_argument("--wrong", action="store_true", help="name each error; for the work half")
    reader.add_argument("--words-alone", action="store_true", help="as with an index of an older version")
    options = reader.parse_args()
    wrong = options.wrong and options.half == "work"
    for measure in (same_question, threads, what_changed):
        measure(options.half, wrong=wrong, meaning=not options.words_alone)


if __name__ == "__main__":
    main()
