"""What is to be checked, and how."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from mediabruch.checks.policy import Policy
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.search import SearchRequest
from mediabruch.options import DEFAULTS, Options
from mediabruch.portfolio.cache import Cache
from mediabruch.rules import Severity


class ModelSettings(NamedTuple):
    """What holds for one model: each may have a configuration of its own."""

    options: Options = DEFAULTS
    """How it is analyzed."""
    policy: Policy = Policy()
    """What is asked of it."""
    baseline: Path | None = None
    """Where its known findings stand."""
    show: Severity = Severity.MINOR
    """The least severity of its findings that is listed."""


class CheckTask(NamedTuple):
    """What is to be checked, and how."""

    asked: SearchRequest
    files: Sequence[str]
    """The models among and under what is asked for."""
    settings: Callable[[str], ModelSettings]
    """What holds for a model, by its path; also for one that is gone."""
    refused: tuple[MediabruchError, ...] = ()
    """Why folders and files could not be looked into."""
    passed_over: tuple[str, ...] = ()
    """XML files that name BPMN and are no models."""
    troubles: tuple[Message, ...] = ()
    """What is wrong with the settings, and does not stop the check."""
    since: str | None = None
    """The git revision that is compared with."""
    writes_baseline: bool = False
    """Whether all that is found is to be tolerated from now on."""
    cache: Cache | None = None
    on_model: Callable[[], object] = lambda: None
    """Called after each model."""
