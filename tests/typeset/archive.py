"""A document's ZIP made again with fixed dates, so that two runs give the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DATE = (2025, 1, 1, 0, 0, 0)


def repacked(content: bytes) -> bytes:
    """The same parts in the same order without their dates; `mimetype` stays first and uncompressed."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(buffer, "w") as target:
        names = sorted(
            source.namelist(), key=lambda name: (name != "mimetype", name != "[Content_Types].xml", name)
        )
        for name in names:
            if name.endswith("/"):
                continue
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, source.read(name))
    return buffer.getvalue()
