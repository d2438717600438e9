"""What holds for each model of a check: what is asked for on the command line, else what its configuration says."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.checks.codes import unmet
from mediabruch.checks.policy import Policy
from mediabruch.checks.task import ModelSettings
from mediabruch.cli.configured import Configured
from mediabruch.errors import ConfigError, MediabruchError, Message
from mediabruch.rules import RULES, Severity

if TYPE_CHECKING:
    from mediabruch.config import Config


class CheckAsked(NamedTuple):
    """What the command line says, and holds for all models."""

    policy: Policy
    baseline: str | None
    show: str | None


def settings_for(file: str, configured: Configured, said: CheckAsked) -> ModelSettings:
    """What holds for a model; also for one that is gone."""
    config = configured.config(file)
    return ModelSettings(
        options=configured.options(file),
        policy=_under(_configured_policy(file, config), said.policy),
        baseline=_baseline(config, said),
        show=Severity((said.show or config.check.show or Severity.MINOR).lower()),
    )


def _baseline(config: "Config", said: CheckAsked) -> Path | None:
    if said.baseline is not None:
        return Path(said.baseline)
    return None if config.check.baseline is None else _home(config) / config.check.baseline


def _home(config: "Config") -> Path:
    """The folder from which a configuration sees its paths."""
    return Path() if config.path is None else Path(config.path).parent


def _configured_policy(file: str, config: "Config") -> Policy:
    return config.check.policy_for(_seen(file, config)) if config.check.paths else config.check.policy


def _seen(file: str, config: "Config") -> str:
    """A path as seen from the folder of a configuration."""
    try:
        return os.path.relpath(file, _home(config)).replace(os.sep, "/")
    except ValueError:  # another drive
        return file.replace(os.sep, "/")


@lru_cache(maxsize=64)
def _under(policy: Policy, asked: Policy) -> Policy:
    """What is asked of models with the same policy; kept, since there may be thousands."""
    return policy.under(asked)


def codes_of(files: Iterable[str], configured: Configured) -> tuple[str, ...]:
    """The codes of all rules that there are for these models."""
    from mediabruch.findings.own import load_rules

    names = dict.fromkeys(name for file in files for name in configured.config(file).options.own_rules)
    return (*RULES, *load_rules(tuple(names)).rules)


def check_policies(files: Iterable[str], configured: Configured, said: CheckAsked, codes: tuple[str, ...]) -> None:
    """Raise `MediabruchError` where something is said in vain, or the call and a configuration leave nothing."""
    seen: set[tuple[str | None, Policy]] = set()
    for file in files:
        config = configured.config(file)
        policy = _configured_policy(file, config)
        if (config.path, policy) in seen:
            continue
        seen.add((config.path, policy))
        if (message := unmet(policy, codes)) is not None:
            raise ConfigError(message, path=config.path)
        together = _under(policy, said.policy)
        if (message := unmet(replace(together, fail_on=None), codes)) is not None:
            raise MediabruchError(message)


def paths_in_vain(files: Iterable[str], configured: Configured) -> Iterator[Message]:
    """The patterns under `[check.paths]` that fit no model: something was mistyped, or is gone."""
    by_config: dict[str, tuple[Config, list[str]]] = {}
    for file in files:
        config = configured.config(file)
        if config.check.paths and config.path is not None:
            by_config.setdefault(config.path, (config, []))[1].append(_seen(file, config))
    for path, (config, seen) in by_config.items():
        yield from _in_vain(path, config, seen, configured)


def _in_vain(path: str, config: "Config", seen: list[str], configured: Configured) -> Iterator[Message]:
    from mediabruch.files.patterns import any_fits
    from mediabruch.files.search import search

    patterns = [pattern for pattern, _ in config.check.paths if not any_fits(seen, pattern)]
    if not patterns:
        return
    others = [_seen(file, config) for file in search([_home(config)]).models if configured.config(file) is config]
    for pattern in patterns:
        if not any_fits(others, pattern):
            yield Message("{file}: no model fits “{pattern}” under [check.paths].", file=path, pattern=pattern)
