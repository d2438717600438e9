"""The folder of reference material beside the project; tests over it are skipped, visibly, where it is absent."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared"
CORPUS = SHARED / "corpus"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")
