"""Teach the default model the field, with one command.

    python -m training PAIRS... --to FOLDER [--known ANSWERS] [--letters FOLDER] [--bare ANSWERS]
        [--sections SECTIONS] [--dictionary WORDS] [--leave-out LINES] [--seeds 1 2 3] [--device cuda]

Writes FOLDER/kamervragen.safetensors and kamervragen.json, which take the place of those in kb/encoder/.
Needs what the program itself needs. A seed of 80 steps takes 26 s on an H100; on two cores set --batch 48 and
--passage-tokens 128, which takes about 40 minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from kb.encoder.e5_weights import bundled_weights_file, open_weights, recorded_sha256
from training.adapter import changed, sha256_of_taught
from training.bundle import KINDS, save
from training.fit import Recipe, fit
from training.prepare import bundle_of
from training.source import Sources

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.bundle import Bundle


def main() -> None:
    """Prepare, teach with each seed, write their mean."""
    from safetensors.numpy import save_file

    given = _arguments()
    given.to.mkdir(parents=True, exist_ok=True)
    sources = Sources(
        tuple(given.pairs),
        tuple(given.known),
        tuple(given.letters),
        tuple(given.bare),
        tuple(given.sections),
        given.dictionary,
        tuple(given.leave_out),
    )
    bundle = bundle_of(sources)
    save(given.to / "bundle.npz", bundle)
    recipes = [
        Recipe(steps=given.steps, batch=given.batch, passage_tokens=given.passage_tokens, seed=seed)
        for seed in given.seeds
    ]
    small = mean([taught(bundle, recipe, given.device) for recipe in recipes])
    weights = open_weights(bundled_weights_file())
    tensors = changed(weights, small)
    save_file(tensors, given.to / "kamervragen.safetensors")
    record = {
        "taught_sha256": sha256_of_taught(weights, tensors),
        "plain_sha256": recorded_sha256(bundled_weights_file()),
        "tensors_sha256": _sha256(given.to / "kamervragen.safetensors"),
        "recipes": [asdict(recipe) for recipe in recipes],
        "made": {
            "at": datetime.now(UTC).isoformat(timespec="minutes"),
            "device": given.device,
            "python": platform.python_version(),
            "torch": torch.__version__,
            "numpy": np.__version__,
        },
        "pairs": dict(Counter(KINDS[kind] for kind in bundle.kind.tolist())),
        "data": {path.name: _sha256(path) for path in _files(sources)},
    }
    text = json.dumps(record, indent=1, ensure_ascii=False, default=dict)
    (given.to / "kamervragen.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{given.to}: {record['taught_sha256']}")


def taught(bundle: Bundle, recipe: Recipe, device: str) -> dict[str, NDArray[np.floating[Any]]]:
    """What one seed changed, by tensor."""

    def tell(step: int, loss: float) -> None:
        if step % 10 == 0 or step == recipe.steps - 1:
            print(f"seed {recipe.seed}, step {step + 1} of {recipe.steps}: {loss:.3f}", flush=True)

    model = fit(bundle, recipe, device, tell)
    return {name: change.detach().cpu().numpy() for name, change in model.small.items()}


def mean(many: list[dict[str, NDArray[np.floating[Any]]]]) -> dict[str, NDArray[np.floating[Any]]]:
    """Of what several seeds changed: steadier than one."""
    return {name: np.mean([one[name] for one in many], axis=0) for name in many[0]}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description="Teach the default model.")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    for name in ("known", "letters", "bare", "sections", "leave-out"):
        parser.add_argument(f"--{name}", type=Path, nargs="*", default=[])
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--batch", type=int, default=Recipe().batch)
    parser.add_argument("--passage-tokens", type=int, default=Recipe().passage_tokens)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def _files(sources: Sources) -> list[Path]:
    files = [*sources.pairs, *sources.known, *sources.bare, *sources.sections, *sources.left_out]
    letters = [path for folder in sources.letters for path in sorted(folder.rglob("*")) if path.is_file()]
    return [*files, *letters, *([sources.dictionary] if sources.dictionary else [])]


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


if __name__ == "__main__":
    main()
