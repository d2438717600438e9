"""The files that an analysis depends on, as a key for the cache."""

import os
from pathlib import Path

from mediabruch.errors import MediabruchError
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.options import Options
from mediabruch.portfolio.cache import key_of


class Inputs:
    """Makes keys; each folder is looked at once, and the options of a folder become text once."""

    def __init__(self) -> None:
        self._by_folder: dict[str, tuple[bytes, ...]] = {}
        self._digests: dict[Options, bytes] = {}
        self._above = Ancestors()

    def key(self, file: str, options: Options, others: tuple[str, ...]) -> str | None:
        """The key of all that an outcome depends on; `None` where it cannot be told, or own rules have a say."""
        if file == STANDARD_INPUT or options.own_rules:
            return None
        from mediabruch.files.near_misses import near_misses
        from mediabruch.files.sidecars import find_sidecar

        try:
            above = self._folder(file)
            sidecar = find_sidecar(file, self._above) if options.annotations is None else options.annotations
            beside = [] if sidecar is None else [_text(Path(sidecar).name), _content(sidecar)]
            missed = near_misses(file, has_annotations=sidecar is not None, above=self._above)
            beside += [_text(part) for miss in missed for part in miss]
            own = (*map(_text, others), _content(file))
        except (OSError, ValueError, MediabruchError):  # analyzing it says what is wrong
            return None
        return key_of(self._digest(options), *own, *above, b"beside", *beside)

    def _folder(self, file: str) -> tuple[bytes, ...]:
        """What the folders state that a model stands in."""
        folder = os.path.split(file)[0]
        if folder not in self._by_folder:
            from mediabruch.statements.folders import find_folder_files

            files = find_folder_files(file, self._above)
            above = [part for each in files for part in (_text(os.path.relpath(each, folder or ".")), _content(each))]
            self._by_folder[folder] = tuple(above)
        return self._by_folder[folder]

    def _digest(self, options: Options) -> bytes:
        if options not in self._digests:
            self._digests[options] = options.digest.encode()
        return self._digests[options]


def _content(file: str | Path) -> bytes:
    """The content of a plain file. Raises `OSError` for another one: what comes out of a pipe comes out once."""
    if not os.path.isfile(file):  # noqa: PTH113 - there may be thousands, and Path is slow
        raise FileNotFoundError
    with open(file, "rb") as opened:  # noqa: PTH123 - a path may hold bytes that pathlib refuses
        return opened.read()


def _text(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
