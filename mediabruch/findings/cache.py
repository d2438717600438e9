"""What was found before, by the content of all that it depends on: files, options, and mediabruch itself.

One JSON file for each model, in the user's cache folder. It is not kept in the working directory on purpose: there, a
merge request could bring a cache along that finds nothing.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import mediabruch
from mediabruch.errors import Message
from mediabruch.findings.result import Checked
from mediabruch.findings.stored import FAULTS, checked_from, document_of

SCHEMA = "mediabruch/cache/1"
VARIABLE = "MEDIABRUCH_CACHE_DIR"
"""The environment variable that names another folder."""
_STALE = 30 * 24 * 3600
"""Seconds after which what another version kept is thrown away."""
_CODE = (".py", ".tsv")


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Where the platform keeps caches of programs; `None` where the user has no home.

    >>> cache_folder({"XDG_CACHE_HOME": "/c"}).as_posix() if sys.platform == "linux" else "/c/mediabruch"
    '/c/mediabruch'
    """
    if named := environ.get(VARIABLE):
        return Path(named)
    try:
        if sys.platform == "win32":
            return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mediabruch" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "mediabruch"
        named = environ.get("XDG_CACHE_HOME", "")
        return Path(named if named.startswith("/") else Path.home() / ".cache") / "mediabruch"
    except RuntimeError:  # no home
        return None


@cache
def build_id() -> str:
    """What tells this mediabruch from others: its version, and the content of its code and word lists."""
    root = Path(mediabruch.__file__).parent
    digest = hashlib.sha256(f"{mediabruch.__version__} {sys.version_info[:2]}".encode())
    for file in sorted(path for path in root.rglob("*") if path.suffix in _CODE):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


class Cache:
    """Looks results up and keeps them. Whatever is wrong with the folder, the check goes on without it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"check-{build_id()}"
        self.troubles: list[Message] = []

    def find(self, key: str) -> Checked | None:
        """What is kept under a key. What is corrupt or foreign is passed over, with a note."""
        file = self._file(key)
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._trouble(Message("The cache cannot be read: {reason}.", reason=error.strerror or str(error)))
            return None
        try:
            document = json.loads(content)
            if document["schema"] != SCHEMA or document["key"] != key:
                raise ValueError
            return checked_from(document["model"])
        except FAULTS:
            self._trouble(
                Message("An entry of the cache is corrupt or foreign, and was passed over: {file}.", file=str(file))
            )
            return None

    def keep(self, key: str, model: Checked) -> None:
        """Keep a result: whole or not at all."""
        file = self._file(key)
        content = json.dumps({"schema": SCHEMA, "key": key, "model": document_of(model)}, ensure_ascii=True)
        aside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        try:
            if not file.parent.is_dir():
                file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(content, encoding="ascii")
            aside.replace(file)
        except OSError as error:
            self._trouble(Message("The cache cannot be written: {reason}.", reason=error.strerror or str(error)))

    def tidy(self) -> None:
        """Throw away what other versions kept and nobody used for a month."""
        import shutil

        try:
            others = [folder for folder in self._folder.parent.glob("check-*") if folder != self._folder]
            for folder in others:
                if time.time() - folder.stat().st_mtime > _STALE:
                    shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"

    def _trouble(self, message: Message) -> None:
        """Each trouble is told once."""
        if all(message.template != told.template for told in self.troubles):
            self.troubles.append(message)


def key_of(*parts: bytes) -> str:
    """A key for all parts in their order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
