"""What all tests share: the German catalogs compiled, as in an installation, and one switch to write files anew.

Hypothesis draws the same examples each time, and no test has a time limit. `--hypothesis-profile=random` draws new ones
and keeps what fails in `.hypothesis`, so that the next such run begins with it.
"""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

from hatch_build import LOCALE, compile_catalogs

ROOT = Path(__file__).parents[1]
SAME, RANDOM = "same", "random"
"""The profiles of hypothesis."""

settings.register_profile(SAME, derandomize=True, deadline=None)
settings.register_profile(
    RANDOM, deadline=None, print_blob=True, database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples")
)
settings.load_profile(SAME)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite`: write golden files and schemas anew; look at the difference before you commit it."""
    parser.addoption("--rewrite", action="store_true", help="write golden files and schemas anew")


def pytest_configure() -> None:
    """Compile the catalogs where they are missing or older than their sources."""
    sources = (ROOT / LOCALE).rglob("*.po")
    if any(not _is_fresh(source) for source in sources):
        compile_catalogs(ROOT)


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime
