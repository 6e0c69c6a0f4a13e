"""Writes the vectors of a new generation: links old segments, adds one, merges small ones.

Segments grow as in a log-structured merge: the last ones are merged while they are not much smaller
than their neighbour, so that there are few of them and each vector is written a few times only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.index.files import link_file
from kb.index.vectors import DEAD_FILE, SUFFIX, Segment
from kb.index.vectors_codes import CODES_SUFFIX, write_codes
from kb.segments import to_merge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


def write_vectors(
    folder: Path,
    old: Path | None,
    rows: NDArray[np.int64],
    vectors: NDArray[np.float32],
    dropped: Sequence[int],
) -> None:
    """Make `folder` hold the vectors of `old` without the rows `dropped`, with `rows` (ascending) added.

    Errors: OSError, RuntimeError (FAISS's), which the commit turns into ours.
    """
    import numpy as np

    folder.mkdir()
    paths = sorted(old.glob(f"*{SUFFIX}")) if old else []
    dead = np.asarray(sorted(dropped), dtype=np.int64)
    if old is not None:
        dead = np.union1d(dead, np.load(old / DEAD_FILE, allow_pickle=False))
    segments = [Segment(path) for path in paths]
    merged = to_merge(
        [len(segment.rows) for segment in segments], [_dead(s, dead) for s in segments], len(rows)
    )
    parts_rows, parts_vectors = [rows], [vectors]
    for number, (path, segment) in enumerate(zip(paths, segments, strict=True)):
        if number in merged:
            live = ~np.isin(segment.rows, dead)
            parts_rows.append(segment.rows[live])
            parts_vectors.append(segment.matrix[live])
            dead = dead[~np.isin(dead, segment.rows)]
        else:
            link_file(path, folder / path.name)
            _link_codes(path, segment, folder)
    _write_segment(_next_path(folder, paths), np.concatenate(parts_rows), _stack(parts_vectors))
    np.save(folder / DEAD_FILE, dead, allow_pickle=False)


def _link_codes(path: Path, segment: Segment, folder: Path) -> None:
    """Take over the codes of a segment; an index of an older version has none yet."""
    codes = path.with_suffix(CODES_SUFFIX)
    if codes.exists():
        link_file(codes, folder / codes.name)
    else:
        write_codes(folder / codes.name, segment.matrix)


def _dead(segment: Segment, dead: NDArray[np.int64]) -> int:
    return len(segment.places(dead))


def _stack(parts: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    import numpy as np

    full = [part for part in parts if len(part)]
    if len(full) == 1:
        return full[0]
    return np.concatenate(full) if full else np.empty((0, 0), dtype=np.float32)


def _next_path(folder: Path, paths: Sequence[Path]) -> Path:
    last = max((int(path.stem) for path in paths), default=0)
    return folder / f"{last + 1:08d}{SUFFIX}"


def _write_segment(path: Path, rows: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
    import faiss
    import numpy as np

    if not len(rows):
        return
    if (np.diff(rows) < 0).any():  # else not a copy more of what may be gigabytes
        order = np.argsort(rows)
        rows, vectors = rows[order], vectors[order]
    ordered = np.ascontiguousarray(vectors)
    index = faiss.IndexIDMap(faiss.IndexFlatIP(vectors.shape[1]))
    index.add_with_ids(ordered, rows)
    faiss.write_index(index, str(path))
    write_codes(path.with_suffix(CODES_SUFFIX), ordered)
