"""What a mode of `mediabruch annotate` is: its options, and what it does with what the user asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import click

from mediabruch.cli.options import ModelOptions
from mediabruch.i18n import Translator


@dataclass(frozen=True, slots=True)
class AnnotateRequest:
    """What the user asked for."""

    paths: tuple[str, ...]
    """Models and folders, as named."""
    models: tuple[str, ...]
    """The models among and under them."""
    model: ModelOptions
    options: Mapping[str, Any]
    """The values of all modes' own options, by name."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to use the command."""

    name: str
    """The parameter whose option asks for it: `check` for `--check`; empty for what is done without any."""
    options: Callable[[Translator], list[click.Option]]
    """All options of its own, the one that asks for it included, with help in the language of the call."""
    run: Callable[[AnnotateRequest, Translator], int]
    """Does it, and returns the exit code. Heavy imports stand inside."""
    hears: frozenset[str] = frozenset()
    """The parameters that have a say in it, beside the one that asks for it."""
    needs_paths: bool = True
    """Whether at least one model or folder must be named."""
    needs_models: bool = True
    """Whether it works on models, and cannot without one."""


ANALYSIS = frozenset(ModelOptions._fields)
"""What modes hear that analyze models."""
SEARCH = frozenset({"exclude", "config", "no_config"})
"""What modes hear that look for models."""
