"""What all tests share: catalogs and word lists compiled, as in an installation, and one switch to write files anew.

Hypothesis draws the same examples each time, and no test has a time limit. `--hypothesis-profile=random` draws new ones
and keeps what fails in `.hypothesis`, so that the next such run begins with it.
"""

import gettext
import signal
import sys
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

from hatch_build import LOCALE, compile_catalogs, compile_word_lists
from mediabruch.cli.platforms import PLATFORMS
from mediabruch.infer.vocabulary.compiled_lists import load_compiled
from tests.support.chromium import chromium
from tests.support.collecting import import_a_part_first, keeping_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SAME, RANDOM = "same", "random"
"""The profiles of hypothesis."""
_PLATFORMS = {name for platform in PLATFORMS for name in (platform.sign, platform.top, platform.summary) if name}
_SURROUNDINGS = {
    *("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM"),
    *("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"),
    *("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"),
    *("MEDIABRUCH_DEBUG", "SOURCE_DATE_EPOCH"),
    *_PLATFORMS,
}
"""Variables of the environment that change what mediabruch, git and other programs say."""

settings.register_profile(SAME, derandomize=True, deadline=None)
settings.register_profile(
    RANDOM, deadline=None, print_blob=True, database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples")
)
settings.load_profile(SAME)
if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(ROOT / ".pytest_cache" / "bytecode")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite`: write golden files and schemas anew; look at the difference before you commit it."""
    parser.addoption("--rewrite", action="store_true", help="write golden files and schemas anew")


def pytest_configure() -> None:
    """Compile what is missing or older than its sources, and let Ctrl-C mean what it means.

    A shell lets what it starts in the background ignore Ctrl-C, which some tests press.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sources = (ROOT / LOCALE).rglob("*.po")
    if any(not _is_fresh(source) for source in sources):
        compile_catalogs(ROOT)
    if load_compiled() is None:
        compile_word_lists(ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Collect with little work, which each of several processes does anew."""
    with keeping_all():
        import_a_part_first(session.config)
        return (yield)


class _Untranslated(gettext.NullTranslations):
    """Stands behind the German catalog, and remembers what comes here: it would be shown in English."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def gettext(self, message: str) -> str:
        self.said.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(scope="session", autouse=True)
def surroundings() -> Iterator[None]:
    """The same environment wherever the tests run: on a platform for code, in a hook of git, in a German terminal."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _SURROUNDINGS:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def untranslated() -> _Untranslated:
    """The sentences for which the German catalog was asked in vain."""
    from mediabruch.i18n import translator

    untranslated = _Untranslated()
    translator("de")._catalog.add_fallback(untranslated)
    return untranslated


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, started once: two cannot be driven side by side in one process."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, one for each test."""
    place = tmp_path_factory.mktemp("caches")
    return (place / str(number) for number in count())


@pytest.fixture(autouse=True)
def no_cache_of_the_user(caches: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep results in a folder of the test, so that none sees those of another."""
    monkeypatch.setenv("MEDIABRUCH_CACHE_DIR", str(next(caches)))


@pytest.fixture(autouse=True)
def no_english_in_german(untranslated: _Untranslated, request: pytest.FixtureRequest) -> Iterator[None]:
    """Let each sentence without German fail the test that says it, wherever its template comes from."""
    untranslated.said.clear()
    yield
    if request.node.get_closest_marker("invented") is None:
        assert untranslated.said == [], "without German"


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime
