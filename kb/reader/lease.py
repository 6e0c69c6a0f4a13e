"""Whether some program has a file open for writing: what a read lease on Linux tells."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    _HAS_LEASES = False
else:
    _HAS_LEASES = hasattr(fcntl, "F_SETLEASE")


def has_writer(path: Path) -> bool | None:
    """True or False where the kernel says; None where it does not (other systems, other owners).

    A read lease is refused while the file is open for writing. It is given back at once; should a
    program open the file in that instant, it waits for us, and we get a signal that means nothing.
    """
    if not _HAS_LEASES:
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    else:
        return False
    finally:
        os.close(descriptor)
