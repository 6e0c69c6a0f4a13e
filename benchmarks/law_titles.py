"""The table of laws' titles, `kb/citation/titles.txt`, from two public copies of the Basiswettenbestand.

    python -m benchmarks.law_titles LAWS_MARKDOWN INDEX… > kb/citation/titles.txt

LAWS_MARKDOWN is a clone of github.com/statengeneraal/laws-markdown: one file a regulation, in a folder that
is named by kind, short title and number (`wet/kieswet/BWBR0004627/README.md`), as they were in May 2017. Only
its newest commit is read, through git, without a work tree. INDEX are the files `wet/YEAR/INDEX.md` of
github.com/tanarchytan/wetten, one line a law with number and title, as they were in September 2025.

Kept are acts, orders in council and ministerial regulations with a title that is recognised in running text;
not laws that only change others, nor names that `laws.toml` has. How a title is spelt is taken from its
heading or from links to it; what links call a regulation often, and no other, becomes another name or an
abbreviation of it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kb.citation.titles import Row, title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

LAWS = Path(__file__).resolve().parents[1] / "kb" / "citation" / "laws.toml"
KINDS = frozenset({"wet", "rijkswet", "wet-BES", "AMvB", "KB", "rijksKB", "ministeriele-regeling"})
LINK = re.compile(r"\[([^\[\]\n]{2,160})\]\((?:[^()\s]|\([^()\s]*\))*?(BWBR\d{7})/README\.md[^)]*\)")
HEADING = re.compile(r"^##(?!#)(.+)$", re.MULTILINE)
INDEXED = re.compile(r"^- \[(BWBR\d{7}) — .*?\(([^()]+(?:\([^()]*\)[^()]*)*)\)\]\(", re.MULTILINE)
SORT = re.compile(r"[\w-]*(?:wet|wetboek|besluit|regeling|reglement|statuut)(?:\s|$)", re.IGNORECASE)
_CHANGING = (
    "aanwijzing|goedkeuring|grenscorrectie|grenswijziging|houdende|intrekking|inwerking|tot|van|vaststelling|wijziging"
    "|herindeling|gemeentelijke herindeling|samenvoeging"
)
CHANGES = re.compile(
    r"(?:burgerlijk wetboek boek|wijziging|aanpassings|intrekking|vaststelling|aanwijzing|goedkeuring"
    rf"|samenvoeging|verzamelregeling|(?:besluit|regeling|wet) (?:{_CHANGING}))",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"[A-Z][A-Za-zë]{0,9}[A-Z][A-Za-z]{0,6}(?: (?:19|20)\d\d)?|[BW][a-z]{2,5}")
OTHER_NAME = re.compile(r"[A-Z][\w’'-]+(?: [\w’'-]+){0,11}")
OFTEN = 5
MOST = 0.9
LONGEST = 20


@dataclass(slots=True)
class Regulation:
    """What is known of one regulation before its title is settled."""

    words: list[str]
    heading: str
    called: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print the table."""
    repository, *indexes = map(Path, sys.argv[1:])
    known = {title_words(name): key for name, key in _names_of_laws().items()}
    literally = {name.casefold() for name in _names_of_laws()}
    rows: dict[tuple[str, ...], Row] = {}
    for row in _from_repository(_regulations(repository)):
        rows[title_words(row.title)] = row
    for path in indexes:
        for number, title in INDEXED.findall(path.read_text(encoding="utf-8")):
            rows.setdefault(title_words(title), Row(number, title))
    print(_HEAD, end="")
    for words, row in sorted(rows.items()):
        wanted = row.title.casefold() not in literally and not CHANGES.match(" ".join(words))
        if wanted and _is_title(row.title):
            print(_line(row, known, rows))


def _line(row: Row, known: dict[tuple[str, ...], str], rows: dict[tuple[str, ...], Row]) -> str:
    called = (row.title, *row.names, *row.short)
    key = next((known[words] for name in called if (words := title_words(name)) in known), "")
    names = [name for name in row.names if title_words(name) not in known and title_words(name) not in rows]
    short = [name for name in row.short if title_words(name) not in known]
    return "\t".join((row.number, row.title, "|".join(names), "|".join(short), key)).rstrip()


def _names_of_laws() -> dict[str, str]:
    """Every name, abbreviation and key of `laws.toml` with its key."""
    laws = tomllib.loads(LAWS.read_text(encoding="utf-8"))["law"]
    parts = ("names", "short", "bound")
    return {
        name: law["key"] for law in laws for name in (law["key"], *(n for p in parts for n in law.get(p, ())))
    }


def _regulations(repository: Path) -> dict[str, Regulation]:
    """Every regulation of the wanted kinds by its number, with what links of all files call it."""
    found: dict[str, Regulation] = {}
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path, text in _files(repository):
        kind, *words, number, _ = path.split("/")
        if kind in KINDS:
            heading = HEADING.search(text)
            found[number] = Regulation(words, heading[1].strip() if heading else "")
        for name, of in LINK.findall(text):
            called[of][" ".join(name.split())] += 1
    for number, regulation in found.items():
        regulation.called = called[number]
    return found


def _files(repository: Path) -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "-C", str(repository), "ls-tree", "-r", "-z", "HEAD"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    entries = [line.split("\t") for line in listed.split("\0") if line.endswith("/README.md")]
    with subprocess.Popen(
        ["git", "-C", str(repository), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as git:
        assert git.stdin is not None
        assert git.stdout is not None
        for head, path in entries:
            git.stdin.write(head.split()[2].encode() + b"\n")
            git.stdin.flush()
            size = git.stdout.readline().split()[-1]
            if size.isdigit():
                yield path, git.stdout.read(int(size) + 1).decode(errors="replace")


def _from_repository(regulations: dict[str, Regulation]) -> Iterator[Row]:
    total: Counter[str] = Counter()
    for regulation in regulations.values():
        total.update(regulation.called)
    for number, one in sorted(regulations.items()):
        title = _title(one)
        own = [n for n, often in one.called.most_common() if often >= OFTEN and often >= MOST * total[n]]
        names = {title_words(n): n for n in reversed(own) if OTHER_NAME.fullmatch(n) and _is_title(n)}
        names.pop(title_words(title), None)
        if title:
            short = tuple(n for n in own if ABBREVIATION.fullmatch(n))
            yield Row(number, title, tuple(names.values()), short)


def _title(one: Regulation) -> str:
    """The title as its heading or links spell it; '' where the folder has it cut and neither has it whole."""
    cut = one.words[-1:] == ["etc"]
    start = " ".join(one.words[:-1] if cut else one.words)
    for name, _ in one.called.most_common():
        if name.casefold().startswith(start) if cut else name.casefold() == start:
            return "" if cut and "artikel" in name else name
    at = one.heading.casefold().rfind(start)
    if at >= 0 and len(one.heading.casefold()) == len(one.heading):
        rest = one.heading[at:]
        return (
            rest.removesuffix(")").strip()
            if cut and rest.count("(") < rest.count(")")
            else ("" if cut else rest[: len(start)])
        )
    return "" if cut else start[:1].upper() + start[1:]


def _is_title(name: str) -> bool:
    """Whether running text that holds the name means the law: a sort of law stands early in it, with more.

    One word alone ('Loodsenwet') needs no table.
    """
    words = name.split()
    if not 2 <= len(words) <= LONGEST or not name[0].isupper() or re.search(r"[()\[\];:]", name):
        return False
    first = next((at for at, word in enumerate(words[:4]) if SORT.match(word)), -1)
    return first >= 0


_HEAD = """\
# Titles of Dutch laws: number in the Basiswettenbestand, title, other names, abbreviations (| between them),
# and the key in laws.toml of a law that has another name there.
# Facts of the Basiswettenbestand (KOOP, public domain: CC0 1.0, and article 11 of the Auteurswet), by way of
# statengeneraal/laws-markdown (May 2017) and tanarchytan/wetten (CC0, acts of 2018 to September 2025, not all
# of 2018 and 2019).
# Made by benchmarks/law_titles.py; what laws.toml names is left out.
"""


if __name__ == "__main__":
    main()
