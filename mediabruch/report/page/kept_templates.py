"""Templates as they were compiled, kept where Python keeps compiled modules, and only if it keeps any.

Compiling them takes a quarter of the time in which a page is made from the start of a command.
"""

import hashlib
import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from mediabruch.files.writing import replace_file


class KeptTemplates(BytecodeCache):
    """Each template beside its source, in `__pycache__`; what was compiled from or by something else is passed over."""

    def __init__(self, settings: str) -> None:
        self._settings = settings
        """What decides, beside the source, on what comes of it."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The path of the source."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """What tells this template, and what it is compiled with, from others."""
        parts = (self._settings, jinja2.__version__, MAGIC_NUMBER.hex(), source)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is of this template."""
        with suppress(OSError, NotImplementedError, EOFError, ValueError, TypeError):
            checksum, _, code = _place(bucket).read_bytes().partition(b"\n")
            if checksum.decode() == bucket.checksum:
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where that is wanted and possible."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            place = _place(bucket)
            place.parent.mkdir(exist_ok=True)
            replace_file(place, bucket.checksum.encode() + b"\n" + marshal.dumps(bucket.code))


def _place(bucket: Bucket) -> Path:
    """Where it is kept. Raises `NotImplementedError` where Python keeps nothing."""
    return Path(cache_from_source(bucket.key)).with_suffix(".template")
