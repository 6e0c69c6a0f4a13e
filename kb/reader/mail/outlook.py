"""A message as Outlook saves it (.msg, MS-OXMSG), read by python-oxmsg."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from oxmsg import Message

from kb.reader.mail.message import Attached, reading_of

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.limits import Limits


def read(content: bytes, limits: Limits) -> Reading:
    """The words of a message and the letter attached to it. Errors: those of the readers of its parts.

    What olefile and oxmsg raise on a damaged file goes on to the process that reads untrusted files.
    """
    message = Message.load(io.BytesIO(content))
    text, html = message.body or "", message.html_body or ""
    sent = message.sent_date.date().isoformat() if message.sent_date else ""
    headers = [("Subject", message.subject or ""), ("Date", sent), ("From", message.sender or "")]
    attached = [
        Attached(one.file_name or "", one.file_bytes or b"")
        for one in message.attachments
        if one.attached_by_value
    ]
    body = text if text.strip() else html
    return reading_of(body.encode("utf-8", "replace"), headers, attached, limits, html=not text.strip())
