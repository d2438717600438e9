"""Packs files so that the page can unpack them: the same content gives the same bytes."""

import gzip
import io
import json
import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_UNIX = 3
"""The system that zip files are said to be made on, whichever it was."""


def zipped(files: Mapping[str, bytes], *, deflated: bool = False) -> bytes:
    """A zip file; packed as a whole it becomes smaller than with each file packed, and Python reads it faster."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name)
            entry.create_system = _UNIX
            archive.writestr(entry, content, ZIP_DEFLATED if deflated else ZIP_STORED)
    return made.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """What `writeFiles` of `runtime.js` reads: a length, a table of paths and sizes, one content after the other."""
    table = json.dumps([(name, len(content)) for name, content in sorted(files.items())]).encode()
    return struct.pack("<I", len(table)) + table + b"".join(content for _, content in sorted(files.items()))


def squeezed(content: bytes) -> bytes:
    """As browsers can unpack it by themselves."""
    return gzip.compress(content, 9, mtime=0)
