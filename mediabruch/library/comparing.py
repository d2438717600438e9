"""The verbs of the library for several models: two versions, many processes, several organizations, a history."""

import os
import pathlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mediabruch.errors import MediabruchError, Message
from mediabruch.library.comparisons import DiffAnalysis, PortfolioAnalysis, RingAnalysis, TrendAnalysis
from mediabruch.library.process_analysis import ProcessAnalysis
from mediabruch.library.verbs import Path, Source, analyze, found_models, named_paths
from mediabruch.options import DEFAULTS, Options

if TYPE_CHECKING:
    from mediabruch.conformance.replay import Replay
    from mediabruch.portfolio.entry import PortfolioEntry
    from mediabruch.portfolio.ring import RingMember
    from mediabruch.trends.trend import Trend


def diff(old: Source | ProcessAnalysis, new: Source | ProcessAnalysis, *, options: Options = DEFAULTS) -> DiffAnalysis:
    """Compare two versions of a process: what changed, which part each change has, what became of each media break.

    What was not analyzed is analyzed first, as `analyze` does.
    """
    from mediabruch.differences.diff import diff_analyses

    before, now = (one if isinstance(one, ProcessAnalysis) else analyze(one, options=options) for one in (old, new))
    return DiffAnalysis(before, now, diff_analyses(before._analysis, now._analysis))


def trend(
    source: "Path | Iterable[Path] | Replay", *, by: str = "changes", options: Options = DEFAULTS
) -> TrendAnalysis:
    """Show processes over time.

    `source` is a file or folder of a git repository, one or more snapshots (`.json`) that `portfolio --snapshot` wrote,
    or a log laid beside a model by `replay`, of which the months are shown. `by` says at which times of a repository
    to look: `"changes"`, `"months"` or `"tags"`. Raises `MediabruchError` where there is no history.
    """
    from mediabruch.conformance.replay import Replay
    from mediabruch.trends.git_points import Rhythm
    from mediabruch.trends.git_trend import trend_of_repository
    from mediabruch.trends.log_trend import trend_of_log
    from mediabruch.trends.sources import trend_of_paths

    if isinstance(source, Replay):
        return TrendAnalysis(trend_of_log(source))
    if by not in [*Rhythm]:
        known = ", ".join(Rhythm)
        raise MediabruchError(Message("There are no such times as {by}; there are {known}.", by=by, known=known))

    def of_repository(path: pathlib.Path) -> "Trend":
        return trend_of_repository(path, Rhythm(by), lambda _: options, lambda _: True, None)

    return TrendAnalysis(trend_of_paths(named_paths(source), of_repository))


def analyze_portfolio(paths: Path | Iterable[Path], *, options: Options = DEFAULTS) -> PortfolioAnalysis:
    """Lay all processes of an organization side by side: files, all models in folders, and parts (`.jsonl`).

    In several processes where it pays. What could not be read is told in `refused`, and takes nothing else down.
    """
    from mediabruch.portfolio.lines import ENDING, read_lines
    from mediabruch.portfolio.portfolio import put_together

    named = named_paths(paths)
    parts = [path for path in named if path.lower().endswith(ENDING)]
    entries, refused = _entries([path for path in named if path not in parts], options)
    kept = [entry for part in parts for entry in read_lines(part)]
    return PortfolioAnalysis(put_together([*kept, *entries], refused))


def compare(
    members: Mapping[str, Path | Iterable[Path]] | Iterable[Path],
    *,
    mapping: Path | None = None,
    options: Options = DEFAULTS,
) -> RingAnalysis:
    """Lay the same services of several organizations side by side.

    `members` are the paths of the models of each by its name, or folders that are called as they are; a `.json` file of
    `portfolio --format ring` takes part without models. `mapping` is a file that says which process carries out which
    service. Raises `MediabruchError` where there are less than two members.
    """
    from mediabruch.portfolio.ring import compare_members
    from mediabruch.portfolio.ring_mapping import read_ring_mapping

    named: Mapping[str, Path | Iterable[Path]] = members if isinstance(members, Mapping) else _by_name(members)
    if len(named) < 2:  # noqa: PLR2004 - one alone compares nothing
        raise MediabruchError(Message("A comparison wants at least two members."))
    refused: list[MediabruchError] = []
    read = [_member(name, named_paths(paths), options, refused) for name, paths in named.items()]
    stated = {} if mapping is None else read_ring_mapping(os.fspath(mapping), read)
    return RingAnalysis(compare_members(read, stated), tuple(refused))


def _by_name(members: Iterable[Path]) -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for member in members:
        path = pathlib.Path(os.path.abspath(member))  # noqa: PTH100 - links stay what they are called
        name = path.stem if path.suffix.lower() == ".json" else path.name
        if name in found:
            raise MediabruchError(
                Message("Two members are called {name}: give each a name (organization in mediabruch.toml).", name=name)
            )
        found[name] = member
    return found


def _member(name: str, paths: tuple[str, ...], options: Options, refused: list[MediabruchError]) -> "RingMember":
    """A member of a ring; why files could not be read is added to `refused`."""
    from dataclasses import replace

    from mediabruch.portfolio.portfolio import put_together
    from mediabruch.portfolio.ring import RingMember, ring_figures
    from mediabruch.portfolio.ring_file import read_ring_file

    if len(paths) == 1 and paths[0].lower().endswith(".json"):
        return replace(read_ring_file(paths[0]), name=name)
    entries, errors = _entries(paths, options)
    if errors and not entries:
        raise errors[0]
    refused += errors
    return RingMember(name=name, processes=tuple(map(ring_figures, put_together(entries).entries)))


def _entries(paths: Iterable[str], options: Options) -> "tuple[list[PortfolioEntry], list[MediabruchError]]":
    """The entries of models, and why others have none."""
    from mediabruch.files.paths import path_of
    from mediabruch.portfolio.entry import ENTRY
    from mediabruch.portfolio.jobs import Job, run_jobs

    found = found_models(paths)
    jobs = [Job(path=path_of(file), file=file, options=options) for file in found.models]
    outcomes = list(run_jobs(jobs, ENTRY))
    errors = [error for one in outcomes if one.error is not None for error in one.error.each]
    return [one.value for one in outcomes if one.value is not None], [*found.refused, *errors]
