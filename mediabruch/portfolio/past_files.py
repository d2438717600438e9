"""Models of a revision as files, with what is stated about them, so that they are read as any others."""

from collections.abc import Sequence
from pathlib import Path

from mediabruch.files.models import files_about, is_model_content, is_model_name
from mediabruch.portfolio.revision import Blob, Revision


def models_among(revision: Revision, paths: Sequence[str]) -> list[str]:
    """The files that are models, some by their content only."""
    doubtful = [path for path in paths if not is_model_name(path)]
    contents = revision.contents([revision.blobs[path] for path in doubtful])
    others = {path for path, content in zip(doubtful, contents, strict=True) if not is_model_content(content)}
    return [path for path in paths if path not in others]


def write_models(revision: Revision, paths: Sequence[str], root: Path) -> None:
    """Put models, and what is stated about them, into a folder; statements of folders above end there."""
    (root / ".git").mkdir(exist_ok=True)
    wanted: dict[str, Blob] = {}
    for path in paths:
        for each in (path, *files_about(path)):
            if each in revision.blobs:
                wanted[each] = revision.blobs[each]
    for blob, content in zip(wanted.values(), revision.contents(wanted.values()), strict=True):
        file = root / blob.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
