"""An e-mail as it was sent (.eml, RFC 5322), decoded by the standard library."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import TYPE_CHECKING

from kb.errors import DamagedError
from kb.message import message
from kb.reader.detect import OLE
from kb.reader.mail.message import Attached, reading_of

if TYPE_CHECKING:
    from kb.block import Reading
    from kb.limits import Limits

_NAMES = (("subject", "Subject"), ("date", "Date"), ("from", "From"), ("to", "To"))

_FEW = 5  # times as many words make HTML with its markup more than the plain words say


def read(content: bytes, limits: Limits) -> Reading:
    """The words of a message and the letter attached to it. Errors: DamagedError, those of the readers."""
    if content.startswith(OLE):
        from kb.reader.mail import outlook

        return outlook.read(content, limits)
    try:
        mail = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
        text, html = _words(mail)
        headers = [(title, str(mail.get(name) or "")) for name, title in _NAMES]
        return reading_of(text, headers, _attached(mail), limits, html=html)
    except (MessageError, LookupError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise DamagedError(
            "e-mail", message("is no message that can be decoded: {reason}", reason=error)
        ) from error


def _words(mail: EmailMessage) -> tuple[bytes, bool]:
    """The plain words, or the HTML where these only say that there is some."""
    plain, _ = _body(mail.get_body(preferencelist=("plain",)))
    html, _ = _body(mail.get_body(preferencelist=("html",)))
    if html and len(plain.split()) * _FEW < len(html.split()):
        return html, True
    return plain, False


def _body(body: MIMEPart | None) -> tuple[bytes, bool]:
    """The words of the message as UTF-8, and whether they are HTML."""
    if body is None:
        return b"", False
    words = str(body.get_content())
    return words.encode("utf-8", "replace"), body.get_content_type() == "text/html"


def _attached(mail: EmailMessage) -> list[Attached]:
    found: list[Attached] = []
    for part in mail.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            found.append(Attached(str(inner.get("subject") or ""), inner.as_bytes()))
        elif not part.is_multipart():
            found.append(Attached(part.get_filename() or "", bytes(part.get_payload(decode=True) or b"")))
    return found
