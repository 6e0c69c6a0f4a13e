"""A reader that does what the file names, to show that it may not."""

import os
import socket
import subprocess
from pathlib import Path

from kb.block import Block, Reading
from kb.limits import Limits


def read(content: bytes, limits: Limits) -> Reading:
    what, _, path = content.decode().partition(" ")
    try:
        if what == "write":
            Path(path).write_text("x", encoding="utf-8")
        elif what == "connect":
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        elif what == "run":
            subprocess.run(["true"], check=False)
        elif what == "system":
            os.system("true")
        else:
            _change(what, path)
    except OSError as error:
        return Reading("text", None, (), (Block("paragraph", f"{type(error).__name__}: {error}", ()),))
    return Reading("text", None, (), (Block("paragraph", "it was allowed", ()),))


def _change(what: str, path: str) -> None:
    """Call the function of `os` of this name on the path."""
    second = {
        "rename": (f"{path}2",), "replace": (f"{path}2",), "link": (f"{path}2",), "symlink": (f"{path}2",),
        "truncate": (0,), "chmod": (0o777,), "utime": ((1, 1),),
    }  # fmt: skip
    first = f"{path}2" if what == "mkdir" else path
    getattr(os, what)(first, *second.get(what, ()))
