"""XML from strangers parsed to a tree: no DOCTYPE, no entity, no network, no great depth.

lxml rather than defusedxml: the latter wraps the standard library's parser, which keeps no comments
apart and knows no depth limit, and its lxml part is withdrawn. libxml2 is told to expand nothing, and
any DOCTYPE is refused before and after parsing.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from kb.errors import DamagedError, TooLargeError, UnsupportedError
from kb.message import Message, message

BOMS: Final = (b"\xef\xbb\xbf", b"\xc3\xaf\xc2\xbb\xc2\xbf")
"""A byte order mark, and one that was encoded twice."""

_DOCTYPE = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T|\x00<\x00!\x00D\x00O\x00C\x00T", re.IGNORECASE)


_THE_FILE: Final = message("the file")


def parse_xml(content: bytes, what: Message = _THE_FILE) -> etree._Element:
    """The root of an XML document; `what` names it in errors.

    Errors: UnsupportedError for a DOCTYPE, TooLargeError for great depth, DamagedError.
    """
    if _DOCTYPE.search(content):
        raise UnsupportedError("", message("{what} declares a DOCTYPE, which may hide an attack", what=what))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise TooLargeError("", message("{what} is nested too deeply", what=what)) from error
        raise DamagedError(
            "", message("{what} is no well-formed XML ({reason})", what=what, reason=error.msg)
        ) from error
    except ValueError as error:
        raise DamagedError("", message("{what} is no well-formed XML", what=what)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsupportedError("", message("{what} declares a DOCTYPE, which may hide an attack", what=what))
    return root


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; '' for what is no element."""
    tag = element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""  # type: ignore[redundant-expr]


def strip_bom(content: bytes) -> bytes:
    """The content without byte order marks and white space before its first element."""
    while True:
        content = content.lstrip()
        mark = next((bom for bom in BOMS if content.startswith(bom)), None)
        if mark is None:
            return content
        content = content[len(mark) :]
