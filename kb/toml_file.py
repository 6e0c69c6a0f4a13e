"""Reads a TOML file of the user's, and says in their terms why it cannot be read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from kb.errors import SettingsError
from kb.message import message
from kb.system_error import system_reason

if TYPE_CHECKING:
    from pathlib import Path


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Its text and what that says. Errors: SettingsError that names the file."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        raise SettingsError(
            message("{path}: cannot be read: {reason}", path=path, reason=system_reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            message("{path}: cannot be read as TOML: save the file as UTF-8", path=path)
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            message("{path}: cannot be read as TOML: {reason}", path=path, reason=error)
        ) from error
