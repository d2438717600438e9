"""Archives of files, written and read: bounded, and the same bytes for the same files."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception

from mediabruch.errors import MediabruchError, Message

MOST_FILES = 20_000
_EVER = (1980, 1, 1, 0, 0, 0)
"""The time of all files in archives."""


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files by their names; of several of one name, the first."""
    buffer = io.BytesIO()
    seen: set[str] = set()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name, content in files:
            if name not in seen:
                seen.add(name)
                entry = ZipInfo(name, _EVER)
                entry.compress_type = ZIP_DEFLATED
                target.writestr(entry, content)
    return buffer.getvalue()


def unpacked(content: bytes, path: str, at_most: int) -> dict[str, bytes]:
    """The files in an archive. Raises `MediabruchError` where it is damaged, locked, or larger than so many bytes."""
    found: dict[str, bytes] = {}
    size = 0
    try:
        with ZipFile(io.BytesIO(content)) as source:
            entries = [entry for entry in source.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise _too_large(path, at_most)
            for entry in entries:
                with source.open(entry) as file:
                    data = file.read(at_most - size + 1)  # what it says of its size need not be true
                size += len(data)
                if size > at_most:
                    raise _too_large(path, at_most)
                found[entry.filename] = data
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        message = Message("The archive cannot be read: it is damaged, or asks for a password.")
        raise MediabruchError(message, path=path) from error
    return found


def _too_large(path: str, at_most: int) -> MediabruchError:
    message = Message("The archive holds too much: more than {limit} MB, or too many files.", limit=at_most // 10**6)
    return MediabruchError(message, path=path)
