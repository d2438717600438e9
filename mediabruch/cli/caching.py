"""The options that say where results are kept, and the cache that they ask for."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.portfolio.cache import Cache


def refuse_contradicting(words: Translator, *, no_cache: bool, cache_dir: str | None) -> None:
    """Refuse options of the cache that mean nothing, or nothing together."""
    if no_cache and cache_dir is not None:
        raise click.UsageError(words.text("--no-cache and --cache-dir contradict each other."))
    if cache_dir == "":
        raise click.UsageError(words.text("--cache-dir names no folder."))


def cache_asked(*, no_cache: bool, cache_dir: str | None) -> "Cache | None":
    """The cache, tidied; `None` where none is wanted, or there is no place for it."""
    from mediabruch.portfolio.cache import Cache, cache_folder

    folder = Path(cache_dir) if cache_dir is not None else cache_folder(os.environ)
    if no_cache or folder is None:
        return None
    cache = Cache(folder)
    cache.tidy()
    return cache
