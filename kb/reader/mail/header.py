"""Whether bytes are an e-mail, told by the fields at its top."""

from __future__ import annotations

import re

_HEADER = re.compile(
    rb"(?i)(?:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Content-Type|X-[\w-]+):"
)


def is_message(head: bytes) -> bool:
    """Whether bytes start as a message does: fields, From and Date or the like among them, a blank line."""
    top = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if _HEADER.match(top) is None:
        return False
    names = {name.lower() for name in re.findall(rb"(?m)^([A-Za-z][\w-]*):", top)}
    lines = [line for line in re.split(rb"\r?\n", top) if line]
    fields = sum(re.match(rb"[A-Za-z][\w-]*:|[ \t]", line) is not None for line in lines)
    return (
        b"from" in names and bool(names & {b"date", b"message-id", b"mime-version"}) and fields == len(lines)
    )
