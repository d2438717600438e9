"""The paths of a check as a platform sees them: from the top of the repository, wherever the check runs."""

import copy
import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TypeVar

from mediabruch.checks.result import CheckResult, Fixed, ModelChange
from mediabruch.findings.finding import Finding
from mediabruch.portfolio.examined import ExaminedModel

_Placed = TypeVar("_Placed", Finding, Fixed)


def rebased(result: CheckResult, top: Path) -> CheckResult:
    """The result with all paths seen from `top` that lie in there; fingerprints stay."""
    here = Path.cwd()
    if here == top.resolve():
        return result
    see = _Sight(here, top.resolve())
    comparison = result.comparison
    if comparison is not None:
        comparison = replace(comparison, changes=tuple(map(see.change, comparison.changes)))
    refused = [copy.copy(error) for error in result.refused]
    for error in refused:
        error.path = see.maybe(error.path)
    return replace(
        result,
        models=tuple(map(see.model, result.models)),
        refused=tuple(refused),
        shows={see.path(path): severity for path, severity in result.shows.items()},
        places={see.path(path): place for path, place in result.places.items()},
        failed=tuple(replace(one, path=see.maybe(one.path)) for one in result.failed),
        fixed=tuple(map(see.placed, result.fixed)),
        comparison=comparison,
    )


class _Sight:
    """Sees from one folder what is named from another."""

    def __init__(self, here: Path, top: Path) -> None:
        self._here = here
        self._top = top

    def maybe(self, path: str | None) -> str | None:
        """A path, if there is one."""
        return None if path is None else self.path(path)

    def path(self, path: str) -> str:
        """A path, unchanged where it does not lie in the folder, or is standard input."""
        if path == "-":
            return path
        place = Path(os.path.normpath(self._here / path))
        return PurePath(place.relative_to(self._top)).as_posix() if place.is_relative_to(self._top) else path

    def placed(self, one: _Placed) -> _Placed:
        """Anything that has a path."""
        return replace(one, path=self.path(one.path))

    def model(self, model: ExaminedModel) -> ExaminedModel:
        """A model with its findings."""
        return replace(model, path=self.path(model.path), findings=tuple(map(self.placed, model.findings)))

    def change(self, change: ModelChange) -> ModelChange:
        """A model then and now."""
        return replace(
            change,
            path=self.path(change.path),
            renamed_from=self.maybe(change.renamed_from),
            introduced=tuple(map(self.placed, change.introduced)),
            removed=tuple(map(self.placed, change.removed)),
        )
