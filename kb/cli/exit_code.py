"""What the exit status of `kb` means to a script."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Stable: a script may rely on each."""

    OK = 0
    """Done; for a search or list: something was found."""
    NOTHING_FOUND = 1
    """The search or list is empty, or no record, letter or topic has this id."""
    DIFFERENT = 1
    """`diff` compared two texts that are not the same; as with diff itself, other codes mean trouble."""
    USAGE = 2
    """The command, an option, a filter or a setting is wrong."""
    NO_INDEX = 3
    """There is no index, or it is damaged, or another version or model made it."""
    NOT_READ = 4
    """Files could not be read; each was named, the rest is done."""
    NOT_VERIFIED = 5
    """`verify` found something that is not as it was built or quoted."""
    FAILED = 6
    """Another rebuild is at work, the disk is full, or the embedding model does not load."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""
    BROKEN_PIPE = 141
    """The program that read the output stopped reading."""
    TERMINATED = 143
    """Stopped by the system (SIGTERM)."""
