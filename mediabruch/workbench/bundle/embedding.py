"""The files that a page comes with: models, and all that speaks for them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.contents import content_of
from mediabruch.files.models import SIDECAR_SUFFIXES, STANDARD_INPUT, model_stem
from mediabruch.files.reasons import reason_of
from mediabruch.files.sidecars import find_sidecar
from mediabruch.statements.folders import find_folder_files

_LARGEST = 50_000_000
"""Bytes of one file: a page must still open."""
_OWN_FILE = "mediabruch.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """What is asked to come with the page."""

    models: tuple[str, ...]
    configurations: tuple[Path, ...] = ()
    """Those that hold for the models, where they stand."""
    configuration: Path | None = None
    """One that holds for all of them, wherever it stands."""
    annotations: Path | None = None
    """The annotation file of the only model, wherever it stands."""

    def files(self) -> dict[str, bytes]:
        """All files by paths in a workspace: they lie to each other as on the disk, below the lowest folder of all.

        Raises `MediabruchError` where one cannot be read.
        """
        places = dict(self._places())
        if not places:
            return {}
        try:
            root = Path(os.path.commonpath([place.parent for place in places]))
        except ValueError as error:
            message = Message("These files lie on different drives; put them into one folder first.")
            raise MediabruchError(message) from error
        if self.configuration is not None:
            places[root / _OWN_FILE] = self.configuration
        return {place.relative_to(root).as_posix(): _content(source) for place, source in sorted(places.items())}

    def path_of(self, model: str) -> str:
        """The path of a model in the workspace."""
        place = _placed(Path(model))
        root = os.path.commonpath([each.parent for each, _ in self._places()])
        return place.relative_to(root).as_posix()

    def _places(self) -> Iterator[tuple[Path, Path]]:
        """Where each file belongs, and where it is read."""
        above = Ancestors()
        for model in self.models:
            if model == STANDARD_INPUT:
                raise MediabruchError(Message("Standard input cannot be put into a page; name a file."))
            yield _placed(Path(model)), Path(model)
            sidecar = find_sidecar(model)
            if self.annotations is not None:
                suffix = SIDECAR_SUFFIXES[-1] if self.annotations.suffix == ".json" else SIDECAR_SUFFIXES[0]
                yield _placed(Path(model).with_name(model_stem(Path(model).name) + suffix)), self.annotations
            elif sidecar is not None:
                yield _placed(sidecar), sidecar
            yield from ((_placed(file), file) for file in find_folder_files(model, above))
        yield from ((_placed(file), file) for file in self.configurations)


def _placed(file: Path) -> Path:
    """Where a file stands, by the way without links that leads to its folder."""
    return Path(os.path.realpath(file.parent), file.name)


def _content(file: Path) -> bytes:
    try:
        content = content_of(file, _LARGEST)
    except (OSError, ValueError) as error:
        message = Message("The file cannot be read: {reason}.", reason=reason_of(error))
        raise MediabruchError(message, path=str(file)) from error
    if len(content) > _LARGEST:
        message = Message("The file is larger than {limit} MB.", limit=_LARGEST // 1_000_000)
        raise MediabruchError(message, path=str(file))
    return content
