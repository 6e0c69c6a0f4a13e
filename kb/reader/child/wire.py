"""What passes between the process that wants a file read and the child that reads it.

JSON, decoded into typed values: a child that a hostile file has taken over can hand back a wrong
text, but no code. msgspec checks the types while it decodes, at a tenth of `json`'s time.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO, Literal

import msgspec

from kb.block import Reading
from kb.limits import Limits
from kb.message import Message

Refusal = Literal["unsupported", "too large", "password", "no text", "damaged"]

_NOTHING = Message("")
_ROOM_FOR_RECORDS = 4
_LENGTHS = struct.Struct("!QQ")
_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: `module` names the reader, or is empty where the content decides.

    With `work` the content is a task for the function of that name in `module`.
    """

    name: str
    limits: Limits
    module: str = ""
    work: bool = False


class Reply(msgspec.Struct, frozen=True):
    """A reading or the result of work, or why there is none. `worn` asks for a fresh child after it."""

    reading: Reading | None = None
    result: msgspec.Raw = msgspec.Raw(b"null")
    refusal: Refusal | None = None
    detail: Message = _NOTHING
    worn: bool = False


def most_bytes(request: Request) -> int:
    """How long the reply to a request may be: a text in records, with their places, takes more room."""
    return request.limits.result_bytes * (_ROOM_FOR_RECORDS if request.work else 1)


class BrokenChannelError(Exception):
    """The other side closed the channel or sent what is no message."""


class OversizeError(Exception):
    """The other side announced a message above the limit."""


_request_decoder = msgspec.json.Decoder(Request)
_reply_decoder = msgspec.json.Decoder(Reply)
_encoder = msgspec.json.Encoder()


def encode_reply(reply: Reply) -> bytes:
    """The reply as it goes over the channel, without its length."""
    return _encoder.encode(reply)


def send_request(channel: BinaryIO, request: Request, content: bytes) -> None:
    """Write one request and the content of its file."""
    head = _encoder.encode(request)
    channel.write(_LENGTHS.pack(len(head), len(content)) + head)
    channel.write(content)
    channel.flush()


def receive_request(channel: BinaryIO) -> tuple[Request, bytes] | None:
    """The next request with its content, None where the other side has closed the channel."""
    lengths = channel.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_size, content_size = _LENGTHS.unpack(lengths)
    head, content = channel.read(head_size), channel.read(content_size)
    if len(content) < content_size:
        return None
    return _request_decoder.decode(head), content


def send_reply(channel: BinaryIO, encoded: bytes) -> None:
    """Write one encoded reply."""
    channel.write(_LENGTH.pack(len(encoded)))
    channel.write(encoded)
    channel.flush()


def receive_reply(channel: BinaryIO, most_bytes: int) -> Reply:
    """The reply to the request just sent; OversizeError, BrokenChannelError."""
    head = channel.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise BrokenChannelError
    (size,) = _LENGTH.unpack(head)
    if size > most_bytes:
        raise OversizeError
    encoded = channel.read(size)
    try:
        return _reply_decoder.decode(encoded)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BrokenChannelError from error
