"""The folder of reference material beside the project; tests over it are skipped, visibly, where it is absent."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from mediabruch.files.search import search

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared"
CORPUS = SHARED / "corpus"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")


def find_models(paths: Iterable[Path | str]) -> list[Path]:
    """The model files among and under paths."""
    return [Path(model) for model in search(paths).models]
