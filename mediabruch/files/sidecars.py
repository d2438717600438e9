"""Where the annotation file of a model stands."""

import os
from os import PathLike
from os.path import isdir, lexists
from pathlib import Path

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import SIDECAR_SUFFIXES, model_stem
from mediabruch.notation.letters import spellings


def find_sidecar(model_path: str | PathLike[str], above: Ancestors | None = None) -> Path | None:
    """The annotation file beside a model: `NAME.media.yaml`, `.yml` or `.json` beside `NAME.bpmn`.

    Raises `AnnotationError` where two of them stand there, since one of them would go unread. Who asks for many models
    hands in one `above`.
    """
    folder, name = os.path.split(os.fspath(model_path))
    if above is not None and not above.may_hold_sidecars(folder):
        return None
    bases = [os.path.join(folder, spelled) for spelled in spellings(model_stem(name)) if spelled]  # noqa: PTH118 - as below
    places = [base + suffix for base in bases for suffix in SIDECAR_SUFFIXES]
    # a pipe or a broken link of this name is refused when it is read, and not passed over
    found = [Path(place) for place in places if lexists(place) and not isdir(place)]  # noqa: PTH112 - for every model
    if len(found) > 1:
        message = Message(
            "{other} stands beside it: keep one of the two, or name the one that counts.", other=found[1].name
        )
        raise AnnotationError(message, path=str(found[0]))
    return found[0] if found else None


def sidecar_for(model_path: str | PathLike[str]) -> Path:
    """The annotation file beside a model, or the place where a new one belongs: `NAME.media.yaml`.

    Raises `AnnotationError` where two of them stand there.
    """
    path = Path(model_path)
    return find_sidecar(path) or path.with_name((model_stem(path.name) or path.name) + SIDECAR_SUFFIXES[0])
