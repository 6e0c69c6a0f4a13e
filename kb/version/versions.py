"""The documents that hold one set of questions: under one id, and under others where the questions say so.

Worked out when asked: an Aanhangsel that comes a year after the letter is then found, and nothing in the
index has to be made again for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.version.same_questions import same_questions

if TYPE_CHECKING:
    from kb.store.store import Store
    from kb.store.summary import Version

_PUBLISHED = ("ah-", "kst-")
_BARE = frozenset({"questions"})


def versions(store: Store, letter_id: str) -> tuple[Version, ...]:
    """Every version: with answers before without, published before not, newest first.

    Errors: UnknownIdError.
    """
    found = {version.sha256: version for version in store.versions(letter_id)}
    own = store.document(letter_id)
    for sha256 in store.maybe_versions(letter_id):
        if sha256 in found:
            continue
        other = store.document_by_hash(sha256)
        if same_questions(own, other):
            found.update((version.sha256, version) for version in store.versions(other.letter.id))
    newest = sorted(found.values(), key=lambda version: version.sha256)
    newest.sort(
        key=lambda version: version.letter.date.isoformat() if version.letter.date else "", reverse=True
    )
    return tuple(sorted(newest, key=_place))


def _place(version: Version) -> tuple[bool, bool, bool]:
    published = version.letter.publication.startswith(_PUBLISHED)
    return version.letter.kind in _BARE, not published, not version.preferred
