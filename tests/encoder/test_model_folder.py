"""A model folder is looked over before anything in it is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kb.encoder import passage_encoder, query_encoder
from kb.encoder.model_folder import model_sha256
from kb.errors import EncoderError
from kb.settings import Settings


def _module(kind: str, path: str = "") -> str:
    return json.dumps([{"idx": 0, "name": "0", "path": path, "type": kind}])


def test_a_whole_model_has_a_hash(folder: Path) -> None:
    """The hash is of the model's files: a new README keeps it, a changed weight or name does not."""
    first = model_sha256(folder)
    (folder / "README.md").write_text("# Other words")
    assert model_sha256(folder) == first
    (folder / "model.safetensors").write_bytes(b"others!")
    assert model_sha256(folder) != first


def test_the_hash_asked_for_must_match(folder: Path) -> None:
    """The settings can pin a model by its hash."""
    right = model_sha256(folder)
    assert model_sha256(folder, expected=right.upper()) == right
    with pytest.raises(EncoderError, match="hash"):
        model_sha256(folder, expected="0" * 64)


@pytest.mark.parametrize("name", ["modeling.py", "1_Pooling/custom.py", "native.so", "x/__pycache__/a.pyc"])
def test_program_code_is_refused(folder: Path, name: str) -> None:
    """Any file with code, anywhere in the folder, is named."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("raise SystemExit")
    with pytest.raises(EncoderError, match="program code"):
        model_sha256(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer_config.json"])
def test_auto_map_is_refused(folder: Path, name: str) -> None:
    """A configuration that names code of its own is refused, even without that code."""
    (folder / name).write_text('{"auto_map": {"AutoModel": "somebody/model--modeling.Model"}}')
    with pytest.raises(EncoderError, match="auto_map"):
        model_sha256(folder)


@pytest.mark.parametrize(
    "kind",
    [
        "custom_st.Transformer",
        "os.system",
        "sentence_transformers_evil.Pooling",
        "sentence_transformers.models.Router",
    ],
)
def test_a_foreign_module_is_refused(folder: Path, kind: str) -> None:
    """Only steps of sentence_transformers that compute are allowed."""
    (folder / "modules.json").write_text(_module(kind))
    with pytest.raises(EncoderError, match="refused"):
        model_sha256(folder)


@pytest.mark.parametrize("path", ["/etc", "../other", "a/../../b", "..\\b"])
def test_a_module_stays_inside(folder: Path, path: str) -> None:
    """A module's path that leads out of the folder is refused."""
    (folder / "modules.json").write_text(_module("sentence_transformers.models.Pooling", path))
    with pytest.raises(EncoderError, match="out of the folder"):
        model_sha256(folder)


def test_an_activation_from_elsewhere_is_refused(folder: Path) -> None:
    """A dense layer names its function, which is imported: only torch.nn may be named."""
    (folder / "modules.json").write_text(_module("sentence_transformers.models.Dense"))
    (folder / "config.json").write_text('{"activation_function": "os.system"}')
    with pytest.raises(EncoderError, match="activation"):
        model_sha256(folder)


def test_pickled_weights_are_refused(folder: Path) -> None:
    """A .bin file alone is refused; beside safetensors it is not read."""
    (folder / "pytorch_model.bin").write_bytes(b"pickle")
    model_sha256(folder)
    (folder / "model.safetensors").unlink()
    with pytest.raises(EncoderError, match="safetensors"):
        model_sha256(folder)


@pytest.mark.parametrize(
    "name", ["modules.json", "config.json", "tokenizer.json", "model.safetensors", "1_Pooling/config.json"]
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """An incomplete model is refused before import."""
    (folder / name).unlink()
    with pytest.raises(EncoderError, match=r"missing|safetensors"):
        model_sha256(folder)


def test_a_missing_shard_is_named(folder: Path) -> None:
    """Weights in several files must all be there."""
    (folder / "model.safetensors.index.json").write_text(
        '{"weight_map": {"a": "model.safetensors", "b": "model-2.safetensors"}}'
    )
    with pytest.raises(EncoderError, match="model-2"):
        model_sha256(folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", "[1]", '[{"type": 1}]', "[" * 100_000, "\udcff"])
def test_a_broken_modules_file_is_refused(folder: Path, content: str) -> None:
    """What is no list of modules gives one line."""
    (folder / "modules.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(EncoderError, match=r"^[^\n]*modules.json[^\n]*$"):
        model_sha256(folder)


def test_a_model_that_is_no_folder_is_named(tmp_path: Path) -> None:
    """A name of a hub is no folder: the line says what the setting takes."""
    settings = Settings(tmp_path, tmp_path, tmp_path, model="intfloat/multilingual-e5-base")
    for make in (query_encoder, passage_encoder):
        with pytest.raises(EncoderError, match="multilingual-e5-small or a folder"):
            make(settings)


def test_refused_before_import(folder: Path) -> None:
    """A refused model has not imported torch, and its code has not run."""
    (folder / "evil.py").write_text("open('ran', 'w')")
    (folder / "modules.json").write_text(_module("evil.Model"))
    program = (
        "import sys; from pathlib import Path\n"
        "from kb.settings import Settings; from kb.errors import EncoderError\n"
        "from kb.encoder import passage_encoder; here = Path(sys.argv[1])\n"
        "try: passage_encoder(Settings(here, here, here, model=sys.argv[1]))\n"
        "except EncoderError: print('refused', 'torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("refused False\n", "")
    assert not Path("ran").exists()
