"""A gettext catalogue read straight from its .po source, so that a clone works without compiling anything.

Knows the shape of .po files (msgctxt aside), not what any text says. Their strings are read as JSON, which
has the same escapes for quotation marks, backslashes and line ends.
"""

from __future__ import annotations

import gettext
import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

OWN_CATALOGUES = Path(__file__).parent / "locale"
Words = gettext.NullTranslations
"""What `catalogue` gives back: `gettext(text)` and `ngettext(one, more, number)`."""

_ENTRY = re.compile(r'^(msgid_plural|msgid|msgstr(?:\[(\d)\])?)\s+(".*")$')


@lru_cache(maxsize=1)
def default_words() -> Words:
    """The texts in the language that is spoken unless a setting says otherwise."""
    return catalogue("nl")


def catalogue(language: str, folder: Path = OWN_CATALOGUES) -> Words:
    """The texts of `<language>.po` in `folder`; one without a file speaks English, as the code does."""
    path = folder / f"{language}.po"
    return (
        _PoWords(_messages(path.read_text(encoding="utf-8")))
        if path.is_file()
        else gettext.NullTranslations()
    )


@dataclass(slots=True)
class Entry:
    """One entry of a .po file. `translations` has two forms where `plural` is not ''."""

    source: str = ""
    plural: str = ""
    translations: list[str] = field(default_factory=list)


def messages(path: Path) -> tuple[Entry, ...]:
    """Every entry of a .po file but its header."""
    return tuple(message for message in _messages(path.read_text(encoding="utf-8")) if message.source)


class _PoWords(gettext.NullTranslations):
    """Dutch and English have the same two forms: one, and all other numbers."""

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__()
        self._texts = {entry.source: entry.translations for entry in entries if any(entry.translations)}

    def gettext(self, message: str) -> str:
        found = self._texts.get(message)
        return found[0] if found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = self._texts.get(msgid1)
        if not found or len(found) < 2:
            return msgid1 if n == 1 else msgid2
        return found[0] if n == 1 else found[1]


def _messages(source: str) -> list[Entry]:
    entries: list[Entry] = []
    keyword = ""
    for line in map(str.strip, source.splitlines()):
        if line.startswith('"') and entries:
            _extend(entries[-1], keyword, json.loads(line))
            continue
        match = _ENTRY.match(line)
        if match is None:
            continue
        keyword = "msgstr" if match[1].startswith("msgstr") else match[1]
        if keyword == "msgid":
            entries.append(Entry())
        elif keyword == "msgstr":
            entries[-1].translations.append("")
        _extend(entries[-1], keyword, json.loads(match[3]))
    return entries


def _extend(entry: Entry, keyword: str, text: str) -> None:
    if keyword == "msgid":
        entry.source += text
    elif keyword == "msgid_plural":
        entry.plural += text
    else:
        entry.translations[-1] += text
