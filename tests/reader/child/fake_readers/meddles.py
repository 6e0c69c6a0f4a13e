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
        else:
            os.system("true")
    except OSError as error:
        return Reading("text", None, (), (Block("paragraph", f"{type(error).__name__}: {error}", ()),))
    return Reading("text", None, (), (Block("paragraph", "it was allowed", ()),))
