"""Analyses as the user asks for them, and as their organization configures them: what is asked goes first."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediabruch.cli.options import ModelOptions, is_language_asked
from mediabruch.cli.output import tell
from mediabruch.errors import contained
from mediabruch.i18n import Translator, translator
from mediabruch.rules import RULES

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.config import Config
    from mediabruch.files.ancestors import Ancestors
    from mediabruch.options import Options
    from mediabruch.rules import Rule


class Configured:
    """The configurations of one call; each file is read once."""

    def __init__(self, asked: ModelOptions, words: Translator) -> None:
        if asked.config is not None and asked.no_config:
            raise click.UsageError(words.text("--config and --no-config contradict each other."))
        self.asked = asked
        self._words = words
        self._by_folder: dict[str, Config] = {}
        self._by_file: dict[Path, Config] = {}
        self._above: Ancestors | None = None
        self._told: set[str] = set()

    @classmethod
    def here(cls, words: Translator, *, no_config: bool) -> "Configured":
        """What is configured for the working directory, where no model is named."""
        return cls(ModelOptions(no_config=no_config), words)

    def rules(self) -> "dict[str, Rule]":
        """All rules by their codes, the own ones of the working directory's configuration last."""
        from mediabruch.findings.own import load_rules

        return {**RULES, **load_rules(self.config("-").options.own_rules).rules}

    def config(self, model: str) -> "Config":
        """The configuration that holds for a model. Raises `ConfigError`."""
        from mediabruch.config import Config, find_config
        from mediabruch.files.ancestors import Ancestors

        if self.asked.no_config:
            return Config()
        folder, _ = os.path.split(model)
        if folder not in self._by_folder:
            self._above = self._above or Ancestors()
            found = find_config(model, self._above) if self.asked.config is None else Path(self.asked.config)
            self._by_folder[folder] = Config() if found is None else self._read(_short(found))
            if found is None:
                self._tell_misnamed(model, self._above)
            if self.asked.config is None:
                self._tell_misnamed_tables(model, self._above)
        return self._by_folder[folder]

    def _tell_misnamed(self, model: str, above: "Ancestors") -> None:
        """Name files that are probably meant to configure a model for which nothing is configured."""
        from mediabruch.files.near_misses import CONFIGURATION, misnamed_configurations

        for file in misnamed_configurations(model, above):
            if file not in self._told:
                self._told.add(file)
                place, wanted = _short(Path(file)), CONFIGURATION
                tell(
                    self._words.text(
                        "{file} is not read; its name would have to be {wanted}.", file=place, wanted=wanted
                    )
                )

    def _tell_misnamed_tables(self, model: str, above: "Ancestors") -> None:
        """Name tables in files that many tools share which are probably meant to configure a model."""
        from mediabruch.config.config import SHARED_FILE
        from mediabruch.config.files import misnamed_table

        for folder, _ in above.holding(model, (SHARED_FILE,)):
            file = os.path.join(folder, SHARED_FILE)  # noqa: PTH118 - asked for each folder of models
            if file not in self._told:
                self._told.add(file)
                if (table := misnamed_table(Path(file))) is not None:
                    tell(
                        self._words.text(
                            "{file}: the table [tool.{table}] is not read; "
                            "its name would have to be [tool.mediabruch].",
                            file=_short(Path(file)),
                            table=table,
                        )
                    )

    def _read(self, file: Path) -> "Config":
        from mediabruch.config import load_config

        if file not in self._by_file:
            self._by_file[file] = load_config(file)
        return self._by_file[file]

    def options(self, model: str) -> "Options":
        """How a model is analyzed: what is asked, else what is configured. Raises `ConfigError`."""
        return replace(self.config(model).options, **self.asked.stated())

    def files(self) -> Iterator[str]:
        """The annotation file that was named, and all configurations that were read."""
        if self.asked.annotations is not None:
            yield self.asked.annotations
        yield from map(str, self._by_file)

    def words(self, models: list[str]) -> Translator:
        """The language of the report: the one that is asked for, else that of the first model's house."""
        if not models or is_language_asked(click.get_current_context()):
            return self._words
        lang = self.config(models[0]).lang
        return self._words if lang is None else translator(lang)

    def analyze(self, model: str, *, diagram: bool = False) -> "Analysis":
        """The analysis of a model, with its diagrams if they are asked for. Raises `MediabruchError`."""
        from mediabruch.analysis import analyze_model
        from mediabruch.bpmn import read

        options = self.options(model)
        with contained(model):
            return analyze_model(read(model, diagram=diagram or options.needs_diagram), options)


def _short(file: Path) -> Path:
    """The file as seen from the working directory, if it stands there or below: easier to read in an error."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
