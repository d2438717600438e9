"""`mediabruch check --show-settings`: which configuration counts for which models, and what it comes to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from mediabruch.checks.task import ModelSettings
from mediabruch.cli.check_settings import CheckAsked, settings_for
from mediabruch.cli.configured import Configured
from mediabruch.i18n import Translator
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from mediabruch.config import Config

_MOST = 5
"""Models that are named."""


def settings_text(
    files: Iterable[str], configured: Configured, said: CheckAsked, words: Translator, screen: Screen
) -> str:
    """The settings, and the models that have them in common."""
    groups: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    lines: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
    for file in files:
        config, settings = configured.config(file), settings_for(file, configured, said)
        listed = list(_lines(config, settings, words))
        key = (config.path, repr(listed))
        groups[key].append(file)
        lines[key] = listed
    layout = ScreenLayout(screen)
    for key, models in groups.items():
        layout.heading(key[0] or words.text("No configuration"))
        named = (words.text("models"), (_named(models, words),))
        layout.pairs([named, *((name, (value,)) for name, value in lines[key])])
    return layout.text()


def _named(models: list[str], words: Translator) -> str:
    more = len(models) - _MOST
    listed = ", ".join(models[:_MOST])
    return f"{listed}, {words.text('and {n} more', n=more)}" if more > 0 else listed


def _lines(config: "Config", settings: ModelSettings, words: Translator) -> Iterator[tuple[str, str]]:
    """The settings by the names that they have in the configuration; what is not said is left out."""
    options, policy = settings.options, settings.policy
    yield "definition", str(options.definition)
    yield "inference", "true" if options.inference else "false"
    if options.annotations:
        yield "--annotations", options.annotations
    vocabulary = options.vocabulary
    if sections := [field.name for field in fields(vocabulary) if getattr(vocabulary, field.name)]:
        yield words.text("own words"), ", ".join(sections)
    for name, value in (("rules", options.own_rules), ("exclude", config.exclude)):
        if value:
            yield name, ", ".join(value)
    yield "check.show", str(settings.show)
    if settings.baseline is not None:
        yield "check.baseline", str(settings.baseline)
    for name, value in ((field.name, getattr(policy, field.name)) for field in fields(policy)):
        if value is not None:
            yield f"check.{name}", ", ".join(value) if isinstance(value, tuple) else f"{value:g}"
