"""What reading a folder of letters gives: kind, records, share of the text placed, warnings; worst first.

python -m benchmarks.coverage FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from kb.errors import ReadError
from kb.explanation import warnings_of
from kb.parse import parse_file
from kb.translation import catalogue


def main() -> None:
    """Print a Markdown table, the files with the least coverage and the most warnings first."""
    rows: list[tuple[float, int, str]] = []
    refused: list[str] = []
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        if not path.is_file():
            continue
        try:
            document = parse_file(path)
        except ReadError as error:
            refused.append(f"{path.name}: {error.reason}")
            continue
        letter = document.letter
        name = path.name if len(path.name) <= 48 else f"{path.name[:40]}…{path.suffix}"
        warnings = list(warnings_of(document, catalogue("en")))
        what = f"{letter.kind} | {len(document.records)} | {document.coverage:.3f} | {len(warnings)}"
        first = warnings[0] if warnings else ""
        rows.append((document.coverage, -len(warnings), f"| {name} | {what} | {first[:90]} |"))
    print("| file | kind | records | coverage | warnings | the first |")
    print("|---|---|--:|--:|--:|---|")
    for _, _, row in sorted(rows):
        print(row)
    print(f"\n{len(rows)} read, {len(refused)} refused")
    for line in refused:
        print(f"- {line}")


if __name__ == "__main__":
    main()
