"""The folder of reference material beside the project; tests over a part that is absent are skipped, visibly."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from mediabruch.bpmn import read
from mediabruch.errors import MediabruchError
from mediabruch.files.search import search
from mediabruch.model import Model

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared"
CORPUS = SHARED / "corpus"


def needs_shared(*parts: str) -> pytest.MarkDecorator:
    """Skip a test where one of these files or folders of the reference material is absent, or a folder is empty."""
    missing = [part for part in parts if not _holds_something(SHARED / part)]
    return pytest.mark.skipif(bool(missing), reason=f"needs reference material in ../shared: {', '.join(missing)}")


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.is_file()


def find_models(paths: Iterable[Path | str]) -> list[Path]:
    """The model files among and under paths."""
    return [Path(model) for model in search(paths).models]


def real_models(chance: Random) -> Iterator[tuple[Path, Model]]:
    """The models of the reference material that can be read, in an order by chance."""
    paths = find_models([CORPUS])
    for path in chance.sample(paths, len(paths)):
        try:
            yield path, read(path)
        except MediabruchError:
            continue
